package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import kr.ieum.gateway.agreement.condition.TimeVariable;
import kr.ieum.gateway.agreement.condition.Truth;
import kr.ieum.gateway.agreement.condition.Variable;

/**
 * A condition made ready to run: constants in hash sets, facts read without wrapping, and a conjunction or disjunction stops where
 * the rest can't matter. It computes what {@link kr.ieum.gateway.agreement.condition.Condition#evaluate} does. Equal conditions of a task are one program, which runs at
 * most once per request and subject.
 */
sealed interface ConditionProgram {

    Truth run(FactValues facts);

    /** A constant. */
    record Fixed(Truth truth) implements ConditionProgram {
        @Override
        public Truth run(FactValues facts) {
            return truth;
        }
    }

    /** Whether a text is one of the constants. */
    record Member(Variable variable, Set<String> constants) implements ConditionProgram {
        @Override
        public Truth run(FactValues facts) {
            String text = facts.text(variable);
            return text == null ? Truth.UNKNOWN : Truth.of(constants.contains(text));
        }
    }

    /** Whether the request is earlier than an instant. */
    record Earlier(Instant instant) implements ConditionProgram {
        @Override
        public Truth run(FactValues facts) {
            return facts.isBefore(instant);
        }
    }

    /** Whether less than a span of time has passed since an instant of the case. */
    record Recent(TimeVariable since, Duration span) implements ConditionProgram {
        @Override
        public Truth run(FactValues facts) {
            Instant instant = facts.moment(since);
            return instant == null ? Truth.UNKNOWN : facts.isBefore(instant.plus(span));
        }
    }

    /** The restriction pair. */
    record Restricted() implements ConditionProgram {
        @Override
        public Truth run(FactValues facts) {
            return facts.restricted();
        }
    }

    /** Negation. */
    record Opposite(ConditionProgram inner) implements ConditionProgram {
        @Override
        public Truth run(FactValues facts) {
            return inner.run(facts).not();
        }
    }

    /** Conjunction. */
    @SuppressWarnings("ArrayRecordComponent")
    record Least(ConditionProgram[] parts) implements ConditionProgram {
        @Override
        public Truth run(FactValues facts) {
            Truth truth = Truth.TRUE;
            for (int i = 0; i < parts.length && truth != Truth.FALSE; i++) {
                truth = truth.and(parts[i].run(facts));
            }
            return truth;
        }
    }

    /** Disjunction. */
    @SuppressWarnings("ArrayRecordComponent")
    record Greatest(ConditionProgram[] parts) implements ConditionProgram {
        @Override
        public Truth run(FactValues facts) {
            Truth truth = Truth.FALSE;
            for (int i = 0; i < parts.length && truth != Truth.TRUE; i++) {
                truth = truth.or(parts[i].run(facts));
            }
            return truth;
        }
    }
}

package kr.ieum.gateway.exchange.query;

import java.util.List;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.release.Prepared.Excess;
import kr.ieum.schemas.model.AttributeKey;

/** What became of a query. */
public sealed interface QueryOutcome {

    /** Every register has answered or its deadline has passed. */
    record Answered(QueryAnswer answer) implements QueryOutcome {}

    /**
     * Registers have answered, and the answer didn't leave; the log says so.
     *
     * @param id under which it stands in the log
     */
    record Unsent(String id) implements QueryOutcome {}

    /**
     * Refused whole and logged.
     *
     * @param id under which it stands in the log
     * @param excess what was asked and isn't granted, where one attribute too many refused it
     */
    record Refused(String id, Reason reason, List<Ungranted> excess) implements QueryOutcome {

        /** Makes it immutable. */
        public Refused {
            excess = List.copyOf(excess);
        }

        /** The same by what the decision says, each attribute once for all subjects. */
        static Refused of(String id, Reason reason, List<Excess> excess) {
            return new Refused(
                    id,
                    reason,
                    excess.stream()
                            .map(one -> new Ungranted(one.attribute(), one.register(), one.reason()))
                            .distinct()
                            .toList());
        }
    }

    /** An attribute that isn't granted of at least one of the subjects. */
    record Ungranted(AttributeKey attribute, String register, Reason reason) {}

    /** No task of this federation. */
    record UnknownTask() implements QueryOutcome {}

    /** The reference model or every register is without it; or the register that was named is. */
    record UnknownAttribute(AttributeKey attribute) implements QueryOutcome {}

    /** Several registers have it, and the task's view prefers none. */
    record SeveralRegisters(AttributeKey attribute, Set<String> registers) implements QueryOutcome {

        /** Makes it immutable. */
        public SeveralRegisters {
            registers = Set.copyOf(registers);
        }
    }

    /** The log can't be written: nothing was asked, nothing left. */
    record LogUnavailable(boolean unvouched) implements QueryOutcome {}
}

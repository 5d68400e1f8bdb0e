package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import kr.ieum.gateway.agreement.condition.TimeVariable;
import kr.ieum.gateway.agreement.condition.Truth;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.schemas.model.Answer;
import org.jspecify.annotations.Nullable;

/** The facts of one subject as condition programs read them: unpacked once per subject, a missing one is null or unknown. */
@SuppressWarnings("EnumOrdinal")
final class FactValues {

    private static final String[] RELATIONS = Arrays.stream(Relation.values())
            .map(relation -> relation.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toArray(String[]::new);
    private static final int VARIABLES = Variable.values().length;

    private final @Nullable String[] texts = new String[VARIABLES];
    private final @Nullable Instant[] moments = new Instant[TimeVariable.values().length];
    private final Instant earliest;
    private final Instant latest;
    private Truth restricted = Truth.UNKNOWN;

    FactValues(DecisionRequest request, Duration skew) {
        this.earliest = request.time().minus(skew);
        this.latest = request.time().plus(skew);
        moments[TimeVariable.CASE_OPENED.ordinal()] = known(request.caseFacts().opened());
        texts[Variable.CASE_STAGE.ordinal()] = known(request.caseFacts().stage());
        texts[Variable.CASE_KIND.ordinal()] = known(request.caseFacts().kind());
    }

    /** Goes on to another subject of the same request. */
    void of(SubjectFacts subject) {
        texts[Variable.SUBJECT_RELATION.ordinal()] =
                RELATIONS[subject.relation().ordinal()];
        Answer together = known(subject.livesWithApplicant());
        texts[Variable.SUBJECT_LIVES_WITH_APPLICANT.ordinal()] = together == null
                ? null
                : switch (together) {
                    case YES -> "yes";
                    case NO -> "no";
                    case UNDETERMINED -> null;
                };
        Boolean pair = known(subject.restrictedTowardsApplicant());
        restricted = pair == null ? Truth.UNKNOWN : Truth.of(pair);
    }

    private static <T> @Nullable T known(Fact<T> fact) {
        return fact instanceof Fact.Known<T> known ? known.value() : null;
    }

    @Nullable
    String text(Variable variable) {
        return texts[variable.ordinal()];
    }

    Truth restricted() {
        return restricted;
    }

    @Nullable
    Instant moment(TimeVariable variable) {
        return moments[variable.ordinal()];
    }

    /** Whether now is before an instant; nobody knows within the skew of it. */
    Truth isBefore(Instant instant) {
        if (latest.isBefore(instant)) {
            return Truth.TRUE;
        }
        return earliest.isBefore(instant) ? Truth.UNKNOWN : Truth.FALSE;
    }
}

package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import kr.ieum.gateway.agreement.condition.ConditionFacts;
import kr.ieum.gateway.agreement.condition.TimeVariable;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.schemas.model.Answer;

/** The facts of one subject of a request, as conditions name them. */
record SubjectConditionFacts(DecisionRequest request, SubjectFacts subject, Duration skew) implements ConditionFacts {

    @Override
    public Optional<String> text(Variable variable) {
        return switch (variable) {
            case CASE_STAGE -> known(request.caseFacts().stage());
            case CASE_KIND -> known(request.caseFacts().kind());
            case SUBJECT_RELATION ->
                Optional.of(subject.relation().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            case SUBJECT_LIVES_WITH_APPLICANT ->
                known(subject.livesWithApplicant())
                        .filter(answer -> answer != Answer.UNDETERMINED)
                        .map(answer -> answer.name().toLowerCase(Locale.ROOT));
        };
    }

    @Override
    public Optional<Boolean> restrictedTowardsApplicant() {
        return known(subject.restrictedTowardsApplicant());
    }

    @Override
    public Optional<Instant> moment(TimeVariable variable) {
        return switch (variable) {
            case CASE_OPENED -> known(request.caseFacts().opened());
        };
    }

    @Override
    public Instant now() {
        return request.time();
    }

    private static <T> Optional<T> known(Fact<T> fact) {
        return switch (fact) {
            case Fact.Known<T> known -> Optional.of(known.value());
            case Fact.Missing<T> missing -> Optional.empty();
        };
    }
}

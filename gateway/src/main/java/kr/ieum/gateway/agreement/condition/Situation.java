package kr.ieum.gateway.agreement.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Facts that conditions can ask for, as a witness: a text or moment that isn't there is missing.
 *
 * @param restricted whether the subject is restricted towards the applicant; empty where nobody can tell
 */
public record Situation(
        Map<Variable, String> texts,
        Optional<Boolean> restricted,
        Map<TimeVariable, Instant> moments,
        Instant now,
        Duration skew)
        implements ConditionFacts {

    /** Makes it immutable. */
    public Situation {
        texts = Map.copyOf(texts);
        moments = Map.copyOf(moments);
    }

    @Override
    public Optional<String> text(Variable variable) {
        return Optional.ofNullable(texts.get(variable));
    }

    @Override
    public Optional<Boolean> restrictedTowardsApplicant() {
        return restricted;
    }

    @Override
    public Optional<Instant> moment(TimeVariable variable) {
        return Optional.ofNullable(moments.get(variable));
    }
}

package kr.ieum.gateway.agreement.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The facts a condition is evaluated on, for one subject; an empty one is missing. */
public interface ConditionFacts {

    /** The value of a text variable. */
    Optional<String> text(Variable variable);

    /** Whether a provider's list restricts disclosure about the subject towards the applicant. */
    Optional<Boolean> restrictedTowardsApplicant();

    /** The value of a time variable. */
    Optional<Instant> moment(TimeVariable variable);

    /** The time of the request. */
    Instant now();

    /** By how much the time of the request may be wrong; what it could change is unknown. */
    Duration skew();
}

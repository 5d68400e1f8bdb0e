package kr.ieum.gateway.result;

import java.time.Instant;
import java.util.Map;

/**
 * How the latest slip of a case stands, for the official: no value, and not whether there is one.
 *
 * @param openings how often it may still be opened
 * @param answered the registers that have answered the applicant, with the time of the latest answer
 */
public record Standing(Instant issuedAt, Instant expiresAt, int openings, Map<String, Instant> answered) {

    /** Makes it immutable. */
    public Standing {
        answered = Map.copyOf(answered);
    }

    /** Whether it opens anything at that time. */
    public boolean isOpen(Instant now) {
        return openings > 0 && now.isBefore(expiresAt);
    }
}

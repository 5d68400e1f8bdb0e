package kr.ieum.gateway.reliance;

import java.time.Instant;
import java.util.UUID;

/**
 * What an official relied on in a conflict between registers.
 *
 * @param lookup the look-up that showed the conflict
 * @param conflict id of the view's rule
 * @param subject index of the subject in the case
 * @param attribute key of what the relied-on register states
 * @param register the register that was relied on
 * @param clarificationAsked whether the person was asked to explain (소명)
 * @param official id of the official who decided
 * @param recordedAt when
 */
public record Reliance(
        UUID lookup,
        String conflict,
        int subject,
        String attribute,
        String register,
        Ground ground,
        boolean clarificationAsked,
        String official,
        Instant recordedAt) {

    /** Why; a closed list, so that nothing personal is ever written down here. */
    public enum Ground {
        /** The rule of the view. */
        RULE,
        /** A paper that the person presented. */
        DOCUMENT,
        /** What the person explained when asked (소명). */
        CLARIFICATION,
        /** What the register's keeper confirmed. */
        KEEPER
    }
}

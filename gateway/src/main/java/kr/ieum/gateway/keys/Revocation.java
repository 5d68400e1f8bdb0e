package kr.ieum.gateway.keys;

import java.time.Instant;

/**
 * That a key isn't to be trusted any more, for good.
 *
 * @param at from when on it signs nothing, to the millisecond
 */
public record Revocation(Instant at, Reason reason) {

    /** Why, by the codes that OpenID Federation 1.0 gives keys of the past. */
    public enum Reason {
        /** Somebody else has it, or may have it: nothing that it signed proves anything by itself. */
        COMPROMISED,
        /** Another was wanted in its place: what it signed before stays signed. */
        SUPERSEDED,
        /** Nobody says; as careful as with one that is compromised. */
        UNSPECIFIED
    }
}

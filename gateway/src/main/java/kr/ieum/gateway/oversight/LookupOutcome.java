package kr.ieum.gateway.oversight;

/** What became of a look-up, as its own official sees it again. */
public enum LookupOutcome {
    /** Begun; no outcome was written, so what it showed is unknown. */
    UNKNOWN,
    /** Every register answered. */
    COMPLETE,
    /** Some registers were late, failed or closed. */
    PARTIAL,
    /** Refused, for the reason given. */
    REFUSED,
    /** The disclosure log couldn't be written; nothing was shown. */
    NOT_LOGGED,
    /** The browser went away before the end. */
    LEFT,
    /** An error ended it. */
    BROKEN
}

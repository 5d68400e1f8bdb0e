package kr.ieum.gateway.agreement;

/** Why a step of the life cycle isn't taken; each has words and a remedy on screens and in the API. */
public enum Hindrance {
    /** There is no such version, or nobody who asks may read it. */
    NOT_THERE,
    /** The official doesn't speak for a party that may give this cause. */
    NOT_YOURS,
    /** The state doesn't allow the step, or not for this cause. */
    WRONG_STATE,
    /** A later version has replaced it, and what was replaced never returns. */
    REPLACED,
    /** It has ended, and what has ended never returns. */
    ENDED,
    /** The stored document no longer loads, so nobody knows whose it is. */
    UNREADABLE,
    /** Whoever approved it doesn't put it in force too. */
    SECOND_PERSON,
    /** The day lies before today or outside the term. */
    OUTSIDE_TERM,
    /** The day lies before the notice has run. */
    NOTICE_TOO_SHORT,
    /** Its end has been fixed already. */
    NOTICE_GIVEN,
    /** It doesn't say that it supersedes the version in force, by number and digest. */
    NOT_THE_SUCCESSOR,
    /** A later version has been in force before it. */
    TOO_OLD,
    /** Another version waits for its day. */
    ANOTHER_SCHEDULED,
    /** Somebody else was faster. */
    CHANGED_MEANWHILE
}

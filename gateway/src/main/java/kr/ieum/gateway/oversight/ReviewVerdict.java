package kr.ieum.gateway.oversight;

/** What a team head says of a look-up; there is no free text, so nothing personal can get in. */
public enum ReviewVerdict {
    /** Looked at and in order. */
    REVIEWED,
    /** Asks what the look-up was needed for. */
    ASK_PURPOSE,
    /** Asks why the case was looked up again. */
    ASK_REPETITION,
    /** Asks why it was looked up at that time. */
    ASK_TIME;

    /** Whether the official owes an answer. */
    public boolean isQuestion() {
        return this != REVIEWED;
    }
}

package kr.ieum.benchmarks;

/**
 * What callers append to the disclosure log while it is measured.
 *
 * @see LogCaller
 */
enum LogWay {
    /** One intent leaf and the check of the policy epoch: the least that an append is. */
    ONE("one intent each", 32, 1, false),

    /** What a household under two agreements appends at once, without companions. */
    EIGHT("eight intents each", 32, 8, false),

    /** A whole look-up: intents with counters and a decision record, then its release leaves. */
    LOOKUP("a look-up each", 32, 4, true),

    /** The same by one caller alone: what an official waits for. */
    ALONE("one look-up at a time", 1, 4, true);

    private final String words;
    private final int callers;
    private final int intents;
    private final boolean companions;

    LogWay(String words, int callers, int intents, boolean companions) {
        this.words = words;
        this.callers = callers;
        this.intents = intents;
        this.companions = companions;
    }

    String words() {
        return words;
    }

    int callers() {
        return callers;
    }

    /** Intent leaves of one append. */
    int intents() {
        return intents;
    }

    /** Whether counters, decision record and release leaves go with it. */
    boolean isLookup() {
        return companions;
    }
}

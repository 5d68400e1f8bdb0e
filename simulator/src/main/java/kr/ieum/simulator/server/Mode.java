package kr.ieum.simulator.server;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a simulated register behaves; set by {@code POST /control/{register}/mode}. */
public enum Mode {
    /** Answers at once and correctly. */
    NORMAL,
    /** Answers correctly after the given milliseconds, unless the caller goes away before. */
    SLOW,
    /** The listening socket is closed: connections are refused. Normal reopens the same port. */
    DEAD,
    /** Announces a planned stop: 503 with the moment of its end in {@code Retry-After}. Over HTTP only. */
    CLOSED,
    /** Well-formed transport, malformed record. */
    WRONG,
    /** More than 50 MB, streamed. */
    HUGE,
    /** Bytes in another charset than the register's own. */
    CHARSET,
    /** Half of the announced bytes, then the connection ends. */
    TRUNCATED,
    /** A correct answer about somebody else. */
    OTHER_PERSON,
    /** One byte a second. */
    DRIP;

    /** The word used in JSON, such as {@code other-person}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The mode of that word, empty when there is none. */
    public static Optional<Mode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}

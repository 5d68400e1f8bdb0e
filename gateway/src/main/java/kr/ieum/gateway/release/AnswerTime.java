package kr.ieum.gateway.release;

import java.util.concurrent.atomic.AtomicLong;

/** How long a register took to answer lately, so that the slowest can be asked first. Thread-safe. */
public final class AnswerTime {

    /** How much of the next average is the average before. */
    private static final int MEMORY = 7;

    private final AtomicLong nanos = new AtomicLong();

    void took(long latest) {
        nanos.updateAndGet(before -> before == 0 ? latest : (MEMORY * before + latest) / (MEMORY + 1));
    }

    /** A weighted mean, 0 before the first answer. */
    long nanos() {
        return nanos.get();
    }
}

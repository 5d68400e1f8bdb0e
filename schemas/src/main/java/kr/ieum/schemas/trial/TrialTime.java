package kr.ieum.schemas.trial;

import java.time.Duration;

/**
 * How long a trial may take. It ends between two records when its time is up: what was read until then is told as it stands, and whoever
 * began it asks here whether that was all.
 */
public final class TrialTime {

    private final long began;
    private final Duration limit;
    private boolean up;

    /** A limit from now on. */
    public TrialTime(Duration limit) {
        this.began = System.nanoTime();
        this.limit = limit;
    }

    /** No limit that anybody would live to see. */
    public static TrialTime unlimited() {
        return new TrialTime(Duration.ofDays(10_000));
    }

    boolean isLeft() {
        up = System.nanoTime() - began >= limit.toNanos();
        return !up;
    }

    /** Whether the trial was ended before the file was. */
    public boolean isUp() {
        return up;
    }

    /** The limit. */
    public Duration limit() {
        return limit;
    }
}

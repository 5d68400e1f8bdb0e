package kr.ieum.gateway.log;

import java.time.Duration;

/**
 * How the writer groups and how long it waits.
 *
 * @param maxGroup most leaves that a group takes from appends, and most from queued releases, 1 to 4096; a single larger append
 *     is a group of its own
 * @param window how long a group waits for company after its first append; zero means whatever is there goes at once
 * @param linger longest time that a queued release leaf waits for an append to share a group with; below one second
 * @param patience how long a caller, a queue's back-pressure, a database lock and a closing log wait before they give up
 * @param maxWaiting most appends that wait at a time
 * @param maxBacklog most release leaves kept in memory while the log can't be written; when it is full, appends stop too
 */
public record LogSettings(
        int maxGroup, Duration window, Duration linger, Duration patience, int maxWaiting, int maxBacklog) {
    /** Groups of up to 256 without artificial wait, release leaves within 100 ms, 5 s of patience. */
    public static final LogSettings STANDARD =
            new LogSettings(256, Duration.ZERO, Duration.ofMillis(100), Duration.ofSeconds(5), 10_000, 10_000);

    public LogSettings {
        between("maxGroup", maxGroup, 1, 4096);
        between("maxWaiting", maxWaiting, 1, 1_000_000);
        between("maxBacklog", maxBacklog, 1, 1_000_000);
        between("window in ms", window.toMillis(), 0, 1000);
        between("linger in ms", linger.toMillis(), 0, 900);
        between("patience in ms", patience.toMillis(), 1, 600_000);
    }

    private static void between(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
        }
    }

    public LogSettings withPatience(Duration newPatience) {
        return new LogSettings(maxGroup, window, linger, newPatience, maxWaiting, maxBacklog);
    }

    public LogSettings withGroups(int newMaxGroup, Duration newWindow) {
        return new LogSettings(newMaxGroup, newWindow, linger, patience, maxWaiting, maxBacklog);
    }

    public LogSettings withMaxBacklog(int newMaxBacklog) {
        return new LogSettings(maxGroup, window, linger, patience, maxWaiting, newMaxBacklog);
    }
}

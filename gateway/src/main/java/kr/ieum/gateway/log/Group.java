package kr.ieum.gateway.log;

import java.util.List;

/**
 * What the writer makes durable together.
 *
 * @param appends claimed appends, whose callers wait
 * @param releases queued release leaves, whose callers don't
 */
record Group(List<PendingAppend> appends, List<QueuedRelease> releases) {
    Group {
        appends = List.copyOf(appends);
        releases = List.copyOf(releases);
    }

    void failed(LogUnavailable reason) {
        appends.forEach(append -> append.failed(reason));
    }
}

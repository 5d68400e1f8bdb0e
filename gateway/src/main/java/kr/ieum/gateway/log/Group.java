package kr.ieum.gateway.log;

import java.util.List;

/**
 * What the writer makes durable together.
 *
 * @param appends claimed appends, whose callers wait
 * @param queued release leaves and small writes, whose callers don't
 */
record Group(List<PendingAppend> appends, List<QueuedWrite> queued) {
    Group {
        appends = List.copyOf(appends);
        queued = List.copyOf(queued);
    }

    void failed(LogUnavailable reason) {
        appends.forEach(append -> append.failed(reason));
    }
}

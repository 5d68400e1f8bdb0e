package kr.ieum.simulator.server;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last requests of one register; the oldest make room. Safe for use by many threads. */
public final class RequestLog {

    /** Number of requests kept. */
    public static final int CAPACITY = 10_000;

    private static final int LONGEST_BODY = 64 * 1024;

    private final Clock clock;
    private final Deque<RecordedRequest> requests = new ArrayDeque<>();

    /** An empty log whose times come from that clock. */
    public RequestLog(Clock clock) {
        this.clock = clock;
    }

    /** Records a request that arrives now. */
    public void record(String operation, String path, Map<String, String> headers, String body) {
        Map<String, String> kept = new LinkedHashMap<>(headers);
        kept.computeIfPresent("authorization", (name, value) -> "…");
        String text = body.length() > LONGEST_BODY ? body.substring(0, LONGEST_BODY) : body;
        String time = OffsetDateTime.now(clock).toString();
        RecordedRequest request = new RecordedRequest(time, operation, path, Map.copyOf(kept), text);
        synchronized (requests) {
            if (requests.size() == CAPACITY) {
                requests.removeFirst();
            }
            requests.addLast(request);
        }
    }

    /** Everything kept, oldest first. */
    public List<RecordedRequest> list() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** Forgets everything. */
    public void clear() {
        synchronized (requests) {
            requests.clear();
        }
    }
}

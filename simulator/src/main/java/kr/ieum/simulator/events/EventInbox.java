package kr.ieum.simulator.events;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kr.ieum.simulator.server.HttpRequest;
import kr.ieum.simulator.server.HttpService;
import kr.ieum.simulator.server.Reply;

/**
 * An inbox: takes a notice once for its {@code Idempotency-Key}, and says so again when it comes again. What it took stands in the register's log
 * of requests.
 */
public final class EventInbox implements HttpService {

    private static final Reply NO_SUCH_PATH = Reply.json(404, "{\"error\":\"no such path\"}");
    private static final Reply KEY_MISSING = Reply.json(400, "{\"error\":\"Idempotency-Key is missing\"}");
    private static final Reply OTHER_BODY = Reply.json(422, "{\"error\":\"the key came with something else\"}");

    private final Map<String, String> taken = new ConcurrentHashMap<>();

    @Override
    public Reply answer(HttpRequest request) {
        if (!request.path().equals("/events") || !request.method().equals("POST")) {
            return NO_SUCH_PATH;
        }
        String key = request.header("idempotency-key").orElse("");
        if (key.isEmpty()) {
            return KEY_MISSING;
        }
        String before = taken.putIfAbsent(key, request.body());
        if (before != null && !before.equals(request.body())) {
            return OTHER_BODY;
        }
        return Reply.json(200, "{\"repeated\":" + (before != null) + "}");
    }
}

package kr.ieum.simulator.events;

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

    private final TakenNotices taken = new TakenNotices();

    @Override
    public Reply answer(HttpRequest request) {
        if (!request.path().equals("/events") || !request.method().equals("POST")) {
            return NO_SUCH_PATH;
        }
        return switch (taken.take(request.header("idempotency-key").orElse(""), request.body())) {
            case FIRST -> Reply.json(200, "{\"repeated\":false}");
            case AGAIN -> Reply.json(200, "{\"repeated\":true}");
            case KEYLESS -> KEY_MISSING;
            case ANOTHER -> OTHER_BODY;
        };
    }
}

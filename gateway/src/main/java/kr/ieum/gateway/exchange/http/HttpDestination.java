package kr.ieum.gateway.exchange.http;

import java.net.http.HttpResponse;
import java.util.Map;
import kr.ieum.gateway.exchange.message.Attempt;
import kr.ieum.gateway.exchange.message.Destination;

/** A system that receives by HTTP POST. Nothing of an answer's body is read or kept. */
public final class HttpDestination implements Destination {

    /** As what the gateway signs; no agency's system is called so. */
    public static final String GATEWAY = "gateway";

    private final SignedPost post;

    /** Where it is posted to. */
    public HttpDestination(SignedPost post) {
        this.post = post;
    }

    @Override
    public Attempt deliver(Outgoing outgoing) throws InterruptedException {
        return switch (post.send(
                outgoing, outgoing.contentType(), outgoing.body(), Map.of(), HttpResponse.BodyHandlers.discarding())) {
            case SignedPost.Reply.Answered<Void> answered -> SignedPost.outcome(answered.status());
            case SignedPost.Reply.None<Void> none -> none.why();
        };
    }
}

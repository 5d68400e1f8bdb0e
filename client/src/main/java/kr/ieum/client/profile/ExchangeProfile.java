package kr.ieum.client.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kr.ieum.client.signature.Component;
import kr.ieum.client.signature.ContentDigest;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.MessageSignature;
import kr.ieum.client.signature.SignedMessage;

/** What signatures of an exchange must be (decision 0036): the rules alone; who signs and who verifies stand beside. */
public final class ExchangeProfile {

    /** The one label of signatures. */
    public static final String LABEL = "ieum";

    /** Tag of a request's signature. */
    public static final String REQUEST_TAG = "ieum-request";

    /** Tag of an answer's signature. */
    public static final String ANSWER_TAG = "ieum-answer";

    /** Tag of the signature of a message in a queue. */
    public static final String QUEUE_TAG = "ieum-queue";

    /** The property by which a message says for which queue it was made. */
    public static final String QUEUE_FIELD = "ieum-queue";

    /** The field by which a request names its system, {@code agency/system}. */
    public static final String SYSTEM_FIELD = "ieum-system";

    /** The field by which a message says that it is the same as before. */
    public static final String IDEMPOTENCY_FIELD = "idempotency-key";

    static final String TYPE_FIELD = "content-type";

    /** No signature lasts longer. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    /** By how much a clock may be wrong. */
    public static final Duration SKEW = Duration.ofSeconds(30);

    static final int SHORTEST_NONCE = 16;
    static final int LONGEST_NONCE = 64;

    /** More components aren't read: no honest signature covers as many. */
    static final int MOST_COMPONENTS = 32;

    /** What the signature of a message in a queue must cover, in the order in which we write it. */
    static final List<Component> OF_QUEUED = List.of(
            Component.of(QUEUE_FIELD),
            Component.of(SYSTEM_FIELD),
            Component.of(IDEMPOTENCY_FIELD),
            Component.of(ContentDigest.FIELD),
            Component.of(TYPE_FIELD));

    private ExchangeProfile() {}

    /** The properties of a message in a queue, to be signed: it has neither method nor address. */
    static SignedMessage.Request queued(Fields properties) {
        return new SignedMessage.Request("", "", "", "", properties);
    }

    /** What the signature of this request must cover, in the order in which we write it. */
    static List<Component> of(SignedMessage.Request request, boolean hasBody) {
        List<Component> required = new ArrayList<>(
                List.of(Component.of("@method"), Component.of("@target-uri"), Component.of(SYSTEM_FIELD)));
        if (request.fields().has(IDEMPOTENCY_FIELD)) {
            required.add(Component.of(IDEMPOTENCY_FIELD));
        }
        if (hasBody || request.fields().has(ContentDigest.FIELD)) {
            required.add(Component.of(ContentDigest.FIELD));
        }
        if (hasBody || request.fields().has(TYPE_FIELD)) {
            required.add(Component.of(TYPE_FIELD));
        }
        return List.copyOf(required);
    }

    /**
     * What the signature of this answer must cover: itself, and the question with its signature. Of a request that wasn't
     * signed as it should be, what it did send.
     */
    static List<Component> of(SignedMessage.Answer answer, boolean hasBody) {
        List<Component> required = new ArrayList<>(List.of(Component.of("@status"), Component.of(ContentDigest.FIELD)));
        if (hasBody || answer.fields().has(TYPE_FIELD)) {
            required.add(Component.of(TYPE_FIELD));
        }
        required.add(Component.of("@method").ofRequest());
        required.add(Component.of("@target-uri").ofRequest());
        if (answer.request().fields().has(ContentDigest.FIELD)) {
            required.add(Component.of(ContentDigest.FIELD).ofRequest());
        }
        if (isSigned(answer.request())) {
            required.add(signatureOfRequest());
        }
        return List.copyOf(required);
    }

    private static Component signatureOfRequest() {
        return Component.of(MessageSignature.FIELD).ofRequest().key(LABEL);
    }

    private static boolean isSigned(SignedMessage.Request request) {
        return MessageSignature.find(request.fields()) instanceof MessageSignature.Found.Signatures found
                && found.list().stream().anyMatch(each -> each.label().equals(LABEL));
    }
}

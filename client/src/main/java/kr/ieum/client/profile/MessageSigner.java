package kr.ieum.client.profile;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.ieum.client.signature.Component;
import kr.ieum.client.signature.ContentDigest;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.MessageSignature;
import kr.ieum.client.signature.SignedMessage;
import kr.ieum.client.signature.Signer;

/** Signs requests and answers as the profile has it. Thread-safe. */
public final class MessageSigner {

    private static final int NONCE_BYTES = 18;

    private final Signer signer;
    private final Clock clock;
    private final SecureRandom random;

    public MessageSigner(Signer signer, Clock clock, SecureRandom random) {
        this.signer = signer;
        this.clock = clock;
        this.random = random;
    }

    /**
     * The request with digest and signature.
     *
     * @param request names its system, and with a body its type
     * @throws IllegalArgumentException when it lacks one of them, or has what can't be signed
     */
    public SignedMessage.Request sign(SignedMessage.Request request, byte[] body) {
        boolean hasBody = body.length > 0;
        SignedMessage.Request whole = hasBody
                ? request.with(request.fields()
                        .with(ContentDigest.FIELD, ContentDigest.of(body).fieldValue()))
                : request;
        Map<String, Object> parameters = times();
        Signer one = signer.current();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        parameters.put("nonce", Base64.getUrlEncoder().encodeToString(nonce));
        parameters.put("keyid", one.keyId());
        parameters.put("tag", ExchangeProfile.REQUEST_TAG);
        return whole.with(signed(ExchangeProfile.of(whole, hasBody), parameters, whole, one));
    }

    /**
     * The answer with digest and signature, bound to its request.
     *
     * @throws IllegalArgumentException when it has a body and no type, or has what can't be signed
     */
    public SignedMessage.Answer sign(SignedMessage.Answer answer, byte[] body) {
        SignedMessage.Answer whole = answer.with(
                answer.fields().with(ContentDigest.FIELD, ContentDigest.of(body).fieldValue()));
        Signer one = signer.current();
        Map<String, Object> parameters = times();
        parameters.put("keyid", one.keyId());
        parameters.put("tag", ExchangeProfile.ANSWER_TAG);
        return whole.with(signed(ExchangeProfile.of(whole, body.length > 0), parameters, whole, one));
    }

    /**
     * The properties of a message for a queue, with digest and signature. It may rest there for any time and so doesn't expire; who
     * receives it twice knows it by its idempotency key.
     *
     * @param properties name queue, system, idempotency key and type, by the names that the same things have as fields
     * @throws IllegalArgumentException when they lack one of them, or have what can't be signed
     */
    public Fields signQueued(Fields properties, byte[] body) {
        SignedMessage.Request whole = ExchangeProfile.queued(
                properties.with(ContentDigest.FIELD, ContentDigest.of(body).fieldValue()));
        Signer one = signer.current();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("created", clock.instant().getEpochSecond());
        parameters.put("keyid", one.keyId());
        parameters.put("tag", ExchangeProfile.QUEUE_TAG);
        return signed(ExchangeProfile.OF_QUEUED, parameters, whole, one);
    }

    private Map<String, Object> times() {
        Instant now = clock.instant();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("created", now.getEpochSecond());
        parameters.put("expires", now.plus(ExchangeProfile.LONGEST).getEpochSecond());
        return parameters;
    }

    private static Fields signed(
            List<Component> components, Map<String, Object> parameters, SignedMessage message, Signer by) {
        return switch (MessageSignature.sign(ExchangeProfile.LABEL, components, parameters, message, by)) {
            case MessageSignature.Made.Signed made -> made.signature().in(message.fields());
            case MessageSignature.Made.Unsigned unsigned ->
                throw new IllegalArgumentException(unsigned.lacking().component() + " "
                        + unsigned.lacking().why());
        };
    }
}

package kr.ieum.gateway.exchange.queue;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kr.ieum.client.profile.ExchangeProfile;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.signature.ContentDigest;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.MessageSignature;
import kr.ieum.gateway.exchange.http.HttpDestination;
import kr.ieum.gateway.exchange.message.Destination.Outgoing;

/** The fields that go with a message outside HTTP: those of the profile and no others, each once. */
public final class QueuedFields {

    /** The field that says of what type the body is. */
    public static final String TYPE_FIELD = "content-type";

    /** The field that names the message of which a delivery came. */
    public static final String MESSAGE_FIELD = "ieum-message";

    /** All of them, in the order in which they are written. */
    public static final List<String> NAMES = List.of(
            ExchangeProfile.QUEUE_FIELD,
            ExchangeProfile.SYSTEM_FIELD,
            ExchangeProfile.IDEMPOTENCY_FIELD,
            MESSAGE_FIELD,
            TYPE_FIELD,
            ContentDigest.FIELD,
            MessageSignature.INPUT_FIELD,
            MessageSignature.FIELD);

    private static final int LONGEST = 8192;

    private QueuedFields() {}

    /**
     * The fields of a delivery, with digest and signature.
     *
     * @param place for which queue, topic or folder it is made
     */
    public static Fields of(Outgoing outgoing, String place, MessageSigner signer) {
        return signer.signQueued(
                Fields.NONE
                        .with(ExchangeProfile.QUEUE_FIELD, place)
                        .with(ExchangeProfile.SYSTEM_FIELD, HttpDestination.GATEWAY)
                        .with(
                                ExchangeProfile.IDEMPOTENCY_FIELD,
                                outgoing.delivery().toString())
                        .with(MESSAGE_FIELD, outgoing.message().toString())
                        .with(TYPE_FIELD, outgoing.contentType()),
                outgoing.body());
    }

    /**
     * What came of them; one that is endless isn't there.
     *
     * @param value what stands under a name
     */
    public static Fields read(Function<String, Optional<String>> value) {
        Fields fields = Fields.NONE;
        for (String name : NAMES) {
            Optional<String> text = value.apply(name).filter(one -> one.length() <= LONGEST);
            if (text.isPresent()) {
                fields = fields.with(name, text.get());
            }
        }
        return fields;
    }
}

package kr.ieum.gateway.exchange.jms;

import java.util.List;
import java.util.Optional;
import kr.ieum.client.profile.ExchangeProfile;
import kr.ieum.client.signature.ContentDigest;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.MessageSignature;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;

/**
 * The properties that a message has in a queue: those of the profile and no others. JMS names properties as Java does identifiers, so that
 * {@code content-digest} is {@code Content_Digest} there.
 */
final class QueueProperties {

    static final String TYPE_FIELD = "content-type";

    /** The field that names the message of which a delivery came. */
    static final String MESSAGE_FIELD = "ieum-message";

    private static final int LONGEST = 8192;

    private static final List<String> FIELDS = List.of(
            ExchangeProfile.QUEUE_FIELD,
            ExchangeProfile.SYSTEM_FIELD,
            ExchangeProfile.IDEMPOTENCY_FIELD,
            MESSAGE_FIELD,
            TYPE_FIELD,
            ContentDigest.FIELD,
            MessageSignature.INPUT_FIELD,
            MessageSignature.FIELD);

    private QueueProperties() {}

    static void write(Fields fields, Message message) {
        FIELDS.forEach(field -> fields.single(field).ifPresent(value -> message.putStringProperty(name(field), value)));
    }

    /** What stands in a message of them; a property that isn't text, or is endless, isn't there. */
    static Fields read(Message message) {
        Fields fields = Fields.NONE;
        for (String field : FIELDS) {
            Optional<String> value =
                    Optional.ofNullable(message.getObjectProperty(name(field))).flatMap(QueueProperties::text);
            if (value.isPresent()) {
                fields = fields.with(field, value.get());
            }
        }
        return fields;
    }

    private static Optional<String> text(Object property) {
        return property instanceof String || property instanceof SimpleString
                ? Optional.of(property.toString()).filter(text -> text.length() <= LONGEST)
                : Optional.empty();
    }

    private static String name(String field) {
        StringBuilder name = new StringBuilder(field.length());
        boolean first = true;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            name.append(c == '-' ? '_' : first ? Character.toUpperCase(c) : c);
            first = c == '-';
        }
        return name.toString();
    }
}

package kr.ieum.gateway.exchange.jms;

import java.util.Optional;
import kr.ieum.client.signature.Fields;
import kr.ieum.gateway.exchange.queue.QueuedFields;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;

/**
 * The properties that a message has in a queue: {@link QueuedFields} and no others. JMS names properties as Java does identifiers, so that
 * {@code content-digest} is {@code Content_Digest} there.
 */
final class QueueProperties {

    private QueueProperties() {}

    static void write(Fields fields, Message message) {
        QueuedFields.NAMES.forEach(
                field -> fields.single(field).ifPresent(value -> message.putStringProperty(name(field), value)));
    }

    /** What stands in a message of them; a property that isn't text isn't there. */
    static Fields read(Message message) {
        return QueuedFields.read(field ->
                Optional.ofNullable(message.getObjectProperty(name(field))).flatMap(QueueProperties::text));
    }

    private static Optional<String> text(Object property) {
        return property instanceof String || property instanceof SimpleString
                ? Optional.of(property.toString())
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

package kr.ieum.gateway.exchange.jms;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import kr.ieum.client.signature.Fields;
import kr.ieum.gateway.exchange.message.Messages;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.core.client.impl.ClientLargeMessageImpl;

/** What lay in a queue, as far as it is read at all. */
sealed interface QueuedRecord {

    /** A text travels as two bytes a character, with a mark and its length before it. */
    int OF_TEXT = 1 + Integer.BYTES;

    /** A record of a bearable size: the bytes of a bytes message, or a text message's text in UTF-8. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Whole(Fields properties, byte[] body) implements QueuedRecord {
        @Override
        public String toString() {
            return "Whole[…]";
        }
    }

    /** Something else, of which nothing was kept but its properties. */
    record Unusable(Fields properties, String cause) implements QueuedRecord {}

    /**
     * Reads it; what carries an object isn't read, and of what is too large no more is kept than the bound.
     *
     * @throws ActiveMQException when the broker is lost meanwhile
     */
    static QueuedRecord read(ClientMessage message) throws ActiveMQException {
        Fields properties = QueueProperties.read(message);
        boolean isText = message.getType() == Message.TEXT_TYPE;
        if (!isText && message.getType() != Message.BYTES_TYPE) {
            if (message instanceof ClientLargeMessageImpl large) {
                large.discardBody();
            }
            return new Unusable(properties, "MESSAGE_TYPE");
        }
        Bounded into = new Bounded(isText ? 2 * Messages.MAX_BYTES + OF_TEXT : Messages.MAX_BYTES);
        try {
            read(message, into);
        } catch (ActiveMQException e) {
            // the broker has another cause for whatever it can't give us; this one is the body's own, such as one that
            // can't be inflated
            if (e.getType() == ActiveMQExceptionType.LARGE_MESSAGE_ERROR_BODY && e.getCause() != null) {
                return new Unusable(properties, "BODY");
            }
            throw e;
        }
        if (into.exceeded) {
            return new Unusable(properties, "SIZE");
        }
        return isText
                ? text(into.bytes.toByteArray())
                        .<QueuedRecord>map(body -> new Whole(properties, body))
                        .orElseGet(() -> new Unusable(properties, "BODY"))
                : new Whole(properties, into.bytes.toByteArray());
    }

    private static void read(ClientMessage message, Bounded into) throws ActiveMQException {
        if (message instanceof ClientLargeMessageImpl large) {
            if (large.getLargeMessageSize() > into.bound) {
                into.exceeded = true;
                large.discardBody();
            } else {
                large.saveToOutputStream(into);
            }
        } else if (message.getBodySize() > into.bound) {
            into.exceeded = true;
        } else {
            message.saveToOutputStream(into);
        }
    }

    private static Optional<byte[]> text(byte[] body) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(body);
            return buffer.get() == 1 && buffer.getInt() == buffer.remaining()
                    ? Optional.of(
                            StandardCharsets.UTF_16LE.decode(buffer).toString().getBytes(StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    /** Keeps so much and lets the rest pass by: what is compressed says how large it is only when it is read. */
    final class Bounded extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int bound;
        private boolean exceeded;

        Bounded(int bound) {
            this.bound = bound;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            if (exceeded || bytes.size() + length > bound) {
                exceeded = true;
                return;
            }
            bytes.write(from, offset, length);
        }
    }
}

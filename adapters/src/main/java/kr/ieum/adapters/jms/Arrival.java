package kr.ieum.adapters.jms;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import kr.ieum.adapters.TransportRule;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.core.client.impl.ClientMessageInternal;
import org.apache.activemq.artemis.reader.TextMessageUtil;

/** What came for a question that waits. */
sealed interface Arrival {

    /** A text within the limit, as UTF-8. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; lives within one exchange
    record Text(byte[] body) implements Arrival {
        @Override
        public String toString() {
            return "Text[…]";
        }
    }

    /** A message that can't be used. */
    record Unusable(TransportRule rule) implements Arrival {}

    /** The connection went before the answer came. */
    record Lost(String cause) implements Arrival {}

    /** Reads a message's text; one that can't be within the limit is never read into memory. */
    static Arrival read(ClientMessage message, long maxBytes) {
        if (message.getType() != Message.TEXT_TYPE) {
            discard(message);
            return new Unusable(TransportRule.T12);
        }
        // a text travels as UTF-16, and no UTF-8 text has fewer bytes than it has characters
        if (message.getBodySize() / 2 > maxBytes + 64) {
            discard(message);
            return new Unusable(TransportRule.T1);
        }
        SimpleString text;
        try {
            text = TextMessageUtil.readBodyText(message.getBodyBuffer());
        } catch (RuntimeException e) {
            // whatever the client's reader stumbles over, the message is none of the kind it says it is
            return new Unusable(TransportRule.T12);
        }
        return text == null ? new Unusable(TransportRule.T12) : encoded(text.toString(), maxBytes);
    }

    private static Arrival encoded(String text, long maxBytes) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            if (bytes.remaining() > maxBytes) {
                return new Unusable(TransportRule.T1);
            }
            byte[] body = new byte[bytes.remaining()];
            bytes.get(body);
            return new Text(body);
        } catch (CharacterCodingException e) {
            return new Unusable(TransportRule.T2);
        }
    }

    /** Lets a large message go without receiving the rest of it. */
    static void discard(ClientMessage message) {
        if (message instanceof ClientMessageInternal received) {
            received.discardBody();
        }
    }
}

package kr.ieum.gateway.exchange.message;

import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.gateway.log.leaf.AgreementVersion;

/** Where messages go: a system of an agency, reached by one transport. */
@FunctionalInterface
public interface Destination extends AutoCloseable {

    /** Hands over once, and returns within {@link DeliverySettings#patience}. */
    Attempt deliver(Outgoing outgoing) throws InterruptedException;

    /** Lets go what it holds; nothing is under way any more. */
    @Override
    default void close() {}

    /**
     * What leaves.
     *
     * @param delivery the same at each attempt: what was received under it before has no second effect
     * @param message the sender's message
     * @param conversation what has to arrive in order, by its mark; not for outside
     * @param agreement under which it leaves
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Outgoing(
            UUID delivery,
            UUID message,
            KeyedHash conversation,
            Optional<AgreementVersion> agreement,
            String contentType,
            byte[] body) {

        /** Under none that is known. */
        public Outgoing(UUID delivery, UUID message, KeyedHash conversation, String contentType, byte[] body) {
            this(delivery, message, conversation, Optional.empty(), contentType, body);
        }

        @Override
        public String toString() {
            return "Outgoing[" + delivery + "]";
        }
    }
}

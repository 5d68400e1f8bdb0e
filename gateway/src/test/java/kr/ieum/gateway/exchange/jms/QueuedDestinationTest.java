package kr.ieum.gateway.exchange.jms;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import kr.ieum.adapters.Credential;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.signature.Fields;
import kr.ieum.gateway.exchange.message.Destination;
import kr.ieum.gateway.exchange.message.DestinationContract;
import kr.ieum.gateway.exchange.queue.QueuedFields;

/** The contract of destinations over JMS; what is JMS's own stands in {@link JmsDestinationTest}. */
class QueuedDestinationTest extends DestinationContract {

    private static final String QUEUE = "NPS.EVENTS";

    @Override
    protected Stand stand() throws Exception {
        return new Agency(new RealBroker(List.of(QUEUE)), new ArrayList<>());
    }

    /** @param taken what was taken out of the queue already */
    private record Agency(RealBroker broker, List<Taken> taken) implements Stand {

        @SuppressWarnings("ArrayRecordComponent") // never compared
        private record Taken(Fields fields, byte[] body) {}

        private static Destination to(URI address, Credential.Login login, Duration patience, MessageSigner signer) {
            return new JmsDestination(new JmsDestination.Place(address, QUEUE, patience), () -> login, signer);
        }

        @Override
        public Destination destination(MessageSigner signer) {
            return to(broker.address(), RealBroker.HUB, PATIENCE, signer);
        }

        @Override
        public Destination stranger(MessageSigner signer) {
            return to(broker.address(), new Credential.Login("hub", "wrong"), PATIENCE, signer);
        }

        @Override
        public Optional<Destination> refusing(MessageSigner signer) {
            return Optional.empty();
        }

        @Override
        public Optional<Destination> failing(MessageSigner signer) {
            return Optional.empty();
        }

        @Override
        public Destination at(int port, MessageSigner signer) {
            return to(URI.create("tcp://127.0.0.1:" + port), RealBroker.HUB, Duration.ofSeconds(24), signer);
        }

        @Override
        public List<Came> came(UUID delivery) throws JMSException {
            AtomicBoolean more = new AtomicBoolean(true);
            while (more.get()) {
                broker.taken(QUEUE, message -> {
                    more.set(message.isPresent());
                    message.ifPresent(one -> taken.add(taken(one)));
                });
            }
            return taken.stream()
                    .filter(one -> one.fields().single("idempotency-key").equals(Optional.of(delivery.toString())))
                    .map(one ->
                            new Came(one.body(), (verifier, body) -> verifier.verifyQueued(one.fields(), body, QUEUE)))
                    .toList();
        }

        private static Taken taken(Message message) {
            try {
                BytesMessage bytes = (BytesMessage) message;
                byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
                bytes.readBytes(body);
                Fields fields = Fields.NONE;
                for (Object property : Collections.list((Enumeration<?>) message.getPropertyNames())) {
                    String name = property.toString();
                    String field = name.toLowerCase(Locale.ROOT).replace('_', '-');
                    if (QueuedFields.NAMES.contains(field)) {
                        fields = fields.with(field, message.getStringProperty(name));
                    }
                }
                return new Taken(fields, body);
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void away() throws Exception {
            broker.away();
        }

        @Override
        public void back() throws Exception {
            broker.back();
        }

        @Override
        public void end() throws Exception {
            broker.stop();
        }
    }
}

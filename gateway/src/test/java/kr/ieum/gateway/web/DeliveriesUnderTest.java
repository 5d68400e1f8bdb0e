package kr.ieum.gateway.web;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.exchange.message.Acceptance;
import kr.ieum.gateway.exchange.message.Attempt;
import kr.ieum.gateway.exchange.message.Deliveries;
import kr.ieum.gateway.exchange.message.DeliverySettings;
import kr.ieum.gateway.exchange.message.Destination;
import kr.ieum.gateway.exchange.message.Destinations;
import kr.ieum.gateway.exchange.message.FixedSubscribers;
import kr.ieum.gateway.exchange.message.Interventions;
import kr.ieum.gateway.exchange.message.ItemKeys;
import kr.ieum.gateway.exchange.message.MessageMarks;
import kr.ieum.gateway.exchange.message.Messages;
import kr.ieum.gateway.exchange.message.Outbox;
import kr.ieum.gateway.exchange.message.Subscribers;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.testing.Databases;
import org.awaitility.Awaitility;
import org.springframework.context.annotation.Bean;

/** Messages and their deliveries as they are, to a destination that fails as it is told. */
public class DeliveriesUnderTest {

    /** Where everything goes. */
    public static final String DESTINATION = "3000000/civil-affairs";

    /** The first failure puts a delivery aside. */
    private static final DeliverySettings SETTINGS = new DeliverySettings(
            4,
            Duration.ofMinutes(2),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofMinutes(10),
            1,
            Duration.ofDays(3),
            5,
            Duration.ofMinutes(1),
            Duration.ofMillis(50));

    @Bean
    Outbox outbox() {
        return new Outbox(new ItemKeys(new SecretKeySpec(new byte[32], "AES"), new SecureRandom()));
    }

    @Bean
    Subscribers subscribers() {
        return new FixedSubscribers(() -> Set.of(DESTINATION));
    }

    @Bean
    Messages messages(
            Databases.Database database, DisclosureLog log, Subscribers subscribers, Outbox outbox, Clock clock) {
        return new Messages(
                database.dataSource(),
                log,
                subscribers,
                outbox,
                new MessageMarks(new SecretKeySpec(new byte[32], "HmacSHA256")),
                10_000,
                clock,
                new SecureRandom());
    }

    @Bean
    Interventions interventions(
            Databases.Database database, DisclosureLog log, Subscribers subscribers, Outbox outbox, Clock clock) {
        return new Interventions(database.dataSource(), log, subscribers, outbox, clock, new SecureRandom());
    }

    @Bean
    Destinations destinations(Databases.Database database, Clock clock) {
        return new Destinations(database.dataSource(), Set.of(DESTINATION, "1741000/shared-portal"), SETTINGS, clock);
    }

    @Bean
    Scripted scriptedDeliveries(
            Databases.Database database,
            DisclosureLog log,
            Outbox outbox,
            Messages messages,
            Destinations destinations,
            Clock clock) {
        return new Scripted(database, log, outbox, messages, destinations, clock);
    }

    /** Hands records in, and has them fail. */
    public static final class Scripted {
        private final Databases.Database database;
        private final DisclosureLog log;
        private final Outbox outbox;
        private final Messages messages;
        private final Destinations destinations;
        private final Clock clock;

        Scripted(
                Databases.Database database,
                DisclosureLog log,
                Outbox outbox,
                Messages messages,
                Destinations destinations,
                Clock clock) {
            this.database = database;
            this.log = log;
            this.outbox = outbox;
            this.messages = messages;
            this.destinations = destinations;
            this.clock = clock;
        }

        /** One record that waits and two that are put aside; for whoever looks at the screens. */
        public void aside() {
            aside("HTTP_500", 2);
            accept();
        }

        /** So many that are put aside for a cause; returns their ids. */
        public Set<UUID> aside(String cause, int many) {
            IntStream.range(0, many).forEach(n -> accept());
            ConcurrentLinkedQueue<UUID> failed = new ConcurrentLinkedQueue<>();
            Destination failing = outgoing -> {
                failed.add(outgoing.delivery());
                return new Attempt.Failed(cause);
            };
            try (Deliveries node = new Deliveries(
                    database.dataSource(),
                    log,
                    outbox,
                    Map.of(DESTINATION, failing),
                    SETTINGS,
                    "here",
                    clock,
                    new Random(1))) {
                node.start();
                Awaitility.await()
                        .until(() -> destinations
                                .find(DESTINATION)
                                .filter(one -> one.waiting() == 0)
                                .isPresent());
            }
            return Set.copyOf(failed);
        }

        /** One that waits. */
        void accept() {
            String person = UUID.randomUUID().toString();
            Acceptance accepted = messages.accept(
                    "3000000/welfare-case",
                    person,
                    "family",
                    "death",
                    "text/plain",
                    (person + " died").getBytes(StandardCharsets.UTF_8));
            if (!(accepted instanceof Acceptance.Accepted)) {
                throw new AssertionError(accepted);
            }
        }

        /** Whether it is put aside. */
        public boolean isAside(UUID delivery) {
            return destinations.isAside(DESTINATION, delivery);
        }

        /** How it stands. */
        public Optional<Destinations.Standing> standing() {
            return destinations.find(DESTINATION);
        }
    }
}

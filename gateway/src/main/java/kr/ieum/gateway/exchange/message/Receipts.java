package kr.ieum.gateway.exchange.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import kr.ieum.client.receipt.Receipt;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was acknowledged, for the side that it was acknowledged to; the edge signs it with the answer. A sender learns that a message was accepted
 * and, a while later, that all that was due has been handed on: never sooner than {@link #RELAY_AFTER}, so that a message about somebody whom
 * nobody holds looks like any other.
 */
public final class Receipts {

    /** How long after the acceptance the relay is told of, at the earliest. */
    public static final Duration RELAY_AFTER = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final MessageMarks marks;
    private final Clock clock;

    /** Of a migrated database. */
    public Receipts(DataSource database, Outbox outbox, MessageMarks marks, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.outbox = outbox;
        this.marks = marks;
        this.clock = clock;
    }

    /**
     * What a sender is told of a message.
     *
     * @param digest of the record, as {@code Content-Digest} spells it; none of one that was accepted before digests were kept
     * @param relayed when all that was due had been handed on, as far as it is told yet
     */
    public record OfMessage(
            UUID message, String event, Optional<String> digest, Instant accepted, Optional<Instant> relayed) {

        /** What stands alone: the acceptance, and the relay once it is told. */
        public List<Receipt> receipts(String sender) {
            List<Receipt> receipts = new ArrayList<>();
            receipts.add(receipt(Receipt.Kind.ACCEPTANCE, sender, accepted));
            relayed.ifPresent(at -> receipts.add(receipt(Receipt.Kind.RELAY, sender, at)));
            return receipts;
        }

        private Receipt receipt(Receipt.Kind kind, String sender, Instant at) {
            return new Receipt(
                    kind, sender, message, Optional.empty(), Optional.of(event), digest, Optional.of(accepted), at);
        }
    }

    /**
     * What a subscriber is told of a delivery.
     *
     * @param digest of what left, as {@code Content-Digest} spells it
     * @param ended when, and whether it was taken
     */
    public record OfDelivery(UUID delivery, UUID message, Optional<String> digest, Optional<Ended> ended) {

        /** What stands alone: hand-over or refusal, once it has ended. */
        public Optional<Receipt> receipt(String destination) {
            return ended.map(end -> new Receipt(
                    end.handedOver() ? Receipt.Kind.HAND_OVER : Receipt.Kind.REFUSAL,
                    destination,
                    message,
                    Optional.of(delivery),
                    Optional.empty(),
                    digest,
                    Optional.empty(),
                    end.at()));
        }

        /** How it ended. */
        public record Ended(Instant at, boolean handedOver) {}
    }

    /** The message that this system handed in under a key, however it did. */
    public Optional<OfMessage> ofKey(String sender, String idempotencyKey) {
        return jdbc.sql("SELECT id FROM exchange_message WHERE sender = ? AND key_mark = ?")
                .param(sender)
                .param(marks.key(sender, idempotencyKey).bytes())
                .query(UUID.class)
                .optional()
                .flatMap(message -> ofMessage(sender, message));
    }

    /** Of a message that this system sent; nothing of another's, as if it weren't there. */
    public Optional<OfMessage> ofMessage(String sender, UUID message) {
        return jdbc.sql("SELECT record_type, received_at, ended_at, digest FROM exchange_message WHERE id = ? AND"
                        + " sender = ?")
                .param(message)
                .param(sender)
                .query((row, n) -> {
                    Instant accepted = instant(row, 2).orElseThrow();
                    Instant earliest = accepted.plus(RELAY_AFTER);
                    return new OfMessage(
                            message,
                            row.getString(1),
                            Optional.ofNullable(row.getBytes(4))
                                    .map(digest -> outbox.openDigestOfBody(message, digest)),
                            accepted,
                            instant(row, 3)
                                    .map(ended -> ended.isAfter(earliest) ? ended : earliest)
                                    .filter(told -> !clock.instant().isBefore(told)));
                })
                .optional();
    }

    /** Of a delivery to this system; nothing of another's, as if it weren't there. */
    public Optional<OfDelivery> ofDelivery(String destination, UUID delivery) {
        return jdbc.sql("""
            SELECT delivery.message_id, receipt.made_at, receipt.kind, delivery.digest FROM exchange_delivery delivery
            LEFT JOIN exchange_receipt receipt ON receipt.delivery_id = delivery.id
            WHERE delivery.id = ? AND delivery.destination = ?\
            """)
                .param(delivery)
                .param(destination)
                .query((row, n) -> {
                    Optional<Instant> at = instant(row, 2);
                    boolean handedOver = MessageRows.Receipt.HAND_OVER.name().equals(row.getString(3));
                    return new OfDelivery(
                            delivery,
                            row.getObject(1, UUID.class),
                            Optional.ofNullable(row.getBytes(4))
                                    .map(digest -> outbox.openDigestOfPayload(delivery, digest)),
                            at.map(made -> new OfDelivery.Ended(made, handedOver)));
                })
                .optional();
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}

package kr.ieum.gateway.exchange.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.client.receipt.Receipt;
import kr.ieum.client.signature.ContentDigest;
import kr.ieum.gateway.exchange.message.Acceptance.Accepted;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogEntry;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.testing.ChangingClock;
import kr.ieum.gateway.testing.Databases;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the outbox promises, on every database. */
abstract class MessagesContract {

    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");
    private static final String SENDER = "5000000/family-feed";
    private static final String PENSION = "6000000/pension-events";
    private static final String TAX = "7000000/tax-events";
    private static final Interventions.Operator KANG = new Interventions.Operator("1741000", "kang.doyun");
    private static final int BOUND = 3;
    private static final DeliverySettings SETTINGS = new DeliverySettings(
            4,
            Duration.ofMinutes(2),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofMinutes(10),
            3,
            Duration.ofDays(3),
            3,
            Duration.ofMinutes(1),
            Duration.ofMillis(50));

    private final Instant[] now = {NOW};
    private final AtomicReference<Set<String>> subscribed = new AtomicReference<>(Set.of(PENSION));
    private final Scripted pension = new Scripted();
    private final Scripted tax = new Scripted();
    private Databases.Database database;
    private DisclosureLog log;
    private Outbox outbox;
    private Subscribers subscribers;
    private Messages messages;

    abstract Databases.Database open();

    @BeforeEach
    void openAll() {
        database = open();
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, Clock.systemUTC());
        outbox = new Outbox(new ItemKeys(new SecretKeySpec(new byte[32], "AES"), new SecureRandom()));
        subscribers = new FixedSubscribers(subscribed::get);
        messages = messages(BOUND);
    }

    @AfterEach
    void closeAll() {
        log.close();
        database.close();
    }

    /** A receiver that does as it is told, and remembers what it received. */
    private static final class Scripted implements Destination {
        private final List<Outgoing> received = new CopyOnWriteArrayList<>();
        private final AtomicReference<Attempt> answer = new AtomicReference<>(new Attempt.Delivered());
        private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

        @Override
        public Attempt deliver(Outgoing outgoing) {
            received.add(outgoing);
            meanwhile.get().run();
            return answer.get();
        }

        List<String> texts() {
            return received.stream().map(one -> new String(one.body(), UTF_8)).toList();
        }
    }

    private Messages messages(int bound) {
        return new Messages(
                database.dataSource(),
                log,
                subscribers,
                outbox,
                new MessageMarks(new SecretKeySpec(new byte[32], "HmacSHA256")),
                bound,
                ChangingClock.showing(now),
                new SecureRandom());
    }

    private Receipts receipts() {
        return new Receipts(
                database.dataSource(),
                outbox,
                new MessageMarks(new SecretKeySpec(new byte[32], "HmacSHA256")),
                ChangingClock.showing(now));
    }

    private Deliveries node(String name) {
        return new Deliveries(
                database.dataSource(),
                log,
                outbox,
                Map.of(PENSION, pension, TAX, tax),
                SETTINGS,
                name,
                ChangingClock.showing(now),
                new Random(1));
    }

    private Acceptance accept(String key, String text) {
        return messages.accept(SENDER, key, "family", "death", "text/plain", text.getBytes(UTF_8));
    }

    @Test
    void a_message_is_accepted_once_for_its_key_and_the_first_answer_is_repeated() {
        Accepted first = (Accepted) accept("k1", "kim died");
        now[0] = NOW.plusSeconds(5);

        assertThat(first.repeated()).isFalse();
        assertThat(accept("k1", "kim died")).isEqualTo(new Accepted(first.message(), first.receivedAt(), true));
        assertThat(accept("k1", "kim lives")).isEqualTo(new Acceptance.OtherBody());
        assertThat(accept("k2", "kim died"))
                .as("another key is another message")
                .isInstanceOfSatisfying(
                        Accepted.class, other -> assertThat(other.message()).isNotEqualTo(first.message()));
        assertThat(count("exchange_delivery")).isEqualTo(2);
    }

    @Test
    void another_senders_key_of_the_same_text_is_another_key() {
        accept("k1", "kim died");
        assertThat(messages.accept("5000000/other", "k1", "family", "death", "text/plain", "x".getBytes(UTF_8)))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void of_many_that_come_with_one_key_at_once_one_is_accepted_and_has_its_effects() throws Exception {
        CountDownLatch together = new CountDownLatch(1);
        List<Messages> nodes = List.of(messages(BOUND), messages(BOUND), messages(BOUND));
        List<Future<Acceptance>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                Messages node = nodes.get(i % nodes.size());
                answers.add(callers.submit(() -> {
                    together.await();
                    return node.accept(SENDER, "k1", "family", "death", "text/plain", "kim died".getBytes(UTF_8));
                }));
            }
            together.countDown();
        }
        Set<String> ids = new TreeSet<>();
        int firsts = 0;
        for (Future<Acceptance> answer : answers) {
            if (answer.get() instanceof Accepted accepted) {
                ids.add(accepted.message().toString());
                firsts += accepted.repeated() ? 0 : 1;
            } else {
                assertThat(answer.get()).isEqualTo(new Acceptance.InProgress());
            }
        }
        assertThat(ids).hasSize(1);
        assertThat(firsts).isEqualTo(1);
        assertThat(count("exchange_message")).isEqualTo(1);
        assertThat(count("exchange_delivery")).isEqualTo(1);
        assertThat(count("exchange_sender WHERE open_messages = 1")).isEqualTo(1);
    }

    @Test
    void a_sender_has_no_more_under_way_than_its_bound_until_some_is_delivered() throws Exception {
        for (int i = 0; i < BOUND; i++) {
            assertThat(accept("k" + i, "kim " + i)).isInstanceOf(Accepted.class);
        }
        assertThat(accept("more", "kim more")).isInstanceOf(Acceptance.Backlog.class);
        assertThat(accept("k1", "kim 1"))
                .as("what is known is answered all the same")
                .isInstanceOf(Accepted.class);

        assertThat(node("a").deliverDue(PENSION)).isEqualTo(1);
        assertThat(accept("more", "kim more")).isInstanceOf(Accepted.class);
    }

    @Test
    void what_cant_be_read_is_refused_and_logged_and_leaves_the_key_free() {
        assertThat(accept("k1", "unreadable")).isEqualTo(new Acceptance.Refused("UNREADABLE"));
        assertThat(count("exchange_message")).isZero();
        assertThat(accept("k1", "kim died")).isInstanceOf(Accepted.class);
    }

    @Test
    void a_message_that_concerns_nobody_is_accepted_and_nothing_of_it_is_kept() {
        subscribed.set(Set.of());
        assertThat(accept("k1", "kim died")).isInstanceOf(Accepted.class);
        assertThat(count("exchange_message WHERE sealed IS NULL AND ended_at IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void intent_release_and_delivery_stand_in_the_log_in_this_order_and_a_receipt_on_both_sides() throws Exception {
        Accepted accepted = (Accepted) accept("k1", "kim died");
        assertThat(intents()).hasSize(1);
        assertThat(new LogReader(database.dataSource()).listOutcomeUnknown(NOW.minusSeconds(9), NOW.plusSeconds(9)))
                .as("asked, outcome unknown")
                .hasSize(1);

        node("a").deliverDue(PENSION);

        assertThat(pension.texts()).containsExactly("kim died");
        assertThat(pension.received.getFirst().message()).isEqualTo(accepted.message());
        assertThat(entries()).extracting(Object::getClass).containsExactly(Leaf.Intent.class, Leaf.Release.class);
        assertThat(new LogReader(database.dataSource()).listOutcomeUnknown(NOW.minusSeconds(9), NOW.plusSeconds(9)))
                .isEmpty();
        assertThat(count("exchange_receipt WHERE kind = 'ACCEPTANCE' AND told = '" + SENDER + "'"))
                .isEqualTo(1);
        assertThat(count("exchange_receipt WHERE kind = 'RELAY' AND told = '" + SENDER + "'"))
                .isEqualTo(1);
        assertThat(count("exchange_receipt WHERE kind = 'HAND_OVER' AND told = '" + PENSION + "'"))
                .isEqualTo(1);
    }

    @Test
    void each_side_has_receipts_of_its_own_that_prove_which_bytes_and_the_senders_never_say_who_was_told()
            throws Exception {
        subscribed.set(Set.of(PENSION, TAX));
        tax.answer.set(new Attempt.Refused("HTTP_422"));
        Accepted accepted = (Accepted) accept("k1", "kim died");
        subscribed.set(Set.of());
        Accepted nobody = (Accepted) accept("k2", "lee died");
        assertThat(everyByte())
                .as("a digest of a record can be tried out")
                .doesNotContain(ContentDigest.of("kim died".getBytes(UTF_8)).fieldValue());
        Receipts receipts = receipts();

        assertThat(kinds(receipts, accepted)).containsExactly(Receipt.Kind.ACCEPTANCE);
        node("a").deliverDue(PENSION);
        node("a").deliverDue(TAX);
        assertThat(kinds(receipts, accepted)).as("as if nobody had been told").isEqualTo(kinds(receipts, nobody));
        now[0] = NOW.plus(Receipts.RELAY_AFTER);

        List<Receipt> senders =
                receipts.ofMessage(SENDER, accepted.message()).orElseThrow().receipts(SENDER);
        assertThat(senders)
                .allSatisfy(receipt -> {
                    assertThat(receipt.isOf("kim died".getBytes(UTF_8))).isTrue();
                    assertThat(receipt.isOf("lee died".getBytes(UTF_8))).isFalse();
                    assertThat(receipt.toString()).doesNotContain("pension", "tax");
                })
                .extracting(Receipt::kind)
                .containsExactly(Receipt.Kind.ACCEPTANCE, Receipt.Kind.RELAY);
        assertThat(senders.getLast().at()).isEqualTo(now[0]);
        assertThat(kinds(receipts, nobody)).containsExactly(Receipt.Kind.ACCEPTANCE, Receipt.Kind.RELAY);

        UUID taken = pension.received.getFirst().delivery();
        UUID refused = tax.received.getFirst().delivery();
        assertThat(receipts.ofDelivery(PENSION, taken).flatMap(one -> one.receipt(PENSION)))
                .hasValueSatisfying(receipt -> {
                    assertThat(receipt.kind()).isEqualTo(Receipt.Kind.HAND_OVER);
                    assertThat(receipt.delivery()).contains(taken);
                    assertThat(receipt.isOf(pension.received.getFirst().body())).isTrue();
                });
        assertThat(receipts.ofDelivery(TAX, refused).flatMap(one -> one.receipt(TAX)))
                .hasValueSatisfying(receipt -> assertThat(receipt.kind()).isEqualTo(Receipt.Kind.REFUSAL));
        assertThat(receipts.ofDelivery(TAX, taken)).as("another's").isEmpty();
        assertThat(receipts.ofMessage(PENSION, accepted.message()))
                .as("another's")
                .isEmpty();
    }

    private static List<Receipt.Kind> kinds(Receipts receipts, Accepted accepted) {
        return receipts.ofMessage(SENDER, accepted.message()).orElseThrow().receipts(SENDER).stream()
                .map(Receipt::kind)
                .toList();
    }

    @Test
    void a_message_from_before_digests_were_kept_has_receipts_without_one() throws Exception {
        Accepted accepted = (Accepted) accept("k1", "kim died");
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE exchange_message SET digest = NULL");
        }
        assertThat(receipts()
                        .ofMessage(SENDER, accepted.message())
                        .orElseThrow()
                        .receipts(SENDER))
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.digest()).isEmpty());
    }

    @Test
    void what_rests_is_sealed_and_its_key_is_destroyed_with_the_last_delivery() throws Exception {
        subscribed.set(Set.of(PENSION, TAX));
        accept("k1", "kim died");
        assertThat(everyByte()).doesNotContain("kim died");

        node("a").deliverDue(PENSION);
        assertThat(count("exchange_message WHERE wrapped_key IS NOT NULL")).isEqualTo(1);
        assertThat(count("exchange_delivery WHERE wrapped_key IS NOT NULL"))
                .as("that of the other destination")
                .isEqualTo(1);
        node("a").deliverDue(TAX);
        assertThat(count("exchange_message WHERE wrapped_key IS NOT NULL OR sealed IS NOT NULL"))
                .isZero();
        assertThat(count("exchange_delivery WHERE wrapped_key IS NOT NULL OR sealed IS NOT NULL"))
                .isZero();
    }

    @Test
    void within_a_conversation_nothing_overtakes_and_other_conversations_go_on() throws Exception {
        messages = messages(100);
        accept("k1", "kim 1");
        accept("k2", "kim 2");
        accept("k3", "lee 1");
        pension.answer.set(new Attempt.Failed("HTTP_500"));
        node("a").deliverDue(PENSION);
        assertThat(pension.texts()).as("the first of each").containsExactly("kim 1", "lee 1");

        pension.answer.set(new Attempt.Delivered());
        assertThat(node("a").deliverDue(PENSION))
                .as("not before the pause has passed")
                .isZero();
        accept("k4", "lee 2");
        accept("k5", "park 1");
        node("a").deliverDue(PENSION);
        assertThat(pension.texts()).containsExactly("kim 1", "lee 1", "park 1");

        now[0] = NOW.plusSeconds(10);
        node("a").deliverDue(PENSION);
        node("a").deliverDue(PENSION);
        assertThat(pension.texts()).containsExactly("kim 1", "lee 1", "park 1", "kim 1", "lee 1", "kim 2", "lee 2");
        assertThat(pension.received.get(0).delivery())
                .as("the id by which a receiver knows it again")
                .isEqualTo(pension.received.get(3).delivery());
    }

    @Test
    void a_claim_is_one_nodes_until_its_lease_ends_and_who_lost_it_ends_nothing() throws Exception {
        accept("k1", "kim died");
        pension.meanwhile.set(() -> {
            pension.meanwhile.set(() -> {});
            assertThat(due("b")).as("claimed by the first").isZero();
            now[0] = NOW.plus(SETTINGS.lease());
            assertThat(due("b")).as("the first is taken for dead").isEqualTo(1);
        });

        node("a").deliverDue(PENSION);

        assertThat(pension.received).hasSize(2);
        assertThat(count("exchange_delivery WHERE state = 'DELIVERED' AND attempts = 1"))
                .isEqualTo(1);
        assertThat(count("exchange_receipt WHERE kind = 'HAND_OVER'")).isEqualTo(1);
        assertThat(count("exchange_message WHERE open_deliveries = 0")).isEqualTo(1);
        assertThat(entries()).extracting(Object::getClass).containsExactly(Leaf.Intent.class, Leaf.Release.class);
    }

    @Test
    void what_a_dead_node_had_claimed_is_handed_over_at_once_where_no_other_node_can_live() throws Exception {
        accept("k1", "kim died");
        pension.meanwhile.set(() -> {
            pension.meanwhile.set(() -> {});
            try (Deliveries next = node("b")) {
                next.takeBackClaims();
                assertThat(due("b")).isEqualTo(1);
            }
        });

        node("a").deliverDue(PENSION);

        assertThat(pension.received).hasSize(2);
        assertThat(pension.received.getFirst().delivery())
                .isEqualTo(pension.received.getLast().delivery());
        assertThat(count("exchange_receipt WHERE kind = 'HAND_OVER'")).isEqualTo(1);
    }

    private int due(String node) {
        try {
            return node(node).deliverDue(PENSION);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_fails_too_often_is_put_aside_with_its_cause_and_lets_the_next_pass() throws Exception {
        accept("k1", "kim 1");
        accept("k2", "kim 2");
        pension.answer.set(new Attempt.Failed("HTTP_500"));
        for (int i = 0; i < SETTINGS.attempts(); i++) {
            node("a").deliverDue(PENSION);
            now[0] = now[0].plus(SETTINGS.longestPause());
        }
        assertThat(count("exchange_delivery WHERE state = 'QUARANTINED' AND cause = 'HTTP_500' AND attempts = 3"))
                .isEqualTo(1);
        assertThat(count("exchange_message WHERE wrapped_key IS NOT NULL"))
                .as("what it was made from is kept")
                .isEqualTo(2);

        pension.answer.set(new Attempt.Delivered());
        node("a").deliverDue(PENSION);
        assertThat(pension.texts()).endsWith("kim 2");
    }

    @Test
    void what_a_receiver_refuses_for_good_ends_at_once_and_so_says_a_receipt() throws Exception {
        accept("k1", "kim died");
        pension.answer.set(new Attempt.Refused("HTTP_422"));
        node("a").deliverDue(PENSION);
        assertThat(count("exchange_delivery WHERE state = 'REFUSED' AND cause = 'HTTP_422'"))
                .isEqualTo(1);
        assertThat(count("exchange_receipt WHERE kind = 'REFUSAL' AND told = '" + PENSION + "'"))
                .isEqualTo(1);
    }

    @Test
    void a_destination_out_of_reach_is_left_alone_and_one_delivery_tries_when_the_time_has_passed() throws Exception {
        messages = messages(100);
        for (int i = 0; i < 8; i++) {
            accept("k" + i, "person" + i + " died");
        }
        pension.answer.set(new Attempt.Unreachable("CONNECT"));
        node("a").deliverDue(PENSION);
        assertThat(pension.received).hasSize(SETTINGS.parallel());
        assertThat(node("a").deliverDue(PENSION)).as("the breaker is open").isZero();

        now[0] = NOW.plus(SETTINGS.breaksFor());
        assertThat(node("a").deliverDue(PENSION)).as("one tries").isEqualTo(1);
        assertThat(node("b").deliverDue(PENSION)).as("and no other node").isZero();

        pension.answer.set(new Attempt.Delivered());
        now[0] = NOW.plus(SETTINGS.breaksFor().multipliedBy(3));
        assertThat(node("a").deliverDue(PENSION)).isEqualTo(1);
        assertThat(node("a").deliverDue(PENSION)).as("it is back").isEqualTo(SETTINGS.parallel());
        assertThat(count("exchange_delivery WHERE state = 'QUARANTINED'")).isZero();
    }

    @Test
    void one_destination_out_of_reach_holds_up_no_other() throws Exception {
        subscribed.set(Set.of(PENSION, TAX));
        CountDownLatch hangs = new CountDownLatch(1);
        pension.meanwhile.set(() -> {
            try {
                hangs.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Deliveries node = node("a");
        node.start();
        try {
            accept("k1", "kim died");
            accept("k2", "lee died");
            Awaitility.await().until(() -> tax.received.size() == 2);
        } finally {
            hangs.countDown();
            node.close();
        }
        assertThat(count("exchange_delivery WHERE state = 'DELIVERED'")).isEqualTo(4);
    }

    @Test
    void a_paused_destination_is_left_alone_until_somebody_lets_it_go_on_and_both_stand_in_the_log() throws Exception {
        interventions().pause(KANG, PENSION);
        accept("k1", "kim died");
        assertThat(node("a").deliverDue(PENSION)).isZero();
        interventions().resume(KANG, PENSION);
        assertThat(node("a").deliverDue(PENSION)).isEqualTo(1);
        assertThat(pension.texts()).containsExactly("kim died");
    }

    @Test
    void a_replay_is_decided_anew_and_delivered_under_another_id_and_intent() throws Exception {
        putAside();
        UUID aside = interventions().aside(PENSION, Optional.of("HTTP_500"), 9).getFirst();
        assertThat(interventions().aside(PENSION, Optional.of("OTHER"), 9)).isEmpty();

        assertThat(interventions().replay(KANG, aside)).isEqualTo(Interventions.Replay.WAITS);
        assertThat(interventions().replay(KANG, aside)).as("once").isEqualTo(Interventions.Replay.NOT_ASIDE);

        pension.answer.set(new Attempt.Delivered());
        assertThat(node("a").deliverDue(PENSION)).isEqualTo(1);
        assertThat(pension.received.getLast().delivery())
                .isNotEqualTo(pension.received.getFirst().delivery());
        assertThat(intents()).as("an intent of its own").hasSize(2);
        assertThat(count("exchange_delivery WHERE state = 'REPLAYED'")).isEqualTo(1);
        assertThat(count("exchange_message WHERE open_deliveries = 0 AND wrapped_key IS NULL"))
                .isEqualTo(1);
        assertThat(count("exchange_sender WHERE open_messages = 0")).isEqualTo(1);
    }

    @Test
    void a_replay_to_somebody_who_has_no_agreement_any_more_ends_with_nothing_sent() throws Exception {
        putAside();
        subscribed.set(Set.of(TAX));
        UUID aside = interventions().aside(PENSION, Optional.empty(), 9).getFirst();

        assertThat(interventions().replay(KANG, aside)).isEqualTo(Interventions.Replay.NOTHING_GOES);

        assertThat(node("a").deliverDue(PENSION)).isZero();
        assertThat(node("a").deliverDue(TAX)).as("nobody else is told either").isZero();
        assertThat(count("exchange_message WHERE open_deliveries = 0 AND wrapped_key IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void what_is_discarded_ends_and_its_record_is_destroyed() throws Exception {
        putAside();
        UUID aside = interventions().aside(PENSION, Optional.empty(), 9).getFirst();
        assertThat(interventions().discard(KANG, aside)).isTrue();
        assertThat(interventions().discard(KANG, aside)).isFalse();
        assertThat(count("exchange_message WHERE sealed IS NULL AND ended_at IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void what_waits_is_under_way_or_was_put_aside_is_counted_by_destination_anew_after_five_seconds() throws Exception {
        putAside();
        subscribed.set(Set.of(PENSION, TAX));
        accept("k2", "lee 1");
        Duration oldest = Duration.ofSeconds(90);
        now[0] = now[0].plus(oldest);
        accept("k3", "lee 2");
        OutboxWatch watch = new OutboxWatch(database.dataSource(), ChangingClock.showing(now));
        List<OutboxWatch.Backlog> underWay = new CopyOnWriteArrayList<>();
        tax.meanwhile.set(() -> underWay.add(watch.backlog(TAX)));

        node("a").deliverDue(TAX);

        assertThat(underWay).as("one claimed, one behind it").containsExactly(new OutboxWatch.Backlog(2, oldest, 0));
        assertThat(watch.backlog(PENSION)).isEqualTo(new OutboxWatch.Backlog(2, oldest, 1));
        assertThat(watch.backlog(SENDER)).isEqualTo(OutboxWatch.Backlog.NOTHING);
        Duration fresh = Duration.ofSeconds(5);
        now[0] = now[0].plus(fresh);
        assertThat(watch.backlog(TAX)).as("asked once").isEqualTo(underWay.getFirst());
        now[0] = now[0].plusMillis(1);
        assertThat(watch.backlog(TAX))
                .as("what was delivered doesn't wait")
                .isEqualTo(new OutboxWatch.Backlog(1, fresh.plusMillis(1), 0));
    }

    private void putAside() throws InterruptedException {
        accept("k1", "kim 1");
        pension.answer.set(new Attempt.Failed("HTTP_500"));
        for (int i = 0; i < SETTINGS.attempts(); i++) {
            node("a").deliverDue(PENSION);
            now[0] = now[0].plus(SETTINGS.longestPause());
        }
    }

    private Interventions interventions() {
        return new Interventions(
                database.dataSource(), log, subscribers, outbox, ChangingClock.showing(now), new SecureRandom());
    }

    private List<Leaf> intents() throws SQLException {
        return entries().stream().filter(Leaf.Intent.class::isInstance).toList();
    }

    /** What stands under the intents of all deliveries. */
    private List<Leaf> entries() throws SQLException {
        List<Leaf> leaves = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT lookup_id FROM exchange_delivery");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                new LogReader(database.dataSource())
                        .findByLookup(row.getObject(1, UUID.class)).stream()
                                .map(LogEntry::leaf)
                                .forEach(leaves::add);
            }
        }
        return leaves;
    }

    private String everyByte() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT m.sealed, d.sealed, d.leaf, m.digest, d.digest FROM exchange_message m JOIN"
                                + " exchange_delivery d ON d.message_id = m.id");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                for (int i = 1; i <= 5; i++) {
                    all.append(new String(row.getBytes(i), UTF_8));
                }
            }
        }
        assertThat(all.length()).isPositive();
        return all.toString();
    }

    private long count(String from) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT COUNT(*) FROM " + from);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(Arrays.toString(e.getStackTrace()), e);
        }
    }
}

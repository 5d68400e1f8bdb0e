package kr.ieum.gateway.exchange.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.exchange.message.Destinations.Aside;
import kr.ieum.gateway.exchange.message.Destinations.Cause;
import kr.ieum.gateway.exchange.message.Destinations.Standing;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.testing.ChangingClock;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator is told of destinations, on every database. */
abstract class DestinationsContract {

    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");
    private static final String PENSION = "6000000/pension-events";
    private static final String TAX = "7000000/tax-events";
    private static final Interventions.Operator KANG = new Interventions.Operator("1741000", "kang.doyun");

    /** The first failure puts a delivery aside, and leaves a place that is away alone. */
    private static final DeliverySettings SETTINGS = new DeliverySettings(
            4,
            Duration.ofMinutes(2),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofMinutes(10),
            1,
            Duration.ofDays(3),
            1,
            Duration.ofMinutes(1),
            Duration.ofMillis(50));

    private final Instant[] now = {NOW};
    private final AtomicReference<Attempt> answer = new AtomicReference<>(new Attempt.Delivered());
    private Databases.Database database;
    private DisclosureLog log;
    private Messages messages;
    private Deliveries deliveries;
    private Interventions interventions;
    private Destinations destinations;

    abstract Databases.Database open();

    @BeforeEach
    void openAll() {
        database = open();
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, Clock.systemUTC());
        Outbox outbox = new Outbox(new ItemKeys(new SecretKeySpec(new byte[32], "AES"), new SecureRandom()));
        Subscribers subscribers = new FixedSubscribers(() -> Set.of(PENSION));
        messages = new Messages(
                database.dataSource(),
                log,
                subscribers,
                outbox,
                new MessageMarks(new SecretKeySpec(new byte[32], "HmacSHA256")),
                100,
                ChangingClock.showing(now),
                new SecureRandom());
        deliveries = new Deliveries(
                database.dataSource(),
                log,
                outbox,
                Map.of(PENSION, outgoing -> answer.get()),
                SETTINGS,
                "here",
                ChangingClock.showing(now),
                new Random(1));
        interventions = new Interventions(
                database.dataSource(), log, subscribers, outbox, ChangingClock.showing(now), new SecureRandom());
        destinations =
                new Destinations(database.dataSource(), Set.of(PENSION, TAX), SETTINGS, ChangingClock.showing(now));
    }

    @AfterEach
    void closeAll() {
        log.close();
        database.close();
    }

    private void accept(int from, int to) {
        for (int n = from; n < to; n++) {
            byte[] body = ("person" + n + " died").getBytes(UTF_8);
            assertThat(messages.accept("5000000/family-feed", "k" + n, "family", "death", "text/plain", body))
                    .isInstanceOf(Acceptance.Accepted.class);
        }
    }

    private void fails(String cause) throws InterruptedException {
        answer.set(new Attempt.Failed(cause));
        assertThat(deliveries.deliverDue(PENSION)).isPositive();
    }

    private Standing pension() {
        return destinations.find(PENSION).orElseThrow();
    }

    @Test
    void each_configured_destination_is_told_with_what_waits_there_since_when() {
        accept(0, 2);
        now[0] = NOW.plusSeconds(60);
        accept(2, 3);

        assertThat(destinations.all()).extracting(Standing::id).containsExactly(PENSION, TAX);
        assertThat(pension().waiting()).isEqualTo(3);
        assertThat(pension().oldest()).contains(NOW);
        assertThat(destinations.find(TAX).orElseThrow().waiting()).isZero();
        assertThat(destinations.find("8000000/nobody")).isEmpty();
    }

    @Test
    void one_that_is_no_longer_configured_is_told_for_as_long_as_something_waits_for_it() {
        accept(0, 1);
        Destinations later = new Destinations(database.dataSource(), Set.of(TAX), SETTINGS, ChangingClock.showing(now));

        assertThat(later.find(PENSION))
                .hasValueSatisfying(one -> assertThat(one.configured()).isFalse());
    }

    @Test
    void a_pause_and_an_open_breaker_are_told_until_they_end() throws InterruptedException {
        interventions.pause(KANG, PENSION);
        assertThat(pension().pausedSince()).contains(NOW);
        interventions.resume(KANG, PENSION);
        assertThat(pension().pausedSince()).isEmpty();

        accept(0, 1);
        answer.set(new Attempt.Unreachable("CONNECTION"));
        deliveries.deliverDue(PENSION);
        assertThat(pension().openUntil()).contains(NOW.plusSeconds(60));
        assertThat(pension().failures()).isEqualTo(1);
        now[0] = NOW.plusSeconds(61);
        assertThat(pension().openUntil()).as("one tries now").isEmpty();
    }

    @Test
    void what_was_put_aside_is_told_by_cause_and_page_by_page_and_only_where_it_is() throws InterruptedException {
        accept(0, 3);
        fails("HTTP_500");
        accept(3, 4);
        fails("HTTP_409");

        assertThat(pension().aside()).isEqualTo(4);
        assertThat(destinations.causes(PENSION)).containsExactly(new Cause("HTTP_500", 3), new Cause("HTTP_409", 1));
        List<Aside> first = destinations.aside(PENSION, Optional.of("HTTP_500"), 0, 2);
        List<Aside> second = destinations.aside(
                PENSION, Optional.of("HTTP_500"), first.getLast().place(), 2);
        assertThat(first).hasSize(2);
        assertThat(second).hasSize(1);
        assertThat(first.getFirst().sender()).isEqualTo("5000000/family-feed");
        assertThat(first.getFirst().attempts()).isEqualTo(1);
        assertThat(first.getFirst().since()).isEqualTo(NOW);
        assertThat(destinations.aside(TAX, Optional.empty(), 0, 10)).isEmpty();
        assertThat(destinations.isAside(PENSION, first.getFirst().id())).isTrue();
        assertThat(destinations.isAside(TAX, first.getFirst().id())).isFalse();

        interventions.discard(KANG, first.getFirst().id());
        assertThat(destinations.isAside(PENSION, first.getFirst().id())).isFalse();
        assertThat(pension().aside()).isEqualTo(3);
    }
}

package kr.ieum.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Test;

/** Release leaves: queued, kept in order, durable within a second. */
abstract class ReleaseContract extends LogContract {
    ReleaseContract(Supplier<Databases.Database> fresh) {
        super(fresh);
    }

    @Test
    void releaseLeavesAreDurableWithinASecondAndStandAfterTheirIntent() throws Exception {
        UUID lookup = UUID.randomUUID();
        Position intent = log.append(List.of(Leaves.intent(lookup, Leaves.TIME, "r1", "r2")), List.of())
                .position(0);
        log.enqueue(Leaves.release(intent, "r1"));
        log.enqueue(Leaves.release(intent, "r2"));

        await().atMost(Duration.ofSeconds(1))
                .until(() -> reader().findByLookup(lookup).size() == 3);
        assertThat(reader().findByLookup(lookup))
                .extracting(entry -> entry.position().index())
                .containsExactly(0L, 1L, 2L);
        assertThat(log.settle()).as("the backlog is gone once it is forced").isTrue();
        assertThat(log.state()).isEqualTo(new LogState.Writable(0));
    }

    @Test
    void aSmallWriteOfNoLeafRidesWithTheNextGroupAndMovesNoHead() throws Exception {
        UUID lookup = UUID.randomUUID();
        log.alongside(record(lookup));

        assertThat(log.settle()).isTrue();
        assertThat(count("SELECT COUNT(*) FROM decision_record")).isOne();
        assertThat(count("SELECT size FROM log_head")).isZero();
        assertThat(count("SELECT COUNT(*) FROM log_group")).isZero();
    }

    @Test
    void aSmallWriteThatRefusesIsDroppedAndHarmsNoNeighbour() throws Exception {
        UUID lookup = UUID.randomUUID();
        log.alongside(connection -> {
            throw new CompanionRefused("no");
        });
        log.alongside(record(lookup));
        log.alongside(record(lookup));
        log.append(List.of(Leaves.intent(lookup, Leaves.TIME, "r1")), List.of());

        assertThat(log.settle()).isTrue();
        assertThat(count("SELECT COUNT(*) FROM decision_record")).isOne();
        assertThat(reader().findByLookup(lookup)).hasSize(1);
        assertThat(log.state()).isEqualTo(new LogState.Writable(0));
    }

    @Test
    void companionsOfAReleaseAreDurableWithItsLeafAndSettlingWaitsForBoth() throws Exception {
        UUID lookup = UUID.randomUUID();
        Position intent = log.append(List.of(Leaves.intent(lookup, Leaves.TIME, "r1")), List.of())
                .position(0);
        log.enqueue(List.of(Leaves.release(intent, "r1"), Leaves.release(intent, "r2")), List.of(record(lookup)));

        assertThat(log.settle()).isTrue();
        assertThat(reader().findByLookup(lookup)).hasSize(3);
        assertThat(count("SELECT COUNT(*) FROM decision_record")).isOne();
        assertThat(log.settle()).as("nothing waits").isTrue();
    }

    @Test
    void aReleaseIsWrittenAlthoughItsCompanionIsRefusedAndHarmsNoNeighbour() throws Exception {
        UUID lookup = UUID.randomUUID();
        Position intent = log.append(List.of(Leaves.intent(lookup, Leaves.TIME, "r1")), List.of())
                .position(0);
        log.enqueue(List.of(Leaves.release(intent, "r1")), List.<Companion>of(record(UUID.randomUUID()), connection -> {
            throw new CompanionRefused("no");
        }));
        log.enqueue(List.of(Leaves.release(intent, "r2")), List.of(record(lookup), record(lookup)));
        log.enqueue(List.of(Leaves.release(intent, "r3")), List.of(record(lookup)));

        assertThat(log.settle()).isTrue();
        assertThat(reader().findByLookup(lookup)).hasSize(4);
        assertThat(count("SELECT COUNT(*) FROM decision_record")).isOne();
        assertThat(log.state()).isEqualTo(new LogState.Writable(0));
    }

    @Test
    void closingWritesWhatIsQueuedAndTakesNothingNew() throws Exception {
        Position intent = log.append(List.of(Leaves.intent()), List.of()).position(0);
        IntStream.range(0, 1000).forEach(n -> log.enqueue(Leaves.release(intent, "r1")));
        log.close();

        assertThat(log.state()).isEqualTo(new LogState.Closed(0));
        assertThatExceptionOfType(LogUnavailable.class)
                .isThrownBy(() -> log.append(List.of(Leaves.intent()), List.of()))
                .withMessage("the log is closed");
        assertThatExceptionOfType(LogUnavailable.class).isThrownBy(() -> log.enqueue(Leaves.release(intent, "r1")));
        assertClean(1001);
    }

    @Test
    void anIntentIsReportedAsOutcomeUnknownUntilEveryRegisterHasItsRelease() throws Exception {
        Instant longAgo = Leaves.TIME.minusSeconds(60);
        UUID lookup = UUID.randomUUID();
        Position intent = log.append(
                        List.of(
                                Leaves.intent(lookup, longAgo, "r1", "r2", "r2"),
                                Leaves.intent(UUID.randomUUID(), Leaves.TIME, "r1")),
                        List.of())
                .position(0);
        log.enqueue(Leaves.release(intent, "r1"));
        await().until(() -> reader().find(2).isPresent());

        assertThat(reader().listOutcomeUnknown(Instant.EPOCH, Leaves.TIME.minusSeconds(5)))
                .containsExactly(new OutcomeUnknown(intent, lookup, longAgo, java.util.Set.of("r2")));
        log.enqueue(Leaves.release(intent, "r2"));
        await().until(() -> reader().find(3).isPresent());
        assertThat(reader().listOutcomeUnknown(Instant.EPOCH, Leaves.TIME.minusSeconds(5)))
                .isEmpty();
    }
}

package kr.ieum.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Test;

/** One tree for each half-year, each begun with what the one before came to. */
abstract class ShardContract extends LogContract {
    private static final Instant BEFORE = Instant.parse("2026-06-30T23:59:59.999Z");
    private static final Instant AFTER = Instant.parse("2026-07-01T00:00:00Z");

    ShardContract(Supplier<Databases.Database> fresh) {
        super(fresh);
    }

    /** A clock that a test turns. */
    private static final class Hand extends Clock {
        private final AtomicReference<Instant> now = new AtomicReference<>(BEFORE);

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }

    @Test
    void theNamesTurnOnTheFirstOfJanuaryAndOfJulyByUtc() {
        assertThat(Shards.at(BEFORE)).isEqualTo("2026h1");
        assertThat(Shards.at(AFTER)).isEqualTo("2026h2");
        assertThat(Shards.at(Instant.parse("2026-12-31T23:59:59.999Z"))).isEqualTo("2026h2");
        assertThat(Shards.at(Instant.parse("2027-01-01T00:00:00Z"))).isEqualTo("2027h1");
    }

    @Test
    void theFirstLeafOfAShardStatesTheLastHeadOfTheOneBefore() throws Exception {
        Hand clock = new Hand();
        try (DisclosureLog turning = DisclosureLog.open(database.dataSource(), SETTINGS, clock)) {
            Position intent = turning.append(List.of(Leaves.intent(), Leaves.intent()), List.of())
                    .position(1);
            LogReader.Extent last = reader().shards().getLast();
            clock.now.set(AFTER);
            turning.enqueue(Leaves.release(intent, "resident-register"));
            assertThat(turning.settle()).isTrue();
            assertThat(turning.append(List.of(Leaves.intent()), List.of()).position(0))
                    .isEqualTo(new Position("2026h2", 2));

            assertThat(reader().shards()).extracting(LogReader.Extent::shard).containsExactly("2026h1", "2026h2");
            assertThat(reader().shards().getFirst()).isEqualTo(last);
            assertThat(reader().find(new Position("2026h2", 0)).orElseThrow().leaf())
                    .isEqualTo(new Leaf.Shard(AFTER, "2026h1", last.size(), last.root(), 1));
            assertThat(reader().find(new Position("2026h2", 1)).orElseThrow().leaf())
                    .isInstanceOfSatisfying(
                            Leaf.Release.class,
                            release -> assertThat(release.intent()).isEqualTo(intent));
        }
        assertClean(3);
    }

    @Test
    void nodesWhoseClocksDifferWriteOneTreeAcrossTheTurn() throws Exception {
        Hand late = new Hand();
        Hand early = new Hand();
        try (DisclosureLog one = DisclosureLog.open(database.dataSource(), SETTINGS, late);
                DisclosureLog two = DisclosureLog.open(database.dataSource(), SETTINGS, early)) {
            inParallel(8, caller -> {
                for (int i = 0; i < 20; i++) {
                    if (caller == 0 && i == 10) {
                        early.now.set(AFTER);
                    }
                    (caller % 2 == 0 ? two : one).append(List.of(Leaves.intent()), List.of());
                }
                return caller;
            });
        }
        List<LogReader.Extent> shards = reader().shards();
        assertThat(shards).extracting(LogReader.Extent::shard).containsExactly("2026h1", "2026h2");
        assertThat(shards.stream().mapToLong(LogReader.Extent::size).sum()).isEqualTo(161);
        assertClean(shards.getLast().size());
    }

    @Test
    void aNodeThatStartsInTheNextHalfYearBeginsItsShardWithTheFirstLeaf() throws Exception {
        log.append(List.of(Leaves.intent()), List.of());
        log.close();
        Clock next = Clock.fixed(AFTER, ZoneOffset.UTC);
        try (DisclosureLog started = DisclosureLog.open(database.dataSource(), SETTINGS, next)) {
            assertThat(started.append(List.of(Leaves.intent()), List.of()).position(0))
                    .isEqualTo(new Position("2026h2", 1));
        }
        try (DisclosureLog backwards = DisclosureLog.open(database.dataSource(), SETTINGS, CLOCK)) {
            assertThat(backwards.append(List.of(Leaves.intent()), List.of()).position(0))
                    .as("a clock that was set back goes on in the shard that is current")
                    .isEqualTo(new Position("2026h2", 2));
        }
        assertClean(3);
    }

    @Test
    void fsckNamesAShardThatDoesNotFollowFromTheOneBefore() throws Exception {
        log.append(List.of(Leaves.intent()), List.of());
        log.close();
        try (DisclosureLog next =
                DisclosureLog.open(database.dataSource(), SETTINGS, Clock.fixed(AFTER, ZoneOffset.UTC))) {
            next.append(List.of(Leaves.intent()), List.of());
        }
        execute("UPDATE log_head SET successor = NULL WHERE shard = '2026h1'");
        assertThat(new Fsck(database.dataSource()).run()).isInstanceOfSatisfying(Fsck.Result.Damaged.class, damaged -> {
            assertThat(damaged.at()).isEqualTo(new Position("2026h2", 0));
            assertThat(damaged.rule()).isEqualTo("F8");
        });
    }

    @Test
    void aLogThatWasHaltedDisclosesNothingAndWritesWhatIsQueued() throws Exception {
        Position intent = log.append(List.of(Leaves.intent()), List.of()).position(0);
        log.enqueue(Leaves.release(intent, "resident-register"));
        log.halt("the roots don't agree");
        assertThatExceptionOfType(LogUnavailable.class)
                .isThrownBy(() -> log.append(List.of(Leaves.intent()), List.of()))
                .satisfies(refused -> assertThat(refused.outcomeUnknown()).isFalse());
        assertThatExceptionOfType(LogUnavailable.class)
                .isThrownBy(() -> log.enqueue(Leaves.release(intent, "resident-register")));
        assertThat(log.state())
                .isInstanceOfSatisfying(
                        LogState.Unwritable.class,
                        state -> assertThat(state.cause()).isEqualTo("the roots don't agree"));
        assertThat(log.settle()).isTrue();
        assertClean(2);
    }
}

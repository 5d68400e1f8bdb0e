package kr.ieum.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database that fails: disclosures stop, nothing is half-written, and it goes on afterwards. */
abstract class FaultContract extends LogContract {
    private static final int MORE_STEPS_THAN_THERE_ARE = 500;

    FaultContract(Supplier<Databases.Database> fresh) {
        super(fresh);
    }

    @ParameterizedTest
    @EnumSource
    void anErrorAtAnyJdbcStepFailsTheCallerLeavesNothingHalfWrittenAndIsOverWithTheNextAppend(FaultyDatabase.When when)
            throws Exception {
        FaultyDatabase faulty = new FaultyDatabase(database.dataSource());
        log.close();
        int failures = 0;
        int step = 0;
        List<UUID> acknowledged = new ArrayList<>();
        for (; step < MORE_STEPS_THAN_THERE_ARE; step++) {
            UUID lookup = UUID.randomUUID();
            faulty.failAt(step, when);
            try (DisclosureLog victim = DisclosureLog.open(faulty, SETTINGS, CLOCK)) {
                append(victim, lookup);
                acknowledged.add(lookup);
                boolean untouched = !faulty.reached();
                if (untouched) {
                    break;
                }
            } catch (LogUnavailable e) {
                failures++;
                assertThat(e).hasStackTraceContaining("planted");
                assertAllOrNothing(lookup, e.outcomeUnknown());
            }
            UUID next = UUID.randomUUID();
            try (DisclosureLog again = DisclosureLog.open(faulty, SETTINGS, CLOCK)) {
                append(again, next);
                acknowledged.add(next);
            }
        }

        assertThat(step).isBetween(20, MORE_STEPS_THAN_THERE_ARE - 1);
        assertThat(failures).isGreaterThan(15);
        assertThat(acknowledged)
                .allSatisfy(lookup -> assertThat(reader().findByLookup(lookup)).hasSize(2));
        assertThat(new Fsck(database.dataSource()).run()).isInstanceOf(Fsck.Result.Clean.class);
    }

    private static void append(DisclosureLog log, UUID lookup) throws CompanionRefused {
        log.append(
                List.of(Leaves.intent(lookup, Leaves.TIME, "r1"), Leaves.intent(lookup, Leaves.TIME, "r2")),
                List.of(
                        PolicyEpoch.expect(0),
                        VolumeReservation.perDay("agr", 1, Leaves.TIME, ZoneId.of("Asia/Seoul"), 10_000, 1),
                        record(lookup)));
    }

    private void assertAllOrNothing(UUID lookup, boolean mayBeThere) throws Exception {
        int leaves = reader().findByLookup(lookup).size();
        assertThat(leaves).isIn(mayBeThere ? List.of(0, 2) : List.of(0));
        assertThat(count("SELECT COUNT(*) FROM decision_record WHERE lookup_id = '" + lookup + "'"))
                .isEqualTo(leaves / 2);
    }

    @ParameterizedTest
    @EnumSource
    void anErrorAtAnyStepOfARunningLogIsProbedAwayByTheNextAppendAndNoReleaseIsLostOrWrittenTwice(
            FaultyDatabase.When when) throws Exception {
        FaultyDatabase faulty = new FaultyDatabase(database.dataSource());
        log.close();
        log = DisclosureLog.open(faulty, SETTINGS, CLOCK);
        Position intent = log.append(List.of(Leaves.intent()), List.of()).position(0);
        List<Leaf> released = new ArrayList<>();
        int failures = 0;
        for (int step = 0; step < MORE_STEPS_THAN_THERE_ARE; step++) {
            Leaf.Release release = Leaves.release(intent, "r1");
            faulty.failAt(step, when);
            log.enqueue(release);
            released.add(release);
            // The release may take the fault or the append may; both must come through it.
            try {
                append(log, UUID.randomUUID());
            } catch (LogUnavailable e) {
                failures++;
                assertThat(log.state()).isInstanceOf(LogState.Unwritable.class);
            }
            boolean reached = faulty.reached();
            faulty.disarm();
            append(log, UUID.randomUUID());
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> log.state().equals(new LogState.Writable(0)));
            if (!reached) {
                break;
            }
        }

        assertThat(failures).isGreaterThan(5);
        List<Leaf> written = new ArrayList<>();
        for (long from = 0; written.size() == from; from += LogReader.MAX_COUNT) {
            reader().list(from, LogReader.MAX_COUNT).forEach(entry -> written.add(entry.leaf()));
        }
        assertThat(written.stream().filter(Leaf.Release.class::isInstance)).containsExactlyElementsOf(released);
        assertThat(new Fsck(database.dataSource()).run()).isInstanceOf(Fsck.Result.Clean.class);
    }

    @Test
    void aCommitThatLandsAfterItsConnectionDroppedIsWaitedForAndItsReleaseIsNotWrittenTwice() throws Exception {
        FaultyDatabase faulty = new FaultyDatabase(database.dataSource());
        log.close();
        log = DisclosureLog.open(faulty, SETTINGS, CLOCK);
        Position intent = log.append(List.of(Leaves.intent()), List.of()).position(0);
        faulty.dropTheNextCommitAndDoItLater();
        log.enqueue(Leaves.release(intent, "r1"));
        await().until(() -> !faulty.commitIsPending());

        log.append(List.of(Leaves.intent()), List.of());
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> log.state().equals(new LogState.Writable(0)));
        assertClean(3);
    }

    @Test
    void aRefusalThatRestsOnANeighboursReservationIsNotToldWhenTheirGroupFails() throws Exception {
        FaultyDatabase faulty = new FaultyDatabase(database.dataSource());
        log.close();
        log = DisclosureLog.open(faulty, SETTINGS, CLOCK);
        VolumeReservation onlyOne = VolumeReservation.perDay("agr", 1, Leaves.TIME, ZoneId.of("Asia/Seoul"), 1, 1);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch bothWait = new CountDownLatch(1);
        List<Thread> threads = new CopyOnWriteArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Appended> before = callers.submit(() -> log.append(List.of(Leaves.intent()), List.of(connection -> {
                inside.countDown();
                awaitLatch(bothWait);
            })));
            inside.await();
            List<Future<Appended>> rivals = IntStream.range(0, 2)
                    .mapToObj(n -> callers.submit(() -> {
                        threads.add(Thread.currentThread());
                        return log.append(
                                List.of(Leaves.intent()),
                                List.<Companion>of(connection -> faulty.dropTheNextCommitAndDoItLater(), onlyOne));
                    }))
                    .toList();
            await().until(() -> threads.size() == 2
                    && threads.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));
            bothWait.countDown();

            assertThat(before.get().firstIndex()).isZero();
            await().until(() -> rivals.stream().allMatch(Future::isDone));
            assertThat(rivals).extracting(Future::exceptionNow).hasOnlyElementsOfType(LogUnavailable.class);
        }
    }

    @Test
    void whileTheLogCannotBeWrittenReleasesAreKeptAppendsFailAndAFullBacklogStopsAppendsBeforeTheyStart()
            throws Exception {
        FaultyDatabase faulty = new FaultyDatabase(database.dataSource());
        log.close();
        log = DisclosureLog.open(faulty, SETTINGS.withMaxBacklog(10).withPatience(Duration.ofMillis(500)), CLOCK);
        Position intent = log.append(List.of(Leaves.intent()), List.of()).position(0);
        faulty.failAll(true);

        IntStream.range(0, 9).forEach(n -> log.enqueue(Leaves.release(intent, "r1")));
        assertThatExceptionOfType(LogUnavailable.class)
                .isThrownBy(() -> log.append(List.of(Leaves.intent()), List.of()))
                .withMessageStartingWith("the log couldn't be written");
        assertThat(log.state())
                .isInstanceOfSatisfying(
                        LogState.Unwritable.class,
                        state -> assertThat(state.backlog()).isEqualTo(9));
        log.enqueue(Leaves.release(intent, "r1"));
        assertThatExceptionOfType(LogUnavailable.class)
                .isThrownBy(() -> log.enqueue(Leaves.release(intent, "r1")))
                .withMessage("the queue of release leaves is full");
        assertThatExceptionOfType(LogUnavailable.class)
                .isThrownBy(() -> log.append(List.of(Leaves.intent()), List.of()))
                .withMessage("10 queued writes wait, release leaves among them: no disclosure before they are done");

        faulty.failAll(false);
        await().atMost(Duration.ofSeconds(2)).until(() -> log.state().equals(new LogState.Writable(0)));
        log.append(List.of(Leaves.intent()), List.of());
        assertClean(12);
    }

    @Test
    void aLogThatClosesOnADeadDatabaseGivesUpWhenPatienceEndsAndSaysWhatIsLost() throws Exception {
        FaultyDatabase faulty = new FaultyDatabase(database.dataSource());
        log.close();
        log = DisclosureLog.open(faulty, SETTINGS.withPatience(Duration.ofMillis(300)), CLOCK);
        Position intent = log.append(List.of(Leaves.intent()), List.of()).position(0);
        faulty.failAll(true);
        log.enqueue(Leaves.release(intent, "r1"));
        log.close();

        assertThat(log.state()).isEqualTo(new LogState.Closed(1));
        assertThat(reader().listOutcomeUnknown(Leaves.TIME, Leaves.TIME.plusSeconds(1)))
                .hasSize(1);
    }
}

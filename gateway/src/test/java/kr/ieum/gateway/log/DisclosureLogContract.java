package kr.ieum.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the log promises, on every database that it runs on. */
abstract class DisclosureLogContract {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneOffset.UTC);
    static final LogSettings SETTINGS = LogSettings.STANDARD;

    Databases.Database database;
    DisclosureLog log;

    abstract Databases.Database fresh();

    @BeforeEach
    void openLog() {
        database = fresh();
        log = DisclosureLog.open(database.dataSource(), SETTINGS, CLOCK);
    }

    @AfterEach
    void closeLog() {
        log.close();
        database.close();
    }

    @Test
    void anAcknowledgedIntentIsReadBackAsItWasWritten() throws Exception {
        Leaf.Intent first = Leaves.intent();
        Leaf.Intent second = Leaves.intent();

        Appended appended = log.append(List.of(first, second), List.of());

        assertThat(appended).isEqualTo(new Appended("2026h1", 0, 2, CLOCK.instant()));
        assertThat(reader().find(appended.position(1)).orElseThrow().leaf()).isEqualTo(second);
        assertThat(reader().list(0, 10)).extracting(LogEntry::leaf).containsExactly(first, second);
        assertThat(reader().find(2)).isEmpty();
        assertClean(2);
    }

    @Test
    void sixtyFourConcurrentCallersGetEveryIndexOnceAndWithoutGapAndFindTheirLeavesAfterReopening() throws Exception {
        int callers = 64;
        int each = 20;
        record Acknowledged(Leaf leaf, Position position) {}
        List<Acknowledged> acknowledged = inParallel(callers, caller -> {
                    List<Acknowledged> mine = new ArrayList<>();
                    for (int i = 0; i < each; i++) {
                        List<Leaf.Intent> leaves = IntStream.rangeClosed(0, (caller + i) % 3)
                                .mapToObj(_ -> Leaves.intent())
                                .toList();
                        Appended appended = log.append(leaves, List.of());
                        for (int n = 0; n < appended.count(); n++) {
                            mine.add(new Acknowledged(leaves.get(n), appended.position(n)));
                        }
                    }
                    return mine;
                })
                .stream()
                .flatMap(List::stream)
                .toList();
        log.close();
        database.reopen();

        assertThat(acknowledged.stream().mapToLong(a -> a.position().index()).sorted())
                .containsExactlyElementsOf(
                        LongStream.range(0, acknowledged.size()).boxed().toList());
        for (Acknowledged one : acknowledged) {
            assertThat(reader().find(one.position()).orElseThrow().leaf()).isEqualTo(one.leaf());
        }
        assertClean(acknowledged.size());
        assertThat(count("SELECT COUNT(*) FROM log_group")).isLessThan((long) callers * each);
    }

    @Test
    void aReopenedLogGoesOnWhereItStood() throws Exception {
        log.append(List.of(Leaves.intent(), Leaves.intent(), Leaves.intent()), List.of());
        log.close();
        log = DisclosureLog.open(database.reopen(), SETTINGS, CLOCK);

        assertThat(log.append(List.of(Leaves.intent()), List.of()).firstIndex()).isEqualTo(3);
        assertClean(4);
    }

    @Test
    void aRefusedCompanionFailsOnlyItsOwnAppendAndLeavesNoGap() throws Exception {
        // One slow companion holds the writer until all others wait, so that they share a group.
        int neighbours = 20;
        CountDownLatch ready = new CountDownLatch(1);
        List<Boolean> written = inParallel(neighbours + 1, caller -> {
            if (caller == 0) {
                log.append(List.of(Leaves.intent()), List.of(_ -> awaitLatch(ready)));
                return true;
            }
            if (caller == neighbours) {
                ready.countDown();
            }
            UUID lookup = UUID.randomUUID();
            Companion record = record(lookup);
            try {
                log.append(
                        List.of(Leaves.intent(lookup, Leaves.TIME, "r1")),
                        caller % 2 == 0
                                ? List.of(record)
                                : List.of(record, _ -> {
                                    throw new CompanionRefused("odd");
                                }));
                assertThat(caller % 2).isZero();
                return true;
            } catch (CompanionRefused e) {
                assertThat(caller % 2).isOne();
                assertThat(reader().findByLookup(lookup)).isEmpty();
                return false;
            }
        });

        long good = written.stream().filter(w -> w).count();
        assertThat(good).isEqualTo(1 + neighbours / 2);
        assertThat(count("SELECT COUNT(*) FROM decision_record")).isEqualTo(neighbours / 2);
        assertClean(good);
    }

    @Test
    void aCompanionsBrokenRowOrBugFailsOnlyItsOwnAppendAndTellsNoValue() throws Exception {
        UUID lookup = UUID.randomUUID();
        log.append(List.of(Leaves.intent(lookup, Leaves.TIME, "r1")), List.of(record(lookup)));

        assertThatExceptionOfType(CompanionRefused.class)
                .isThrownBy(() -> log.append(List.of(Leaves.intent()), List.of(record(lookup))))
                .withMessage("the database refused a companion's row, SQLSTATE 23505");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> log.append(List.of(Leaves.intent()), List.of(_ -> {
                    throw new ArithmeticException();
                })));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> log.append(List.of(Leaves.intent()), List.of(Connection::commit)))
                .withMessageContaining("must not call commit");
        assertThat(log.state()).isEqualTo(new LogState.Writable(0));
        assertClean(1);
    }

    @Test
    void anIntentDecidedInAPastEpochIsRefusedWhenTheEpochHasMoved() throws Exception {
        log.append(List.of(Leaves.intent()), List.of(PolicyEpoch.expect(0)));
        log.append(List.of(Leaves.intent()), List.of(PolicyEpoch::move));

        assertThatExceptionOfType(PolicyEpoch.Moved.class)
                .isThrownBy(() -> log.append(List.of(Leaves.intent()), List.of(PolicyEpoch.expect(0))))
                .satisfies(moved -> assertThat(moved.actual()).isEqualTo(1));
        log.append(List.of(Leaves.intent()), List.of(PolicyEpoch.expect(1)));
        assertClean(3);
    }

    @Test
    void anEpochThatMovesWhileTheIntentIsBeingWrittenIsWaitedFor() throws Exception {
        Future<Appended> append;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
                Connection mover = database.dataSource().getConnection()) {
            mover.setAutoCommit(false);
            PolicyEpoch.move(mover);
            append = callers.submit(() -> log.append(List.of(Leaves.intent()), List.of(PolicyEpoch.expect(0))));
            await().during(Duration.ofMillis(100)).until(() -> !append.isDone());
            mover.commit();
            mover.setAutoCommit(true);
            await().until(append::isDone);
            assertThat(append.exceptionNow()).isInstanceOf(PolicyEpoch.Moved.class);
        }
        assertClean(0);
    }

    @Test
    void aVolumeRacedByFiftyRequestsIsExactAndRefusalsTakeNothing() throws Exception {
        try (DisclosureLog other = DisclosureLog.open(database.dataSource(), SETTINGS, CLOCK)) {
            VolumeReservation three = VolumeReservation.perDay(
                    "agr-basic-livelihood", 3, CLOCK.instant(), ZoneId.of("Asia/Seoul"), 100, 3);
            AtomicInteger refused = new AtomicInteger();
            inParallel(50, caller -> {
                try {
                    return (caller % 2 == 0 ? log : other).append(List.of(Leaves.intent()), List.of(three));
                } catch (VolumeReservation.Exceeded e) {
                    return refused.incrementAndGet();
                }
            });

            assertThat(refused).hasValue(50 - 33);
            assertThat(count("SELECT used FROM volume_counter")).isEqualTo(99);
            assertClean(33);
        }
    }

    @Test
    void aVolumeTakenByAnAppendThatIsRefusedElsewhereIsGivenBack() throws Exception {
        VolumeReservation one = VolumeReservation.perOfficialHour(
                "agr-1", 1, "keyed-hash", CLOCK.instant(), ZoneId.of("Asia/Seoul"), 1, 1);
        assertThatExceptionOfType(PolicyEpoch.Moved.class)
                .isThrownBy(() -> log.append(List.of(Leaves.intent()), List.of(one, PolicyEpoch.expect(9))));
        log.append(List.of(Leaves.intent()), List.of(one));
        assertThatExceptionOfType(VolumeReservation.Exceeded.class)
                .isThrownBy(() -> log.append(List.of(Leaves.intent()), List.of(one)))
                .withMessage("agreement agr-1 version 1 allows 1 per hour");
        assertClean(1);
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
        assertThat(log.state()).isEqualTo(new LogState.Writable(0));
    }

    @Test
    void closingWritesWhatIsQueuedAndTakesNothingNew() throws Exception {
        Position intent = log.append(List.of(Leaves.intent()), List.of()).position(0);
        IntStream.range(0, 1000).forEach(_ -> log.enqueue(Leaves.release(intent, "r1")));
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

    @Test
    void aRefusalIsFoundByItsLookupAndCitesNoIntent() throws Exception {
        UUID lookup = UUID.randomUUID();
        Leaf.Refusal refusal = Leaves.refusal(lookup);
        log.append(List.of(refusal), List.of());
        assertThat(reader().findByLookup(lookup)).extracting(LogEntry::leaf).containsExactly(refusal);
        assertThat(reader().listOutcomeUnknown(Instant.EPOCH, Leaves.TIME.plusSeconds(1000)))
                .isEmpty();
    }

    @Test
    void anInterruptedCallerWithdrawsWhatTheWriterHasNotBegunAndLearnsTheOutcomeOfWhatItHas() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Boolean> flags = new ArrayList<>();
            Thread[] threads = new Thread[2];
            Future<Appended> claimed = callers.submit(() -> {
                threads[0] = Thread.currentThread();
                Appended appended = log.append(List.of(Leaves.intent()), List.of(_ -> {
                    inside.countDown();
                    awaitLatch(goOn);
                }));
                flags.add(Thread.currentThread().isInterrupted());
                return appended;
            });
            inside.await();
            Future<Appended> waiting = callers.submit(() -> {
                threads[1] = Thread.currentThread();
                return log.append(List.of(Leaves.intent()), List.of());
            });
            await().until(() -> threads[1] != null && threads[1].getState() == Thread.State.TIMED_WAITING);
            threads[0].interrupt();
            threads[1].interrupt();
            await().until(waiting::isDone);
            assertThat(claimed.isDone()).isFalse();
            goOn.countDown();

            assertThat(claimed.get().firstIndex()).isZero();
            assertThat(flags).containsExactly(true);
            assertThat(waiting.exceptionNow())
                    .isInstanceOfSatisfying(
                            LogUnavailable.class,
                            e -> assertThat(e.outcomeUnknown()).isFalse());
        }
        assertClean(1);
    }

    @Test
    void aCallerWhosePatienceEndsIsToldWhetherItMayHaveBeenWritten() throws Exception {
        log.close();
        log = DisclosureLog.open(database.dataSource(), SETTINGS.withPatience(Duration.ofMillis(300)), CLOCK);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Appended> claimed = callers.submit(() -> log.append(List.of(Leaves.intent()), List.of(_ -> {
                inside.countDown();
                awaitLatch(goOn);
            })));
            inside.await();
            assertThatExceptionOfType(LogUnavailable.class)
                    .isThrownBy(() -> log.append(List.of(Leaves.intent()), List.of()))
                    .satisfies(e -> assertThat(e.outcomeUnknown()).isFalse());
            await().until(claimed::isDone);
            assertThat(claimed.exceptionNow())
                    .isInstanceOfSatisfying(
                            LogUnavailable.class,
                            e -> assertThat(e.outcomeUnknown()).isTrue());
            goOn.countDown();
        }
    }

    @Test
    void whatCannotBeAppendedStopsItsOwnDisclosureAndNotTheLog() throws Exception {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> log.append(List.of(), List.of()))
                .withMessage("an append has 1 to 1000 leaves, not 0");
        List<Leaf.Asked> many = IntStream.range(0, 999)
                .mapToObj(_ -> new Leaf.Asked("a".repeat(200), "clear", "G1", "C1", "r1"))
                .toList();
        Leaf.Intent like = Leaves.intent();
        Leaf.Intent huge = new Leaf.Intent(
                like.time(),
                like.lookup(),
                like.kind(),
                like.agency(),
                like.agreement(),
                like.task(),
                like.policyEpoch(),
                like.federation(),
                like.subject(),
                like.caseRef(),
                like.official(),
                many);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> log.append(List.of(huge), List.of()))
                .withMessageContaining("a leaf has at most 65535 bytes");
        assertThat(log.append(List.of(like), List.of()).firstIndex()).isZero();
    }

    @Test
    void aLogThatWasSetBackUnderItsWriterIsRefusedByName() throws Exception {
        log.append(List.of(Leaves.intent()), List.of());
        execute("UPDATE log_head SET epoch = epoch + 1");

        assertThatExceptionOfType(LogUnavailable.class)
                .isThrownBy(() -> log.append(List.of(Leaves.intent()), List.of()))
                .havingCause()
                .withStackTraceContaining("the database was set back or begun anew");
        assertThat(log.state()).isInstanceOf(LogState.Unwritable.class);

        execute("UPDATE log_head SET epoch = epoch - 1");
        log.append(List.of(Leaves.intent()), List.of());
        assertThat(log.state()).isEqualTo(new LogState.Writable(0));
    }

    @Test
    void twoWritersOnOneDatabaseMakeOneTree() throws Exception {
        try (DisclosureLog other = DisclosureLog.open(database.dataSource(), SETTINGS, CLOCK)) {
            raceTwoWriters(log, other, 400);
        }
        assertClean(400);
    }

    @Test
    void theSwapAloneKeepsTwoWritersFromForkingWhenTheRowLockIsTakenAway() throws Exception {
        FaultyDatabase unlocked = new FaultyDatabase(database.dataSource());
        unlocked.rewriteSql(sql -> sql.contains("log_head") ? sql.replace(" FOR UPDATE", "") : sql);
        try (DisclosureLog one = DisclosureLog.open(unlocked, SETTINGS, CLOCK);
                DisclosureLog other = DisclosureLog.open(unlocked, SETTINGS, CLOCK)) {
            // Deterministic: the other node writes between this node's read of the head and its swap.
            AtomicInteger runs = new AtomicInteger();
            Appended mine = one.append(List.of(Leaves.intent()), List.of(_ -> {
                if (runs.incrementAndGet() == 1) {
                    assertThat(other.append(List.of(Leaves.intent()), List.of()).firstIndex())
                            .isZero();
                }
            }));
            assertThat(runs).hasValue(2);
            assertThat(mine.firstIndex()).isOne();
            raceTwoWriters(one, other, 100);
        }
        assertClean(102);
    }

    private void raceTwoWriters(DisclosureLog one, DisclosureLog other, int appends) throws Exception {
        List<Position> positions = inParallel(
                appends,
                caller -> (caller % 2 == 0 ? one : other)
                        .append(List.of(Leaves.intent()), List.of(PolicyEpoch.expect(0)))
                        .position(0));
        assertThat(positions).doesNotHaveDuplicates();
    }

    // ---- helpers ----

    interface Call<T> {
        T run(int caller) throws Exception;
    }

    static <T> List<T> inParallel(int callers, Call<T> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = IntStream.range(0, callers)
                    .mapToObj(caller -> threads.submit(() -> call.run(caller)))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static DecisionRecord record(UUID lookup) {
        return new DecisionRecord(lookup, 1, Leaves.TIME, 7, Digest.sha256(), "{\"kind\":\"case\"}");
    }

    LogReader reader() {
        return new LogReader(database.dataSource());
    }

    void assertClean(long size) {
        assertThat(new Fsck(database.dataSource()).run())
                .isInstanceOfSatisfying(
                        Fsck.Result.Clean.class,
                        clean -> assertThat(clean.shards().getLast().size()).isEqualTo(size));
    }

    long count(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

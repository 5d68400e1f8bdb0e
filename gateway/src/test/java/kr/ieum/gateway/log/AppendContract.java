package kr.ieum.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Test;

/** What an append promises its caller. */
abstract class AppendContract extends LogContract {
    AppendContract(Supplier<Databases.Database> fresh) {
        super(fresh);
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
                                .mapToObj(n -> Leaves.intent())
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
                Appended appended = log.append(List.of(Leaves.intent()), List.of(connection -> {
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
            Future<Appended> claimed = callers.submit(() -> log.append(List.of(Leaves.intent()), List.of(connection -> {
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
                .mapToObj(n -> new Leaf.Asked("a".repeat(200), "clear", "G1", "C1", "r1"))
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
}

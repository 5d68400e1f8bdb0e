package kr.ieum.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Test;

/** Small writes that stand or fall with an append. */
abstract class CompanionContract extends LogContract {
    CompanionContract(Supplier<Databases.Database> fresh) {
        super(fresh);
    }

    @Test
    void aRefusedCompanionFailsOnlyItsOwnAppendAndLeavesNoGap() throws Exception {
        // One slow companion holds the writer until all others wait, so that they share a group.
        int neighbours = 20;
        CountDownLatch ready = new CountDownLatch(1);
        List<Boolean> written = inParallel(neighbours + 1, caller -> {
            if (caller == 0) {
                log.append(List.of(Leaves.intent()), List.of(connection -> awaitLatch(ready)));
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
                                : List.of(record, connection -> {
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
                .isThrownBy(() -> log.append(List.of(Leaves.intent()), List.of(connection -> {
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
    void theHourOfEachOfficialIsExactAlthoughFiftyRequestsOfTwoOfficialsRaceForIt() throws Exception {
        ZoneId seoul = ZoneId.of("Asia/Seoul");
        try (DisclosureLog other = DisclosureLog.open(database.dataSource(), SETTINGS, CLOCK)) {
            AtomicInteger refused = new AtomicInteger();
            inParallel(50, caller -> {
                try {
                    String official = caller % 2 == 0 ? "one" : "other";
                    return (caller % 4 < 2 ? log : other)
                            .append(
                                    List.of(Leaves.intent()),
                                    List.of(VolumeReservation.perOfficialHour(
                                            "agr-1", 1, official, CLOCK.instant(), seoul, 10, 1)));
                } catch (VolumeReservation.Exceeded e) {
                    return refused.incrementAndGet();
                }
            });

            assertThat(refused).hasValue(50 - 2 * 10);
            assertThat(count("SELECT SUM(used) FROM volume_counter")).isEqualTo(20);
            assertClean(20);
        }
    }

    @Test
    void whatWasReservedOnADayIsToldOfThatDayVersionAndZoneAlone() throws Exception {
        ZoneId seoul = ZoneId.of("Asia/Seoul");
        Instant lastMinute = Instant.parse("2026-11-25T14:59:00Z");
        Instant nextDay = lastMinute.plusSeconds(60);
        log.append(
                List.of(Leaves.intent()),
                List.of(
                        VolumeReservation.perDay("agr-1", 1, lastMinute, seoul, 10, 3),
                        VolumeReservation.perDay("agr-1", 2, lastMinute, seoul, 10, 5),
                        VolumeReservation.perDay("agr-2", 1, lastMinute, seoul, 10, 7),
                        VolumeReservation.perOfficialHour("agr-1", 1, "keyed-hash", lastMinute, seoul, 10, 2)));
        log.append(List.of(Leaves.intent()), List.of(VolumeReservation.perDay("agr-1", 1, nextDay, seoul, 10, 4)));
        VolumeCounters counters = new VolumeCounters(database.dataSource());

        assertThat(counters.usedOnDay("agr-1", 1, lastMinute, seoul)).isEqualTo(3);
        assertThat(counters.usedOnDay("agr-1", 1, nextDay, seoul)).isEqualTo(4);
        assertThat(counters.usedOnDay("agr-1", 2, lastMinute, seoul)).isEqualTo(5);
        assertThat(counters.usedOnDay("agr-1", 3, lastMinute, seoul)).isZero();
        assertThat(counters.usedOnDay("agr-1", 1, lastMinute.minusSeconds(86_400), seoul))
                .isZero();
    }

    @Test
    void eachOfficialHasACounterOfTheOwnForEachClockHour() throws Exception {
        ZoneId kathmandu = ZoneId.of("Asia/Kathmandu");
        Instant beforeTheHour = Instant.parse("2026-11-25T10:14:59Z");
        assertThat(log.append(List.of(Leaves.intent()), List.of(hourly("one", beforeTheHour, kathmandu))))
                .isNotNull();
        assertThat(log.append(List.of(Leaves.intent()), List.of(hourly("other", beforeTheHour, kathmandu))))
                .isNotNull();
        assertThat(log.append(
                        List.of(Leaves.intent()), List.of(hourly("one", beforeTheHour.plusSeconds(1), kathmandu))))
                .isNotNull();
        assertThatExceptionOfType(VolumeReservation.Exceeded.class)
                .isThrownBy(() -> log.append(
                        List.of(Leaves.intent()), List.of(hourly("one", beforeTheHour.minusSeconds(60), kathmandu))));
    }

    @Test
    void moreThanTheLimitAtOnceIsRefusedAlthoughNothingWasTakenYet() throws Exception {
        ZoneId seoul = ZoneId.of("Asia/Seoul");

        assertThatExceptionOfType(VolumeReservation.Exceeded.class)
                .isThrownBy(() -> log.append(
                        List.of(Leaves.intent()),
                        List.of(VolumeReservation.perDay("agr-1", 1, CLOCK.instant(), seoul, 3, 4))));
        assertThat(new VolumeCounters(database.dataSource()).usedOnDay("agr-1", 1, CLOCK.instant(), seoul))
                .isZero();
        assertClean(0);
    }

    private static VolumeReservation hourly(String official, Instant now, ZoneId zone) {
        return VolumeReservation.perOfficialHour("agr-1", 1, official, now, zone, 1, 1);
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
}

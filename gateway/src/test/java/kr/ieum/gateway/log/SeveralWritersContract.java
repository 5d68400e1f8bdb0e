package kr.ieum.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Test;

/** One tree, however many nodes write it. */
abstract class SeveralWritersContract extends LogContract {
    SeveralWritersContract(Supplier<Databases.Database> fresh) {
        super(fresh);
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
        unlocked.rewriteSql(SeveralWritersContract::withoutLock);
        FaultyDatabase watched = new FaultyDatabase(database.dataSource());
        try (DisclosureLog one = DisclosureLog.open(watched, SETTINGS, CLOCK);
                DisclosureLog other = DisclosureLog.open(unlocked, SETTINGS, CLOCK)) {
            // Deterministic: the other node writes before this node's first swap, which rests on what it remembers, and
            // again
            // before its second, which rests on what it has read.
            AtomicInteger swaps = new AtomicInteger();
            watched.rewriteSql(sql -> {
                if (sql.startsWith("UPDATE log_head SET size") && swaps.incrementAndGet() <= 2) {
                    assertThat(appended(other)).isEqualTo(swaps.get() - 1);
                }
                return withoutLock(sql);
            });
            assertThat(appended(one)).isEqualTo(2);
            assertThat(swaps).hasValue(4);
            raceTwoWriters(one, other, 100);
        }
        assertClean(103);
    }

    private static String withoutLock(String sql) {
        return sql.contains("log_head") ? sql.replace(" FOR UPDATE", "") : sql;
    }

    private static long appended(DisclosureLog log) {
        try {
            return log.append(List.of(Leaves.intent()), List.of()).firstIndex();
        } catch (CompanionRefused e) {
            throw new IllegalStateException(e);
        }
    }

    private void raceTwoWriters(DisclosureLog one, DisclosureLog other, int appends) throws Exception {
        List<Position> positions = inParallel(
                appends,
                caller -> (caller % 2 == 0 ? one : other)
                        .append(List.of(Leaves.intent()), List.of(PolicyEpoch.expect(0)))
                        .position(0));
        assertThat(positions).doesNotHaveDuplicates();
    }
}

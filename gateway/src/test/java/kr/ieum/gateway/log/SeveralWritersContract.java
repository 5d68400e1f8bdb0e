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
        unlocked.rewriteSql(sql -> sql.contains("log_head") ? sql.replace(" FOR UPDATE", "") : sql);
        try (DisclosureLog one = DisclosureLog.open(unlocked, SETTINGS, CLOCK);
                DisclosureLog other = DisclosureLog.open(unlocked, SETTINGS, CLOCK)) {
            // Deterministic: the other node writes between this node's read of the head and its swap.
            AtomicInteger runs = new AtomicInteger();
            Appended mine = one.append(List.of(Leaves.intent()), List.of(connection -> {
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
}

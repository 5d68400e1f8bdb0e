package kr.ieum.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import kr.ieum.gateway.testing.Databases;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Disks that fail and disks that are full, beneath an H2 file (P1, P7). */
class DiskTest {

    private static final int MORE_CALLS_THAN_THERE_ARE = 200;
    private static final int FEWEST_CALLS = 10;
    private static final int APPENDS = 3;

    @ParameterizedTest
    @EnumSource
    void aWriteOrForceThatFailsAnywhereFailsItsCallerLosesNothingAcknowledgedAndIsOverWithTheNextAppend(
            CountingFileSystem.Fault fault, @TempDir Path directory) throws Exception {
        CountingFileSystem.register();
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(H2File.url("ahead:counting:async:", directory) + ";DB_CLOSE_DELAY=-1");
        Databases.migrate(h2);
        List<UUID> acknowledged = new ArrayList<>();
        int failures = 0;
        int call = 0;
        try {
            for (; call < MORE_CALLS_THAN_THERE_ARE; call++) {
                CountingFileSystem.failAt(call, fault);
                boolean failed = !openAppendAndShutDown(h2, acknowledged);
                boolean untouched = !CountingFileSystem.reached();
                CountingFileSystem.failAt(-1, fault);
                if (untouched) {
                    break;
                }
                failures += failed ? 1 : 0;
                assertThat(openAppendAndShutDown(h2, acknowledged))
                        .as("after call %d", call)
                        .isTrue();
            }
        } finally {
            CountingFileSystem.failAt(-1, fault);
        }
        assertThat(call).isBetween(FEWEST_CALLS, MORE_CALLS_THAN_THERE_ARE - 1);
        assertThat(failures).isPositive();
        assertWhole(h2, acknowledged);
    }

    @Test
    void whoeverComesLateToADatabaseWhoseFileFailedFindsItEndedAndDoesNotPartTheNextOne(@TempDir Path directory)
            throws Exception {
        CountingFileSystem.register();
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(H2File.url("ahead:counting:async:", directory));
        Connection first = h2.getConnection();
        Connection late = h2.getConnection();
        Connection later = h2.getConnection();
        execute(first, "CREATE TABLE kept (n INT)");
        try {
            CountingFileSystem.failAt(0, CountingFileSystem.Fault.REFUSED);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute(first, "INSERT INTO kept VALUES (1)"));
        } finally {
            CountingFileSystem.failAt(-1, CountingFileSystem.Fault.REFUSED);
        }
        try (Connection next = h2.getConnection()) {
            execute(next, "INSERT INTO kept VALUES (2)");
            for (Connection one : List.of(late, later)) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> execute(one, "INSERT INTO kept VALUES (3)"))
                        .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(ErrorCode.DATABASE_IS_CLOSED));
                try (Connection another = h2.getConnection()) {
                    assertThat(kept(another)).isEqualTo(kept(next)).contains(2).doesNotContain(3);
                }
            }
            for (Connection ended : List.of(first, late, later)) {
                ended.abort(Runnable::run);
            }
            try (Connection another = h2.getConnection()) {
                execute(another, "INSERT INTO kept VALUES (4)");
            }
            assertThat(kept(next)).contains(2, 4);
        }
        try (Connection anew = h2.getConnection()) {
            assertThat(kept(anew)).contains(2, 4).doesNotContain(3);
        }
    }

    @Test
    void aForceThatFailsEndsTheDatabaseUnderAllWhoWouldReadWhatTheDiskMayNotHold(@TempDir Path directory)
            throws Exception {
        CountingFileSystem.register();
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(H2File.url("ahead:counting:async:", directory));
        Connection writer = h2.getConnection();
        Connection reader = h2.getConnection();
        execute(writer, "CREATE TABLE kept (n INT)");
        execute(writer, "INSERT INTO kept VALUES (1)");
        assertThat(kept(reader)).containsExactly(1);
        try {
            CountingFileSystem.failAt(0, CountingFileSystem.Fault.REFUSED);
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> Durability.H2.force(writer));
        } finally {
            CountingFileSystem.failAt(-1, CountingFileSystem.Fault.REFUSED);
        }
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> kept(reader));
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> Durability.H2.force(writer));
        try (Connection anew = h2.getConnection()) {
            Durability.H2.force(anew);
            assertThat(kept(anew)).containsExactly(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Integer> kept(Connection connection) throws SQLException {
        List<Integer> kept = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT n FROM kept")) {
            while (row.next()) {
                kept.add(row.getInt(1));
            }
        }
        return kept;
    }

    @Test
    void aFileOfLargerPagesIsOpenedAndWrittenOn(@TempDir Path directory) throws Exception {
        JdbcDataSource larger = new JdbcDataSource();
        larger.setURL(H2File.url(directory).replace("PAGE_SIZE=4096", "PAGE_SIZE=16384") + ";DB_CLOSE_DELAY=-1");
        Databases.migrate(larger);
        List<UUID> acknowledged = new ArrayList<>();
        assertThat(openAppendAndShutDown(larger, acknowledged)).isTrue();
        JdbcDataSource today = new JdbcDataSource();
        today.setURL(H2File.url(directory) + ";DB_CLOSE_DELAY=-1");
        assertThat(today.getURL()).isNotEqualTo(larger.getURL());
        assertThat(openAppendAndShutDown(today, acknowledged)).isTrue();
        assertWhole(today, acknowledged);
    }

    @Test
    @Tag("slow")
    void aFullDiskStopsDisclosuresLosesNothingAndTheyGoOnWhenThereIsRoomAgain(@TempDir Path directory)
            throws Exception {
        assumeTrue(mounted(directory), "no small file system could be mounted here: needs Linux, and root");
        try {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL(H2File.url(directory) + ";DB_CLOSE_DELAY=-1");
            Databases.migrate(h2);
            List<UUID> acknowledged = new ArrayList<>();
            try (DisclosureLog log = DisclosureLog.open(h2, LogContract.SETTINGS, LogContract.CLOCK)) {
                assertThat(append(log, acknowledged)).isTrue();
                Path filler = directory.resolve("filler");
                fill(filler);
                assertThatExceptionOfType(LogUnavailable.class)
                        .isThrownBy(() -> {
                            for (int i = 0; i < 10_000; i++) {
                                appendOrThrow(log, acknowledged);
                            }
                        })
                        .withMessageStartingWith("the log couldn't be written");
                assertThat(log.state()).isInstanceOf(LogState.Unwritable.class);

                Files.delete(filler);
                assertThat(append(log, acknowledged)).isTrue();
                assertThat(log.state()).isInstanceOf(LogState.Writable.class);
            }
            assertWhole(h2, acknowledged);
        } finally {
            run("umount", "-l", directory.toString());
        }
    }

    /** What a node does in its life; a failure amid it is met by the same log once more, before it ends. */
    private static boolean openAppendAndShutDown(JdbcDataSource h2, List<UUID> acknowledged) throws CompanionRefused {
        boolean good = true;
        try (DisclosureLog log = DisclosureLog.open(h2, LogContract.SETTINGS, LogContract.CLOCK)) {
            for (int i = 0; i < APPENDS; i++) {
                good &= append(log, acknowledged);
            }
        } catch (LogUnavailable e) {
            good = false;
        }
        try (Connection connection = h2.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            good = false;
        }
        return good;
    }

    private static boolean append(DisclosureLog log, List<UUID> acknowledged) throws CompanionRefused {
        try {
            appendOrThrow(log, acknowledged);
            return true;
        } catch (LogUnavailable e) {
            return false;
        }
    }

    private static void appendOrThrow(DisclosureLog log, List<UUID> acknowledged) throws CompanionRefused {
        UUID lookup = UUID.randomUUID();
        log.append(List.of(Leaves.intent(lookup, Leaves.TIME, "r1")), List.of(LogContract.record(lookup)));
        acknowledged.add(lookup);
    }

    private static void assertWhole(JdbcDataSource h2, List<UUID> acknowledged) throws SQLException {
        LogReader reader = new LogReader(h2);
        assertThat(acknowledged)
                .isNotEmpty()
                .allSatisfy(lookup -> assertThat(reader.findByLookup(lookup)).hasSize(1));
        assertThat(new Fsck(h2).run()).isInstanceOf(Fsck.Result.Clean.class);
        try (Connection connection = h2.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }

    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // until the disk is full
        }
    }

    private static boolean mounted(Path directory) throws InterruptedException {
        try {
            return run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", directory.toString());
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}

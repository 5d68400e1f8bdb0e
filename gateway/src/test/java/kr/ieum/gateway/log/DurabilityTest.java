package kr.ieum.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import kr.ieum.gateway.testing.Databases;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurabilityTest {
    private static final int GROUPS = 30;

    @Test
    void h2ForcesTheFileToDiskInEveryGroupBeforeTheAppendReturns(@TempDir Path directory) throws Exception {
        FaultyDatabase database = counted(directory);
        int unforced = appendAndCountUnforced(database);
        assertThat(unforced).isZero();
    }

    /** The counter can tell: without the checkpoint, WRITE_DELAY=0 alone writes but doesn't force. */
    @Test
    void withoutTheCheckpointTheSameCounterFindsGroupsThatWereNotForced(@TempDir Path directory) throws Exception {
        FaultyDatabase database = counted(directory);
        database.rewriteSql(sql -> sql.equals("CHECKPOINT SYNC") ? "CALL 1" : sql);
        assertThat(appendAndCountUnforced(database)).isPositive();
    }

    private static FaultyDatabase counted(Path directory) {
        CountingFileSystem.register();
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(H2File.url("counting:async:", directory) + ";DB_CLOSE_DELAY=-1");
        Databases.migrate(h2);
        return new FaultyDatabase(h2);
    }

    private static int appendAndCountUnforced(DataSource database) throws Exception {
        int unforced = 0;
        try (DisclosureLog log = DisclosureLog.open(database, LogContract.SETTINGS, LogContract.CLOCK)) {
            for (int i = 0; i < GROUPS; i++) {
                int before = CountingFileSystem.FORCED.get();
                log.append(List.of(Leaves.intent()), List.of());
                unforced += CountingFileSystem.FORCED.get() > before ? 0 : 1;
            }
        }
        execute(database, "SHUTDOWN");
        return unforced;
    }

    @Test
    void anH2ThatKeepsItsWriteDelayIsRefused() throws Exception {
        try (Databases.Database h2 = Databases.h2()) {
            FaultyDatabase database = new FaultyDatabase(h2.dataSource());
            database.rewriteSql(sql -> sql.equals("SET WRITE_DELAY 0") ? "SET WRITE_DELAY 500" : sql);
            assertThatExceptionOfType(LogUnavailable.class)
                    .isThrownBy(() -> DisclosureLog.open(database, LogContract.SETTINGS, LogContract.CLOCK))
                    .withMessageContaining("H2's WRITE_DELAY is 500 and must be 0")
                    .withMessageContaining("open the database with WRITE_DELAY=0 in its URL");
        }
    }

    @Test
    void anH2InMemoryIsRefused() {
        JdbcDataSource memory = new JdbcDataSource();
        memory.setURL("jdbc:h2:mem:log");
        assertThatExceptionOfType(LogUnavailable.class)
                .isThrownBy(() -> DisclosureLog.open(memory, LogContract.SETTINGS, LogContract.CLOCK))
                .withMessageContaining("nothing there is durable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "local", "remote_write"})
    void aPostgresThatAcknowledgesBeforeItIsDurableIsRefused(String setting) throws Exception {
        try (Databases.Database postgres = Databases.postgres()) {
            execute(
                    postgres.dataSource(),
                    "DO $$ BEGIN EXECUTE format(" + "'ALTER DATABASE %I SET synchronous_commit = " + setting
                            + "', current_database()); END $$");
            postgres.reopen();
            assertThatExceptionOfType(LogUnavailable.class)
                    .isThrownBy(
                            () -> DisclosureLog.open(postgres.dataSource(), LogContract.SETTINGS, LogContract.CLOCK))
                    .withMessageContaining("PostgreSQL's synchronous_commit is " + setting + " and must be on");
        }
    }

    @Test
    void theWritersTimeoutsDoNotStayOnAPooledPostgresSession() throws Exception {
        try (Databases.Database postgres = Databases.postgres()) {
            DisclosureLog.open(postgres.dataSource(), LogContract.SETTINGS, LogContract.CLOCK)
                    .close();
            try (Connection connection = postgres.dataSource().getConnection();
                    Statement statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT current_setting('statement_timeout'),"
                            + " current_setting('lock_timeout'),"
                            + " current_setting('idle_in_transaction_session_timeout')")) {
                assertThat(row.next()).isTrue();
                assertThat(List.of(row.getString(1), row.getString(2), row.getString(3)))
                        .containsOnly("0");
            }
        }
    }

    /** With H2's plain file channels this closes the database under the writer: deadlines interrupt threads. */
    @Test
    void anInterruptedThreadThatReadsDoesNotCloseTheDatabaseUnderTheLog() throws Exception {
        try (Databases.Database h2 = Databases.h2()) {
            try (DisclosureLog log = DisclosureLog.open(h2.dataSource(), LogContract.SETTINGS, LogContract.CLOCK)) {
                for (int i = 0; i < 5; i++) {
                    log.append(List.of(Leaves.intent(), Leaves.intent()), List.of());
                }
            }
            h2.reopen();
            try (DisclosureLog log = DisclosureLog.open(h2.dataSource(), LogContract.SETTINGS, LogContract.CLOCK)) {
                DataSource database = h2.dataSource();
                Connection connection = database.getConnection();
                Thread reader = Thread.ofVirtual().start(() -> {
                    Thread.currentThread().interrupt();
                    try (Statement statement = connection.createStatement()) {
                        statement.executeQuery("SELECT SUM(LENGTH(leaves)), SUM(LENGTH(root)) FROM log_group");
                        statement.execute("INSERT INTO volume_counter VALUES ('a', 1, '*', 'DAY', NOW(), '*', 1)");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
                reader.join();
                log.append(List.of(Leaves.intent()), List.of());
                assertThat(log.state()).isEqualTo(new LogState.Writable(0));
                connection.close();
            }
        }
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

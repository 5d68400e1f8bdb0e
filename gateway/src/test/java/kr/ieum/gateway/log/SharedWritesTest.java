package kr.ieum.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import kr.ieum.gateway.log.file.FileCompaction;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a copy of the file holds that is taken at that moment is what a process that is killed then leaves behind. */
class SharedWritesTest {

    @TempDir
    Path directory;

    @TempDir
    Path copies;

    private JdbcDataSource file;
    private DataSource database;
    private DataSource deferred;
    private int copied;

    @BeforeEach
    void open() throws SQLException {
        file = new JdbcDataSource();
        file.setURL(H2File.url("async:", directory) + ";DB_CLOSE_DELAY=-1");
        database = SharedWrites.of(file);
        deferred = SharedWrites.deferred(database);
        run(database, "CREATE TABLE kept (id INT PRIMARY KEY)");
    }

    @AfterEach
    void close() throws SQLException {
        run(file, "SHUTDOWN IMMEDIATELY");
    }

    @Test
    void a_commit_is_in_the_file_when_it_returns() throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            insert(connection, 1);
            assertThat(rowsAfterKill()).isZero();
            connection.commit();
            assertThat(rowsAfterKill()).isEqualTo(1);
        }
    }

    @Test
    void what_commits_by_itself_is_in_the_file_when_it_returns() throws Exception {
        try (Connection connection = database.getConnection()) {
            insert(connection, 1);
            assertThat(rowsAfterKill()).isEqualTo(1);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO kept VALUES (2)");
            }
            assertThat(rowsAfterKill()).isEqualTo(2);
            connection.setAutoCommit(false);
            insert(connection, 3);
            connection.setAutoCommit(true);
            assertThat(rowsAfterKill()).as("that ends the transaction").isEqualTo(3);
        }
    }

    @Test
    void what_is_deferred_is_seen_at_once_and_is_in_the_file_with_the_next_commit_that_is_not() throws Exception {
        run(deferred, "INSERT INTO kept VALUES (1)");
        assertThat(rows(file)).isEqualTo(1);
        assertThat(rowsAfterKill()).isZero();
        run(database, "INSERT INTO kept VALUES (2)");
        assertThat(rowsAfterKill()).isEqualTo(2);
    }

    @Test
    void what_is_deferred_is_in_the_file_half_a_second_later_at_the_latest() throws Exception {
        run(deferred, "INSERT INTO kept VALUES (1)");
        try (FileCompaction _ = FileCompaction.start(database)) {
            Awaitility.await().untilAsserted(() -> assertThat(rowsAfterKill()).isEqualTo(1));
        }
    }

    @Test
    void what_only_reads_writes_nothing_of_others() throws Exception {
        run(deferred, "INSERT INTO kept VALUES (1)");
        assertThat(rows(database)).isEqualTo(1);
        assertThat(rowsAfterKill()).isZero();
    }

    @Test
    void another_database_is_given_back_as_it_is() {
        assertThat(SharedWrites.deferred(file)).isSameAs(file);
    }

    private int rowsAfterKill() throws IOException, SQLException {
        Path copy = Files.createDirectory(copies.resolve(String.valueOf(copied++)));
        Files.copy(directory.resolve("ieum.mv.db"), copy.resolve("ieum.mv.db"));
        JdbcDataSource killed = new JdbcDataSource();
        killed.setURL(H2File.url("async:", copy));
        return rows(killed);
    }

    private static int rows(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement("SELECT COUNT(*) FROM kept");
                ResultSet row = count.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void insert(Connection connection, int id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO kept VALUES (?)")) {
            insert.setInt(1, id);
            insert.executeUpdate();
        }
    }

    private static void run(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package kr.ieum.gateway.log.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import kr.ieum.gateway.log.H2File;
import kr.ieum.gateway.testing.Databases;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An H2 file grows with what it holds, not with each commit. */
class FileCompactionTest {

    private static final int COMMITS = 3_000;
    private static final int BYTES = 300;

    @TempDir
    private Path folder;

    @Test
    void a_file_stays_in_proportion_to_what_it_holds() throws Exception {
        long left = sizeAfterCommits(folder.resolve("left"), false);
        long kept = sizeAfterCommits(folder.resolve("kept"), true);

        assertThat(kept).isLessThan(left / 3).isLessThan(10L * COMMITS * BYTES);
    }

    /** Each row is found again, wherever its page was moved to. */
    private static long sizeAfterCommits(Path directory, boolean compacts) throws Exception {
        Files.createDirectories(directory);
        JdbcDataSource database = new JdbcDataSource();
        // chunks are kept 45 seconds beyond their use otherwise, which is longer than this test
        database.setURL(H2File.url(directory) + ";RETENTION_TIME=0");
        try (Connection connection = database.getConnection()) {
            connection
                    .createStatement()
                    .execute("CREATE TABLE kept (id INT PRIMARY KEY, name VARCHAR(40), bytes VARBINARY(400))");
            connection.createStatement().execute("CREATE INDEX kept_name ON kept (name)");
            Random random = new Random(1);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO kept VALUES (?, ?, ?)")) {
                for (int row = 0; row < COMMITS; row++) {
                    byte[] bytes = new byte[BYTES];
                    random.nextBytes(bytes);
                    insert.setInt(1, row);
                    insert.setString(2, new UUID(random.nextLong(), row).toString());
                    insert.setBytes(3, bytes);
                    insert.executeUpdate();
                    if (compacts && row % 10 == 0) {
                        boolean _ = FileCompaction.pass(database);
                    }
                }
            }
            assertThat(rows(connection)).isEqualTo(COMMITS);
            connection.createStatement().execute("CHECKPOINT SYNC");
            return Files.size(directory.resolve("ieum.mv.db"));
        }
    }

    private static int rows(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT COUNT(*) FROM kept a JOIN kept b ON b.name = a.name AND b.bytes = a.bytes");
                var row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void another_database_has_nothing_to_compact() throws Exception {
        try (Databases.Database postgres = Databases.postgres()) {
            DataSource database = postgres.dataSource();
            assertThat(FileCompaction.pass(database)).isFalse();
            FileCompaction.start(database).close();
        }
    }
}

package kr.ieum.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A real PostgreSQL in the run's folder. Its settings are read back: an embedded server is made for tests and starts with what loses an acknowledged
 * commit.
 */
final class DurablePostgres {

    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private DurablePostgres() {}

    static EmbeddedPostgres start(Path folder) throws IOException, SQLException {
        EmbeddedPostgres.Builder settings = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("server").toFile())
                .setDataDirectory(folder.resolve("postgres"));
        DURABLE.forEach(setting -> settings.setServerConfig(setting, "on"));
        EmbeddedPostgres server = settings.start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT current_setting(?)")) {
            for (String setting : DURABLE) {
                query.setString(1, setting);
                try (ResultSet row = query.executeQuery()) {
                    if (!row.next() || !"on".equals(row.getString(1))) {
                        throw new SQLException("PostgreSQL runs with " + setting + " off");
                    }
                }
            }
        }
        return server;
    }
}

package kr.ieum.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import kr.ieum.gateway.log.H2File;
import kr.ieum.gateway.log.SharedWrites;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A new database with the product's tables, in the run's folder: the kind of disk is the same for all that is compared.
 *
 * @param afterCommit what makes a commit durable where the commit alone doesn't; empty where it does
 */
record LogStore(DataSource database, String afterCommit, Server server) implements AutoCloseable {

    /** Whoever keeps the database's files open. */
    interface Server {

        void end() throws IOException, SQLException;
    }

    /** The databases that the product runs on. */
    enum Kind {
        H2,
        POSTGRESQL
    }

    static LogStore open(Kind kind, Path folder) throws IOException, SQLException {
        LogStore store = switch (kind) {
            case H2 -> h2(folder);
            case POSTGRESQL -> postgres(folder);
        };
        Flyway.configure()
                .dataSource(store.database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        try (Connection connection = store.database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bare (idx BIGINT NOT NULL PRIMARY KEY, leaf BYTEA NOT NULL)");
        }
        return store;
    }

    private static LogStore h2(Path folder) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(H2File.url(folder) + ";DB_CLOSE_DELAY=-1");
        return new LogStore(h2, "CHECKPOINT SYNC", () -> {
            try (Connection connection = h2.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            }
        });
    }

    private static LogStore postgres(Path folder) throws IOException, SQLException {
        EmbeddedPostgres server = DurablePostgres.start(folder);
        return new LogStore(server.getPostgresDatabase(), "", server::close);
    }

    /** The same as a node opens it. */
    DataSource asNode() {
        return afterCommit.isEmpty() ? database : SharedWrites.of(database);
    }

    @Override
    public void close() throws IOException, SQLException {
        server.end();
    }
}

package kr.ieum.gateway.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kr.ieum.gateway.log.H2File;
import org.flywaydb.core.Flyway;

/**
 * Fresh, migrated databases for store tests: an H2 <em>file</em> as the product opens it, and a database of a real
 * PostgreSQL that keeps its durability promises (the embedded one starts with synchronous_commit=off). Migrations run once
 * per JVM and kind; each further database is a copy.
 */
public final class Databases {
    private Databases() {}

    /** A database of one test class. Closing it closes the pool and drops it. */
    public static final class Database implements AutoCloseable {
        private final String url;
        private final Runnable drop;
        private HikariDataSource pool;

        private Database(String url, Runnable drop) {
            this.url = url;
            this.drop = drop;
            this.pool = pool(url);
        }

        public DataSource dataSource() {
            return pool;
        }

        /** The JDBC URL with user and password in it, for a process of its own. */
        public String url() {
            return url;
        }

        /** Closes every connection, so that an H2 file is really closed, and opens the same database anew. */
        public DataSource reopen() {
            pool.close();
            pool = pool(url);
            return pool;
        }

        /** Closes every connection and leaves the database as it is, for another process to open. */
        public void release() {
            pool.close();
        }

        @Override
        public void close() {
            pool.close();
            drop.run();
        }
    }

    /** A fresh H2 file database in a temporary directory, through the product's own URL. */
    public static Database h2() {
        Path directory = temporary();
        copy(H2Template.DIRECTORY, directory);
        return new Database(h2Url(directory), () -> delete(directory));
    }

    /** A fresh database on the PostgreSQL server that this JVM shares. */
    public static Database postgres() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        Postgres.execute("CREATE DATABASE " + name + " TEMPLATE " + Postgres.TEMPLATE);
        return new Database(Postgres.url(name), () -> Postgres.execute("DROP DATABASE " + name + " WITH (FORCE)"));
    }

    /** A fresh database of the same server whose tables lie in an empty folder; its write-ahead log stays where the server has it. */
    public static Database postgresIn(Path folder) {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        Postgres.execute("CREATE TABLESPACE " + name + " LOCATION '" + folder.toAbsolutePath() + "'");
        Postgres.execute("CREATE DATABASE " + name + " TEMPLATE " + Postgres.TEMPLATE + " TABLESPACE " + name);
        return new Database(Postgres.url(name), () -> {
            Postgres.execute("DROP DATABASE " + name + " WITH (FORCE)");
            Postgres.execute("DROP TABLESPACE " + name);
        });
    }

    /** Lets the shared PostgreSQL answer from this network too, for as long as the JVM lives; it listens everywhere, and else only answers itself. */
    public static void letIn(String network) {
        Postgres.letIn(network);
    }

    /** Runs the product's migrations. */
    public static void migrate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(30_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static String h2Url(Path directory) {
        return H2File.url(directory);
    }

    private static final class H2Template {
        static final Path DIRECTORY = make();

        private static Path make() {
            Path directory = temporary();
            try (HikariDataSource pool = pool(h2Url(directory))) {
                migrate(pool);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
            return directory;
        }
    }

    private static final class Postgres {
        static final String TEMPLATE = "migrated";
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("listen_addresses", "*")
                        .start();
                try (Connection connection = server.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                        try (ResultSet row = statement.executeQuery("SELECT current_setting('" + setting + "')")) {
                            if (!row.next() || !"on".equals(row.getString(1))) {
                                throw new IllegalStateException("PostgreSQL runs with " + setting + " off");
                            }
                        }
                    }
                    statement.execute("CREATE DATABASE " + TEMPLATE);
                }
                try (HikariDataSource pool = pool(server.getJdbcUrl("postgres", TEMPLATE))) {
                    migrate(pool);
                }
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        static String url(String name) {
            return SERVER.getJdbcUrl("postgres", name);
        }

        static synchronized void letIn(String network) {
            try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet file = statement.executeQuery("SHOW hba_file")) {
                if (file.next()) {
                    Files.writeString(
                            Path.of(file.getString(1)),
                            "host all all " + network + " trust\n",
                            StandardOpenOption.APPEND);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            execute("SELECT pg_reload_conf()");
        }

        static synchronized void execute(String sql) {
            try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("ieum-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

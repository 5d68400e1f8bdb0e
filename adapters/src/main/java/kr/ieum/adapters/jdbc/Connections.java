package kr.ieum.adapters.jdbc;

import java.net.URI;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import kr.ieum.adapters.Credential;

/**
 * The read-only connections to one register, a bounded number, kept for the next question. The server ends by itself what runs
 * longer than the register's deadline, even when nobody can tell it to any more. Thread-safe.
 */
final class Connections implements AutoCloseable {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final int DEFAULT_PORT = 5432;

    private final String url;
    private final Driver driver;
    private final Properties properties = new Properties();
    private final Semaphore free;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /**
     * Connects to nothing yet.
     *
     * @param connectTimeout longest wait for a connection, in whole seconds as the driver counts
     * @param longest how long a statement may run at the server
     */
    Connections(
            URI address, String database, Credential.Login login, int most, Duration connectTimeout, Duration longest) {
        int port = address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
        url = "jdbc:postgresql://" + address.getHost() + ":" + port + "/" + database;
        driver = driver(url);
        free = new Semaphore(most, true);
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("sslmode", LOOPBACK.contains(address.getHost()) ? "disable" : "verify-full");
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("connectTimeout", Long.toString(seconds(connectTimeout)));
        properties.setProperty("socketTimeout", Long.toString(seconds(longest) + 1));
        properties.setProperty("options", "-c statement_timeout=" + longest.toMillis());
        properties.setProperty("readOnly", "true");
        properties.setProperty("ApplicationName", "ieum");
        properties.setProperty("assumeMinServerVersion", "12");
        // a key is compared as the column's own type, so that blanks behind it are padding
        properties.setProperty("stringtype", "unspecified");
        properties.setProperty("binaryTransfer", "false");
        properties.setProperty("logServerErrorDetail", "false");
    }

    /** The driver on the class path, not through the registry of drivers, which would ask every one of them. */
    private static Driver driver(String url) {
        for (Driver each : ServiceLoader.load(Driver.class, Connections.class.getClassLoader())) {
            if (accepts(each, url)) {
                return each;
            }
        }
        throw new IllegalStateException("there is no driver for PostgreSQL on the class path");
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.plusMillis(999).toSeconds());
    }

    /** Waits for the right to one connection; {@link #leave} gives it back. */
    void enter() throws InterruptedException {
        free.acquire();
    }

    void leave() {
        free.release();
    }

    /** A connection that was used before. */
    Optional<Connection> kept() {
        return Optional.ofNullable(idle.pollFirst());
    }

    /** A new connection. */
    Connection open() throws SQLException {
        Connection connection = Objects.requireNonNull(driver.connect(url, properties));
        connection.setAutoCommit(false);
        return connection;
    }

    /** Ends a question's transaction and keeps the connection for the next one; false when it can't be kept. */
    boolean keep(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            return false;
        }
        idle.addFirst(connection);
        if (closed) {
            drop();
        }
        return true;
    }

    /** Closes all that are kept. */
    void drop() {
        for (Connection connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            abort(connection);
        }
    }

    /** Ends a connection at once, whatever it is doing. */
    static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // it was broken already, which is what was wanted
        }
    }

    @Override
    public void close() {
        closed = true;
        drop();
    }
}

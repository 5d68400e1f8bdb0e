package kr.ieum.adapters.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kr.ieum.adapters.RecordReading;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterQuestion;
import kr.ieum.schemas.mapping.Problem;
import kr.ieum.schemas.model.AttributeKey;
import org.jspecify.annotations.Nullable;

/**
 * Asks one register's views. A question runs on a virtual thread of its own; whatever ends the waiting for it - its deadline or an
 * interrupt - also ends its connection. Thread-safe.
 */
final class Inquirer implements AutoCloseable {

    private static final int FETCH_SIZE = 100;

    /**
     * What bounds an answer.
     *
     * @param maxBytes characters of its texts
     * @param maxRows rows of all its statements
     */
    record Limits(long maxBytes, int maxRows) {}

    private final String register;
    private final Connections connections;
    private final Map<AttributeKey, Inquiries> inquiries;
    private final Limits limits;
    private final RecordReading reading;
    private final Clock clock;
    private final Set<Asking> asking = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Inquirer(
            String register,
            Connections connections,
            Map<AttributeKey, Inquiries> inquiries,
            Limits limits,
            RecordReading reading,
            Clock clock) {
        this.register = register;
        this.connections = connections;
        this.inquiries = Map.copyOf(inquiries);
        this.limits = limits;
        this.reading = reading;
        this.clock = clock;
    }

    /** Asks and waits until the question's deadline. */
    RegisterAnswer ask(RegisterQuestion question) throws InterruptedException {
        Duration left = Duration.between(clock.instant(), question.deadline());
        if (!left.isPositive()) {
            return new RegisterAnswer.Late();
        }
        Asking one = new Asking(question);
        asking.add(one);
        try {
            Thread worker = Thread.ofVirtual().name("jdbc-" + register).start(one);
            try {
                return one.answer.get(left.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return new RegisterAnswer.Late();
            } catch (ExecutionException e) {
                // a bug: only its place is told by the route
                IllegalStateException failure = new IllegalStateException("question of register " + register);
                failure.setStackTrace(
                        e.getCause() == null ? e.getStackTrace() : e.getCause().getStackTrace());
                throw failure;
            } finally {
                if (!one.answer.isDone()) {
                    one.abandon();
                    worker.interrupt();
                }
            }
        } finally {
            asking.remove(one);
        }
    }

    /** One question in progress. */
    private final class Asking implements Runnable {

        private final RegisterQuestion question;
        private final CompletableFuture<RegisterAnswer> answer = new CompletableFuture<>();
        private @Nullable Connection connection;
        private boolean abandoned;

        Asking(RegisterQuestion question) {
            this.question = question;
        }

        @Override
        public void run() {
            try {
                connections.enter();
                try {
                    asked();
                } finally {
                    connections.leave();
                }
            } catch (InterruptedException e) {
                answer.complete(new RegisterAnswer.Late());
            } catch (RuntimeException e) {
                // a bug reaches whoever waits, who would wait until the deadline otherwise
                answer.completeExceptionally(e);
            }
        }

        private void asked() {
            Optional<Connection> kept = connections.kept();
            if (kept.isPresent()) {
                try {
                    use(kept.get());
                    return;
                } catch (SQLException e) {
                    if (!SqlFailure.isOfConnection(e) || isAbandoned()) {
                        answer.complete(failed(SqlFailure.whileAsking(e)));
                        return;
                    }
                    // the server has ended it since; so are the others, and a question that only reads can be asked
                    // again
                    connections.drop();
                }
            }
            Connection opened;
            try {
                opened = connections.open();
            } catch (SQLException e) {
                answer.complete(failed(SqlFailure.whileConnecting(e)));
                return;
            }
            try {
                use(opened);
            } catch (SQLException e) {
                answer.complete(failed(SqlFailure.whileAsking(e)));
            }
        }

        private RegisterAnswer failed(RegisterAnswer failure) {
            return closed ? new RegisterAnswer.Unreachable("closed") : failure;
        }

        private void use(Connection used) throws SQLException {
            boolean whole = false;
            try {
                if (!holds(used)) {
                    answer.complete(failed(new RegisterAnswer.Late()));
                    return;
                }
                RegisterAnswer read = read(used);
                whole = (read instanceof RegisterAnswer.Found || read instanceof RegisterAnswer.NotHeld)
                        && holds(null)
                        && connections.keep(used);
                answer.complete(read);
            } finally {
                if (!whole) {
                    Connections.abort(used);
                }
            }
        }

        private RegisterAnswer read(Connection used) throws SQLException {
            Rows rows = new Rows(question.key().text(), limits.maxBytes(), limits.maxRows());
            Inquiries inquiry = inquiries.get(question.key().attribute());
            List<Inquiries.Statement> statements =
                    inquiry == null ? List.of() : inquiry.statements(question.sourceFields());
            for (Inquiries.Statement each : statements) {
                try (PreparedStatement statement = used.prepareStatement(each.sql())) {
                    statement.setFetchSize(FETCH_SIZE);
                    statement.setString(1, question.key().text());
                    try (ResultSet found = statement.executeQuery()) {
                        Optional<Problem> problem = rows.read(each, found);
                        if (problem.isPresent()) {
                            return new RegisterAnswer.Malformed(problem.get());
                        }
                    }
                }
            }
            return reading.read(rows.toBytes(), question, clock.instant());
        }

        /** Takes the connection in use, or none; false when the question was abandoned meanwhile. */
        private synchronized boolean holds(@Nullable Connection used) {
            connection = used;
            return !abandoned;
        }

        private synchronized boolean isAbandoned() {
            return abandoned;
        }

        private synchronized void abandon() {
            abandoned = true;
            if (connection != null) {
                Connections.abort(connection);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        asking.forEach(one -> {
            one.abandon();
            one.answer.complete(new RegisterAnswer.Unreachable("closed"));
        });
        connections.close();
    }
}

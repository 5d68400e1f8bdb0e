package kr.ieum.gateway.log;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import kr.ieum.gateway.log.file.FileCompaction;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.jspecify.annotations.Nullable;

/**
 * Lets commits on an H2 file share their writing (decision 0050). By itself H2 writes, at each commit, all pages that anybody has changed. Through
 * this one it writes nothing by itself; a commit returns when what it changed is in the file, as before, and so does a change that commits by
 * itself. What is committed through {@link #deferred} isn't written at once: the next commit that is takes it along, the log's next group,
 * or the {@link FileCompaction} within half a second. A process that is killed before loses it, and nothing that was
 * committed or acknowledged later.
 */
public final class SharedWrites {

    /** Neither at each commit nor by a thread of H2's own. */
    private static final int BY_NOBODY = -1;

    private SharedWrites() {}

    /** @param file an H2 file in this process */
    public static DataSource of(DataSource file) {
        return proxy(DataSource.class, new Front(file));
    }

    /**
     * The same database for what may be lost at a kill: what is made anew, what is asked again, and what is only of use together with
     * something that is written. Any other database is given back as it is.
     */
    public static DataSource deferred(DataSource database) {
        return behind(database)
                .<DataSource>map(file -> proxy(DataSource.class, (method, arguments) -> {
                    Object result = method.invoke(file, arguments);
                    return result instanceof Connection connection ? prepared(connection) : result;
                }))
                .orElse(database);
    }

    /** What {@link #of} was given; nothing of another database. */
    public static Optional<DataSource> behind(DataSource database) {
        return Proxy.isProxyClass(database.getClass())
                        && Proxy.getInvocationHandler(database) instanceof Handler handler
                        && handler.calls instanceof Front front
                ? Optional.of(front.file)
                : Optional.empty();
    }

    private record Front(DataSource file) implements Calls {
        @Override
        public @Nullable Object called(Method method, Object @Nullable [] arguments) throws Throwable {
            Object result = method.invoke(file, arguments);
            return result instanceof Connection connection
                    ? proxy(Connection.class, new Written(prepared(connection)))
                    : result;
        }
    }

    /** Each session that H2 opens sets what the address says, for all. */
    private static Connection prepared(Connection connection) throws SQLException {
        if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
            session.getDatabase().getStore().getMvStore().setAutoCommitDelay(BY_NOBODY);
        }
        return connection;
    }

    /** What is done to a proxy. */
    @FunctionalInterface
    private interface Calls {
        @Nullable
        Object called(Method method, Object @Nullable [] arguments) throws Throwable;
    }

    private record Handler(Calls calls) implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return calls.called(method, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        return type.cast(
                Proxy.newProxyInstance(SharedWrites.class.getClassLoader(), new Class<?>[] {type}, new Handler(calls)));
    }

    /** A connection whose commits are in the file when they return. */
    private static final class Written implements Calls {
        private final Connection connection;
        private boolean changed;

        Written(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object called(Method method, Object @Nullable [] arguments) throws Throwable {
            Object result = method.invoke(connection, arguments);
            switch (method.getName()) {
                case "commit", "setAutoCommit" -> write();
                case "rollback" -> changed = changed && arguments != null;
                default -> {}
            }
            return switch (result) {
                case PreparedStatement prepared when arguments != null && reads(arguments[0]) -> prepared;
                case PreparedStatement prepared -> proxy(PreparedStatement.class, statement(prepared));
                case Statement statement -> proxy(Statement.class, statement(statement));
                case null, default -> result;
            };
        }

        private Calls statement(Statement statement) {
            return (method, arguments) -> {
                Object result = method.invoke(statement, arguments);
                if (method.getName().startsWith("execute") && (arguments == null || !reads(arguments[0]))) {
                    changed = true;
                    if (connection.getAutoCommit()) {
                        write();
                    }
                }
                return result;
            };
        }

        private static boolean reads(Object sql) {
            return sql.toString().stripLeading().toUpperCase(Locale.ROOT).startsWith("SELECT");
        }

        private void write() throws SQLException {
            if (changed) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CHECKPOINT");
                }
                changed = false;
            }
        }
    }
}

package kr.ieum.gateway.log;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A database that can fail at the n-th JDBC call that talks to it: before the call, as a refused statement, or after it,
 * as a connection that drops once the server has done its work. It can also rewrite statements.
 */
public final class FaultyDatabase implements DataSource {
    public enum When {
        BEFORE,
        AFTER
    }

    static final Duration LATE = Duration.ofMillis(400);

    private static final Set<String> STEPS = Set.of(
            "getConnection",
            "prepareStatement",
            "execute",
            "executeQuery",
            "executeUpdate",
            "executeBatch",
            "next",
            "commit",
            "setSavepoint",
            "releaseSavepoint",
            "rollback");

    private final DataSource real;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile int failAt = -1;
    private volatile boolean failAll;
    private volatile When when = When.BEFORE;
    private final AtomicBoolean commitLater = new AtomicBoolean();
    private final Set<Object> dropped = ConcurrentHashMap.newKeySet();
    private volatile UnaryOperator<String> rewrite = UnaryOperator.identity();

    public FaultyDatabase(DataSource real) {
        this.real = real;
    }

    void rewriteSql(UnaryOperator<String> newRewrite) {
        rewrite = newRewrite;
    }

    /** From now on counts anew and fails the n-th call, 0-based. */
    public void failAt(int n, When newWhen) {
        calls.set(0);
        when = newWhen;
        failAt = n;
    }

    public void disarm() {
        failAt = -1;
    }

    void failAll(boolean all) {
        failAll = all;
    }

    /** The next commit's connection drops at once, and the server commits a little later nevertheless. */
    void dropTheNextCommitAndDoItLater() {
        commitLater.set(true);
    }

    /** Whether that commit has come. */
    boolean commitIsPending() {
        return commitLater.get();
    }

    /** Whether the call to fail was reached. */
    public boolean reached() {
        return calls.get() > failAt;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return (Connection) step("getConnection", () -> wrap(Connection.class, real.getConnection()));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    private interface Step {
        Object run() throws SQLException;
    }

    private Object step(String name, Step step) throws SQLException {
        if (!STEPS.contains(name)) {
            return step.run();
        }
        boolean fail = failAll || calls.getAndIncrement() == failAt;
        if (fail && when == When.BEFORE) {
            throw new SQLException("planted before " + name, "08006");
        }
        Object result = step.run();
        if (fail) {
            if (result instanceof Connection connection) {
                connection.close();
            }
            throw new SQLException("planted after " + name, "08006");
        }
        return result;
    }

    private <T> T wrap(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> step(method.getName(), () -> invoke(target, method, arguments))));
    }

    private Object invoke(Object target, Method method, Object[] arguments) throws SQLException {
        if (dropped.contains(target)) {
            throw new SQLException("planted: this connection has dropped", "08003");
        }
        if (method.getName().equals("commit") && commitLater.compareAndSet(true, false)) {
            dropped.add(target);
            Connection connection = (Connection) target;
            CompletableFuture.delayedExecutor(LATE.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> commitNow(connection));
            throw new SQLException("planted: the connection dropped while committing", "08006");
        }
        try {
            Object[] passed = arguments;
            if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
                passed = arguments.clone();
                passed[0] = method.getName().startsWith("prepare")
                                || method.getName().startsWith("execute")
                        ? rewrite.apply(sql)
                        : sql;
            }
            Object result = method.invoke(target, passed);
            if (result instanceof PreparedStatement statement) {
                return wrap(PreparedStatement.class, statement);
            }
            return result instanceof Statement statement ? wrap(Statement.class, statement) : result;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void commitNow(Connection connection) {
        try (connection) {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return real.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }
}

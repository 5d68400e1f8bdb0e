package kr.ieum.gateway.audit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that counts what is written to it in transactions: their commits, and each statement that is one by itself. It can be interrupted. */
final class CountedCommits extends DelegatingDataSource {

    private final AtomicInteger commits = new AtomicInteger();

    private String before = "";
    private Runnable run = () -> {};

    CountedCommits(DataSource real) {
        super(real);
    }

    /** Runs something just before the next statement that begins so. */
    void once(String beginning, Runnable something) {
        before = beginning;
        run = something;
    }

    /** How many since the last call. */
    int sinceLast() {
        return commits.getAndSet(0);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    String sql = method.getName().equals("prepareStatement") ? (String) arguments[0] : "";
                    if (!before.isEmpty() && sql.startsWith(before)) {
                        before = "";
                        run.run();
                    }
                    boolean byItself = !sql.isEmpty() && real.getAutoCommit() && !sql.startsWith("SELECT");
                    if (byItself || method.getName().equals("commit")) {
                        commits.incrementAndGet();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}

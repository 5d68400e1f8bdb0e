package kr.ieum.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** A database that notes when the last commit through it had come back: the moment from which a change is in force for everybody. */
final class CommitClock {

    private final AtomicLong last = new AtomicLong();

    /** By the machine's monotonic clock, in nanoseconds. */
    long last() {
        return last.get();
    }

    DataSource over(DataSource database) {
        return watched(DataSource.class, database);
    }

    private <T> T watched(Class<T> type, Object of) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    Object result;
                    try {
                        result = method.invoke(of, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (method.getName().equals("commit")) {
                        last.set(System.nanoTime());
                    }
                    return result instanceof Connection && type != Connection.class
                            ? watched(Connection.class, result)
                            : result;
                }));
    }
}

package kr.ieum.gateway.exchange.bulk;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database in whose hands whoever comes is kept until it lets go; it notices who is interrupted there. */
final class HeldDatabase extends DelegatingDataSource {

    private final CountDownLatch came = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean holding;
    private volatile boolean interrupted;

    HeldDatabase(DataSource database) {
        super(database);
    }

    /** From now on. */
    void hold() {
        holding = true;
    }

    void release() {
        released.countDown();
    }

    void awaitVisitor() throws InterruptedException {
        came.await();
    }

    boolean isInterrupted() {
        return interrupted;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (holding) {
            came.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                interrupted = true;
                throw new SQLException("interrupted", e);
            }
        }
        return super.getConnection();
    }
}

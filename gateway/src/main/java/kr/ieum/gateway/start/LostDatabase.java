package kr.ieum.gateway.start;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import kr.ieum.gateway.log.H2File;
import kr.ieum.gateway.log.SharedWrites;
import org.h2.api.ErrorCode;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lets the pool part with a database of H2 that was closed over a failed file (decision 0044): the first connection that meets it takes all
 * others with it, and the pool opens the file anew, again and again until it can. The pool by itself would hand them out again, one failure after the other, for H2's
 * driver calls them valid and its code for a closed database isn't among those that the pool knows. Until the file is open nobody waits for a
 * connection: what goes on without a database goes on at once.
 */
final class LostDatabase implements BeanPostProcessor {

    /** What H2 answers when its file or its database is gone. */
    private static final Set<Integer> GONE = Set.of(
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2,
            // what its store throws where nobody expected it
            ErrorCode.GENERAL_ERROR_1);

    /** Before the pool has any connection. */
    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && lost(pool).isPresent()) {
            pool.setExceptionOverride(new Parting(pool));
        }
        return bean;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool
                ? lost(pool)
                        .<DataSource>map(lost -> SharedWrites.of(new Front(pool, lost)))
                        .orElse(pool)
                : bean;
    }

    private static Optional<BooleanSupplier> lost(HikariDataSource pool) {
        return Optional.ofNullable(pool.getJdbcUrl()).flatMap(H2File::isLost);
    }

    /** All that are idle, and the others as soon as they are given back; it opens new ones by itself. */
    private static void part(HikariDataSource pool) {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    private record Parting(HikariDataSource pool) implements SQLExceptionOverride {
        @java.lang.Override // the interface has a type of that name
        public SQLExceptionOverride.Override adjudicate(SQLException failure) {
            if (!GONE.contains(failure.getErrorCode())) {
                return SQLExceptionOverride.Override.CONTINUE_EVICT;
            }
            part(pool);
            return SQLExceptionOverride.Override.MUST_EVICT;
        }
    }

    /** Whether this one's file failed and isn't open again yet. */
    static boolean isLost(DataSource database) {
        return SharedWrites.behind(database)
                .filter(front -> front instanceof Front lost && lost.lost.getAsBoolean())
                .isPresent();
    }

    private static final class Front extends DelegatingDataSource {
        private final HikariDataSource pool;
        private final BooleanSupplier lost;

        Front(HikariDataSource pool, BooleanSupplier lost) {
            super(pool);
            this.pool = pool;
            this.lost = lost;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (lost.getAsBoolean()) {
                part(pool);
                throw new SQLTransientConnectionException("the database's file failed and isn't open again yet");
            }
            return super.getConnection();
        }
    }
}

package kr.ieum.gateway.start;

import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;

/**
 * What health says of the database. One whose file failed is opened anew by itself, and until then signing in and reading the log go on (P1), so that a load
 * balancer must not take the node away.
 */
final class DatabaseHealth extends DataSourceHealthIndicator {

    private final DataSource database;

    DatabaseHealth(DataSource database) {
        super(database);
        this.database = database;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws Exception {
        if (LostDatabase.isLost(database)) {
            health.status(LogHealth.STOPPED);
        } else {
            super.doHealthCheck(health);
        }
    }
}

package kr.ieum.gateway.start;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What the node really runs on, which the configuration alone doesn't say: a demo has an H2 file of its own whatever stands there. */
final class DatabaseInUse {

    private DatabaseInUse() {}

    /** Whether one process alone holds it, so that nobody else's work can be under way in it. */
    static boolean isOfOneProcess(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("H2");
        }
    }
}

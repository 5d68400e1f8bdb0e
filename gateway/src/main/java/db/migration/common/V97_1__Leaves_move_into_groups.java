package db.migration.common;

import java.sql.SQLException;
import kr.ieum.gateway.log.LeafMove;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Moves the leaves of a log that was begun before V97 into the rows of their groups. */
public final class V97_1__Leaves_move_into_groups extends BaseJavaMigration {
    @Override
    public void migrate(Context context) throws SQLException {
        LeafMove.run(context.getConnection());
    }
}

package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A small write or check that stands or falls with an append: it runs inside the group's transaction, as if under a savepoint
 * of its append, before the append's leaves get their indexes. It may run more than once (after a lost swap, because a
 * neighbour was refused, or in a group that is tried again), each time on a transaction in which its former effects don't
 * exist, so it keeps no state of its own. It never ends the transaction; the connection it gets refuses to.
 */
@FunctionalInterface
public interface Companion {
    /**
     * Writes or checks.
     *
     * @throws CompanionRefused when this append must not be: only this append fails, its neighbours don't notice
     * @throws SQLException an integrity or data error (SQLSTATE class 22, 23) fails only this append; any other error
     *     means the database can't be trusted to go on and fails the whole group
     */
    void write(Connection connection) throws SQLException, CompanionRefused;
}

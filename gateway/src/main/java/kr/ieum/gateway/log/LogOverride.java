package kr.ieum.gateway.log;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.note.NoteRefused;
import kr.ieum.gateway.log.note.OverrideStatement;
import kr.ieum.gateway.log.note.SignedNote;
import kr.ieum.gateway.log.note.VerifierKey;

/**
 * Lets a log go on that was set back, on an operator's signature: what is left of its last shard ends, and a new shard begins, whose first
 * leaf holds what was signed. The log's epoch rises with it, so that whoever still writes as before is fenced.
 */
public final class LogOverride {
    private LogOverride() {}

    /** The override doesn't fit this log, or isn't signed by one of its operators; nothing was changed. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Begins the shard.
     *
     * @param name of the log
     * @param operators keys that may sign an override
     * @return the new shard's name
     * @throws Refused when the statement isn't by an operator, or isn't of what this database holds
     * @throws LogUnavailable when the database can't be written
     */
    public static String begin(
            DataSource database, String name, SignedNote signed, List<VerifierKey> operators, Instant now)
            throws Refused {
        OverrideStatement statement;
        try {
            signed.verifiedBy(operators);
            statement = OverrideStatement.parse(signed.text());
        } catch (NoteRefused refused) {
            throw new Refused("the override isn't signed as it must be: " + refused.getMessage());
        }
        try (Connection connection = database.getConnection()) {
            Durability durability = Durability.of(connection);
            connection.setAutoCommit(false);
            try {
                Head last = newest(connection);
                require(name, statement, last);
                String shard = Shards.behind(last.shard(), now);
                String note = new String(signed.bytes(), StandardCharsets.UTF_8);
                Leaf.Shard leaf = leaf(now, last, note);
                if (Shards.begin(connection, last, shard, last.epoch() + 1, leaf)
                        .isEmpty()) {
                    throw new Refused("the log has moved meanwhile: end every node first");
                }
                forgetSigned(connection, last.shard());
                connection.commit();
                durability.force(connection);
                return shard;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new LogUnavailable("the log couldn't be written: SQLSTATE " + e.getSQLState(), false, e);
        }
    }

    private static Leaf.Shard leaf(Instant now, Head last, String note) throws Refused {
        try {
            return new Leaf.Shard(now, last.shard(), last.size(), last.root(), last.epoch() + 1, Optional.of(note));
        } catch (IllegalArgumentException e) {
            throw new Refused("the statement can't stand in the log: " + e.getMessage());
        }
    }

    private static Head newest(Connection connection) throws SQLException, Refused {
        try (PreparedStatement query = connection.prepareStatement("SELECT MAX(shard) FROM log_head");
                ResultSet row = query.executeQuery()) {
            String shard = row.next() ? row.getString(1) : null;
            if (shard == null) {
                throw new Refused("there is no log in this database");
            }
            return HeadRows.lock(connection, shard);
        }
    }

    private static void require(String name, OverrideStatement statement, Head last) throws Refused {
        if (!statement.origin().equals(name + "/" + last.shard())
                || statement.own() != last.size()
                || !statement.ownRoot().equals(last.root())) {
            throw new Refused("the override is of size " + statement.own() + " of " + statement.origin()
                    + ", and this log has size " + last.size() + " of " + name + "/" + last.shard()
                    + " or another root there; sign one for what is here");
        }
    }

    /** What was signed of the shard that ends may be more than is left of it. */
    private static void forgetSigned(Connection connection, String shard) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM log_checkpoint WHERE shard = ?")) {
            delete.setString(1, shard);
            delete.executeUpdate();
        }
    }
}

package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import kr.ieum.gateway.log.tree.Digest;

/**
 * Everything that a decision rested on and what came out, kept with its intent (design §4): replay, unused grants and
 * impact analysis work on these alone.
 *
 * @param lookup look-up, query or message that was decided
 * @param stage 0 for the verifying stage, 1 and 2 for the fetch stages; one record each
 * @param decidedAt when
 * @param policyEpoch epoch of the snapshot that decided
 * @param federation digest of mappings, views and registers that the node ran
 * @param decision canonical JSON (RFC 8785) of inputs and outcome; never the subject's identity or a value
 */
public record DecisionRecord(
        UUID lookup, int stage, Instant decidedAt, long policyEpoch, Digest federation, String decision)
        implements Companion {
    @Override
    public void write(Connection connection) throws SQLException {
        writeAll(connection, List.of(this));
    }

    /** Writes many at once; a row that can't be written fails them all. */
    static void writeAll(Connection connection, List<DecisionRecord> records) throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO decision_record (lookup_id, stage, decided_at, policy_epoch, federation, decision)
            VALUES (?, ?, ?, ?, ?, ?)\
            """)) {
            for (DecisionRecord decided : records) {
                insert.setObject(1, decided.lookup);
                insert.setInt(2, decided.stage);
                insert.setObject(3, decided.decidedAt.atOffset(ZoneOffset.UTC));
                insert.setLong(4, decided.policyEpoch);
                insert.setBytes(5, decided.federation.bytes());
                insert.setString(6, decided.decision);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}

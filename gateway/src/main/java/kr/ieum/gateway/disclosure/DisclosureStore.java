package kr.ieum.gateway.disclosure;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import kr.ieum.gateway.disclosure.Sealing.Sealed;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.log.leaf.Leaf;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Subjects' keys and disclosed intents in the database. */
public final class DisclosureStore {

    private final JdbcClient jdbc;

    /** A store over a migrated database. */
    public DisclosureStore(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** A key as it lies in its row. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record KeyRow(byte[] tombstone, Sealed sealed) {}

    /** An intent with what is sealed of it, about to be written. */
    record NewRow(
            Leaf.Intent leaf, HeldKey key, KeyedHash subject, KeyedHash caseFile, KeyedHash official, Sealed sealed) {}

    /** A row as it was written. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(
            byte[] commitment,
            UUID lookup,
            Instant at,
            String agency,
            String task,
            AgreementVersion agreement,
            KeyedHash caseFile,
            Sealed sealed) {}

    /** What is authenticated beside the openings of an intent. */
    static byte[] beside(UUID lookup, byte[] commitment) {
        return ByteBuffer.allocate(2 * Long.BYTES + commitment.length)
                .putLong(lookup.getMostSignificantBits())
                .putLong(lookup.getLeastSignificantBits())
                .put(commitment)
                .array();
    }

    Optional<KeyRow> findKey(KeyedHash subject) {
        return jdbc.sql("SELECT tombstone, nonce, wrapped FROM subject_key WHERE subject_ref = ?")
                .param(subject.bytes())
                .query((row, n) -> new KeyRow(
                        row.getBytes("tombstone"), new Sealed(row.getBytes("nonce"), row.getBytes("wrapped"))))
                .optional();
    }

    void addKey(KeyedHash subject, byte[] tombstone, Sealed key, Instant now) {
        try {
            jdbc.sql("INSERT INTO subject_key (subject_ref, tombstone, nonce, wrapped, made_at) VALUES (?, ?, ?, ?, ?)")
                    .param(subject.bytes())
                    .param(tombstone)
                    .param(key.nonce())
                    .param(key.bytes())
                    .param(now.atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException anotherNodeWasQuicker) {
            // then its key is the subject's, and ours was never used
        }
    }

    /** Writes on the group's transaction; false, and nothing written, when a key of theirs isn't there any more. */
    static boolean write(Connection connection, List<NewRow> rows) throws SQLException {
        try (PreparedStatement key = connection.prepareStatement("SELECT 1 FROM subject_key WHERE tombstone = ?")) {
            for (HeldKey held : rows.stream().map(NewRow::key).distinct().toList()) {
                key.setBytes(1, held.tombstoneBytes());
                try (ResultSet found = key.executeQuery()) {
                    if (!found.next()) {
                        return false;
                    }
                }
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO disclosed_intent
              (commitment, lookup_id, made_at, agency, task, agreement, version, subject_ref, case_ref, official_ref, nonce,
               sealed)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)) {
            for (NewRow row : rows) {
                Leaf.Intent leaf = row.leaf();
                insert.setBytes(1, leaf.subject().digest().bytes());
                insert.setObject(2, leaf.lookup());
                insert.setObject(3, leaf.time().atOffset(ZoneOffset.UTC));
                insert.setString(4, leaf.agency());
                insert.setString(5, leaf.task());
                insert.setString(6, leaf.agreement().id());
                insert.setInt(7, leaf.agreement().version());
                insert.setBytes(8, row.subject().bytes());
                insert.setBytes(9, row.caseFile().bytes());
                insert.setBytes(10, row.official().bytes());
                insert.setBytes(11, row.sealed().nonce());
                insert.setBytes(12, row.sealed().bytes());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return true;
    }

    /** Notes on the group's transaction that this agency disclosed something. */
    static void note(Connection connection, String agency) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO disclosing_agency (agency) SELECT CAST(? AS VARCHAR(64))
            WHERE NOT EXISTS (SELECT 1 FROM disclosing_agency WHERE agency = ?)\
            """)) {
            insert.setString(1, agency);
            insert.setString(2, agency);
            insert.executeUpdate();
        }
    }

    /** The agencies that ever disclosed something. */
    List<String> agencies() {
        return jdbc.sql("SELECT agency FROM disclosing_agency ORDER BY agency")
                .query((row, n) -> row.getString("agency"))
                .list();
    }

    /** Of an agreement's disclosures about a subject how many there are, and when the last was. */
    record Latest(AgreementVersion agreement, long count, Instant at) {}

    List<Latest> latest(Collection<KeyedHash> subjects) {
        if (subjects.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
            SELECT agreement, version, COUNT(*) AS n, MAX(made_at) AS last_at FROM disclosed_intent
            WHERE subject_ref IN (:subjects) GROUP BY agreement, version\
            """)
                .param("subjects", subjects.stream().map(KeyedHash::bytes).toList())
                .query((row, n) -> new Latest(
                        new AgreementVersion(row.getString("agreement"), row.getInt("version")),
                        row.getLong("n"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * Destroys a key and its rows on the group's transaction, unless there are more or fewer rows than were looked at. Which intents
     * they belonged to stays known, whom they were about doesn't.
     */
    static void erase(Connection connection, byte[] tombstone, List<KeyedHash> subjects, long expected)
            throws SQLException, CompanionRefused {
        long gone = 0;
        try (PreparedStatement kept = connection.prepareStatement("""
            INSERT INTO erased_intent (commitment, agency, made_at)
            SELECT commitment, agency, made_at FROM disclosed_intent WHERE subject_ref = ?\
            """);
                PreparedStatement rows =
                        connection.prepareStatement("DELETE FROM disclosed_intent WHERE subject_ref = ?")) {
            for (KeyedHash subject : subjects) {
                kept.setBytes(1, subject.bytes());
                kept.executeUpdate();
                rows.setBytes(1, subject.bytes());
                gone += rows.executeUpdate();
            }
        }
        try (PreparedStatement key = connection.prepareStatement("DELETE FROM subject_key WHERE tombstone = ?")) {
            key.setBytes(1, tombstone);
            if (key.executeUpdate() != 1 || gone != expected) {
                throw new CompanionRefused("something was disclosed meanwhile");
            }
        }
    }

    int destroyKey(byte[] tombstone) {
        return jdbc.sql("DELETE FROM subject_key WHERE tombstone = ?")
                .param(tombstone)
                .update();
    }

    /** When the first disclosure to an agency was that is kept. */
    Optional<Instant> earliest(String agency) {
        return jdbc.sql("SELECT MIN(made_at) AS first_at FROM disclosed_intent WHERE agency = ?")
                .param(agency)
                .query((row, n) -> Optional.ofNullable(row.getObject("first_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    /** Newest first. */
    List<Row> find(Collection<KeyedHash> subjects, int most) {
        if (subjects.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
            SELECT commitment, lookup_id, made_at, agency, task, agreement, version, case_ref, nonce, sealed
            FROM disclosed_intent WHERE subject_ref IN (:subjects) ORDER BY made_at DESC, commitment LIMIT :most\
            """)
                .param("subjects", subjects.stream().map(KeyedHash::bytes).toList())
                .param("most", most)
                .query((row, n) -> new Row(
                        row.getBytes("commitment"),
                        row.getObject("lookup_id", UUID.class),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getString("agency"),
                        row.getString("task"),
                        new AgreementVersion(row.getString("agreement"), row.getInt("version")),
                        new KeyedHash(row.getBytes("case_ref")),
                        new Sealed(row.getBytes("nonce"), row.getBytes("sealed"))))
                .list();
    }
}

package kr.ieum.gateway.reliance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.reliance.Reliance.Ground;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The record in the database. A row and its admin leaf are one durable transaction of the disclosure log (design §9). The
 * case stands as a keyed hash, since its number identifies a citizen's matter; the salt of the leaf's commitment stands in the
 * row, so that the row can be proved.
 */
public final class RelianceStore implements Reliances {

    /** What the leaf says was done. */
    static final String ACTION = "conflict-relied-on";

    private static final Logger LOG = LoggerFactory.getLogger(RelianceStore.class);

    private final JdbcClient jdbc;
    private final DisclosureLog log;
    private final SecretKey cases;
    private final SecureRandom random;

    /**
     * A store over a migrated database.
     *
     * @param cases key for the hashes of case numbers, of this installation
     */
    public RelianceStore(DataSource database, DisclosureLog log, SecretKey cases, SecureRandom random) {
        this.jdbc = JdbcClient.create(database);
        this.log = log;
        this.cases = cases;
        this.random = random;
    }

    /** The conflict of this look-up was decided before. */
    private static final class Before extends CompanionRefused {
        private static final long serialVersionUID = 1L;

        Before() {
            super("recorded before");
        }
    }

    @Override
    public Recorded record(String agency, String caseNumber, Reliance reliance) {
        Opening content = Opening.fresh(Purpose.PAYLOAD, content(reliance), random);
        Leaf leaf = new Leaf.Admin(
                reliance.recordedAt(),
                agency,
                ACTION,
                reliance.lookup().toString(),
                Opening.fresh(Purpose.OFFICIAL, reliance.official(), random).commitment(),
                content.commitment());
        String caseRef = hash(agency, caseNumber);
        try {
            log.append(List.of(leaf), List.of(connection -> insert(connection, caseRef, reliance, content)));
            return Recorded.DONE;
        } catch (Before e) {
            return Recorded.BEFORE;
        } catch (CompanionRefused e) {
            throw new IllegalStateException("no other refusal of a record is known", e);
        } catch (LogUnavailable e) {
            LOG.error("look-up {}: what was relied on is not recorded: {}", reliance.lookup(), e.getMessage());
            return Recorded.LOG_UNAVAILABLE;
        }
    }

    /** What the leaf commits to, one line for each member in the order of the record. */
    static String content(Reliance reliance) {
        return String.join(
                "\n",
                reliance.conflict(),
                Integer.toString(reliance.subject()),
                reliance.attribute(),
                reliance.register(),
                reliance.ground().name(),
                Boolean.toString(reliance.clarificationAsked()));
    }

    private static void insert(Connection connection, String caseRef, Reliance reliance, Opening content)
            throws SQLException, Before {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO reliance (lookup_id, conflict_id, subject, case_ref, attribute, register_id, ground,
                                  clarification_asked, official, recorded_at, salt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
            """)) {
            insert.setObject(1, reliance.lookup());
            insert.setString(2, reliance.conflict());
            insert.setInt(3, reliance.subject());
            insert.setString(4, caseRef);
            insert.setString(5, reliance.attribute());
            insert.setString(6, reliance.register());
            insert.setString(7, reliance.ground().name());
            insert.setBoolean(8, reliance.clarificationAsked());
            insert.setString(9, reliance.official());
            insert.setObject(10, reliance.recordedAt().atOffset(ZoneOffset.UTC));
            insert.setBytes(11, content.salt().bytes());
            if (insert.executeUpdate() == 0) {
                throw new Before();
            }
        }
    }

    @Override
    public List<Reliance> of(String agency, String caseNumber) {
        return jdbc.sql("""
            SELECT lookup_id, conflict_id, subject, attribute, register_id, ground, clarification_asked, official,
                   recorded_at
            FROM reliance WHERE case_ref = ? ORDER BY recorded_at DESC, conflict_id, subject\
            """)
                .param(hash(agency, caseNumber))
                .query((row, number) -> new Reliance(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getString(5),
                        Ground.valueOf(row.getString(6)),
                        row.getBoolean(7),
                        row.getString(8),
                        row.getObject(9, OffsetDateTime.class).toInstant()))
                .list();
    }

    private String hash(String agency, String caseNumber) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(cases);
            mac.update(agency.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(caseNumber.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}

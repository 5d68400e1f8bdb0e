package kr.ieum.gateway.disclosure;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.schemas.model.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders of a court or an investigation that nothing about somebody be erased until a day. */
public final class LegalHolds {

    /** Longest reason. */
    public static final int LONGEST_REASON = 200;

    private final JdbcClient jdbc;
    private final DisclosureReferences references;
    private final DisclosureLog log;
    private final Clock clock;
    private final ZoneId zone;
    private final SecureRandom random;

    /** Holds in a migrated database. */
    public LegalHolds(
            DataSource database,
            DisclosureReferences references,
            DisclosureLog log,
            Clock clock,
            ZoneId zone,
            SecureRandom random) {
        this.jdbc = JdbcClient.create(database);
        this.references = references;
        this.log = log;
        this.clock = clock;
        this.zone = zone;
        this.random = random;
    }

    /**
     * Orders one; it is a leaf of the log, which doesn't name the subject.
     *
     * @param until last day, today or later
     * @param reason names no person
     * @throws IllegalArgumentException for a past day or a reason that is empty or too long
     */
    public void order(SubjectKey subject, LocalDate until, String reason, String agency, String official) {
        if (until.isBefore(today()) || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("a hold has a day to come and a reason of 1 to " + LONGEST_REASON);
        }
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        byte[] reference = references.subjectKey(subject).bytes();
        try {
            log.append(
                    List.of(Leaf.Admin.closed(
                            now, agency, "legal-hold-ordered", id.toString(), official, until + " " + reason, random)),
                    List.of(connection -> {
                        try (PreparedStatement insert = connection.prepareStatement("""
                            INSERT INTO legal_hold (id, subject_ref, until_day, reason, ordered_by, ordered_at)
                            VALUES (?, ?, ?, ?, ?, ?)\
                            """)) {
                            insert.setObject(1, id);
                            insert.setBytes(2, reference);
                            insert.setObject(3, until);
                            insert.setString(4, reason);
                            insert.setString(5, official);
                            insert.setObject(6, now.atOffset(ZoneOffset.UTC));
                            insert.executeUpdate();
                        }
                    }));
        } catch (CompanionRefused e) {
            throw new IllegalStateException("nothing refuses a hold", e);
        }
    }

    /** The last day of those that stand today. */
    Optional<LocalDate> until(KeyedHash subject) {
        return jdbc.sql("SELECT MAX(until_day) AS last_day FROM legal_hold WHERE subject_ref = ? AND until_day >= ?")
                .param(subject.bytes())
                .param(today())
                .query((row, n) -> Optional.ofNullable(row.getObject("last_day", LocalDate.class)))
                .single();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(zone));
    }
}

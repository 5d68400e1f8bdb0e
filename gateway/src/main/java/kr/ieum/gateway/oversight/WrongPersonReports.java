package kr.ieum.gateway.oversight;

import java.sql.PreparedStatement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.CompanionRefused;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reports of an official that a look-up was of the wrong person or case; head and auditor see them. */
public final class WrongPersonReports {

    private static final int SHOWN = 50;

    private final JdbcClient jdbc;
    private final Acts acts;
    private final LookupRecords records;

    /** Reports over a migrated database. */
    public WrongPersonReports(DataSource database, Acts acts, LookupRecords records) {
        this.jdbc = JdbcClient.create(database);
        this.acts = acts;
        this.records = records;
    }

    /** Reports one's own look-up; nothing when it isn't one's own. A second report changes nothing. */
    public Optional<RecordedLookup> report(Official official, UUID lookup) {
        Optional<RecordedLookup> own =
                records.find(lookup).filter(found -> found.official().equals(official.id()));
        if (own.isPresent() && own.get().wrongPersonAt().isEmpty()) {
            OffsetDateTime now = acts.now().atOffset(ZoneOffset.UTC);
            reportOnce(official, lookup, own.get().caseNumber().orElse(""), now);
            return records.find(lookup);
        }
        return own;
    }

    /** Of two reports at once the second writes neither leaf nor row. */
    private void reportOnce(Official official, UUID lookup, String caseNumber, OffsetDateTime now) {
        try {
            acts.attempt(
                    official.agency(),
                    "wrong-person-reported",
                    lookup.toString(),
                    official.id(),
                    caseNumber,
                    connection -> {
                        try (PreparedStatement insert = connection.prepareStatement(
                                "INSERT INTO wrong_person_report (lookup_id, agency, reported_at) VALUES (?, ?, ?)"
                                        + " ON CONFLICT DO NOTHING")) {
                            insert.setObject(1, lookup);
                            insert.setString(2, official.agency());
                            insert.setObject(3, now);
                            if (insert.executeUpdate() == 0) {
                                throw new ReportedBefore();
                            }
                        }
                    });
        } catch (ReportedBefore e) {
            // what was wanted is there already
            return;
        } catch (CompanionRefused e) {
            throw new IllegalStateException("a report of the wrong person is refused for nothing else", e);
        }
    }

    private static final class ReportedBefore extends CompanionRefused {

        private static final long serialVersionUID = 1L;

        ReportedBefore() {
            super("the look-up has been reported");
        }
    }

    /** The latest reports of an agency, for its auditor. */
    public List<RecordedLookup> ofAgency(String agency) {
        return jdbc
                .sql("SELECT lookup_id FROM wrong_person_report WHERE agency = ? ORDER BY reported_at DESC FETCH FIRST "
                        + SHOWN + " ROWS ONLY")
                .param(agency)
                .query((row, number) -> row.getObject("lookup_id", UUID.class))
                .list()
                .stream()
                .flatMap(id -> Stream.ofNullable(id).flatMap(known -> records.find(known).stream()))
                .toList();
    }

    /** Those of them that were made in a team, for its head. */
    public List<RecordedLookup> ofTeam(String agency, String team) {
        return ofAgency(agency).stream()
                .filter(report -> records.isOfTeam(report.id(), agency, team))
                .toList();
    }
}

package kr.ieum.gateway.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kr.ieum.gateway.audit.FindingStore.Row;
import kr.ieum.gateway.audit.FindingStore.ToldBefore;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.oversight.Heads;
import kr.ieum.gateway.oversight.LookupRecords;
import kr.ieum.gateway.oversight.Pseudonyms;
import kr.ieum.gateway.oversight.RecordedLookup;
import kr.ieum.gateway.oversight.Seal;

/**
 * The queue of explanations: each finding asks its official, or the head of the team, for one, once; the agency's auditor closes it with a
 * result. Both words are leaves of the log.
 */
public final class Findings {

    /** How many a page shows. */
    private static final String SHOWN = " FETCH FIRST 100 ROWS ONLY";

    private final FindingStore store;
    private final AuditActs acts;
    private final LookupRecords records;
    private final Pseudonyms pseudonyms;

    /** Findings over a migrated database. */
    public Findings(
            DataSource database,
            DisclosureLog log,
            LookupRecords records,
            Pseudonyms pseudonyms,
            Seal seal,
            java.time.Clock clock) {
        this.store = new FindingStore(database, seal);
        this.acts = new AuditActs(log, clock, new java.security.SecureRandom());
        this.records = records;
        this.pseudonyms = pseudonyms;
    }

    /** What became of a word about a finding. */
    public enum Answered {
        /** Noted, and written to the log. */
        DONE,
        /** There is no such finding that this official may answer. */
        NOT_YOURS,
        /** Nobody closes what was found about himself. */
        OWN,
        /** It was explained or closed before. */
        ALREADY,
        /** The time for an explanation isn't over yet. */
        TOO_EARLY,
        /** Whoever doesn't accept says why. */
        NOTE_MISSING
    }

    /** What an agency's officials are asked or have explained, for its auditor; what waits longest comes first. */
    public List<Finding> open(Official auditor) {
        return told(store.select(
                "agency = ? AND state <> 'CLOSED' ORDER BY state DESC, found_at, id" + SHOWN, auditor.agency()));
    }

    /** What was closed, the latest first. */
    public List<Finding> closed(Official auditor) {
        return told(
                store.select("agency = ? AND state = 'CLOSED' ORDER BY closed_at DESC, id" + SHOWN, auditor.agency()));
    }

    /** What an official is to explain: of the own look-ups, and a head of the team's. */
    public List<Finding> asked(Official official) {
        String own = pseudonyms.ofOfficial(official.id());
        List<Row> rows = Heads.isHead(official)
                ? store.select("agency = ? AND state = 'ASKED' ORDER BY due_at, id" + SHOWN, official.agency()).stream()
                        .filter(row -> row.official().equals(own) || isOfTeam(row.finding(), official))
                        .toList()
                : store.select(
                        "official = ? AND agency = ? AND state = 'ASKED' ORDER BY due_at, id" + SHOWN,
                        own,
                        official.agency());
        return told(rows);
    }

    private boolean isOfTeam(Finding finding, Official head) {
        return records.isOfTeam(finding.lookup(), head.agency(), head.team().ko());
    }

    /**
     * Explains, once.
     *
     * @param text without line ends
     */
    public Answered explain(Official who, UUID id, String text) {
        Optional<Row> row = find(who, id);
        boolean may = row.filter(found -> found.official().equals(pseudonyms.ofOfficial(who.id()))
                        || (Heads.isHead(who) && isOfTeam(found.finding(), who)))
                .isPresent();
        if (row.isEmpty() || !may) {
            return Answered.NOT_YOURS;
        }
        if (row.get().finding().state() != FindingState.ASKED) {
            return Answered.ALREADY;
        }
        Finding.Explanation explanation = new Finding.Explanation(who.id(), text, acts.now());
        return noted(who, "audit-explained", id, text, connection -> store.explain(connection, id, explanation));
    }

    /**
     * Closes a finding.
     *
     * @param note without line ends; required unless accepted
     */
    public Answered close(Official auditor, UUID id, FindingResult result, String note) {
        Optional<Row> row = Heads.isAuditor(auditor) ? find(auditor, id) : Optional.empty();
        if (row.isEmpty()) {
            return Answered.NOT_YOURS;
        }
        Finding finding = row.get().finding();
        String self = pseudonyms.ofOfficial(auditor.id());
        if (row.get().official().equals(self)) {
            return Answered.OWN;
        }
        if (finding.state() == FindingState.CLOSED) {
            return Answered.ALREADY;
        }
        if (finding.state() == FindingState.ASKED && !finding.isOverdue(acts.now())) {
            return Answered.TOO_EARLY;
        }
        if (result != FindingResult.ACCEPTED && note.isBlank()) {
            return Answered.NOTE_MISSING;
        }
        Finding.Closing closing = new Finding.Closing(result, note, acts.now());
        return noted(
                auditor,
                "audit-finding-closed",
                id,
                result.name() + "\n" + note,
                connection -> store.close(connection, finding, closing, self));
    }

    private Answered noted(Official who, String action, UUID id, String content, Companion row) {
        try {
            acts.attempt(who, action, id, content, row);
            return Answered.DONE;
        } catch (ToldBefore e) {
            return Answered.ALREADY;
        } catch (CompanionRefused e) {
            throw new IllegalStateException("a word about a finding is refused for nothing else", e);
        }
    }

    private Optional<Row> find(Official who, UUID id) {
        return store.select("id = ? AND agency = ?", id, who.agency()).stream().findFirst();
    }

    private List<Finding> told(List<Row> rows) {
        Map<UUID, RecordedLookup> known =
                records.findAll(rows.stream().map(row -> row.finding().lookup()).collect(Collectors.toSet()));
        return rows.stream()
                .map(Row::finding)
                .map(one -> new Finding(
                        one.id(),
                        one.indicator(),
                        one.lookup(),
                        one.measured(),
                        one.found(),
                        one.due(),
                        one.state(),
                        one.explanation(),
                        one.closing(),
                        Optional.ofNullable(known.get(one.lookup()))))
                .toList();
    }
}

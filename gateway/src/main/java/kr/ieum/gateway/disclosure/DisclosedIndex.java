package kr.ieum.gateway.disclosure;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.schemas.model.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which intents are about somebody whom the asker names, and what is known of an intent beside the log. Answers are commitments as they
 * stand in the leaves; nothing is opened, and no list of people can be made of it.
 */
public final class DisclosedIndex {

    private final JdbcClient jdbc;
    private final DeferralStore deferrals;
    private final DisclosureReferences references;

    /** An index over a migrated database. */
    public DisclosedIndex(DataSource database, DisclosureReferences references) {
        this.jdbc = JdbcClient.create(database);
        this.deferrals = new DeferralStore(database);
        this.references = references;
    }

    /** The keyed hash under which an agency's disclosures about a subject are found, in hexadecimal. */
    public String ofSubject(String agency, SubjectKey subject) {
        return hex(references.subject(agency, subject));
    }

    /** The keyed hash of an agency's case. */
    public String ofCase(String agency, String number) {
        return hex(references.caseFile(agency, number.getBytes(StandardCharsets.UTF_8)));
    }

    /** Commitments of intents about a subject, newest first. */
    public List<Digest> aboutSubject(String reference, Instant from, Instant until, int most) {
        return find("subject_ref = :which", HexFormat.of().parseHex(reference), from, until, most);
    }

    /** Commitments of intents for a case, newest first. */
    public List<Digest> ofCase(String reference, Instant from, Instant until, int most) {
        return find("case_ref = :which", HexFormat.of().parseHex(reference), from, until, most);
    }

    /** Commitments of an agency's intents whose people are told later, newest first. */
    public List<Digest> deferred(String agency, Instant from, Instant until, int most) {
        return find("""
            agency = :which AND case_ref IN
              (SELECT case_ref FROM deferred_disclosure WHERE agency = :which AND approved_by IS NOT NULL)\
            """, agency, from, until, most);
    }

    /** Commitments of an agency's intents that were erased, newest first. */
    public List<Digest> erased(String agency, Instant from, Instant until, int most) {
        return jdbc.sql("""
            SELECT commitment FROM erased_intent WHERE agency = :which AND made_at >= :from AND made_at < :until
            ORDER BY made_at DESC, commitment FETCH FIRST :most ROWS ONLY\
            """)
                .param("which", agency)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> Digest.of(row.getBytes("commitment")))
                .list();
    }

    private List<Digest> find(String condition, Object which, Instant from, Instant until, int most) {
        return jdbc.sql("SELECT commitment, made_at FROM disclosed_intent WHERE " + condition + """
             AND made_at >= :from AND made_at < :until
            ORDER BY made_at DESC, commitment FETCH FIRST :most ROWS ONLY\
            """)
                .param("which", which)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> Digest.of(row.getBytes("commitment")))
                .list();
    }

    /**
     * What is known of intents beside the log.
     *
     * @param erased commitments whose openings were erased
     * @param deferred by commitment, why its people are told later
     */
    public record Beside(Set<Digest> erased, Map<Digest, Deferral> deferred) {}

    /** What is known of these. */
    public Beside beside(Collection<Digest> commitments) {
        if (commitments.isEmpty()) {
            return new Beside(Set.of(), Map.of());
        }
        List<byte[]> bytes = commitments.stream().map(Digest::bytes).toList();
        Set<Digest> erased = new HashSet<>(jdbc.sql("SELECT commitment FROM erased_intent WHERE commitment IN (:these)")
                .param("these", bytes)
                .query((row, n) -> Digest.of(row.getBytes("commitment")))
                .list());
        Map<Digest, KeyedHash> cases = new HashMap<>();
        jdbc.sql("SELECT commitment, case_ref FROM disclosed_intent WHERE commitment IN (:these)")
                .param("these", bytes)
                .query((row, n) ->
                        cases.put(Digest.of(row.getBytes("commitment")), new KeyedHash(row.getBytes("case_ref"))))
                .list();
        Map<KeyedHash, Deferral> approved = deferrals.approved(new HashSet<>(cases.values()));
        Map<Digest, Deferral> deferred = new HashMap<>();
        cases.forEach((commitment, caseFile) -> {
            Deferral deferral = approved.get(caseFile);
            if (deferral != null) {
                deferred.put(commitment, deferral);
            }
        });
        return new Beside(erased, deferred);
    }

    /** How many different subjects an official of an agency asked about in a time. */
    public long subjectsOf(String agency, String official, Instant from, Instant until) {
        return jdbc.sql("""
            SELECT COUNT(DISTINCT subject_ref) AS n FROM disclosed_intent
            WHERE official_ref = :official AND made_at >= :from AND made_at < :until\
            """)
                .param(
                        "official",
                        references
                                .official(agency, official.getBytes(StandardCharsets.UTF_8))
                                .bytes())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private static String hex(KeyedHash reference) {
        return HexFormat.of().formatHex(reference.bytes());
    }
}

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
import java.util.stream.Collectors;
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
        return jdbc.sql("""
            SELECT commitment, made_at FROM disclosed_intent
            WHERE subject_ref = :which AND made_at >= :from AND made_at < :until
            ORDER BY made_at DESC, commitment FETCH FIRST :most ROWS ONLY\
            """)
                .param("which", HexFormat.of().parseHex(reference))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> Digest.of(row.getBytes("commitment")))
                .list();
    }

    /** The keyed hashes of an agency's cases whose people are told later. */
    public Set<String> deferredCases(String agency) {
        return new HashSet<>(
                jdbc.sql("SELECT case_ref FROM deferred_disclosure WHERE agency = ? AND approved_by IS NOT NULL")
                        .param(agency)
                        .query((row, n) -> HexFormat.of().formatHex(row.getBytes("case_ref")))
                        .list());
    }

    /** Of each of these cases, by its keyed hash, why its people are told later. */
    public Map<String, Deferral> deferrals(Collection<String> cases) {
        Map<String, Deferral> found = new HashMap<>();
        deferrals
                .approved(cases.stream()
                        .map(hex -> new KeyedHash(HexFormat.of().parseHex(hex)))
                        .collect(Collectors.toSet()))
                .forEach((caseFile, deferral) -> found.put(hex(caseFile), deferral));
        return found;
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

    /** Those of these intents whose openings were erased. */
    public Set<Digest> erasedAmong(Collection<Digest> commitments) {
        return commitments.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("SELECT commitment FROM erased_intent WHERE commitment IN (:these)")
                        .param("these", commitments.stream().map(Digest::bytes).toList())
                        .query((row, n) -> Digest.of(row.getBytes("commitment")))
                        .list());
    }

    /** How many different subjects an official of an agency asked about in a time. */
    public long subjectsOf(String agency, String official, Instant from, Instant until) {
        return jdbc.sql("""
            SELECT COUNT(DISTINCT subject_ref) AS n FROM disclosed_intent
            WHERE agency = :agency AND official_ref = :official AND made_at >= :from AND made_at < :until\
            """)
                .param("agency", agency)
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

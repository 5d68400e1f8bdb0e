package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.audit.AuditSearch;
import kr.ieum.gateway.audit.IndexFollower;
import kr.ieum.gateway.disclosure.DisclosedIndex;
import kr.ieum.gateway.disclosure.DisclosureReferences;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.oversight.LookupRecords;
import kr.ieum.gateway.oversight.Pseudonyms;
import kr.ieum.gateway.oversight.Seal;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.yaml.Localized;

/**
 * What an auditor searches, filled in bulk by the database itself: entries, the rows beside their intents and the work records of their
 * look-ups, spread over five years. The indexes are taken away before and made anew afterwards, as whoever loads in bulk does.
 */
final class AuditStore implements AutoCloseable {

    /** Intents of one look-up: four people under three agreements. */
    static final int INTENTS = 12;

    static final String AGENCY = "3000000";
    static final int OFFICIALS = 400;
    static final int TASKS = 40;
    static final int AGREEMENTS = 160;

    private static final int SUBJECTS = 200_000;
    private static final int BATCH = 5_000;
    private static final Pattern INDEX = Pattern.compile("CREATE INDEX (\\w+) ON (\\w+)[^;]+;");
    private static final List<String> FILLED = List.of("audit_entry", "disclosed_intent", "lookup_record");
    private static final List<String> MIGRATIONS =
            List.of("V100__audit.sql", "V99__disclosure_index.sql", "V21__oversight.sql");
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final LogStore store;
    private final Words words;
    private final int entries;
    private final Pseudonyms pseudonyms = new Pseudonyms(new SecretKeySpec(new byte[32], "AES"));
    private final Seal seal = new Seal(new SecretKeySpec(new byte[32], "AES"), new SecureRandom());
    private final DisclosedIndex disclosed;
    private final DisclosureLog log;
    private final AuditSearch search;

    /** What the databases call the same things. */
    private record Words(String series, String sha, String moment) {

        static Words of(LogStore.Kind kind) {
            return switch (kind) {
                case H2 ->
                    new Words(
                            "(SELECT \"X\" AS x FROM SYSTEM_RANGE(1, %d)) AS made",
                            "HASH('SHA-256', CAST(%s AS VARCHAR))",
                            "DATEADD('SECOND', %s * 30, TIMESTAMP WITH TIME ZONE '2021-12-01 00:00:00+00:00')");
                case POSTGRESQL ->
                    new Words(
                            "generate_series(1, %d) AS made(x)",
                            "sha256(convert_to(CAST(%s AS VARCHAR), 'UTF8'))",
                            "TIMESTAMP WITH TIME ZONE '2021-12-01 00:00:00+00:00' + %s * INTERVAL '30 seconds'");
            };
        }
    }

    private AuditStore(LogStore.Kind kind, Path folder, int entries) throws IOException, SQLException {
        this.store = LogStore.open(kind, folder);
        this.words = Words.of(kind);
        this.entries = entries;
        if (kind == LogStore.Kind.H2) {
            reopen();
        }
        DisclosureReferences references = new DisclosureReferences(new SecretKeySpec(new byte[32], "HmacSHA256"));
        this.disclosed = new DisclosedIndex(store.database(), references);
        this.log = DisclosureLog.open(store.database(), LogSettings.STANDARD, Clock.systemUTC());
        LookupRecords records = new LookupRecords(store.database(), log, pseudonyms, seal, official -> "", SEOUL);
        LogReader reader = new LogReader(store.database());
        this.search = new AuditSearch(
                store.database(),
                new IndexFollower(store.database(), reader, records, pseudonyms, disclosed),
                disclosed,
                records,
                pseudonyms,
                seal,
                log,
                reader,
                agency -> Set.of(),
                Clock.systemUTC(),
                SEOUL);
    }

    /** H2 evaluates a CHECK with IN in the session that made it, and that of the migrations is closed; opened anew, it reads them afresh. */
    private void reopen() throws SQLException {
        try (Connection connection = store.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }

    /** A filled store of so many entries. */
    static AuditStore filled(LogStore.Kind kind, Path folder, int entries) throws IOException, SQLException {
        AuditStore audit = new AuditStore(kind, folder, entries);
        audit.fill();
        return audit;
    }

    AuditSearch search() {
        return search;
    }

    /** Who searches. */
    static Official auditor() {
        return new Official(
                "auditor",
                new Localized("감사", "Auditor"),
                AGENCY,
                new Localized("기관", "Agency"),
                new Localized("감사담당관", "Audit office"),
                Official.SCREENS,
                Set.of("auditor"),
                3);
    }

    static String official(int n) {
        return "official-" + n;
    }

    static SubjectKey subject(int n) {
        return SubjectKey.ofPerson("83092120%05d".formatted(n));
    }

    int subjects() {
        return Math.min(SUBJECTS, Math.max(100, entries / 25));
    }

    private void fill() throws SQLException {
        List<String> indexes = indexes();
        try (Connection connection = store.database().getConnection();
                Statement statement = connection.createStatement()) {
            for (String index : indexes) {
                statement.execute("DROP INDEX " + name(index));
            }
            statement.execute("CREATE TABLE made_official (n INTEGER PRIMARY KEY, ref BYTEA NOT NULL)");
            statement.execute("CREATE TABLE made_subject (n INTEGER PRIMARY KEY, ref BYTEA NOT NULL)");
            names(connection, "made_official", OFFICIALS, n -> pseudonyms.ofOfficial(official(n)));
            names(connection, "made_subject", subjects(), n -> disclosed.ofSubject(AGENCY, subject(n)));
            Progress.say("· work records");
            records(connection);
            Progress.say("· rows beside intents");
            statement.execute(disclosedIntents());
            Progress.say("· entries");
            statement.execute(auditEntries());
            Progress.say("· indexes");
            for (String index : indexes) {
                statement.execute(index);
            }
            statement.execute("ANALYZE");
        }
    }

    /** The product's own statements, from its migrations. */
    private static List<String> indexes() {
        List<String> found = new ArrayList<>();
        for (String migration : MIGRATIONS) {
            INDEX.matcher(Resources.text("/db/migration/common/" + migration))
                    .results()
                    .filter(index -> FILLED.contains(index.group(2)))
                    .forEach(index -> found.add(index.group().replace(";", "")));
        }
        return found;
    }

    private static String name(String index) {
        return index.split(" ", -1)[2];
    }

    /** The keyed hash of a number. */
    private interface Named {
        String of(int n);
    }

    private static void names(Connection connection, String table, int count, Named named) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?)")) {
            for (int n = 0; n < count; n++) {
                insert.setInt(1, n);
                insert.setBytes(2, HexFormat.of().parseHex(named.of(n)));
                insert.addBatch();
                if (n % BATCH == BATCH - 1) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private void records(Connection connection) throws SQLException {
        List<String> officials = new ArrayList<>();
        for (int n = 0; n < OFFICIALS; n++) {
            officials.add(pseudonyms.ofOfficial(official(n)));
        }
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO lookup_record (lookup_id, official, agency, team, started_at, on_day, task, view_id, panels, sealed,
                                       outcome, missing)
            VALUES (?, ?, ?, 'team', ?, ?, 'task', 'view', 'panel', ?, 'COMPLETE', '')\
            """)) {
            for (int n = 0; n <= entries / INTENTS; n++) {
                UUID id = UUID.fromString("00000000-0000-4000-8000-%012d".formatted(n));
                Instant at = Instant.parse("2021-12-01T00:00:00Z").plusSeconds(30L * INTENTS * n);
                insert.setObject(1, id);
                insert.setString(2, officials.get(n % OFFICIALS));
                insert.setString(3, AGENCY);
                insert.setObject(4, at.atOffset(ZoneOffset.UTC));
                insert.setObject(5, at.atZone(SEOUL).toLocalDate());
                insert.setBytes(6, seal.seal(id, List.of(official(n % OFFICIALS), "3000000-2026-" + n, "", "")));
                insert.addBatch();
                if (n % BATCH == BATCH - 1) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private String disclosedIntents() {
        return """
            INSERT INTO disclosed_intent
              (commitment, lookup_id, made_at, agency, task, agreement, version, subject_ref, case_ref, official_ref, nonce,
               sealed)
            SELECT %s, %s, %s, '%s', 'task', 'agreement', 1, s.ref, %s, o.ref, %s, %s
            FROM %s JOIN made_subject s ON s.n = MOD(x * 7, %d) JOIN made_official o ON o.n = MOD(x / %d, %d)\
            """.formatted(
                        sha("x"),
                        lookup(),
                        moment("x"),
                        AGENCY,
                        sha("'case' || x / " + INTENTS),
                        sha("'nonce'"),
                        sha("'sealed'"),
                        series(),
                        subjects(),
                        INTENTS,
                        OFFICIALS);
    }

    /** Half of all is the auditor's own agency's; one entry in a thousand was never answered, one in fifty refused. */
    private String auditEntries() {
        return """
            INSERT INTO audit_entry
              (shard, idx, made_at, agency, state, task, agreement, version, lookup_id, official, case_ref, commitment, silent, told, detail)
            SELECT '2021h2', x, %s, CASE MOD(x / %d, 2) WHEN 0 THEN '%s' ELSE 'agency-' || MOD(x / %d, 41) END,
                   CASE WHEN MOD(x, 1009) = 0 THEN 'OUTCOME_UNKNOWN' WHEN MOD(x, 53) = 0 THEN 'REFUSED' ELSE 'RELEASED' END,
                   'task-' || MOD(x / %d, %d), 'agr-' || MOD(x, %d), 1, %s, o.ref, %s, %s, '', TRUE, ''
            FROM %s JOIN made_official o ON o.n = MOD(x / %d, %d)\
            """.formatted(
                        moment("x"),
                        INTENTS,
                        AGENCY,
                        INTENTS,
                        INTENTS,
                        TASKS,
                        AGREEMENTS,
                        lookup(),
                        sha("'case' || x / " + INTENTS),
                        sha("x"),
                        series(),
                        INTENTS,
                        OFFICIALS);
    }

    private String series() {
        return words.series().formatted(entries);
    }

    private String sha(String of) {
        return words.sha().formatted(of);
    }

    private String moment(String of) {
        return words.moment().formatted(of);
    }

    private static String lookup() {
        return "CAST('00000000-0000-4000-8000-' || LPAD(CAST(x / " + INTENTS + " AS VARCHAR), 12, '0') AS UUID)";
    }

    @Override
    public void close() throws IOException, SQLException {
        log.close();
        store.close();
    }
}

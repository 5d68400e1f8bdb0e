package kr.ieum.gateway.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.gateway.agreement.AgreementChange;
import kr.ieum.gateway.agreement.AgreementState;
import kr.ieum.gateway.agreement.AgreementStore;
import kr.ieum.gateway.agreement.StoredAgreement;
import kr.ieum.gateway.agreement.Transition;
import kr.ieum.gateway.log.DecisionRecords;
import kr.ieum.gateway.log.Fsck;
import kr.ieum.gateway.log.LogEntry;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.testing.Databases;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Each landed schema version upgrades (design §10). The database goes through all versions one after the other, and each table
 * gets rows as the version that brought it would have written them, so that every later migration meets rows of every age.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UpgradeContract {
    private static final UUID LOOKUP = UUID.fromString("0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0001");
    private static final Instant MADE = Instant.parse("2026-03-02T01:00:00Z");

    private final Supplier<Databases.Database> fresh;
    private Databases.Database database;
    private JdbcClient client;

    UpgradeContract(Supplier<Databases.Database> fresh) {
        this.fresh = fresh;
    }

    /** A literal of bytes in this database's SQL. */
    abstract String bytes(String hex);

    @BeforeAll
    void goThroughAllVersions() throws Exception {
        database = fresh.get();
        client = JdbcClient.create(database.dataSource());
        FluentConfiguration migrations = Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .cleanDisabled(false);
        migrations.load().clean();
        for (MigrationInfo next : migrations.load().info().pending()) {
            migrations.target(next.getVersion()).load().migrate();
            insertRowsOf(String.valueOf(next.getVersion()));
            assertThat(emptyTables())
                    .as(
                            "V%s brings these: its file V%s.sql beside this test must put rows into them",
                            next.getVersion(), next.getVersion())
                    .isEmpty();
        }
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void the_log_of_version_1_is_sound_and_read_as_today() {
        assertThat(new Fsck(database.dataSource()).run()).isInstanceOf(Fsck.Result.Clean.class);

        LogReader reader = new LogReader(database.dataSource());
        assertThat(reader.findByLookup(LOOKUP))
                .extracting(LogEntry::leaf)
                .extracting(Object::getClass)
                .containsExactly(Leaf.Intent.class, Leaf.Intent.class, Leaf.Release.class);
        assertThat(reader.listOutcomeUnknown(MADE.minusSeconds(1), MADE.plusSeconds(1)))
                .as("one intent without any release, one of two registers")
                .hasSize(2);
        List<String> decisions = new ArrayList<>();
        new DecisionRecords(database.dataSource()).since(MADE, decisions::add);
        assertThat(decisions).containsExactly("{\"kind\":\"case\"}");
    }

    @Test
    void agreements_of_version_2_have_todays_history() {
        AgreementStore store = new AgreementStore(database.dataSource());

        assertThat(store.policyEpoch()).isEqualTo(7);
        assertThat(store.versions("agr-one"))
                .extracting(
                        StoredAgreement::version,
                        StoredAgreement::state,
                        agreement -> agreement.inForceSince().orElseThrow())
                .containsExactlyInAnyOrder(
                        tuple(1, AgreementState.SUPERSEDED, Instant.parse("2026-01-02T00:00:01Z")),
                        tuple(2, AgreementState.ACTIVE, Instant.parse("2026-01-03T00:00:01Z")));
        assertThat(store.history("agr-one", 1))
                .extracting(AgreementChange::transition)
                .containsExactly(
                        Transition.IMPORT,
                        Transition.ACTIVATE,
                        Transition.SUSPEND,
                        Transition.RESUME,
                        Transition.SUPERSEDE);
        assertThat(store.export("agr-one", 2).orElseThrow()).isEqualTo("two".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void items_that_were_told_one_by_one_stand_together_for_each_register() {
        assertThat(client.sql("SELECT register, CARDINALITY(attributes) FROM disclosed_items ORDER BY register")
                        .query((row, number) -> row.getString(1) + " " + row.getInt(2))
                        .list())
                .containsExactly("resident 2", "tax-income 1");
    }

    @Test
    void nothing_else_is_lost() {
        assertThat(count("volume_counter WHERE used = 41")).isEqualTo(1);
        assertThat(count("lookup_record r JOIN lookup_review v ON v.lookup_id = r.lookup_id JOIN wrong_person_report w"
            + " ON w.lookup_id = r.lookup_id JOIN emergency_check e ON e.lookup_id = r.lookup_id JOIN duty d ON"
            + " d.lookup_id = r.lookup_id JOIN reliance l ON l.lookup_id = r.lookup_id JOIN issued_sheet s ON"
            + " s.lookup_id = r.lookup_id JOIN correction_ticket c ON c.lookup_id = r.lookup_id JOIN disclosed_intent"
            + " i ON i.lookup_id = r.lookup_id"))
                .isEqualTo(1);
        assertThat(count("result_slip s JOIN result_answer a ON a.slip_id = s.id"))
                .isEqualTo(1);
        assertThat(count("audit_entry e JOIN audit_watch w ON w.lookup_id = e.lookup_id JOIN audit_finding f ON"
                        + " f.lookup_id = e.lookup_id"))
                .isEqualTo(1);
        assertThat(count("subject_key k JOIN legal_hold h ON h.subject_ref = k.subject_ref"))
                .isEqualTo(1);
    }

    private long count(String from) {
        return client.sql("SELECT COUNT(*) FROM " + from).query(Long.class).single();
    }

    private List<String> emptyTables() {
        return client
                .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type"
                        + " = 'BASE TABLE'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> !table.equals("flyway_schema_history"))
                .filter(table -> count(table) == 0)
                .toList();
    }

    private void insertRowsOf(String version) throws IOException, SQLException {
        try (InputStream file = UpgradeContract.class.getResourceAsStream("V" + version + ".sql")) {
            if (file == null) {
                return;
            }
            String script = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?m)^--.*$", "")
                    .transform(this::withBytes);
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                for (String sql : Arrays.stream(script.split(";\\s*\\n"))
                        .filter(part -> !part.isBlank())
                        .toList()) {
                    statement.execute(sql);
                }
            }
        }
    }

    private String withBytes(String script) {
        return Pattern.compile("X'([0-9a-f]*)'")
                .matcher(script)
                .replaceAll(match -> Matcher.quoteReplacement(bytes(match.group(1))));
    }
}

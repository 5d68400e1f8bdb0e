package kr.ieum.gateway.reliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.Salt;
import kr.ieum.gateway.reliance.Reliance.Ground;
import kr.ieum.gateway.reliance.Reliances.Recorded;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the record of relied-on registers promises, on every database. */
abstract class RelianceStoreContract {

    private static final String CASE = "3000000-2026-04-0012347";
    private static final Instant NOW = Instant.parse("2026-11-25T10:15:30.123Z");

    private Databases.Database database;
    private DisclosureLog log;
    private RelianceStore store;

    abstract Databases.Database open();

    @BeforeEach
    void openStore() {
        database = open();
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, Clock.systemUTC());
        store = new RelianceStore(
                database.dataSource(),
                log,
                new SecretKeySpec("key".getBytes(StandardCharsets.UTF_8), "HmacSHA256"),
                new SecureRandom());
    }

    @AfterEach
    void closeDatabase() {
        log.close();
        database.close();
    }

    private static Reliance reliance(UUID lookup, String register, Instant at) {
        return new Reliance(
                lookup, "employment", 0, "Employment/insuredNow", register, Ground.RULE, true, "kim.jihyun", at);
    }

    @Test
    void whatIsRecordedIsFoundWithItsCaseTheLatestFirst() {
        Reliance first = reliance(UUID.randomUUID(), "employment", NOW);
        Reliance second = reliance(UUID.randomUUID(), "health", NOW.plusSeconds(60));
        assertThat(store.record("3000000", CASE, first)).isEqualTo(Recorded.DONE);
        assertThat(store.record("3000000", CASE, second)).isEqualTo(Recorded.DONE);

        assertThat(store.of("3000000", CASE)).containsExactly(second, first);
        assertThat(store.of("3000000", "3000000-2026-04-0012346")).isEmpty();
        assertThat(store.of("3780000", CASE)).isEmpty();
    }

    @Test
    void eachConflictOfALookUpIsDecidedOnceAndARepetitionLeavesNoLeaf() {
        UUID lookup = UUID.randomUUID();
        store.record("3000000", CASE, reliance(lookup, "employment", NOW));

        assertThat(store.record("3000000", CASE, reliance(lookup, "health", NOW.plusSeconds(1))))
                .isEqualTo(Recorded.BEFORE);
        assertThat(store.of("3000000", CASE))
                .singleElement()
                .satisfies(one -> assertThat(one.register()).isEqualTo("employment"));
        assertThat(leaves()).hasSize(1);
    }

    @Test
    void everyRecordHasAnAdminLeafThatItsRowOpens() throws SQLException {
        Reliance reliance = reliance(UUID.randomUUID(), "employment", NOW);
        store.record("3000000", CASE, reliance);
        byte[] salt = salt();

        assertThat(leaves()).singleElement().isInstanceOfSatisfying(Leaf.Admin.class, leaf -> {
            assertThat(leaf.agency()).isEqualTo("3000000");
            assertThat(leaf.action()).isEqualTo("conflict-relied-on");
            assertThat(leaf.object()).isEqualTo(reliance.lookup().toString());
            Opening opening = new Opening(
                    Purpose.PAYLOAD,
                    Salt.of(salt),
                    "employment\n0\nEmployment/insuredNow\nemployment\nRULE\ntrue".getBytes(StandardCharsets.UTF_8));
            assertThat(opening.opens(leaf.payload())).isTrue();
        });
    }

    @Test
    void theCaseNumberStandsNowhere() throws SQLException {
        store.record("3000000", CASE, reliance(UUID.randomUUID(), "employment", NOW));

        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM reliance")) {
            assertThat(rows.next()).isTrue();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                assertThat(String.valueOf(rows.getObject(column))).doesNotContain("0012347");
            }
        }
    }

    @Test
    void withoutTheLogNothingIsRecorded() {
        log.close();

        assertThat(store.record("3000000", CASE, reliance(UUID.randomUUID(), "employment", NOW)))
                .isEqualTo(Recorded.LOG_UNAVAILABLE);
        assertThat(store.of("3000000", CASE)).isEmpty();
    }

    private byte[] salt() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT salt FROM reliance")) {
            assertThat(rows.next()).isTrue();
            return rows.getBytes(1);
        }
    }

    private List<Leaf> leaves() {
        return new LogReader(database.dataSource())
                .list(0, 100).stream().map(entry -> entry.leaf()).toList();
    }
}

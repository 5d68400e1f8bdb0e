package kr.ieum.gateway.disclosure;

import static kr.ieum.gateway.disclosure.Scene.CHILD;
import static kr.ieum.gateway.disclosure.Scene.HANBIT;
import static kr.ieum.gateway.disclosure.Scene.MOTHER;
import static kr.ieum.gateway.disclosure.Scene.SAEBYEOK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kr.ieum.gateway.disclosure.Erasures.Outcome;
import kr.ieum.gateway.log.Fsck;
import kr.ieum.gateway.log.LogEntry;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Retention, legal hold and erasure (design §9), on every database. */
abstract class ErasuresContract {

    /** Longer than the five years that the scene's law asks for. */
    private static final Duration LONG = Duration.ofDays(5 * 366);

    private static final String BASIS = "개인정보 보호법 제21조";

    private Databases.Database database;
    private Scene scene;

    abstract Databases.Database open();

    @BeforeEach
    void begin() {
        database = open();
        scene = new Scene(database);
    }

    @AfterEach
    void end() {
        scene.close();
        database.close();
    }

    private List<LogEntry> erasureLeaves() {
        return scene.reader.listErasures();
    }

    @Test
    void nothing_is_erased_while_the_law_has_it_kept_and_the_last_day_is_named() {
        scene.lookUp(HANBIT, "2026-0117", MOTHER);
        scene.later(Duration.ofDays(30));
        scene.lookUp(SAEBYEOK, "2026-0118", MOTHER);

        assertThat(scene.erasures.erase(MOTHER, HANBIT, BASIS))
                .isEqualTo(new Outcome.Retained(LocalDate.parse("2036-12-25")));
        assertThat(scene.own.of(MOTHER, 0, 10).total()).isEqualTo(2);
        assertThat(erasureLeaves()).isEmpty();
    }

    @Test
    void nothing_is_erased_while_a_hold_stands_and_its_last_day_is_named() {
        scene.lookUp(HANBIT, "2026-0117", MOTHER);
        scene.later(LONG);
        LocalDate until = LocalDate.parse("2032-06-30");
        scene.holds.order(MOTHER, until, "서울행정법원 사건", HANBIT, "bae.junseo");

        assertThat(scene.erasures.erase(MOTHER, HANBIT, BASIS)).isEqualTo(new Outcome.Held(until));

        scene.later(Duration.ofDays(366));
        assertThat(scene.erasures.erase(MOTHER, HANBIT, BASIS)).isEqualTo(new Outcome.Erased(1));
    }

    @Test
    void erasing_leaves_a_leaf_that_names_nobody_and_a_whole_tree_and_nobody_elses_disclosures_go() {
        scene.lookUp(HANBIT, "2026-0117", MOTHER, CHILD);
        scene.later(LONG);

        assertThat(scene.erasures.erase(MOTHER, HANBIT, BASIS)).isEqualTo(new Outcome.Erased(1));

        assertThat(scene.own.of(MOTHER, 0, 10).total()).isZero();
        assertThat(scene.own.of(CHILD, 0, 10).total()).isEqualTo(1);
        assertThat(erasureLeaves())
                .singleElement()
                .satisfies(entry -> assertThat(entry.leaf()).isInstanceOfSatisfying(Leaf.Erasure.class, erasure -> {
                    assertThat(erasure.basis()).isEqualTo(BASIS);
                    assertThat(erasure.items()).isEqualTo(1);
                }));
        assertThat(new Fsck(database.dataSource()).run()).isInstanceOf(Fsck.Result.Clean.class);
        assertThat(scene.erasures.erase(MOTHER, HANBIT, BASIS)).isEqualTo(new Outcome.Nothing());
    }

    @Test
    void whoever_is_looked_up_again_has_another_key() {
        scene.lookUp(HANBIT, "2026-0117", MOTHER);
        scene.later(LONG);
        scene.erasures.erase(MOTHER, HANBIT, BASIS);

        scene.lookUp(HANBIT, "2032-0001", MOTHER);
        assertThat(scene.own.of(MOTHER, 0, 10).total()).isEqualTo(1);
        assertThat(Erasures.again(scene.store, scene.reader)).isZero();
        assertThat(scene.own.of(MOTHER, 0, 10).total()).isEqualTo(1);
    }

    @Test
    void a_key_that_an_older_backup_brings_back_is_destroyed_again() {
        scene.lookUp(HANBIT, "2026-0117", MOTHER, CHILD);
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        List<Map<String, Object>> keys =
                jdbc.sql("SELECT * FROM subject_key").query().listOfRows();
        List<Map<String, Object>> rows =
                jdbc.sql("SELECT * FROM disclosed_intent").query().listOfRows();
        scene.later(LONG);
        scene.erasures.erase(MOTHER, HANBIT, BASIS);

        jdbc.sql("DELETE FROM subject_key").update();
        jdbc.sql("DELETE FROM disclosed_intent").update();
        keys.forEach(row -> jdbc.sql(
                        "INSERT INTO subject_key (subject_ref, tombstone, nonce, wrapped, made_at) VALUES (?, ?, ?, ?,"
                                + " ?)")
                .params(row.values().stream().toList())
                .update());
        rows.forEach(row -> jdbc.sql("INSERT INTO disclosed_intent (" + String.join(", ", row.keySet()) + ") VALUES ("
                        + String.join(", ", row.keySet().stream().map(c -> "?").toList()) + ")")
                .params(row.values().stream().toList())
                .update());
        assertThat(scene.own.of(MOTHER, 0, 10).total())
                .as("what an attacker with the old backup would read")
                .isEqualTo(1);

        assertThat(Erasures.again(scene.store, scene.reader)).isEqualTo(1);

        assertThat(scene.own.of(MOTHER, 0, 10).total()).isZero();
        assertThat(scene.own.of(CHILD, 0, 10).total()).isEqualTo(1);
    }

    @Test
    void a_hold_needs_a_day_to_come_and_a_reason() {
        assertThatThrownBy(() -> scene.holds.order(MOTHER, LocalDate.parse("2026-11-24"), "법원", HANBIT, "bae.junseo"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scene.holds.order(MOTHER, LocalDate.parse("2027-11-24"), " ", HANBIT, "bae.junseo"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

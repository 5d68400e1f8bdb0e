package kr.ieum.gateway.disclosure;

import static kr.ieum.gateway.disclosure.Scene.CHILD;
import static kr.ieum.gateway.disclosure.Scene.FATHER;
import static kr.ieum.gateway.disclosure.Scene.HANBIT;
import static kr.ieum.gateway.disclosure.Scene.MOTHER;
import static kr.ieum.gateway.disclosure.Scene.SAEBYEOK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import kr.ieum.gateway.disclosure.Deferrals.Step;
import kr.ieum.gateway.disclosure.Intended.Relation;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.model.SubjectKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who saw what (design §9), on every database. */
abstract class DisclosuresContract {

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

    private List<OwnDisclosure> told(SubjectKey subject) {
        return scene.own.of(subject, 0, 100).items();
    }

    @Test
    void whoever_was_looked_up_is_told_by_whom_for_what_and_what_left() {
        UUID lookup = scene.lookUp(HANBIT, "2026-0117", MOTHER, CHILD);

        assertThat(told(CHILD)).singleElement().satisfies(one -> {
            assertThat(one.intent().lookup()).isEqualTo(lookup);
            assertThat(one.intent().agency()).isEqualTo(HANBIT);
            assertThat(one.intent().task()).isEqualTo("basic-livelihood");
            assertThat(one.intent().asked().getFirst().clause()).isEqualTo("C3");
            assertThat(one.releases())
                    .singleElement()
                    .satisfies(release -> assertThat(release.outcomes())
                            .containsExactly(Leaf.Outcome.left("Person/birthDate", "year")));
            assertThat(scene.reader.find(one.position()).orElseThrow().leaf()).isEqualTo(one.intent());
        });
        assertThat(told(FATHER)).isEmpty();
    }

    @Test
    void a_member_of_a_case_is_told_of_their_own_intent_alone() {
        scene.lookUp(HANBIT, "2026-0117", MOTHER, FATHER, CHILD);

        List<OwnDisclosure> all = List.of(
                told(MOTHER).getFirst(), told(FATHER).getFirst(), told(CHILD).getFirst());

        assertThat(all).extracting(OwnDisclosure::position).doesNotHaveDuplicates();
        assertThat(told(FATHER)).hasSize(1);
    }

    @Test
    void disclosures_of_every_agency_are_found_newest_first_and_paged() {
        UUID first = scene.lookUp(HANBIT, "2026-0117", MOTHER);
        scene.later(Duration.ofDays(1));
        UUID second = scene.lookUp(SAEBYEOK, "2026-0118", MOTHER);

        assertThat(told(MOTHER)).extracting(one -> one.intent().lookup()).containsExactly(second, first);
        assertThat(scene.own.of(MOTHER, 1, 1)).satisfies(page -> {
            assertThat(page.total()).isEqualTo(2);
            assertThat(page.items()).extracting(one -> one.intent().lookup()).containsExactly(first);
        });
    }

    @Test
    void a_parent_learns_nothing_of_a_case_in_which_the_child_is_protected_from_them() {
        scene.shields.add(List.of(CHILD, FATHER));
        scene.lookUp(HANBIT, "2026-0117", CHILD, MOTHER, FATHER);

        assertThat(scene.own.of(FATHER, 0, 100)).isEqualTo(new OwnDisclosures.Told(List.of(), 0));
        assertThat(told(CHILD)).hasSize(1);
        assertThat(told(MOTHER)).hasSize(1);
    }

    @Test
    void nobody_is_told_in_the_stead_of_the_deceased() {
        scene.lookUp(HANBIT, "2026-0117", List.of(MOTHER, FATHER), List.of(FATHER));

        assertThat(told(FATHER)).isEmpty();
        assertThat(told(MOTHER)).hasSize(1);
    }

    @Test
    void what_is_deferred_is_told_the_day_after_with_the_reason_and_approver_and_not_before() {
        scene.lookUp(HANBIT, "2026-0117", MOTHER);
        Step.Done asked = (Step.Done) scene.deferrals.ask(
                HANBIT, "2026-0117", LocalDate.parse("2026-11-30"), Deferral.Reason.INVESTIGATION, "kim.jihyun");
        assertThat(told(MOTHER)).as("what is asked for only defers nothing").hasSize(1);
        assertThat(scene.deferrals.approve(asked.deferral().id(), HANBIT, "kim.jihyun"))
                .isInstanceOf(Step.SamePerson.class);
        assertThat(scene.deferrals.approve(asked.deferral().id(), SAEBYEOK, "lee.minho"))
                .isInstanceOf(Step.Unknown.class);
        assertThat(scene.deferrals.approve(asked.deferral().id(), HANBIT, "lee.minho"))
                .isInstanceOf(Step.Done.class);

        assertThat(scene.own.of(MOTHER, 0, 100)).isEqualTo(new OwnDisclosures.Told(List.of(), 0));
        scene.later(Duration.ofDays(5));
        assertThat(told(MOTHER)).as("the last day, 30 November in Seoul").isEmpty();

        scene.later(Duration.ofDays(1));
        assertThat(told(MOTHER)).singleElement().satisfies(one -> {
            Deferral deferral = one.deferral().orElseThrow();
            assertThat(deferral.reason()).isEqualTo(Deferral.Reason.INVESTIGATION);
            assertThat(deferral.approved().orElseThrow().by()).isEqualTo("lee.minho");
        });
        assertThat(scene.reader.list(0, 100))
                .extracting(entry -> entry.leaf() instanceof Leaf.Admin admin ? admin.action() : "")
                .contains("disclosure-deferral-asked", "disclosure-deferral-approved");
    }

    @Test
    void a_deferral_ends_within_a_year() {
        assertThat(scene.deferrals.ask(
                        HANBIT, "2026-0117", LocalDate.parse("2027-11-28"), Deferral.Reason.AUDIT, "kim.jihyun"))
                .isInstanceOf(Step.NotADay.class);
        assertThat(scene.deferrals.ask(
                        HANBIT, "2026-0117", LocalDate.parse("2026-11-24"), Deferral.Reason.AUDIT, "kim.jihyun"))
                .isInstanceOf(Step.NotADay.class);
    }

    @Test
    void no_row_shows_number_case_or_official_and_no_two_agencies_rows_can_be_joined() {
        scene.lookUp(HANBIT, "2026-0117", MOTHER);
        scene.lookUp(SAEBYEOK, "2026-0117", MOTHER);

        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        for (String table : List.of("disclosed_intent", "subject_key", "disclosing_agency")) {
            String all = jdbc.sql("SELECT * FROM " + table).query().listOfRows().stream()
                    .flatMap(row -> row.values().stream())
                    .map(value -> value instanceof byte[] bytes
                            ? new String(bytes, StandardCharsets.UTF_8)
                            : String.valueOf(value))
                    .reduce("", String::concat);
            assertThat(all).doesNotContain(MOTHER.text(), "2026-0117", "kim.jihyun");
        }
        for (String column : List.of("subject_ref", "case_ref", "official_ref")) {
            assertThat(jdbc.sql("SELECT " + column + " FROM disclosed_intent")
                            .query((row, n) -> HexFormat.of().formatHex(row.getBytes(1)))
                            .list())
                    .hasSize(2)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void a_row_moved_to_another_look_up_opens_for_nobody() {
        scene.lookUp(HANBIT, "2026-0117", MOTHER);
        scene.later(Duration.ofMinutes(1));
        UUID other = scene.lookUp(HANBIT, "2026-0118", MOTHER);

        JdbcClient.create(database.dataSource())
                .sql("UPDATE disclosed_intent SET lookup_id = ? WHERE lookup_id <> ?")
                .param(other)
                .param(other)
                .update();

        assertThat(scene.own.of(MOTHER, 0, 100).total()).isEqualTo(1);
    }

    @Test
    void another_master_key_opens_no_subjects_key() {
        scene.lookUp(HANBIT, "2026-0117", MOTHER);

        assertThatThrownBy(() -> scene.keys(2).of(MOTHER))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining("master key")
                .hasMessageNotContaining(MOTHER.text());
    }

    @Test
    void nothing_is_written_under_a_key_that_was_destroyed_meanwhile() throws Exception {
        Intended intent =
                scene.intended(UUID.randomUUID(), HANBIT, "2026-0117", MOTHER, Relation.APPLICANT, List.of(MOTHER));
        var companions = scene.disclosures.beside(List.of(intent));
        JdbcClient.create(database.dataSource()).sql("DELETE FROM subject_key").update();

        assertThatThrownBy(() -> scene.log.append(List.of(intent.leaf()), companions))
                .isInstanceOf(KeyDestroyed.class);
        assertThat(scene.reader.findByLookup(intent.leaf().lookup())).isEmpty();

        scene.log.append(List.of(intent.leaf()), scene.disclosures.beside(List.of(intent)));
        assertThat(told(MOTHER)).hasSize(1);
    }
}

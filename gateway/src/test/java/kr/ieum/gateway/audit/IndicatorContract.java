package kr.ieum.gateway.audit;

import static kr.ieum.gateway.audit.AuditScene.CHILD;
import static kr.ieum.gateway.audit.AuditScene.HANBIT;
import static kr.ieum.gateway.audit.AuditScene.MOTHER;
import static kr.ieum.gateway.audit.AuditScene.SAEBYEOK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import kr.ieum.gateway.audit.AuditScene.Asker;
import kr.ieum.gateway.audit.Findings.Answered;
import kr.ieum.gateway.audit.IndicatorWatch.CaseFacts.Answer;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.model.SubjectKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What makes a look-up worth a question, and what becomes of the question, on every database. */
abstract class IndicatorContract {

    private static final Official AUDITOR = AuditScene.auditor(HANBIT);
    private static final Official KIM = AuditScene.official("kim.jihyun", HANBIT, "investigator");
    private static final Official HEAD = AuditScene.official("park.doyun", HANBIT, "team-head");
    private static final Asker ASKER = new Asker(HANBIT, "kim.jihyun", "2026-0117");

    /** The scene begins on a Wednesday at 10:00 in Seoul. */
    private static final LocalDateTime BEGIN = LocalDateTime.parse("2026-11-25T10:00:00");

    private static final Duration ENDED = Duration.ofMinutes(2);

    private Databases.Database database;
    private AuditScene scene;

    abstract Databases.Database open();

    @BeforeEach
    void begin() {
        database = open();
        scene = new AuditScene(database);
        scene.cases.put("2026-0117", new Answer.Known(BEGIN.minusDays(3), "INVESTIGATION"));
    }

    @AfterEach
    void end() {
        scene.close();
        database.close();
    }

    private List<Indicator> found() {
        return scene.findings.open(AUDITOR).stream().map(Finding::indicator).toList();
    }

    private UUID afterHours() {
        scene.later(Duration.ofHours(13));
        scene.lookUp(ASKER, "agr-bl-tax", true, MOTHER);
        scene.later(ENDED);
        scene.look();
        return scene.findings.open(AUDITOR).getFirst().id();
    }

    @Test
    void an_ordinary_look_up_is_no_finding() {
        scene.lookUp(ASKER, "agr-bl-tax", true, MOTHER, CHILD);
        scene.later(ENDED);
        scene.look();
        assertThat(found()).isEmpty();
    }

    @Test
    void outside_working_hours_an_official_is_asked_once_a_day() {
        scene.later(Duration.ofHours(13)); // 23:00 in Seoul
        scene.lookUp(ASKER, "agr-bl-tax", true, MOTHER);
        scene.lookUp(ASKER, "agr-bl-tax", true, CHILD);
        scene.later(ENDED);
        scene.look();
        assertThat(scene.findings.open(AUDITOR)).singleElement().satisfies(finding -> {
            assertThat(finding.indicator()).isEqualTo(Indicator.OFF_HOURS);
            assertThat(finding.measured()).isEqualTo("23:00");
            assertThat(finding.record()).isPresent();
        });
    }

    @Test
    void numbers_of_others_cases_count_from_the_third_in_a_day() {
        scene.refuse(ASKER, "CASE_NOT_ACCESSIBLE");
        scene.refuse(ASKER, "CASE_NOT_ACCESSIBLE");
        scene.later(ENDED);
        scene.look();
        assertThat(found()).isEmpty();
        scene.refuse(ASKER, "CASE_NOT_ACCESSIBLE");
        scene.later(ENDED);
        scene.look();
        assertThat(found()).containsExactly(Indicator.OTHERS_CASES);
    }

    @Test
    void a_look_up_of_the_own_household_is_asked_about_although_it_was_refused() {
        scene.refuse(ASKER, "CONFLICT_OF_INTEREST");
        scene.later(ENDED);
        scene.look();
        assertThat(found()).containsExactly(Indicator.OWN_HOUSEHOLD);
    }

    @Test
    void different_people_count_and_the_same_ones_do_not() {
        for (int i = 0; i < 9; i++) {
            scene.lookUp(ASKER, "agr-bl-tax", true, people(0, 5));
        }
        scene.later(ENDED);
        scene.look();
        assertThat(found()).isEmpty();
        for (int i = 0; i < 9; i++) {
            scene.lookUp(ASKER, "agr-bl-tax", true, people(5 * i, 5));
        }
        scene.later(ENDED);
        scene.look();
        assertThat(scene.findings.open(AUDITOR)).singleElement().satisfies(finding -> {
            assertThat(finding.indicator()).isEqualTo(Indicator.MANY_SUBJECTS);
            assertThat(finding.measured()).isEqualTo("45");
        });
    }

    @Test
    void once_they_were_too_many_an_officials_day_is_not_counted_again() {
        for (int i = 0; i < 40; i++) {
            scene.lookUp(ASKER, "agr-bl-tax", true, people(5 * i, 5));
        }
        scene.later(ENDED);
        scene.look();
        assertThat(found()).containsExactly(Indicator.MANY_SUBJECTS);

        // neither the finding nor anything that could be counted is there any more
        JdbcClient rows = JdbcClient.create(database.dataSource());
        rows.sql("DELETE FROM audit_finding").update();
        rows.sql("DELETE FROM disclosed_intent").update();
        scene.lookUp(ASKER, "agr-bl-tax", true, people(0, 1));
        scene.later(ENDED);
        scene.look();

        assertThat(found()).containsExactly(Indicator.MANY_SUBJECTS);
    }

    @Test
    void a_day_unlike_the_officials_own_days_before_is_asked_about_below_the_common_threshold() {
        for (int day = 0; day < 7; day++) {
            scene.lookUp(ASKER, "agr-bl-tax", true, people(0, 2));
            scene.later(Duration.ofDays(1));
        }
        scene.look();
        assertThat(found()).containsOnly(Indicator.OFF_HOURS); // two of the days were a weekend's
        scene.lookUp(ASKER, "agr-bl-tax", true, people(0, 12));
        scene.later(ENDED);
        scene.look();
        assertThat(found()).contains(Indicator.MANY_SUBJECTS);
    }

    private static SubjectKey[] people(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(n -> SubjectKey.ofPerson("83092120%05d".formatted(n)))
                .toArray(SubjectKey[]::new);
    }

    @Test
    void a_case_received_after_its_look_up_or_just_before_it_is_asked_about() {
        scene.cases.put("2026-0117", new Answer.Known(BEGIN.plusMinutes(5), "RECEIPT"));
        scene.lookUp(ASKER, "agr-bl-tax", true, MOTHER);
        scene.later(ENDED);
        scene.look();
        assertThat(scene.findings.open(AUDITOR)).singleElement().satisfies(finding -> {
            assertThat(finding.indicator()).isEqualTo(Indicator.CASE_YOUNGER);
            assertThat(finding.measured()).isEqualTo("5");
        });
    }

    @Test
    void a_case_that_stands_where_it_stood_days_later_is_asked_about_and_one_that_moved_is_not() {
        Asker other = new Asker(HANBIT, "lee.sua", "2026-0118");
        scene.cases.put("2026-0118", new Answer.Known(BEGIN.minusDays(3), "INVESTIGATION"));
        scene.lookUp(ASKER, "agr-bl-tax", true, MOTHER);
        scene.lookUp(other, "agr-bl-tax", true, CHILD);
        scene.later(ENDED);
        scene.look();
        scene.cases.put("2026-0118", new Answer.Known(BEGIN.minusDays(3), "DECISION"));
        scene.later(Duration.ofDays(29));
        scene.look();
        assertThat(found()).isEmpty();
        scene.later(Duration.ofDays(2));
        scene.look();
        assertThat(scene.findings.open(AUDITOR)).singleElement().satisfies(finding -> {
            assertThat(finding.indicator()).isEqualTo(Indicator.NO_LATER_ACTION);
            assertThat(finding.record().orElseThrow().caseNumber()).contains("2026-0117");
        });
    }

    @Test
    void a_case_system_that_does_not_answer_is_asked_again() {
        scene.cases.put("2026-0117", new Answer.Silent());
        scene.lookUp(ASKER, "agr-bl-tax", true, MOTHER);
        scene.later(ENDED);
        scene.look();
        scene.cases.put("2026-0117", new Answer.Known(BEGIN.plusMinutes(5), "RECEIPT"));
        scene.later(Duration.ofHours(2));
        scene.look();
        assertThat(found()).containsExactly(Indicator.CASE_YOUNGER);
    }

    @Test
    void many_look_ups_of_one_case_ask_the_case_system_once_and_cost_two_transactions() {
        scene.later(Duration.ofHours(13)); // 23:00 in Seoul
        for (int i = 0; i < 12; i++) {
            scene.lookUp(ASKER, "agr-bl-tax", true, MOTHER, CHILD);
            scene.refuse(ASKER, "CASE_NOT_ACCESSIBLE");
        }
        scene.later(ENDED);
        scene.readOn();
        assertThat(scene.watch.look()).isEqualTo(24);
        assertThat(scene.asked).containsExactly("2026-0117");
        assertThat(scene.commits.sinceLast()).isEqualTo(2);
        assertThat(found()).containsExactlyInAnyOrder(Indicator.OFF_HOURS, Indicator.OTHERS_CASES);
        assertThat(scene.watch.look()).isZero();
    }

    @Test
    void what_one_node_looks_at_another_leaves_to_it_until_it_took_too_long() {
        scene.cases.put("2026-0117", new Answer.Known(BEGIN.plusMinutes(5), "RECEIPT"));
        scene.lookUp(ASKER, "agr-bl-tax", true, MOTHER);
        scene.later(ENDED);
        scene.readOn();
        scene.whileAsked = () -> {
            scene.whileAsked = () -> {};
            assertThat(scene.elsewhere.look()).isZero();
            scene.later(Duration.ofMinutes(6));
            assertThat(scene.elsewhere.look()).isEqualTo(1);
        };
        assertThat(scene.watch.look()).isEqualTo(1);
        assertThat(scene.asked).hasSize(2);
        assertThat(found()).containsExactly(Indicator.CASE_YOUNGER);

        // neither of them looks again before something should have followed
        scene.later(Duration.ofDays(29));
        assertThat(scene.watch.look() + scene.elsewhere.look()).isZero();
        scene.later(Duration.ofDays(2));
        assertThat(scene.watch.look() + scene.elsewhere.look()).isEqualTo(1);
    }

    @Test
    void what_two_nodes_see_at_once_the_quicker_one_looks_at() {
        scene.refuse(ASKER, "CONFLICT_OF_INTEREST");
        scene.refuse(new Asker(HANBIT, "lee.sua", "2026-0118"), "CONFLICT_OF_INTEREST");
        scene.later(ENDED);
        scene.readOn();
        scene.commits.once(
                "UPDATE audit_watch", () -> assertThat(scene.elsewhere.look()).isEqualTo(2));
        assertThat(scene.watch.look()).isZero();
        assertThat(found()).containsExactly(Indicator.OWN_HOUSEHOLD, Indicator.OWN_HOUSEHOLD);
    }

    @Test
    void an_official_explains_once_and_the_auditor_closes_with_a_result() {
        UUID id = afterHours();
        assertThat(scene.findings.asked(KIM)).extracting(Finding::id).containsExactly(id);
        assertThat(scene.findings.close(AUDITOR, id, FindingResult.ACCEPTED, ""))
                .isEqualTo(Answered.TOO_EARLY);
        assertThat(scene.findings.explain(KIM, id, "긴급 민원")).isEqualTo(Answered.DONE);
        assertThat(scene.findings.explain(KIM, id, "다른 말")).isEqualTo(Answered.ALREADY);
        assertThat(scene.findings.close(AUDITOR, id, FindingResult.NOT_ACCEPTED, ""))
                .isEqualTo(Answered.NOTE_MISSING);
        assertThat(scene.findings.close(AUDITOR, id, FindingResult.ACCEPTED, ""))
                .isEqualTo(Answered.DONE);
        assertThat(scene.findings.close(AUDITOR, id, FindingResult.PURSUED, "다시"))
                .isEqualTo(Answered.ALREADY);

        assertThat(scene.findings.asked(KIM)).isEmpty();
        assertThat(found()).isEmpty();
        assertThat(scene.findings.closed(AUDITOR)).singleElement().satisfies(finding -> {
            assertThat(finding.explanation().orElseThrow().text()).isEqualTo("긴급 민원");
            assertThat(finding.explanation().orElseThrow().by()).isEqualTo("kim.jihyun");
            assertThat(finding.closing().orElseThrow().result()).isEqualTo(FindingResult.ACCEPTED);
        });
        scene.look();
        assertThat(scene.search
                        .find(AUDITOR, acts(), java.util.Optional.empty(), 10)
                        .entries())
                .extracting(FoundEntry::detail)
                .containsExactlyInAnyOrder("audit-explained", "audit-finding-closed");
    }

    private static Criteria acts() {
        return new Criteria(
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.of(EntryState.ACT),
                java.util.Optional.empty());
    }

    @Test
    void the_head_may_explain_for_the_team_and_nobody_else_may_answer_or_close() {
        UUID id = afterHours();
        Official colleague = AuditScene.official("lee.sua", HANBIT, "investigator");
        Official elsewhere = AuditScene.official("han.seoyeon", SAEBYEOK, "team-head");
        assertThat(scene.findings.asked(colleague)).isEmpty();
        assertThat(scene.findings.explain(colleague, id, "모름")).isEqualTo(Answered.NOT_YOURS);
        assertThat(scene.findings.explain(elsewhere, id, "모름")).isEqualTo(Answered.NOT_YOURS);
        assertThat(scene.findings.close(HEAD, id, FindingResult.ACCEPTED, "")).isEqualTo(Answered.NOT_YOURS);
        assertThat(scene.findings.close(AuditScene.auditor(SAEBYEOK), id, FindingResult.ACCEPTED, ""))
                .isEqualTo(Answered.NOT_YOURS);
        assertThat(scene.findings.asked(HEAD)).hasSize(1);
        assertThat(scene.findings.explain(HEAD, id, "당직이었습니다")).isEqualTo(Answered.DONE);
    }

    @Test
    void what_nobody_explains_can_be_closed_once_it_is_overdue_but_not_by_whom_it_is_about() {
        UUID id = afterHours();
        scene.later(Duration.ofDays(15));
        Official himself = AuditScene.official("kim.jihyun", HANBIT, "auditor");
        assertThat(scene.findings.close(himself, id, FindingResult.ACCEPTED, ""))
                .isEqualTo(Answered.OWN);
        assertThat(scene.findings.close(AUDITOR, id, FindingResult.PURSUED, "소명 없음"))
                .isEqualTo(Answered.DONE);
    }
}

package kr.ieum.gateway.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.simulator.Settings;
import kr.ieum.simulator.Simulator;
import kr.ieum.simulator.server.Behaviour;
import kr.ieum.simulator.server.Mode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The facts of a decision and their sources, against the real case system and list of the simulated agencies. */
class CaseFactsTest {

    private static final String JONGNO = "3000000";
    private static final String HEALTHY = "3000000-2026-04-0012345";
    private static final String BAD_PARCEL = "3000000-2026-05-0000204";
    private static final String HUSBAND = "8103091150815";
    private static final String WIFE = "8311172152323";
    private static final String APPLICANT = "8502131104958";

    private static Simulator simulator;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        simulator = Simulator.start(Settings.defaults());
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @AfterEach
    void normal() {
        simulator.register("cases").behave(Behaviour.of(Mode.NORMAL));
        simulator.register("resident").behave(Behaviour.of(Mode.NORMAL));
    }

    @Test
    void a_case_is_read_in_the_models_codes_with_the_applicant_first() {
        OpenCase found =
                ((CaseAnswer.Found) cases().find(JONGNO, HEALTHY)).cases().getFirst();

        assertThat(found.kind()).isEqualTo("APPLICATION");
        assertThat(found.stage()).isEqualTo("INVESTIGATION");
        assertThat(found.task()).isEqualTo("basic-livelihood");
        assertThat(found.jurisdiction()).isEqualTo(JONGNO);
        assertThat(found.subjects().getFirst().key()).isEqualTo(SubjectKey.ofPerson(APPLICANT));
        assertThat(found.subjects())
                .extracting(CaseSubject::relation)
                .containsExactly(
                        Relation.APPLICANT,
                        Relation.BENEFIT_UNIT,
                        Relation.BENEFIT_UNIT,
                        Relation.BENEFIT_UNIT,
                        Relation.OBLIGOR);
    }

    @Test
    void a_case_and_its_subjects_never_show_who_they_are_about() {
        OpenCase found =
                ((CaseAnswer.Found) cases().find(JONGNO, HEALTHY)).cases().getFirst();

        assertThat(found.toString() + found.subjects())
                .doesNotContain(APPLICANT)
                .doesNotContain("윤정우");
        assertThat(found.toString()).doesNotContain(HEALTHY);
    }

    @Test
    void a_deputy_works_on_a_case_on_the_days_of_the_deputyship_only() {
        OpenCase found =
                ((CaseAnswer.Found) cases().find(JONGNO, HEALTHY)).cases().getFirst();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));

        assertThat(found.isAssignedTo("kim.jihyun", today)).isTrue();
        assertThat(found.isAssignedTo("lee.sua", today)).isTrue();
        assertThat(found.isAssignedTo("lee.sua", today.plusDays(30))).isFalse();
        assertThat(found.isAssignedTo("park.doyun", today)).isFalse();
        assertThat(((CaseAnswer.Found) cases().assignedTo(JONGNO, "lee.sua")).cases())
                .contains(found);
    }

    @Test
    void a_case_with_a_parcel_number_of_18_digits_says_so_and_the_other_cases_stay() {
        CaseAnswer.Found found = (CaseAnswer.Found) cases().assignedTo(JONGNO, "choi.minjun");

        assertThat(found.cases()).hasSize(4);
        assertThat(found.faulty()).singleElement().satisfies(one -> {
            assertThat(one.number()).isEqualTo(BAD_PARCEL);
            assertThat(one.rule()).isEqualTo(FaultyCase.Rule.K6);
            assertThat(one.place()).isEqualTo("PNU 1");
            assertThat(one.isAssignedTo("choi.minjun", LocalDate.of(2026, 11, 1)))
                    .isTrue();
            assertThat(one.isAssignedTo("kim.jihyun", LocalDate.of(2026, 11, 1)))
                    .isFalse();
            assertThat(one.toString()).doesNotContain(BAD_PARCEL, "11110");
        });
        assertThat(cases().find(JONGNO, BAD_PARCEL)).isEqualTo(new CaseAnswer.Unavailable("faulty"));
    }

    @Test
    void a_date_that_is_none_makes_its_case_unreadable_and_not_the_case_system() {
        simulator.register("cases").behave(new Behaviour(Mode.WRONG, 0, "dates"));

        assertThat(((CaseAnswer.Found) cases().assignedTo(JONGNO, "choi.minjun")).faulty())
                .hasSize(5)
                .anySatisfy(one -> {
                    assertThat(one.rule()).isEqualTo(FaultyCase.Rule.K3);
                    assertThat(one.place()).isEqualTo("접수일시");
                });
    }

    @Test
    void a_number_nobody_has_is_no_case() {
        assertThat(cases().find(JONGNO, "3000000-2026-04-9999999")).isEqualTo(new CaseAnswer.None());
    }

    @Test
    void a_case_system_that_is_down_slow_or_wrong_is_unavailable_with_a_word_for_the_operator() {
        assertThat(whileCasesAre(Behaviour.of(Mode.DEAD)))
                .as("a connection that was kept breaks, a new one is refused")
                .isIn(new CaseAnswer.Unavailable("refused"), new CaseAnswer.Unavailable("broken-connection"));
        assertThat(whileCasesAre(Behaviour.slow(3000))).isEqualTo(new CaseAnswer.Unavailable("late"));
        assertThat(whileCasesAre(Behaviour.of(Mode.WRONG))).isEqualTo(new CaseAnswer.Unavailable("unreadable"));
        assertThat(whileCasesAre(Behaviour.of(Mode.HUGE))).isInstanceOf(CaseAnswer.Unavailable.class);
    }

    @Test
    void without_its_credential_a_case_system_is_not_even_asked() {
        CaseSystem locked = new SaeolCaseSystem(
                client, simulator.endpoints().cases(), Optional::empty, Duration.ofSeconds(2), Duration.ofSeconds(1));

        assertThat(locked.find(JONGNO, HEALTHY)).isEqualTo(new CaseAnswer.Unavailable("no-credential"));
    }

    @Test
    void an_agency_is_answered_by_its_own_case_system_only() {
        CaseSystems systems = new CaseSystems(Map.of(JONGNO, cases()));

        assertThat(systems.find(JONGNO, HEALTHY)).isInstanceOf(CaseAnswer.Found.class);
        assertThat(systems.find("3780000", HEALTHY)).isEqualTo(new CaseAnswer.None());
    }

    @Test
    void a_restriction_is_a_pair_and_not_a_flag() {
        ProtectionList list = list(Clock.systemUTC());
        assertThat(list.refresh()).isTrue();

        assertThat(list.isRestricted(WIFE, HUSBAND)).isEqualTo(new Fact.Known<>(true, "protection-list"));
        assertThat(list.isRestricted(WIFE, WIFE)).isEqualTo(new Fact.Known<>(false, "protection-list"));
        assertThat(list.isRestricted(HUSBAND, WIFE)).isEqualTo(new Fact.Known<>(false, "protection-list"));
    }

    @Test
    void a_list_that_was_never_read_or_is_too_old_is_a_missing_fact() {
        ProtectionList unread = list(Clock.systemUTC());
        assertThat(unread.isRestricted(WIFE, HUSBAND)).isInstanceOf(Fact.Missing.class);

        Instant[] now = {Instant.parse("2026-11-21T00:00:00Z")};
        ProtectionList aging = list(new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        });
        aging.refresh();
        now[0] = now[0].plus(Duration.ofMinutes(31));
        assertThat(aging.isRestricted(WIFE, HUSBAND)).isInstanceOf(Fact.Missing.class);
    }

    @Test
    void a_failed_reading_keeps_the_former_list_until_it_is_too_old() {
        ProtectionList list = list(Clock.systemUTC());
        list.refresh();
        simulator.register("resident").behave(Behaviour.of(Mode.DEAD));

        assertThat(list.refresh()).isFalse();
        assertThat(list.isRestricted(WIFE, HUSBAND)).isEqualTo(new Fact.Known<>(true, "protection-list"));
    }

    @Test
    void of_several_lists_any_restriction_counts_and_any_missing_one_leaves_the_rest_open() {
        Restrictions yes = (subject, towards) -> new Fact.Known<>(true, "a");
        Restrictions no = (subject, towards) -> new Fact.Known<>(false, "b");
        Restrictions silent = (subject, towards) -> new Fact.Missing<>("c");

        assertThat(Restrictions.of(List.of(no, silent, yes)).isRestricted("x", "y"))
                .isEqualTo(new Fact.Known<>(true, "a"));
        assertThat(Restrictions.of(List.of(silent, no)).isRestricted("x", "y")).isEqualTo(new Fact.Missing<>("c"));
        assertThat(Restrictions.of(List.of(no)).isRestricted("x", "y")).isEqualTo(new Fact.Known<>(false, "b"));
        assertThat(Restrictions.of(List.of()).isRestricted("x", "y")).isInstanceOf(Fact.Missing.class);
    }

    private CaseAnswer whileCasesAre(Behaviour behaviour) {
        simulator.register("cases").behave(behaviour);
        return cases().find(JONGNO, HEALTHY);
    }

    private CaseSystem cases() {
        return new SaeolCaseSystem(
                client,
                simulator.endpoints().cases(),
                () -> Optional.of(simulator.settings().key()),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1));
    }

    private ProtectionList list(Clock clock) {
        return new ProtectionList(
                client,
                simulator.endpoints().resident(),
                () -> Optional.of(simulator.settings().key()),
                Duration.ofSeconds(5),
                Duration.ofMinutes(30),
                clock,
                new byte[32]);
    }
}

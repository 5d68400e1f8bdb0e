package kr.ieum.gateway.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.cases.CaseAnswer;
import kr.ieum.gateway.cases.CaseSubject;
import kr.ieum.gateway.cases.CaseSystem;
import kr.ieum.gateway.cases.ConflictOfInterest.Finding;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.oversight.Substitutions.Decided;
import kr.ieum.gateway.testing.ChangingClock;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.yaml.Localized;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the records of look-ups and what is made of them promise, on every database. */
abstract class OversightContract {

    private static final Official KIM = official("kim.jihyun", "통합조사팀", "investigator");
    private static final Official PARK = official("park.doyun", "통합조사팀", "team-head");
    private static final Official LEE = official("lee.sua", "통합조사팀", "investigator");
    private static final Official CHOI = official("choi.minjun", "건축과", "team-head");
    private static final String CASE = "3000000-2026-04-0012345";
    private static final String NUMBER = "8804122000014";

    private final Instant[] now = {Instant.parse("2026-11-25T03:00:00Z")};
    private final Clock clock = ChangingClock.showing(now);
    private final Map<String, String> assignments = new HashMap<>();
    private boolean caseSystemTakes = true;

    private Databases.Database database;
    private DisclosureLog log;
    private LookupRecords records;
    private WrongPersonReports reports;
    private LookupReviews reviews;
    private Substitutions substitutions;

    abstract Databases.Database open();

    @BeforeEach
    void openRoom() {
        database = open();
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, clock);
        Pseudonyms pseudonyms = new Pseudonyms(new SecretKeySpec(new byte[32], "AES"));
        Seal seal = new Seal(new SecretKeySpec(new byte[32], "AES"), new SecureRandom());
        Acts acts = new Acts(log, clock, new SecureRandom());
        records = new LookupRecords(
                database.dataSource(),
                log,
                pseudonyms,
                seal,
                id -> id.equals(CHOI.id()) ? "건축과" : "통합조사팀",
                ZoneId.of("Asia/Seoul"));
        reports = new WrongPersonReports(database.dataSource(), acts, records);
        reviews = new LookupReviews(acts, pseudonyms, records);
        substitutions = new Substitutions(
                database.dataSource(),
                acts,
                pseudonyms,
                seal,
                new Cases(),
                (official, subjects) -> official.equals(KIM.id()) ? Finding.RELATIVE : Finding.NONE);
    }

    @AfterEach
    void closeRoom() {
        log.close();
        database.close();
    }

    private static Official official(String id, String team, String role) {
        return new Official(
                id,
                new Localized(id, id),
                "3000000",
                new Localized("종로구", "Jongno-gu"),
                new Localized(team, team),
                "welfare-case",
                Set.of(role),
                3);
    }

    private final class Cases implements CaseSystem {

        @Override
        public CaseAnswer find(String agency, String caseNumber) {
            return new CaseAnswer.Found(List.of(openCase()));
        }

        @Override
        public CaseAnswer assignedTo(String agency, String official) {
            return new CaseAnswer.None();
        }

        @Override
        public boolean reassign(String agency, String caseNumber, String official, String approvedBy) {
            if (caseSystemTakes) {
                assignments.put(caseNumber, official);
            }
            return caseSystemTakes;
        }
    }

    private static OpenCase openCase() {
        return new OpenCase(
                CASE,
                "APPLICATION",
                "INVESTIGATION",
                "basic-livelihood",
                "3000000",
                KIM.id(),
                Optional.empty(),
                LocalDateTime.of(2026, 11, 20, 10, 0),
                Optional.empty(),
                List.of(new CaseSubject(0, "김지훈", SubjectKey.ofPerson(NUMBER), Relation.APPLICANT)));
    }

    private UUID lookUp(Official who, Instant at, Optional<String> standsInFor) throws Exception {
        UUID id = UUID.randomUUID();
        try (Connection connection = database.dataSource().getConnection()) {
            records.begun(new LookupBegin(
                            id,
                            who.id(),
                            who.agency(),
                            Optional.of(CASE),
                            standsInFor,
                            at,
                            "basic-livelihood",
                            "basic-livelihood",
                            List.of("residence", "income")))
                    .write(connection);
        }
        return id;
    }

    private UUID lookUp(Official who) throws Exception {
        return lookUp(who, now[0], Optional.empty());
    }

    private List<String> acts() {
        return new LogReader(database.dataSource())
                .list(0, 100).stream()
                        .filter(entry -> entry.leaf() instanceof Leaf.Admin)
                        .map(entry -> ((Leaf.Admin) entry.leaf()).action())
                        .toList();
    }

    @Test
    void one_sees_ones_own_look_ups_and_nobody_elses() throws Exception {
        UUID own = lookUp(LEE, now[0], Optional.of(KIM.id()));
        lookUp(KIM);
        records.ended(own, LookupOutcome.PARTIAL, Optional.empty(), List.of("family"));

        LookupRecords.Page page = records.own(LEE.id(), Optional.empty(), 1, 20);

        assertThat(page.total()).isEqualTo(1);
        assertThat(page.lookups())
                .containsExactly(new RecordedLookup(
                        own,
                        LEE.id(),
                        Optional.of(CASE),
                        Optional.of(KIM.id()),
                        now[0],
                        "basic-livelihood",
                        "basic-livelihood",
                        List.of("residence", "income"),
                        LookupOutcome.PARTIAL,
                        Optional.empty(),
                        List.of("family"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void a_look_up_without_a_noted_outcome_says_unknown() throws Exception {
        lookUp(KIM);
        assertThat(records.own(KIM.id(), Optional.empty(), 1, 20)
                        .lookups()
                        .getFirst()
                        .outcome())
                .isEqualTo(LookupOutcome.UNKNOWN);
    }

    @Test
    void a_day_begins_and_ends_in_seoul_and_pages_hold_the_latest_first() throws Exception {
        UUID before = lookUp(KIM, Instant.parse("2026-11-24T14:59:59Z"), Optional.empty());
        UUID first = lookUp(KIM, Instant.parse("2026-11-24T15:00:00Z"), Optional.empty());
        UUID last = lookUp(KIM, Instant.parse("2026-11-25T14:59:59Z"), Optional.empty());

        assertThat(records.own(KIM.id(), Optional.of(LocalDate.of(2026, 11, 25)), 1, 20)
                        .lookups())
                .extracting(RecordedLookup::id)
                .containsExactly(last, first);
        LookupRecords.Page second = records.own(KIM.id(), Optional.empty(), 2, 2);
        assertThat(second.total()).isEqualTo(3);
        assertThat(second.lookups()).extracting(RecordedLookup::id).containsExactly(before);
    }

    @Test
    void the_tables_name_nobody() throws Exception {
        UUID id = lookUp(LEE, now[0], Optional.of(KIM.id()));
        reports.report(LEE, id);
        reviews.review(PARK, id, ReviewVerdict.REVIEWED);
        substitutions.ask(KIM, openCase());
        StringBuilder all = new StringBuilder();
        for (String table : List.of("lookup_record", "lookup_review", "wrong_person_report", "substitution_request")) {
            JdbcClient.create(database.dataSource()).sql("SELECT * FROM " + table).query().listOfRows().stream()
                    .flatMap(row -> row.values().stream())
                    .forEach(value -> all.append(
                                    value instanceof byte[] bytes
                                            ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                                            : String.valueOf(value))
                            .append('\n'));
        }
        assertThat(all).doesNotContain("lee.sua", "kim.jihyun", "park.doyun", CASE, NUMBER, "통합조사팀", "김지훈");
    }

    @Test
    void a_row_that_was_swapped_is_not_read() throws Exception {
        UUID one = lookUp(KIM);
        UUID other = lookUp(LEE);
        JdbcClient.create(database.dataSource())
                .sql("UPDATE lookup_record SET sealed = (SELECT o.sealed FROM lookup_record o WHERE o.lookup_id = ?)"
                        + " WHERE lookup_id = ?")
                .param(other)
                .param(one)
                .update();
        org.assertj.core.api.Assertions.assertThatIllegalStateException().isThrownBy(() -> records.find(one));
    }

    @Test
    void a_report_of_the_wrong_person_reaches_head_and_auditor_once() throws Exception {
        UUID id = lookUp(KIM);
        assertThat(reports.report(LEE, id)).as("not hers").isEmpty();
        assertThat(reports.report(KIM, id).orElseThrow().wrongPersonAt()).contains(now[0]);
        now[0] = now[0].plusSeconds(60);
        assertThat(reports.report(KIM, id).orElseThrow().wrongPersonAt()).contains(now[0].minusSeconds(60));
        assertThat(reports.ofAgency("3000000")).extracting(RecordedLookup::id).containsExactly(id);
        assertThat(reports.ofTeam("3000000", "통합조사팀")).hasSize(1);
        assertThat(reports.ofTeam("3000000", "건축과")).isEmpty();
        assertThat(reports.ofAgency("3780000")).isEmpty();
        assertThat(acts()).containsExactly("wrong-person-reported");
    }

    @Test
    void two_reports_of_one_look_up_at_once_are_one() throws Exception {
        for (int i = 0; i < 10; i++) {
            UUID id = lookUp(KIM);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<Optional<RecordedLookup>>> both =
                        List.of(() -> reports.report(KIM, id), () -> reports.report(KIM, id));
                for (Future<Optional<RecordedLookup>> report : threads.invokeAll(both)) {
                    assertThat(report.get().orElseThrow().wrongPersonAt()).contains(now[0]);
                }
            }
        }
        assertThat(acts()).hasSize(10);
    }

    @Test
    void a_head_reviews_the_own_team_and_never_himself() throws Exception {
        UUID id = lookUp(KIM);
        UUID own = lookUp(PARK);
        assertThat(reviews.review(PARK, own, ReviewVerdict.REVIEWED)).isFalse();
        assertThat(reviews.review(CHOI, id, ReviewVerdict.REVIEWED)).isFalse();
        assertThat(reviews.review(LEE, id, ReviewVerdict.REVIEWED)).isFalse();
        assertThat(reviews.review(PARK, id, ReviewVerdict.ASK_PURPOSE)).isTrue();
        assertThat(records.find(id).orElseThrow().review()).contains(ReviewVerdict.ASK_PURPOSE);
        assertThat(reviews.review(PARK, id, ReviewVerdict.REVIEWED)).isTrue();
        assertThat(records.find(id).orElseThrow().review()).contains(ReviewVerdict.REVIEWED);
        assertThat(acts()).containsExactly("look-up-reviewed", "look-up-reviewed");
    }

    @Test
    void a_case_goes_to_a_substitute_when_the_head_says_so() {
        Substitutions.Request request = substitutions.ask(KIM, openCase());
        assertThat(substitutions.ask(KIM, openCase())).as("asked once").isEqualTo(request);
        assertThat(substitutions.waiting(PARK)).containsExactly(request);
        assertThat(substitutions.waiting(CHOI)).isEmpty();
        assertThat(substitutions.waiting(LEE)).as("no head").isEmpty();

        List<Official> team = List.of(KIM, LEE, PARK);
        assertThat(substitutions.fit(PARK, request, team)).containsExactly(LEE, PARK);
        assertThat(substitutions.approve(CHOI, request.id(), LEE.id(), team)).isEqualTo(Decided.NOT_YOURS);
        assertThat(substitutions.approve(PARK, request.id(), KIM.id(), team)).isEqualTo(Decided.UNFIT);
        assertThat(substitutions.approve(PARK, request.id(), "nobody", team)).isEqualTo(Decided.UNFIT);
        caseSystemTakes = false;
        assertThat(substitutions.approve(PARK, request.id(), LEE.id(), team)).isEqualTo(Decided.CASE_SYSTEM);
        assertThat(substitutions.waiting(PARK)).as("it still waits").hasSize(1);
        caseSystemTakes = true;
        assertThat(substitutions.approve(PARK, request.id(), LEE.id(), team)).isEqualTo(Decided.DONE);
        assertThat(assignments).containsEntry(CASE, LEE.id());
        assertThat(substitutions.waiting(PARK)).isEmpty();
        assertThat(acts()).containsExactly("substitution-requested", "substitution-approved");
    }

    @Test
    void a_declined_request_may_be_made_again_and_nobody_decides_about_himself() {
        Substitutions.Request request = substitutions.ask(KIM, openCase());
        assertThat(substitutions.decline(PARK, request.id())).isEqualTo(Decided.DONE);
        assertThat(assignments).isEmpty();
        assertThat(substitutions.ask(KIM, openCase()).id()).isNotEqualTo(request.id());
        Substitutions.Request own = substitutions.ask(PARK, openCase());
        assertThat(substitutions.approve(PARK, own.id(), LEE.id(), List.of(LEE)))
                .isEqualTo(Decided.OWN_REQUEST);
        assertThat(substitutions.decline(PARK, own.id())).isEqualTo(Decided.OWN_REQUEST);
    }
}

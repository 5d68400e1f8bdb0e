package kr.ieum.gateway.audit;

import static kr.ieum.gateway.audit.AuditScene.CHILD;
import static kr.ieum.gateway.audit.AuditScene.HANBIT;
import static kr.ieum.gateway.audit.AuditScene.MOTHER;
import static kr.ieum.gateway.audit.AuditScene.SAEBYEOK;
import static kr.ieum.gateway.audit.AuditScene.TAXES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kr.ieum.gateway.audit.AuditScene.Asker;
import kr.ieum.gateway.disclosure.Erasures;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.oversight.RecordedLookup;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an auditor finds in the log, on every database. */
abstract class AuditSearchContract {

    private static final Official AUDITOR = AuditScene.auditor(HANBIT);
    private static final Asker KIM = new Asker(HANBIT, "kim.jihyun", "2026-0117");
    private static final Asker LEE = new Asker(HANBIT, "lee.sua", "2026-0118");
    private static final Asker HAN = new Asker(SAEBYEOK, "han.seoyeon", "2026-0119");

    private Databases.Database database;
    private AuditScene scene;

    abstract Databases.Database open();

    @BeforeEach
    void begin() {
        database = open();
        scene = new AuditScene(database);
    }

    @AfterEach
    void end() {
        scene.close();
        database.close();
    }

    private static Criteria of(Optional<EntryState> state, Optional<Mark> mark) {
        return new Criteria(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), state, mark);
    }

    private static Criteria by(Optional<String> agency, Optional<String> task, Optional<String> agreement) {
        return new Criteria(
                agency,
                Optional.empty(),
                Optional.empty(),
                task.map(Set::of),
                agreement,
                Optional.empty(),
                Optional.empty());
    }

    private List<FoundEntry> found(Official auditor, Criteria criteria) {
        return scene.search.find(auditor, criteria, Optional.empty(), 100).entries();
    }

    private List<UUID> lookups(Criteria criteria) {
        return found(AUDITOR, criteria).stream()
                .flatMap(entry -> entry.lookup().stream())
                .toList();
    }

    private List<FoundEntry> named(Official auditor, Whose whose, Criteria criteria) {
        UUID search = scene.search.begin(auditor, whose, criteria, "민원 확인");
        return scene.search
                .open(auditor, search, Optional.empty(), 100)
                .orElseThrow()
                .entries();
    }

    @Test
    void an_entry_says_who_asked_in_which_case_for_what_and_what_became_of_it() {
        UUID lookup = scene.lookUp(KIM, "agr-bl-tax", true, MOTHER);

        assertThat(found(AUDITOR, Criteria.ALL)).singleElement().satisfies(entry -> {
            assertThat(entry.lookup()).contains(lookup);
            assertThat(entry.state()).isEqualTo(EntryState.RELEASED);
            assertThat(entry.silent()).isEmpty();
            assertThat(entry.record().map(RecordedLookup::official)).contains("kim.jihyun");
            assertThat(entry.record().flatMap(RecordedLookup::caseNumber)).contains("2026-0117");
            assertThat(entry.agreement().orElseThrow().id()).isEqualTo("agr-bl-tax");
        });
    }

    @Test
    void what_was_asked_and_never_answered_is_found_as_that_once_a_look_up_can_no_longer_run() {
        UUID lookup = scene.lookUp(KIM, "agr-bl-tax", false, MOTHER);
        scene.lookUp(KIM, "agr-bl-tax", true, CHILD);
        Criteria unknown = of(Optional.of(EntryState.OUTCOME_UNKNOWN), Optional.empty());
        assertThat(found(AUDITOR, unknown)).isEmpty();

        scene.later(Duration.ofMinutes(2));

        assertThat(found(AUDITOR, unknown)).singleElement().satisfies(entry -> {
            assertThat(entry.lookup()).contains(lookup);
            assertThat(entry.silent()).containsExactly("tax-income");
        });
    }

    @Test
    void an_answer_that_comes_after_the_index_has_read_its_intent_is_counted_once() {
        UUID lookup = scene.lookUp(KIM, "agr-bl-tax", false, MOTHER);
        FoundEntry before = found(AUDITOR, Criteria.ALL).getFirst();
        scene.log.enqueue(new Leaf.Release(
                scene.clock.instant(),
                before.position(),
                "tax-income",
                List.of(Leaf.Outcome.stayed("Income/amount", "LATE")),
                kr.ieum.gateway.log.leaf.Opening.fresh(
                                kr.ieum.gateway.log.leaf.Commitment.Purpose.VALUES,
                                "",
                                new java.security.SecureRandom())
                        .commitment()));

        FoundEntry after = found(AUDITOR, Criteria.ALL).getFirst();
        assertThat(after.lookup()).contains(lookup);
        assertThat(after.state()).isEqualTo(EntryState.RELEASED);
        assertThat(scene.follower.catchUp(Duration.ofSeconds(5))).isZero();
        assertThat(found(AUDITOR, Criteria.ALL)).hasSize(1);
    }

    @Test
    void refusals_tasks_and_agreements_are_told_apart() {
        UUID one = scene.lookUp(KIM, "agr-bl-tax", true, MOTHER);
        UUID other = scene.lookUp(KIM, "agr-bl-resident", true, MOTHER);
        UUID refused = scene.refuse(LEE, "CASE_NOT_ACCESSIBLE");

        assertThat(lookups(of(Optional.of(EntryState.REFUSED), Optional.empty())))
                .containsExactly(refused);
        assertThat(lookups(by(Optional.empty(), Optional.empty(), Optional.of("agr-bl-tax"))))
                .containsExactly(one);
        assertThat(lookups(by(Optional.empty(), Optional.of("basic-livelihood"), Optional.empty())))
                .containsExactlyInAnyOrder(one, other, refused);
        assertThat(lookups(by(Optional.empty(), Optional.of("building-permit"), Optional.empty())))
                .isEmpty();
    }

    @Test
    void days_are_those_of_the_federations_zone() {
        UUID before = scene.lookUp(KIM, "agr-bl-tax", true, MOTHER);
        scene.later(Duration.ofHours(14)); // 25 November, 15:00 in UTC, is the 26th in Seoul
        UUID after = scene.lookUp(KIM, "agr-bl-tax", true, MOTHER);

        assertThat(lookups(days("2026-11-25", "2026-11-25"))).containsExactly(before);
        assertThat(lookups(days("2026-11-26", "2026-11-27"))).containsExactly(after);
    }

    private static Criteria days(String from, String until) {
        return new Criteria(
                Optional.empty(),
                Optional.of(LocalDate.parse(from)),
                Optional.of(LocalDate.parse(until)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition_also_within_one_moment() {
        for (int i = 0; i < 7; i++) {
            scene.lookUp(KIM, "agr-bl-tax", true, MOTHER, CHILD);
            if (i == 3) {
                scene.later(Duration.ofSeconds(1));
            }
        }
        for (Criteria criteria : List.of(
                Criteria.ALL,
                by(Optional.empty(), Optional.of("basic-livelihood"), Optional.empty()),
                by(Optional.empty(), Optional.empty(), Optional.of("agr-bl-tax")),
                of(Optional.of(EntryState.RELEASED), Optional.empty()))) {
            List<FoundEntry> all = found(AUDITOR, criteria);
            List<FoundEntry> paged = new ArrayList<>();
            Optional<Cursor> after = Optional.empty();
            do {
                AuditSearch.Page page = scene.search.find(
                        AUDITOR, criteria, after.map(Cursor::text).flatMap(Cursor::parse), 3);
                paged.addAll(page.entries());
                after = page.next();
            } while (after.isPresent());
            assertThat(all).hasSize(14);
            assertThat(paged)
                    .extracting(FoundEntry::position)
                    .containsExactlyElementsOf(
                            all.stream().map(FoundEntry::position).toList());
        }
    }

    @Test
    void whoever_names_a_person_a_case_or_an_official_finds_what_concerns_them_alone() {
        UUID kims = scene.lookUp(KIM, "agr-bl-tax", true, MOTHER, CHILD);
        scene.later(Duration.ofSeconds(1));
        UUID lees = scene.lookUp(LEE, "agr-bl-tax", true, MOTHER);
        UUID refused = scene.refuse(LEE, "CASE_NOT_ACCESSIBLE");

        assertThat(named(AUDITOR, new Whose.Subject(CHILD), Criteria.ALL))
                .extracting(entry -> entry.lookup().orElseThrow())
                .containsExactly(kims);
        assertThat(named(AUDITOR, new Whose.Subject(MOTHER), Criteria.ALL))
                .extracting(entry -> entry.lookup().orElseThrow())
                .containsExactly(lees, kims);
        assertThat(named(AUDITOR, new Whose.Case("2026-0118"), Criteria.ALL))
                .extracting(entry -> entry.lookup().orElseThrow())
                .containsExactlyInAnyOrder(lees, refused);
        assertThat(named(AUDITOR, new Whose.Of("lee.sua"), Criteria.ALL))
                .extracting(entry -> entry.lookup().orElseThrow())
                .containsExactlyInAnyOrder(lees, refused);
    }

    @Test
    void a_search_for_somebody_is_logged_before_it_finds_and_keeps_no_number() {
        scene.lookUp(KIM, "agr-bl-tax", true, MOTHER);
        UUID search = scene.search.begin(AUDITOR, new Whose.Subject(MOTHER), Criteria.ALL, "민원 확인");

        assertThat(scene.search.searches(AUDITOR)).singleElement().satisfies(kept -> {
            assertThat(kept.id()).isEqualTo(search);
            assertThat(kept.auditor()).isEqualTo("bae.junseo");
            assertThat(kept.reason()).isEqualTo("민원 확인");
        });
        assertThat(found(AUDITOR, of(Optional.of(EntryState.ACT), Optional.empty())))
                .extracting(FoundEntry::detail)
                .containsExactly("audit-search-subject");
        assertThat(JdbcClient.create(database.dataSource())
                        .sql("SELECT sealed FROM audit_search")
                        .query((row, n) -> new String(row.getBytes(1), java.nio.charset.StandardCharsets.UTF_8))
                        .single())
                .doesNotContain(MOTHER.text(), "민원", "bae");
    }

    @Test
    void a_search_is_gone_on_with_by_who_began_it_and_for_a_day() {
        scene.lookUp(KIM, "agr-bl-tax", true, MOTHER);
        UUID search = scene.search.begin(AUDITOR, new Whose.Subject(MOTHER), Criteria.ALL, "민원 확인");

        assertThat(scene.search.open(AuditScene.auditor(SAEBYEOK), search, Optional.empty(), 10))
                .isEmpty();
        assertThat(scene.search.open(AUDITOR, search, Optional.empty(), 10)).isPresent();
        scene.later(Duration.ofHours(25));
        assertThat(scene.search.open(AUDITOR, search, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void of_another_agency_only_what_it_asked_under_an_overseen_agreement_is_found_without_official_and_case() {
        UUID overseen = scene.lookUp(HAN, "agr-bl-tax", true, MOTHER);
        scene.lookUp(HAN, "agr-bl-resident", true, MOTHER);
        scene.refuse(HAN, "CASE_NOT_ACCESSIBLE");
        Criteria theirs = by(Optional.of(SAEBYEOK), Optional.empty(), Optional.empty());

        assertThat(found(AUDITOR, theirs)).isEmpty();
        assertThat(found(AuditScene.auditor(TAXES), theirs)).singleElement().satisfies(entry -> {
            assertThat(entry.lookup()).contains(overseen);
            assertThat(entry.record()).isEmpty();
            assertThat(scene.search.entry(AUDITOR, entry.position())).isEmpty();
            assertThat(scene.search.entry(AuditScene.auditor(TAXES), entry.position()))
                    .isPresent();
        });
        assertThat(named(AuditScene.auditor(TAXES), new Whose.Subject(MOTHER), theirs))
                .hasSize(1);
        assertThat(named(AuditScene.auditor(TAXES), new Whose.Of("han.seoyeon"), Criteria.ALL))
                .isEmpty();
    }

    @Test
    void what_is_told_later_is_marked_and_found_by_it() {
        UUID deferred = scene.lookUp(KIM, "agr-bl-tax", true, MOTHER);
        scene.lookUp(LEE, "agr-bl-tax", true, MOTHER);
        scene.defer("2026-0117");

        assertThat(found(AUDITOR, of(Optional.empty(), Optional.of(Mark.DEFERRED))))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.lookup()).contains(deferred);
                    assertThat(entry.deferral()).isPresent();
                });
    }

    @Test
    void what_was_erased_stays_found_as_erased_and_about_nobody() {
        UUID lookup = scene.lookUp(KIM, "agr-bl-tax", true, MOTHER);
        scene.lookUp(KIM, "agr-bl-tax", true, CHILD);
        scene.later(Duration.ofDays(6 * 365));
        assertThat(scene.erasures.erase(MOTHER, HANBIT, "보존기간 경과")).isInstanceOf(Erasures.Outcome.Erased.class);

        assertThat(lookups(of(Optional.empty(), Optional.of(Mark.ERASED)))).containsExactly(lookup);
        assertThat(named(AUDITOR, new Whose.Subject(MOTHER), Criteria.ALL)).isEmpty();
        assertThat(named(AUDITOR, new Whose.Subject(CHILD), Criteria.ALL)).hasSize(1);
    }
}

package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kr.ieum.gateway.journey.Simulator.Request;
import kr.ieum.gateway.journey.Visitor.Answer;
import kr.ieum.gateway.log.leaf.Leaf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The task building-permit (demo-federation §4.2): about a site; people only as far as the task needs them. */
@OnTheDemoNode
class BuildingPermitJourneyTest {

    private static final String CHOI = "choi.minjun";
    private static final String LOOK_UP = "/api/v1/views/building-permit/lookups";

    /** Under which the ledger keeps the lot of an applicant whose number was changed. */
    private static final String FORMER_NUMBER = "9304122100515";

    private final DemoNode node;

    BuildingPermitJourneyTest(DemoNode node) {
        this.node = node;
    }

    @BeforeEach
    void forget() {
        node.simulator().forgetRequests();
    }

    @Test
    void with_prior_consent_the_applicants_name_and_address_are_there_for_service() {
        Lookup lookup = node.program(CHOI).lookUp(LOOK_UP, Cases.BUILDING_PERMIT);

        assertThat(lookup.lines()).contains("applicant 0 Person/name: clear 어윤재");
        assertThat(lookup.field("applicant 0", "Residence/address").form()).isEqualTo("clear");
    }

    @Test
    void without_consent_the_register_is_not_asked_and_the_screen_says_to_bring_the_paper() {
        Lookup lookup = node.program(CHOI).lookUp(LOOK_UP, Cases.BUILDING_PERMIT_NO_CONSENT);

        assertThat(lookup.of("resident"))
                .filteredOn(field -> field.line().startsWith("applicant"))
                .extracting(Lookup.Field::state)
                .containsOnly("no-consent");
        assertThat(node.simulator().requests("resident"))
                .extracting(Request::body)
                .noneMatch(body -> body.contains("6902121163777") || body.contains("rdnmAdr"));
        assertThat(node.screens(CHOI, "ko")
                        .lookUp(Cases.BUILDING_PERMIT_NO_CONSENT)
                        .body())
                .contains("초본 등)를 직접 제출하게");
        assertThat(node.screens(CHOI, "en")
                        .lookUp(Cases.BUILDING_PERMIT_NO_CONSENT)
                        .body())
                .contains("let the person bring the paper");
    }

    /** Case 5 of the demo. */
    @Test
    void tax_and_income_are_refused_without_asking_and_the_page_says_what_would_be_needed() {
        Lookup lookup = node.program(CHOI).lookUp(LOOK_UP, Cases.BUILDING_PERMIT);

        assertThat(lookup.field("applicant 0", "NationalTax/inArrears").state()).isEqualTo("not-granted");
        assertThat(lookup.field("applicant 0", "Income/amount").state()).isEqualTo("not-granted");
        assertThat(lookup.of("tax-income"))
                .allSatisfy(field -> assertThat(
                                field.json().path("reason").path("code").asString())
                        .isEqualTo("no-agreement"));
        assertThat(lookup.status("tax-income")).isEqualTo("not-asked");
        assertThat(node.screens(CHOI, "ko").lookUp(Cases.BUILDING_PERMIT).body())
                .contains("근거 조문과 함께 협약을 요청하십시오");
    }

    @Test
    void the_site_is_asked_by_its_number_and_owners_are_told_by_count_and_share_alone() {
        Lookup own = node.program(CHOI).lookUp(LOOK_UP, Cases.BUILDING_PERMIT);
        Lookup anothers = node.program(CHOI).lookUp(LOOK_UP, Cases.BUILDING_PERMIT_NO_CONSENT);

        assertThat(own.of("property")).extracting(Lookup.Field::line).containsExactlyInAnyOrder("""
            site 1 Parcel/landCategory: clear SITE
            site 1 Parcel/area: clear 231.40
            site 1 Parcel/zone: clear 제1종일반주거지역
            site 1 Parcel/districts: clear 국가유산 보존구역
            site 1 Parcel/inHeritageZone: clear yes
            site 1 Parcel/inMilitaryZone: clear no
            site 1 Parcel/inGreenbelt: clear no
            site 1 Parcel/ownerIsApplicant: clear yes
            site 1 Parcel/coOwners: clear 2 (2/3, 1/3)
            site 1 Building/mainUse: clear DETACHED_HOUSE
            site 1 Building/floorArea: clear 118.70
            site 1 Building/coverageRatio: clear 57.40
            site 1 Building/floorAreaRatio: clear 148.20
            site 1 Building/isViolating: clear no
            """.lines()
                .toArray(String[]::new));
        assertThat(anothers.lines())
                .contains(
                        "site 1 Parcel/landCategory: clear FOREST",
                        "site 1 Parcel/inMilitaryZone: clear yes",
                        "site 1 Parcel/inGreenbelt: clear yes",
                        // one owner is entered without a number and could be the applicant
                        "site 1 Parcel/ownerIsApplicant: undetermined",
                        "site 1 Parcel/coOwners: clear 3 (1/2, 1/4, 1/4)",
                        "site 1 Building/mainUse: clear NEIGHBOURHOOD_2",
                        "site 1 Building/isViolating: clear yes");
        assertThat(own.json().toString() + anothers.json()).doesNotContain("진용택", "육가상", "민병탁");
    }

    @Test
    void where_owners_come_from_the_ledger_the_screen_says_that_it_is_not_the_registry() {
        assertThat(node.screens(CHOI, "ko").lookUp(Cases.BUILDING_PERMIT).body())
                .contains("대지의 소유", "토지대장에 따른 것이며 등기가 아닙니다", "2 (2/3, 1/3)");
        assertThat(node.screens(CHOI, "en").lookUp(Cases.BUILDING_PERMIT).body())
                .contains("Ownership of the site", "not of the court’s registry");
    }

    @Test
    void whether_an_owner_has_died_is_asked_by_the_numbers_that_the_ledger_gives_and_nobody_sees_them() {
        Lookup own = node.program(CHOI).lookUp(LOOK_UP, Cases.BUILDING_PERMIT);
        Lookup anothers = node.program(CHOI).lookUp(LOOK_UP, Cases.BUILDING_PERMIT_NO_CONSENT);
        String page = node.screens(CHOI, "ko").lookUp(Cases.BUILDING_PERMIT).body();

        assertThat(own.field("site 1", "Parcel/ownerDeceased").line())
                .isEqualTo("site 1 Parcel/ownerDeceased: clear no");
        // one has died; that another is entered without a number changes nothing
        assertThat(anothers.field("site 1", "Parcel/ownerDeceased").line())
                .isEqualTo("site 1 Parcel/ownerDeceased: clear yes");
        assertThat(own.json().toString() + anothers.json() + page)
                .doesNotContain("7509171196282", "6603211176082", "ownerResidentNumber")
                .contains("Parcel/ownerDeceased");
        assertThat(node.simulator().requests("resident"))
                .filteredOn(request ->
                        request.path().contains("inquiry") && !request.body().contains("rdnmAdr"))
                .isNotEmpty()
                .allSatisfy(request ->
                        assertThat(request.body()).contains("rsdStusCd").doesNotContain("\"nm\"", "dethYmd"));
    }

    @Test
    void a_corporation_a_missing_number_and_a_silent_register_leave_it_undetermined_and_never_no() {
        Lookup several = node.program(CHOI).lookUpOnce(LOOK_UP, Cases.BUILDING_PERMIT_SEVERAL);
        node.simulator().behave("resident", "dead");
        Lookup silent = node.program(CHOI).lookUpOnce(LOOK_UP, Cases.BUILDING_PERMIT);
        node.simulator().behave("resident", "normal");
        node.simulator().behave("property", "dead");
        node.simulator().forgetRequests();
        Lookup ownersUnknown = node.program(CHOI).lookUpOnce(LOOK_UP, Cases.BUILDING_PERMIT_NO_CONSENT);

        assertThat(several.lines())
                .contains(
                        "site 1 Parcel/ownerDeceased: undetermined",
                        "site 2 Parcel/ownerDeceased: clear no",
                        "site 3 Parcel/ownerDeceased: clear no",
                        "site 4 Parcel/ownerDeceased: undetermined");
        assertThat(silent.field("site 1", "Parcel/ownerDeceased").state()).isEqualTo("undetermined");
        assertThat(silent.json().path("completeness").path("missing").toString())
                .contains("resident");
        assertThat(ownersUnknown.field("site 1", "Parcel/ownerDeceased").state())
                .isEqualTo("undetermined");
        assertThat(node.simulator().requests("resident"))
                .noneMatch(request -> request.path().contains("inquiry"));
        node.simulator().behave("property", "normal");
    }

    @Test
    void what_waits_for_the_ledger_never_holds_up_what_the_register_of_residents_says_of_the_applicant() {
        node.simulator().slow("property", Duration.ofMillis(300));

        Lookup lookup = node.program(CHOI).lookUpOnce(LOOK_UP, Cases.BUILDING_PERMIT);

        // each of the ledger's three views takes 300 ms
        assertThat(elapsed(lookup, "parcel")).isGreaterThanOrEqualTo(900);
        assertThat(elapsed(lookup, "applicant")).isLessThan(elapsed(lookup, "parcel"));
        assertThat(elapsed(lookup, "owners-life")).isGreaterThanOrEqualTo(elapsed(lookup, "parcel"));
        assertThat(lookup.lines()).contains("site 1 Parcel/ownerDeceased: clear no");
        node.simulator().behave("property", "normal");
    }

    @Test
    void
            an_applicant_who_stands_in_the_ledger_under_a_number_that_was_changed_is_its_owner_and_nobody_is_told_that_number() {
        ApiOfficial program = node.program(CHOI);
        program.visitor().answers().clear();
        Lookup lookup = program.lookUp(LOOK_UP, Cases.BUILDING_PERMIT_CHANGED_NUMBER);
        List<Answer> told = new ArrayList<>(program.visitor().answers());
        for (String language : List.of("ko", "en")) {
            ScreenOfficial screens = node.screens(CHOI, language);
            screens.visitor().answers().clear();
            screens.open(Cases.BUILDING_PERMIT_CHANGED_NUMBER);
            screens.lookUp(Cases.BUILDING_PERMIT_CHANGED_NUMBER);
            told.addAll(screens.visitor().answers());
        }

        assertThat(lookup.lines())
                .contains(
                        "site 1 Parcel/ownerIsApplicant: clear yes",
                        "site 1 Parcel/ownerDeceased: clear no",
                        "site 1 Parcel/coOwners: clear 1 (1/2)",
                        "site 2 Parcel/ownerIsApplicant: clear no");
        assertThat(told).hasSizeGreaterThan(4).allSatisfy(answer -> {
            String all = new String(
                    (answer.headers() + answer.body()).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            assertThat(Spellings.onDisk(FORMER_NUMBER)).as(answer.question()).noneMatch(all::contains);
            assertThat(answer.body()).doesNotContain("formerResidentNumber");
        });
        assertThat(node.operatorsLog()).noneMatch(line -> line.contains(FORMER_NUMBER));
        assertThat(node.simulator().requests("property"))
                .as("the ledger is asked by the parcel alone")
                .isNotEmpty()
                .noneMatch(request -> request.text().contains(FORMER_NUMBER));
        assertThat(node.simulator().requests("resident"))
                .as("the link rides with the question that is asked of the applicant anyway")
                .filteredOn(request -> request.body().contains("chgBfRrn"))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.body()).contains("9304122147379", "rdnmAdr"));
    }

    @Test
    void without_the_link_an_applicant_who_is_not_in_the_ledger_is_undetermined_and_one_who_is_stays_its_owner() {
        node.simulator().behave("resident", "dead");

        Lookup changed = node.program(CHOI).lookUpOnce(LOOK_UP, Cases.BUILDING_PERMIT_CHANGED_NUMBER);
        Lookup own = node.program(CHOI).lookUpOnce(LOOK_UP, Cases.BUILDING_PERMIT);

        assertThat(changed.lines())
                .contains(
                        "site 1 Parcel/ownerIsApplicant: undetermined",
                        "site 2 Parcel/ownerIsApplicant: undetermined",
                        "site 2 Parcel/coOwners: clear 1 (1/1)");
        assertThat(changed.json().path("completeness").path("missing").toString())
                .contains("resident");
        assertThat(own.lines()).contains("site 1 Parcel/ownerIsApplicant: clear yes");
        node.simulator().behave("resident", "normal");
    }

    @Test
    void what_waits_for_the_register_of_residents_never_holds_up_what_the_ledger_says() {
        node.simulator().slow("resident", Duration.ofMillis(700));

        Lookup lookup = node.program(CHOI).lookUpOnce(LOOK_UP, Cases.BUILDING_PERMIT_CHANGED_NUMBER);

        assertThat(elapsed(lookup, "applicants-title")).isGreaterThanOrEqualTo(700);
        assertThat(elapsed(lookup, "parcel")).isLessThan(700);
        assertThat(elapsed(lookup, "ownership")).isLessThan(700);
        assertThat(lookup.lines()).contains("site 1 Parcel/ownerIsApplicant: clear yes");
        node.simulator().behave("resident", "normal");
    }

    private static int elapsed(Lookup lookup, String panel) {
        return lookup.json()
                .path("registers")
                .valueStream()
                .filter(result -> result.path("panel").asString().equals(panel))
                .mapToInt(result -> result.path("elapsedMillis").asInt())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_number_that_is_sent_on_stands_in_the_same_intent_under_a_grant_of_its_own() {
        Lookup lookup = node.program(CHOI).lookUp(LOOK_UP, Cases.BUILDING_PERMIT);

        List<Leaf.Intent> intents = node.log().findByLookup(lookup.id()).stream()
                .flatMap(entry -> entry.leaf() instanceof Leaf.Intent intent ? Stream.of(intent) : Stream.empty())
                .toList();
        assertThat(intents)
                .filteredOn(intent -> intent.agreement().id().equals("agr-bp-land"))
                .singleElement()
                .satisfies(intent -> assertThat(intent.asked())
                        .contains(new Leaf.Asked("Parcel/ownerResidentNumber", "clear", "G3", "C8", "property")));
        assertThat(intents)
                .filteredOn(intent -> intent.agreement().id().equals("agr-bp-resident"))
                .anySatisfy(intent -> assertThat(intent.asked())
                        .containsExactly(new Leaf.Asked("Parcel/ownerDeceased", "clear", "G2", "C4", "resident")));
        await().untilAsserted(() -> assertThat(node.log().findByLookup(lookup.id()))
                .anySatisfy(entry -> assertThat(entry.leaf())
                        .isInstanceOfSatisfying(
                                Leaf.Release.class,
                                release -> assertThat(release.outcomes())
                                        .contains(Leaf.Outcome.stayed("Parcel/ownerResidentNumber", "SENT_ON")))));
    }

    @Test
    void of_several_lots_each_tells_its_own_and_a_bad_entry_harms_no_other() {
        Lookup lookup = node.program(CHOI).lookUpOnce(LOOK_UP, Cases.BUILDING_PERMIT_SEVERAL);

        assertThat(lookup.lines())
                .contains(
                        // a mountain lot, a seventeenth, and a corporation among the owners
                        "site 1 Parcel/landCategory: clear FOREST",
                        "site 1 Parcel/ownerIsApplicant: clear yes",
                        "site 1 Parcel/coOwners: clear 2 (16/17, 1/17)",
                        "site 1 Parcel/districts: known-empty",
                        "site 1 Parcel/inGreenbelt: clear no",
                        "site 1 Building/mainUse: known-empty",
                        // under the number of an abolished district
                        "site 2 Parcel/zone: clear 제2종일반주거지역",
                        "site 2 Parcel/coOwners: clear 1 (1/1)",
                        // a share of 0/0
                        "site 3 Parcel/area: clear 77.00",
                        "site 3 Parcel/ownerIsApplicant: clear yes",
                        "site 3 Parcel/coOwners: source-error",
                        // in no ledger: nothing is known, and nothing is "none"
                        "site 4 Parcel/landCategory: unknown",
                        "site 4 Parcel/inGreenbelt: unknown",
                        "site 4 Parcel/ownerIsApplicant: unknown",
                        "site 4 Parcel/coOwners: unknown",
                        "site 4 Building/isViolating: unknown");
        assertThat(node.screens(CHOI, "ko")
                        .lookUp(Cases.BUILDING_PERMIT_SEVERAL)
                        .body())
                .contains("구기동 산31-2", "수진동 12-1", "2 (16/17, 1/17)");
        String english =
                node.screens(CHOI, "en").lookUp(Cases.BUILDING_PERMIT_SEVERAL).body();
        assertThat(english).contains(" San 31-2").doesNotContain("산31-2");
        assertThat(lookup.of("property"))
                .as("what is said of a parcel as a whole is one cell and no table of entries")
                .filteredOn(field ->
                        Set.of("Parcel/coOwners", "Parcel/ownerIsApplicant").contains(field.attribute()))
                .isNotEmpty()
                .allSatisfy(
                        field -> assertThat(field.json().path("entry").asInt(0)).isZero());
    }

    @Test
    void a_case_with_a_bad_parcel_number_says_what_is_wrong_and_the_others_stay() {
        ScreenOfficial choi = node.screens(CHOI, "ko");
        String home = choi.get("/").body();
        Answer opened = choi.post("/cases/open", Map.of("number", Cases.BUILDING_PERMIT_BAD_PARCEL));

        assertThat(home)
                .contains("읽을 수 없는 사건이 1건", Cases.BUILDING_PERMIT_BAD_PARCEL, "‘PNU 1’", "규칙 K6", Cases.BUILDING_PERMIT)
                .doesNotContain("111101810010047000", "사건 목록을 불러오지 못했습니다");
        assertThat(opened.status()).isEqualTo(422);
        assertThat(opened.body()).contains("읽을 수 없는 사건입니다", "규칙 K6", "필지고유번호를 고쳐 주세요");
        Answer refused = node.program(CHOI).refused(LOOK_UP, Cases.BUILDING_PERMIT_BAD_PARCEL);
        assertThat(refused.status()).isEqualTo(502);
        assertThat(refused.body())
                .contains("urn:ieum:problem:case-malformed", "‘PNU 1’", "규칙 K6", "어떤 대장에도 묻지 않았습니다", "필지고유번호를 고쳐 주세요")
                .doesNotContain("111101810010047000");
        assertThat(node.program(CHOI)
                        .ask(LOOK_UP, Cases.BUILDING_PERMIT_BAD_PARCEL, "application/json", "en")
                        .body())
                .contains("case-malformed", "PNU 1", "(rule K6)", "No register was asked", "Correct the parcel number");
        assertThat(node.program("kim.jihyun")
                        .refused(LOOK_UP, Cases.BUILDING_PERMIT_BAD_PARCEL)
                        .body())
                .as("to whom the case isn't assigned nothing is told of it")
                .doesNotContain("case-malformed", "PNU", "K6");
        assertThat(node.simulator().requests("property")).isEmpty();
    }

    @Test
    void the_site_stands_on_the_case_by_its_lot() {
        assertThat(node.screens(CHOI, "ko").open(Cases.BUILDING_PERMIT).body()).contains("대지", "서울특별시 종로구", "47-3");
    }
}

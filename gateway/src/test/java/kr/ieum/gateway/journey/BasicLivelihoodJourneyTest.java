package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.ieum.gateway.journey.Lookup.Field;
import kr.ieum.gateway.journey.Visitor.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The task basic-livelihood with the demo's cases, as demo-federation §4.1 and §6 have them (simulator/README.md). */
@OnTheDemoNode
class BasicLivelihoodJourneyTest {

    /** What stage 0 may ask the residents' register for, on the relations that the case declares. */
    private static final Set<String> VERIFYING = Set.of("rsdStusCd", "hshldNo", "rrn", "rrnChgYn", "chgBfRrn");

    private static final String KIM = "kim.jihyun";
    private static final Pattern LOOKUP_ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"[^\"]+\"");

    private final DemoNode node;

    BasicLivelihoodJourneyTest(DemoNode node) {
        this.node = node;
    }

    @Test
    void each_relation_gets_exactly_its_items_in_exactly_its_forms() {
        Lookup lookup = node.program(KIM).lookUp(Cases.HEALTHY);

        assertThat(lookup.fields().stream()
                        .map(f -> f.who() + " " + f.attribute() + ": " + (f.isReleased() ? f.form() : f.state())))
                .containsExactlyInAnyOrder("""
                    applicant 0 Person/name: clear
                    applicant 0 Person/residentNumber: first7
                    applicant 0 Person/residenceStatus: clear
                    applicant 0 Residence/since: clear
                    applicant 0 Residence/address: clear
                    applicant 0 Family/relationToApplicant: clear
                    applicant 0 Income/year: clear
                    applicant 0 Income/kind: clear
                    applicant 0 Income/amount: clear
                    applicant 0 HealthInsurance/insuredType: clear
                    applicant 0 HealthInsurance/monthlyPay: clear
                    applicant 0 Land/district: clear
                    applicant 0 Land/officialPrice: clear
                    applicant 0 Land/share: clear
                    applicant 0 Building/housePrice: known-empty
                    applicant 0 Employment/insuredNow: clear
                    applicant 0 Employment/since: clear
                    applicant 0 Employment/monthlyPay: clear
                    applicant 0 JobSeeking/dailyAmount: known-empty
                    applicant 0 JobSeeking/until: known-empty
                    applicant 0 Welfare/benefitKind: known-empty
                    applicant 0 Welfare/monthlyAmount: known-empty
                    applicant 0 Welfare/status: known-empty
                    applicant 0 Vehicle/class: clear
                    applicant 0 Vehicle/use: clear
                    applicant 0 Vehicle/displacement: clear
                    applicant 0 Vehicle/modelYear: clear
                    benefit-unit 1 Person/name: clear
                    benefit-unit 1 Person/residentNumber: first7
                    benefit-unit 1 Person/residenceStatus: clear
                    benefit-unit 1 Residence/since: clear
                    benefit-unit 1 Residence/sameAsApplicant: clear
                    benefit-unit 1 Residence/address: withheld
                    benefit-unit 1 Family/relationToApplicant: clear
                    benefit-unit 1 Income/year: clear
                    benefit-unit 1 Income/kind: clear
                    benefit-unit 1 Income/amount: clear
                    benefit-unit 1 HealthInsurance/insuredType: clear
                    benefit-unit 1 HealthInsurance/monthlyPay: clear
                    benefit-unit 1 Land/district: known-empty
                    benefit-unit 1 Land/officialPrice: known-empty
                    benefit-unit 1 Land/share: known-empty
                    benefit-unit 1 Building/housePrice: known-empty
                    benefit-unit 1 Employment/insuredNow: clear
                    benefit-unit 1 Employment/since: clear
                    benefit-unit 1 Employment/monthlyPay: clear
                    benefit-unit 1 JobSeeking/dailyAmount: known-empty
                    benefit-unit 1 JobSeeking/until: known-empty
                    benefit-unit 1 Welfare/benefitKind: known-empty
                    benefit-unit 1 Welfare/monthlyAmount: known-empty
                    benefit-unit 1 Welfare/status: known-empty
                    benefit-unit 1 Vehicle/class: clear
                    benefit-unit 1 Vehicle/use: clear
                    benefit-unit 1 Vehicle/displacement: clear
                    benefit-unit 1 Vehicle/modelYear: clear
                    benefit-unit 2 Person/name: clear
                    benefit-unit 2 Person/residentNumber: first7
                    benefit-unit 2 Person/residenceStatus: clear
                    benefit-unit 2 Residence/since: clear
                    benefit-unit 2 Residence/sameAsApplicant: clear
                    benefit-unit 2 Residence/address: withheld
                    benefit-unit 2 Family/relationToApplicant: clear
                    benefit-unit 2 Income/year: unknown
                    benefit-unit 2 Income/kind: unknown
                    benefit-unit 2 Income/amount: unknown
                    benefit-unit 2 HealthInsurance/insuredType: clear
                    benefit-unit 2 HealthInsurance/monthlyPay: not-applicable
                    benefit-unit 2 Land/district: known-empty
                    benefit-unit 2 Land/officialPrice: known-empty
                    benefit-unit 2 Land/share: known-empty
                    benefit-unit 2 Building/housePrice: known-empty
                    benefit-unit 2 Employment/insuredNow: unknown
                    benefit-unit 2 Employment/since: unknown
                    benefit-unit 2 Employment/monthlyPay: unknown
                    benefit-unit 2 JobSeeking/dailyAmount: unknown
                    benefit-unit 2 JobSeeking/until: unknown
                    benefit-unit 2 Welfare/benefitKind: known-empty
                    benefit-unit 2 Welfare/monthlyAmount: known-empty
                    benefit-unit 2 Welfare/status: known-empty
                    benefit-unit 2 Vehicle/class: known-empty
                    benefit-unit 2 Vehicle/use: known-empty
                    benefit-unit 2 Vehicle/displacement: known-empty
                    benefit-unit 2 Vehicle/modelYear: known-empty
                    benefit-unit 3 Person/name: clear
                    benefit-unit 3 Person/residentNumber: first7
                    benefit-unit 3 Person/residenceStatus: clear
                    benefit-unit 3 Residence/since: clear
                    benefit-unit 3 Residence/sameAsApplicant: clear
                    benefit-unit 3 Residence/address: clear
                    benefit-unit 3 Family/relationToApplicant: clear
                    benefit-unit 3 Income/year: clear
                    benefit-unit 3 Income/kind: clear
                    benefit-unit 3 Income/amount: clear
                    benefit-unit 3 HealthInsurance/insuredType: clear
                    benefit-unit 3 HealthInsurance/monthlyPay: not-applicable
                    benefit-unit 3 Land/district: known-empty
                    benefit-unit 3 Land/officialPrice: known-empty
                    benefit-unit 3 Land/share: known-empty
                    benefit-unit 3 Building/housePrice: known-empty
                    benefit-unit 3 Employment/insuredNow: known-empty
                    benefit-unit 3 Employment/since: known-empty
                    benefit-unit 3 Employment/monthlyPay: known-empty
                    benefit-unit 3 JobSeeking/dailyAmount: known-empty
                    benefit-unit 3 JobSeeking/until: known-empty
                    benefit-unit 3 Welfare/benefitKind: known-empty
                    benefit-unit 3 Welfare/monthlyAmount: known-empty
                    benefit-unit 3 Welfare/status: known-empty
                    benefit-unit 3 Vehicle/class: known-empty
                    benefit-unit 3 Vehicle/use: known-empty
                    benefit-unit 3 Vehicle/displacement: known-empty
                    benefit-unit 3 Vehicle/modelYear: known-empty
                    obligor 4 Person/name: clear
                    obligor 4 Family/relationToApplicant: clear
                    obligor 4 Income/yearTotal: over:130000000
                    obligor 4 Property/assetTotal: over:1200000000
                    """.lines().toArray(String[]::new));
    }

    @Test
    void the_values_are_those_that_the_registers_hold() {
        Lookup lookup = node.program(KIM).lookUp(Cases.HEALTHY);

        assertThat(lookup.lines())
                .contains(
                        "applicant 0 Person/name: clear 윤정우",
                        "applicant 0 Person/residentNumber: first7 850213-1******",
                        "applicant 0 Person/residenceStatus: clear RESIDENT",
                        "applicant 0 Family/relationToApplicant: clear SELF",
                        "benefit-unit 1 Person/name: clear 백서린",
                        "benefit-unit 1 Family/relationToApplicant: clear SPOUSE",
                        "benefit-unit 1 Residence/sameAsApplicant: clear yes",
                        "benefit-unit 2 Person/residentNumber: first7 120405-3******",
                        "benefit-unit 2 Family/relationToApplicant: clear CHILD",
                        "benefit-unit 3 Residence/sameAsApplicant: clear no",
                        "applicant 0 Employment/insuredNow: clear yes",
                        "applicant 0 Employment/since: clear 2017-03-06",
                        "applicant 0 Employment/monthlyPay: clear 1800000",
                        "obligor 4 Person/name: clear 윤상목",
                        "obligor 4 Family/relationToApplicant: clear FATHER",
                        "obligor 4 Income/yearTotal: over:130000000 no",
                        "applicant 0 Land/district: clear 강원특별자치도 춘천시 조양동",
                        "applicant 0 Land/officialPrice: clear 12870000",
                        "applicant 0 Land/share: clear 1/3",
                        "obligor 4 Property/assetTotal: over:1200000000 no");
        assertThat(lookup.field("applicant 0", "Residence/address").value()).startsWith("서울특별시 종로구 ");
        assertThat(lookup.field("benefit-unit 3", "Residence/address").value()).doesNotContain("종로구");
    }

    @Test
    void every_field_says_its_state_source_dates_and_authority() {
        Lookup lookup = node.program(KIM).lookUp(Cases.HEALTHY);

        assertThat(lookup.fields()).allSatisfy(field -> {
            assertThat(field.state()).isNotBlank();
            assertThat(field.has("register"))
                    .isIn(
                            "resident",
                            "family",
                            "tax-income",
                            "vehicle",
                            "employment",
                            "health-insurance",
                            "property",
                            "welfare");
        });
        assertThat(lookup.fields())
                .filteredOn(f -> f.isReleased() || f.state().equals("unknown"))
                .allSatisfy(field -> {
                    assertThat(field.has("assertedAt")).as(field.line()).isNotBlank();
                    assertThat(field.has("fetchedAt")).as(field.line()).isNotBlank();
                    assertThat(field.json().path("authority").propertyNames())
                            .as(field.line())
                            .containsExactlyInAnyOrder("agreement", "version", "grant", "clause", "basis");
                });
        assertThat(lookup.of("tax-income"))
                .allSatisfy(field -> assertThat(field.has("assertedAt").compareTo(field.has("fetchedAt")))
                        .isNegative());
        assertThat(lookup.json()
                        .path("agreements")
                        .valueStream()
                        .map(a -> a.path("id").asString()))
                .containsExactlyInAnyOrder(
                        "agr-bl-resident",
                        "agr-bl-family",
                        "agr-bl-tax",
                        "agr-bl-vehicle",
                        "agr-bl-employment",
                        "agr-bl-health",
                        "agr-bl-property",
                        "agr-bl-welfare");
    }

    @Test
    void the_screen_shows_the_same_look_up() {
        String page = node.screens(KIM, "ko").lookUp(Cases.HEALTHY).body();

        assertThat(page)
                .contains(
                        "850213-1******",
                        "120405-3******",
                        "윤상목",
                        "130,000,000원을 넘는가?",
                        "1,200,000,000원을 넘는가?",
                        "대장 기준, 등기 아님",
                        "국민기초생활 보장법",
                        "제22조")
                .contains("</html>");
    }

    @Test
    void a_lost_employment_and_an_allowance_are_shown_as_the_employment_insurance_holds_them() {
        Lookup lost = node.program(KIM).lookUp(Cases.CONFLICT_EMPLOYMENT);
        Lookup seeking = node.program(KIM).lookUp(Cases.RECHECK);

        assertThat(lost.lines())
                .contains(
                        "applicant 0 Employment/insuredNow: clear no",
                        "applicant 0 Employment/monthlyPay: clear 2410000");
        assertThat(seeking.lines())
                .contains(
                        "benefit-unit 1 JobSeeking/dailyAmount: clear 48000",
                        "benefit-unit 1 JobSeeking/until: clear 2027-02-09");
        assertThat(node.screens(KIM, "ko").lookUp(Cases.RECHECK).body()).contains("고용노동부 고용센터");
    }

    @Test
    void a_benefit_and_what_was_taken_back_of_it_are_shown_as_they_were_delivered() {
        Lookup lookup = node.program(KIM).lookUp(Cases.RECHECK);

        assertThat(lookup.lines())
                .contains(
                        "applicant 0 Welfare/benefitKind: clear LIVELIHOOD",
                        "applicant 0 Welfare/monthlyAmount: clear 713000",
                        "applicant 0 Welfare/monthlyAmount: clear -120000",
                        "applicant 0 Welfare/status: clear RECOVERED");
    }

    @Test
    void of_an_obligor_no_amount_leaves_and_no_number() {
        String json = node.program(KIM).lookUp(Cases.HEALTHY).json().toString();
        String page = node.screens(KIM, "ko").lookUp(Cases.HEALTHY).body();

        assertThat(json + page)
                .doesNotContain(
                        "2880000", "2,880,000", "98000000", "98,000,000", "74752000", "570611-1", "5706111192605");
    }

    @Test
    void an_obligor_over_the_threshold_is_a_yes() {
        Lookup lookup = node.program(KIM).lookUp(Cases.OBLIGOR_OVER);

        assertThat(lookup.lines())
                .contains(
                        "obligor 1 Income/yearTotal: over:130000000 yes",
                        "obligor 1 Property/assetTotal: over:1200000000 yes");
        assertThat(lookup.json().toString()).doesNotContain("154200000");
    }

    @Test
    void about_an_obligor_who_is_linked_by_name_only_no_other_register_is_asked() {
        node.simulator().forgetRequests();

        Lookup lookup = node.program(KIM).lookUp(Cases.UNDETERMINED_OBLIGOR);

        assertThat(lookup.fields())
                .filteredOn(f -> f.who().equals("obligor 1"))
                .hasSize(4)
                .noneMatch(Field::isReleased);
        assertThat(lookup.field("obligor 1", "Person/name")
                        .json()
                        .path("reason")
                        .path("code")
                        .asString())
                .isEqualTo("relation-unverified");
        assertThat(askedFields("4405081179465"))
                .as("only what is asked before relations are known")
                .isSubsetOf(VERIFYING);
        assertThat(asked("resident")).anyMatch(body -> body.contains("7401272151691"));
        assertThat(lookup.field("obligor 1", "Income/yearTotal").has("fetchedAt"))
                .as("the income register isn't read about him")
                .isEmpty();
    }

    @Test
    void a_member_who_is_nobodys_relative_refuses_the_case_before_income_is_read() {
        node.simulator().forgetRequests();

        Answer refused = node.program(KIM).refused(Cases.UNRELATED_MEMBER);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("\"relation-refuted\"");
        assertThat(askedFields("8809051149170")).isSubsetOf(VERIFYING);
        assertThat(askedFields("9302142195212")).isSubsetOf(VERIFYING);
        assertThat(node.log().findByLookup(refusedLookup(refused)))
                .noneMatch(entry -> entry.leaf().toString().contains("tax-income"));
    }

    @Test
    void a_deceased_applicant_refuses_the_case_and_nothing_else_is_asked() {
        node.simulator().forgetRequests();

        Answer refused = node.program(KIM).refused(Cases.DECEASED_APPLICANT);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("\"applicant-deceased\"");
        assertThat(askedFields("6801101163366")).isSubsetOf(VERIFYING);
        assertThat(node.screens(KIM, "ko").lookUp(Cases.DECEASED_APPLICANT).body())
                .contains("사망")
                .doesNotContain("680110-1");
    }

    @Test
    void a_protected_wifes_address_is_neither_asked_for_nor_shown_in_her_husbands_case() {
        node.simulator().forgetRequests();

        Lookup lookup = node.program(KIM).lookUp(Cases.PROTECTED);

        assertThat(askedFields("8311172152323")).isNotEmpty().doesNotContain("rdnmAdr", "rdnmDtlAdr", "bjdCd");
        assertThat(askedFields("1407284186605")).isNotEmpty().doesNotContain("rdnmAdr", "rdnmDtlAdr", "bjdCd");
        Field hers = lookup.field("benefit-unit 1", "Residence/address");
        assertThat(hers.line()).isEqualTo("benefit-unit 1 Residence/address: withheld");
        assertThat(lookup.json().toString()).doesNotContain("성남", "둔촌대로");
    }

    /** Without its number on the sheet and the check symbols, which every line of every sheet has of its own. */
    private static String unnumbered(String cell) {
        return cell.replaceAll("<span class=\"ref line\">[^<]*</span>", "");
    }

    @Test
    void her_withheld_address_reads_like_that_of_any_member_who_lives_with_the_applicant() {
        Field hers = node.program(KIM).lookUp(Cases.PROTECTED).field("benefit-unit 1", "Residence/address");
        Field ordinary = node.program(KIM).lookUp(Cases.HEALTHY).field("benefit-unit 1", "Residence/address");

        assertThat(hers.json()).isEqualTo(ordinary.json());
        for (String language : List.of("ko", "en")) {
            ScreenOfficial kim = node.screens(KIM, language);
            assertThat(unnumbered(cell(kim.lookUp(Cases.PROTECTED).body(), "엄채연")))
                    .isEqualTo(unnumbered(cell(kim.lookUp(Cases.HEALTHY).body(), "백서린")));
        }
    }

    @Test
    void her_own_case_shows_her_address_to_her_own_official() {
        Lookup lookup = node.program("han.seoyeon").lookUp(Cases.PROTECTED_HER_OWN);

        assertThat(lookup.field("applicant 0", "Residence/address").line())
                .startsWith("applicant 0 Residence/address: clear 경기도 성남시 ");
    }

    @Test
    void another_agencys_case_and_a_case_that_does_not_exist_read_the_same() {
        ApiOfficial han = node.program("han.seoyeon");
        Answer foreign = han.refused(Cases.HEALTHY);
        Answer nobodys = han.refused(Cases.NOBODYS);

        assertThat(foreign.status()).isEqualTo(403).isEqualTo(nobodys.status());
        assertThat(foreign.body()).contains("case-not-accessible").doesNotContain(Cases.HEALTHY);
        assertThat(withoutIds(foreign.body())).isEqualTo(withoutIds(nobodys.body()));
        assertThat(withoutTimes(foreign.headers())).isEqualTo(withoutTimes(nobodys.headers()));

        ScreenOfficial screens = node.screens("han.seoyeon", "ko");
        Answer foreignPage = screens.open(Cases.HEALTHY);
        Answer nobodysPage = screens.open(Cases.NOBODYS);
        assertThat(foreignPage.status()).isEqualTo(nobodysPage.status());
        assertThat(withoutIds(foreignPage.body())).isEqualTo(withoutIds(nobodysPage.body()));
    }

    @Test
    void a_case_of_another_task_is_refused_in_this_view() {
        Answer refused = node.program("choi.minjun").refused(Cases.BUILDING_PERMIT);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("\"other-task\"");
    }

    @Test
    void before_the_stage_of_investigation_nothing_is_asked() {
        node.simulator().forgetRequests();

        Lookup lookup = node.program(KIM).lookUp(Cases.RECEIVED_ONLY);

        assertThat(lookup.fields()).isNotEmpty().noneMatch(Field::isReleased);
        assertThat(lookup.status("resident")).isEqualTo("not-asked");
        assertThat(asked("resident")).noneMatch(body -> body.contains("9206151196124"));
        assertThat(asked("family")).isEmpty();
    }

    @Test
    void a_periodic_recheck_rests_on_its_own_agreement() {
        Lookup lookup = node.program(KIM).lookUp(Cases.RECHECK);

        assertThat(lookup.fields()).filteredOn(Field::isReleased).hasSizeGreaterThan(20);
        assertThat(lookup.fields())
                .filteredOn(Field::isReleased)
                .allSatisfy(field -> assertThat(
                                field.json().path("authority").path("agreement").asString())
                        .isEqualTo("agr-bl-recheck"));
    }

    @Test
    void a_look_up_leaves_the_duty_that_its_agreement_has_and_not_yet_the_one_of_its_end() {
        ApiOfficial kim = node.program(KIM);
        kim.lookUp(Cases.HEALTHY);
        Answer duties = kim.visitor().send(kim.visitor().to("/api/v1/duties").header("Accept", "application/json"));

        assertThat(duties.status()).isEqualTo(200);
        assertThat(duties.body())
                .contains("\"agreement\":\"agr-bl-welfare\"", "\"kind\":\"hear-before-adverse\"")
                .doesNotContain("-at-end");
    }

    @Test
    void the_deputy_may_look_up_what_the_official_may() {
        assertThat(node.program("lee.sua").lookUp(Cases.HEALTHY).lines())
                .containsExactlyInAnyOrderElementsOf(
                        node.program(KIM).lookUp(Cases.HEALTHY).lines());
    }

    @ParameterizedTest
    @ValueSource(strings = {"park.doyun", "choi.minjun", "oh.taeyang", "bae.junseo", "moon.garam"})
    void a_colleague_who_is_not_assigned_may_not(String official) {
        assertThat(withoutIds(node.program(official).refused(Cases.HEALTHY).body()))
                .isEqualTo(withoutIds(
                        node.program("han.seoyeon").refused(Cases.NOBODYS).body()));
    }

    @Test
    void a_car_of_two_owners_is_one_line_for_each_and_an_electric_car_has_no_displacement() {
        List<String> healthy = node.program(KIM).lookUp(Cases.HEALTHY).lines();
        Lookup recheck = node.program(KIM).lookUp(Cases.RECHECK);

        for (String owner : List.of("applicant 0", "benefit-unit 1")) {
            assertThat(healthy)
                    .contains(
                            owner + " Vehicle/class: clear PASSENGER",
                            owner + " Vehicle/use: clear PRIVATE",
                            owner + " Vehicle/displacement: clear 1598",
                            owner + " Vehicle/modelYear: clear 2012");
        }
        assertThat(healthy).contains("benefit-unit 2 Vehicle/class: known-empty");
        assertThat(recheck.fields())
                .filteredOn(f -> f.who().equals("applicant 0") && f.attribute().equals("Vehicle/displacement"))
                .extracting(Field::line)
                .containsExactly(
                        "applicant 0 Vehicle/displacement: not-applicable",
                        "applicant 0 Vehicle/displacement: clear 2497");
    }

    @Test
    void health_insurance_says_who_is_insured_how_and_a_pay_to_the_won() {
        assertThat(node.program(KIM).lookUp(Cases.CONFLICT_EMPLOYMENT).lines())
                .contains(
                        "applicant 0 HealthInsurance/insuredType: clear EMPLOYEE",
                        "applicant 0 HealthInsurance/monthlyPay: clear 2410000",
                        "benefit-unit 1 HealthInsurance/insuredType: clear DEPENDANT",
                        "benefit-unit 1 HealthInsurance/monthlyPay: not-applicable");
    }

    @Test
    void about_an_obligor_neither_health_insurance_nor_vehicles_are_asked() {
        node.simulator().forgetRequests();
        node.program(KIM).lookUp(Cases.HEALTHY);

        for (String register : List.of("health-insurance", "vehicle")) {
            assertThat(asked(register))
                    .anyMatch(body -> body.contains("8502131104958"))
                    .noneMatch(body -> body.contains("5706111192605"));
        }
    }

    @Test
    void a_changed_number_is_never_shown() {
        Lookup lookup = node.program(KIM).lookUp(Cases.CHANGED_NUMBER);
        String page = node.screens(KIM, "ko").lookUp(Cases.CHANGED_NUMBER).body();

        assertThat(lookup.lines()).contains("applicant 0 Person/residentNumber: first7 930412-2******");
        assertThat(lookup.json() + page).doesNotContain("9304122100515", "930412-2100515", "2100515");
    }

    private List<String> asked(String register) {
        return node.simulator().requests(register).stream()
                .map(Simulator.Request::body)
                .toList();
    }

    /** The fields that the resident register was asked for about a person. */
    private Set<String> askedFields(String number) {
        return asked("resident").stream()
                .filter(body -> body.contains("\"" + number + "\""))
                .flatMap(body -> Pattern.compile("\"([A-Za-z]+)\"")
                        .matcher(body.substring(body.indexOf("\"fields\"") + 8))
                        .results()
                        .map(found -> found.group(1)))
                .collect(Collectors.toSet());
    }

    private static java.util.UUID refusedLookup(Answer refused) {
        return java.util.UUID.fromString(LOOKUP_ID
                .matcher(refused.body())
                .results()
                .findFirst()
                .orElseThrow()
                .group());
    }

    /** The cell of a person's address, without the person's name. */
    private static String cell(String page, String name) {
        Pattern cells = Pattern.compile("<td role=\"cell\"(?:(?!</td>).)*</td>", Pattern.DOTALL);
        List<String> found = cells.matcher(page)
                .results()
                .map(cell -> cell.group())
                .filter(cell -> cell.contains(name) && cell.contains("Residence/address"))
                .toList();
        assertThat(found).as("the address cell of " + name).hasSize(1);
        return found.getFirst().replace(name, "");
    }

    private static String withoutIds(String body) {
        return FORM_TOKEN.matcher(LOOKUP_ID.matcher(body).replaceAll("id")).replaceAll("token");
    }

    private static String withoutTimes(String headers) {
        return headers.replaceAll("(?m)^date: .*$", "").replaceAll("(?m)^Date: .*$", "");
    }

    @Test
    void while_an_agreement_is_suspended_each_of_its_fields_says_so_to_programs_and_on_the_screen() {
        String agreement = "/agreements/agr-bl-tax/1";
        ScreenOfficial owner = node.screens("oh.taeyang", "ko");
        owner.get(agreement + "/suspend");
        owner.post(agreement + "/suspend", Map.of("cause", "security-incident"));
        try {
            List<Field> incomes = node.program(KIM).lookUp(Cases.HEALTHY).of("tax-income");
            String page = node.screens(KIM, "ko").lookUp(Cases.HEALTHY).body();

            assertThat(incomes).isNotEmpty().allSatisfy(field -> {
                assertThat(field.state()).isEqualTo("not-granted");
                assertThat(field.json().at("/reason/code").asString()).isEqualTo("suspended");
                assertThat(field.json().at("/reason/nearest/id").asString()).isEqualTo("agr-bl-tax");
            });
            assertThat(page).contains("이 항목의 협약이 정지되어 지금은 제공하지 않습니다.");
        } finally {
            owner.get(agreement + "/resume");
            owner.post(agreement + "/resume", Map.of("cause", "remedied"));
        }
        assertThat(node.program(KIM).lookUp(Cases.HEALTHY).of("tax-income")).anyMatch(Field::isReleased);
    }
}

package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.gateway.journey.Simulator.Request;
import kr.ieum.gateway.journey.Visitor.Answer;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.result.Slips;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The task safe-inheritance at the counter (demo-federation §4.3): who may ask, and nothing of what was owned or owed. */
@OnTheDemoNode
class SafeInheritanceJourneyTest {

    private static final String JEONG = "jeong.haeun";
    private static final String LOOK_UP = "/api/v1/views/safe-inheritance/lookups";

    private final DemoNode node;

    SafeInheritanceJourneyTest(DemoNode node) {
        this.node = node;
    }

    @BeforeEach
    void forget() {
        node.simulator().forgetRequests();
    }

    @Test
    void the_counter_sees_death_relation_rank_and_term_and_no_property() {
        Lookup lookup = node.program(JEONG).lookUp(LOOK_UP, Cases.INHERITANCE);

        assertThat(lookup.lines()).containsExactlyInAnyOrder("""
            deceased 1 Person/deathDate: clear 2026-09-28
            deceased 1 Person/deathDate: clear 2026-09-29
            deceased 1 Person/deathRegistered: clear yes
            deceased 1 Inheritance/appliedInTime: clear yes
            applicant 0 Family/relationToDeceased: clear CHILD
            applicant 0 Family/priorRankHeirExists: clear no
            deceased 1 Land/lot: exists exists
            deceased 1 Building/lot: exists exists
            deceased 1 Vehicle/number: exists exists
            deceased 1 NationalTax/arrears: not-granted
            deceased 1 NationalTax/refundDue: not-granted
            deceased 1 HealthInsurance/arrears: not-granted
            """.lines().toArray(String[]::new));
        assertThat(lookup.of("family"))
                .extracting(Lookup.Field::line)
                .contains("deceased 1 Person/deathDate: clear 2026-09-28");
        assertThat(lookup.of("resident"))
                .extracting(Lookup.Field::line)
                .containsExactly("deceased 1 Person/deathDate: clear 2026-09-29");
        for (String register : List.of("tax-income", "health-insurance")) {
            assertThat(lookup.status(register)).isEqualTo("not-asked");
            assertThat(lookup.of(register))
                    .allSatisfy(field -> assertThat(
                                    field.json().path("reason").path("code").asString())
                            .isEqualTo("recipient"));
        }
    }

    @Test
    void of_land_and_buildings_the_counter_learns_neither_how_many_nor_where() {
        Lookup lookup = node.program(JEONG).lookUp(LOOK_UP, Cases.INHERITANCE);

        // two lots and a house are one answer each, and the sources are asked for what says so alone
        assertThat(lookup.of("property"))
                .hasSize(2)
                .allSatisfy(field -> assertThat(field.value()).isEqualTo("exists"));
        assertThat(lookup.json().toString()).doesNotContain("종로구", "소양로", "92.1", "2/5");
        assertThat(node.simulator().requests("property"))
                .isNotEmpty()
                .allSatisfy(request ->
                        assertThat(request.body()).doesNotContain("PAREA", "SHARE", "TOTAREA", "OFFI_LAND_PRC"));
    }

    @Test
    void the_heir_reads_lot_area_and_share_of_what_was_owned_and_what_was_owed_to_health_insurance() {
        String code = slip(node.screens(JEONG, "ko"));

        String korean = heir("ko")
                .post("/result", Map.of("number", Cases.INHERITANCE, "code", code))
                .body();
        String english = heir("en")
                .post("/result", Map.of("number", Cases.INHERITANCE, "code", code))
                .body();

        assertThat(korean)
                .contains(
                        "토지·건축물", "71", "66-2", "92.10", "826.00", "2/5", "1/1", "등기가 아닙니다", "건강보험료 체납금액", "412,300원");
        assertThat(english).contains("Land and buildings", "2/5", "not of the court’s registry");
        assertThat(node.simulator().requests("property"))
                .isNotEmpty()
                .allSatisfy(
                        request -> assertThat(request.body()).doesNotContain("OFFI_LAND_PRC", "HOUSE_PRC", "JIMOK_CD"));
    }

    @Test
    void an_heir_of_second_rank_is_refused_before_any_property_is_asked_for_and_the_child_is_not_named() {
        Answer refused = node.program(JEONG).refused(LOOK_UP, Cases.INHERITANCE_SECOND_RANK);
        String page =
                node.screens(JEONG, "ko").lookUp(Cases.INHERITANCE_SECOND_RANK).body();

        assertThat(refused.body()).contains("prior-rank-heir");
        assertThat(page).contains("앞선 순위의 상속인이 있어");
        assertThat(refused.body() + page).doesNotContain("민가온", "자녀", "child", "CHILD");
        assertThat(node.log().findByLookup(id(refused)))
                .filteredOn(entry -> entry.leaf() instanceof Leaf.Intent)
                .allSatisfy(entry -> assertThat(((Leaf.Intent) entry.leaf()).asked())
                        .extracting(Leaf.Asked::register)
                        .isSubsetOf("resident", "family"));
        assertThat(node.simulator().requests("vehicle")).isEmpty();
        assertThat(node.simulator().requests("property")).isEmpty();
        assertThat(node.log().findByLookup(id(refused)))
                .filteredOn(entry -> entry.leaf() instanceof Leaf.Refusal)
                .hasSize(1);
    }

    @Test
    void with_the_register_of_residents_silent_the_death_is_proven_by_the_other_and_the_heir_is_not() {
        node.simulator().behave("resident", "dead");

        Lookup lookup = Lookup.read(node.program(JEONG)
                .ask(LOOK_UP, Cases.INHERITANCE, "application/json", "ko")
                .body());

        // whether the applicant lives is known to the register of residents alone, so what rests on that is closed
        assertThat(lookup.field("applicant 0", "Family/relationToDeceased")
                        .json()
                        .path("reason")
                        .path("code")
                        .asString())
                .isEqualTo("relation-unverified");
        assertThat(lookup.lines()).contains("deceased 1 Person/deathRegistered: clear yes");
    }

    /** Case 4 of the demo. */
    @Test
    void both_dates_of_death_are_shown_with_the_rule_and_neither_is_dropped() {
        String page = node.screens(JEONG, "ko").lookUp(Cases.INHERITANCE).body();

        assertThat(page).contains("2026. 9. 28.", "2026. 9. 29.", "사망일은 가족관계등록부의 기록에 따른다.");
    }

    @Test
    void the_heir_gets_the_values_with_the_slip_and_the_counter_never_sees_them() {
        ScreenOfficial jeong = node.screens(JEONG, "ko");
        String code = slip(jeong);

        Answer result = heir("ko").post("/result", Map.of("number", Cases.INHERITANCE, "code", code));

        assertThat(result.status()).as(result.body()).isEqualTo(200);
        assertThat(result.body())
                .contains("재산조회 결과", "국세 체납금액", "국세환급 미지급액", "자동차등록번호", "2026. 9. 28.", "2026. 9. 29.", "</html>")
                .doesNotContain("<!--stream-->", "협약에 없습니다");
        String counter = jeong.open(Cases.INHERITANCE).body();
        assertThat(counter).contains("회신함");
        node.simulator().forgetRequests();
        jeong.lookUp(Cases.INHERITANCE);
        assertThat(node.program(JEONG).lookUp(LOOK_UP, Cases.INHERITANCE).of("tax-income"))
                .noneMatch(Lookup.Field::isReleased);
    }

    @Test
    void the_heirs_result_is_a_signed_sheet_and_checking_it_says_only_whether_it_matches() {
        String page = heir("ko")
                .post("/result", Map.of("number", Cases.INHERITANCE, "code", slip(node.screens(JEONG, "ko"))))
                .body();
        Matcher code =
                Pattern.compile("<dd class=\"code\">([0-9A-Z-]{29})</dd>").matcher(page);
        Matcher digest = Pattern.compile("record sha-256:([0-9a-f]{64})").matcher(page);
        assertThat(code.find() && digest.find()).as("the page is signed").isTrue();

        ScreenOfficial visitor = ScreenOfficial.nobody(node.address(), "ko", "/verify");
        String same = visitor.post("/verify", Map.of("code", code.group(1), "digest", digest.group(1)))
                .body();
        String other = visitor.post("/verify", Map.of("code", code.group(1), "digest", "0".repeat(64)))
                .body();

        assertThat(same).contains("조회 결과서", "발급된 문서와 내용이 같습니다");
        assertThat(other).contains("발급된 문서와 내용이 다릅니다");
        assertThat(same + other).doesNotContain("서정순", Cases.INHERITANCE, "정하은", "체납", "2026. 9. 28.");
        // both dates of death, which the two registers hold, and the rule stand under the signature
        assertThat(page)
                .contains("&quot;conflicts&quot;:[{")
                .contains("&quot;value&quot;:&quot;2026-09-28&quot;", "&quot;value&quot;:&quot;2026-09-29&quot;")
                .doesNotContain("jeong.haeun", "정하은");
    }

    @Test
    void the_result_is_a_disclosure_of_its_own_with_intents_that_name_the_grants_for_the_applicant() {
        String code = slip(node.screens(JEONG, "ko"));

        String page = heir("en")
                .post("/result", Map.of("number", Cases.INHERITANCE, "code", code.toLowerCase(Locale.ROOT)))
                .body();

        Matcher id = Pattern.compile("<code>([0-9a-f-]{36})</code>").matcher(page);
        assertThat(id.find()).isTrue();
        assertThat(node.log().findByLookup(UUID.fromString(id.group(1))))
                .filteredOn(entry -> entry.leaf() instanceof Leaf.Intent intent
                        && intent.agreement().id().equals("agr-si-tax"))
                .singleElement()
                .satisfies(entry -> assertThat(((Leaf.Intent) entry.leaf()).asked())
                        .extracting(Leaf.Asked::attribute)
                        .containsExactlyInAnyOrder("NationalTax/arrears", "NationalTax/refundDue"));
    }

    @Test
    void a_wrong_code_a_wrong_number_and_a_voided_slip_read_the_same() {
        ScreenOfficial jeong = node.screens(JEONG, "ko");
        String voided = slip(jeong);
        String valid = slip(jeong);
        ScreenOfficial heir = heir("ko");

        List<String> answers = List.of(
                refused(heir, Cases.INHERITANCE, voided),
                refused(heir, Cases.INHERITANCE, "0000-0000-0000"),
                refused(heir, Cases.INHERITANCE, "no code"),
                refused(heir, Cases.NOBODYS, valid),
                refused(heir, Cases.INHERITANCE_SECOND_RANK, valid));

        assertThat(Set.copyOf(answers)).hasSize(1);
        assertThat(answers.getFirst()).contains("이 번호로 열 수 있는 결과가 없습니다");
    }

    @Test
    void a_slip_opens_no_more_than_its_openings() {
        String code = slip(node.screens(JEONG, "ko"));
        ScreenOfficial heir = heir("ko");
        for (int i = 0; i < Slips.OPENINGS; i++) {
            assertThat(heir.post("/result", Map.of("number", Cases.INHERITANCE, "code", code))
                            .status())
                    .isEqualTo(200);
            heir.get("/result");
        }
        assertThat(heir.post("/result", Map.of("number", Cases.INHERITANCE, "code", code))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_heir_of_second_rank_opens_nothing_with_a_slip_either() {
        ScreenOfficial jeong = node.screens(JEONG, "ko");
        String code = slip(jeong, Cases.INHERITANCE_SECOND_RANK);
        node.simulator().forgetRequests();

        String page = heir("ko")
                .post("/result", Map.of("number", Cases.INHERITANCE_SECOND_RANK, "code", code))
                .body();

        assertThat(page).contains("결과를 열 수 없습니다").doesNotContain("민가온");
        assertThat(node.simulator().requests("vehicle")).isEmpty();
    }

    private String slip(ScreenOfficial official) {
        return slip(official, Cases.INHERITANCE);
    }

    private static String slip(ScreenOfficial official, String caseNumber) {
        Matcher action = Pattern.compile("action=\"(/cases/[^\"/]+/slip)\"")
                .matcher(official.open(caseNumber).body());
        assertThat(action.find()).isTrue();
        Matcher code = Pattern.compile("<code>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})</code>")
                .matcher(official.post(action.group(1), Map.of()).body());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private ScreenOfficial heir(String language) {
        return ScreenOfficial.nobody(node.address(), language, "/result");
    }

    /** The page without what changes with every page. */
    private static String refused(ScreenOfficial heir, String number, String code) {
        Answer answer = heir.post("/result", Map.of("number", number, "code", code));
        assertThat(answer.status()).isEqualTo(403);
        return answer.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    @Test
    void the_family_register_is_asked_for_no_name_of_an_heir_but_those_that_tell_relation_and_rank() {
        node.program(JEONG).lookUp(LOOK_UP, Cases.INHERITANCE);

        List<Request> resident = node.simulator().requests("resident");
        assertThat(resident)
                .isNotEmpty()
                .allSatisfy(request ->
                        assertThat(request.body()).doesNotContain("rdnmAdr", "\"nm\"", "hshldNo", "birthYmd"));
    }

    @Test
    void another_officials_counter_case_reads_like_no_case() {
        Answer others = node.program("kim.jihyun").refused(LOOK_UP, Cases.INHERITANCE);
        Answer nobodys = node.program("kim.jihyun").refused(LOOK_UP, Cases.NOBODYS);

        assertThat(neutral(others)).isEqualTo(neutral(nobodys)).contains("case-not-accessible");
    }

    private static String neutral(Answer answer) {
        return answer.body().replace(id(answer).toString(), "");
    }

    private static UUID id(Answer refused) {
        return UUID.fromString(Pattern.compile("\"lookup\":\"([^\"]+)\"")
                .matcher(refused.body())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1));
    }
}

package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kr.ieum.gateway.journey.Lookup.Field;
import kr.ieum.gateway.journey.Visitor.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * An appeal, seen as of the day of the decision that it contests: 강태민 lost his insured status on 2026-09-30, the decision is of
 * 2026-09-15. What a register keeps no history of says so; today's value stands for nothing (design §7, docs/decisions/0015).
 */
@OnTheDemoNode
class AppealJourneyTest {

    private static final String KIM = "kim.jihyun";
    private static final String CONTESTED = "2026-09-15";

    private final DemoNode node;

    /** A paper that the task's register of residents replaces. */
    private static final String PAPER = "주민등록표 등본";

    AppealJourneyTest(DemoNode node) {
        this.node = node;
    }

    private Lookup asOf(String day) {
        return Awaitility.await()
                .until(() -> Lookup.read(answer(Cases.APPEAL, day).body()), Lookup::isComplete);
    }

    private Answer answer(String caseNumber, String day) {
        ApiOfficial kim = node.program(KIM);
        return kim.visitor()
                .send(kim.post(ApiOfficial.LOOK_UP)
                        .header("Accept", "application/json")
                        .header("Accept-Language", "ko")
                        .POST(ApiOfficial.body(Map.of("case", caseNumber, "asOf", day))));
    }

    @Test
    void values_are_those_of_the_day_of_the_contested_decision_and_so_are_the_conflicts() {
        Lookup then = asOf(CONTESTED);
        Lookup today = node.program(KIM).lookUp(Cases.APPEAL);

        assertThat(then.json().path("asOf").asString()).isEqualTo(CONTESTED);
        assertThat(today.json().has("asOf")).isFalse();
        assertThat(then.lines())
                .contains(
                        "applicant 0 Employment/insuredNow: clear yes",
                        "applicant 0 HealthInsurance/insuredType: clear EMPLOYEE",
                        "applicant 0 Person/name: clear 강태민");
        assertThat(today.lines()).contains("applicant 0 Employment/insuredNow: clear no");
        assertThat(conflicts(today)).isNotEmpty();
        assertThat(conflicts(then)).isEmpty();
    }

    @Test
    void a_past_day_is_disclosed_under_grants_of_its_own() {
        assertThat(grants(asOf(CONTESTED)))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(grants(node.program(KIM).lookUp(Cases.APPEAL)));
    }

    private static Set<String> grants(Lookup lookup) {
        return lookup.fields().stream()
                .filter(Field::isReleased)
                .map(field -> field.json().path("authority"))
                .map(cited -> cited.path("agreement").asString() + " "
                        + cited.path("grant").asString())
                .collect(Collectors.toSet());
    }

    private static List<Field> conflicts(Lookup lookup) {
        return lookup.fields().stream()
                .filter(field -> field.json().has("conflicts"))
                .toList();
    }

    @Test
    void what_a_register_keeps_no_history_of_says_so_and_is_not_even_asked_for() {
        node.simulator().forgetRequests();
        Lookup then = asOf(CONTESTED);

        for (String attribute : List.of(
                "Person/residenceStatus",
                "Family/relationToApplicant",
                "Employment/monthlyPay",
                "HealthInsurance/monthlyPay",
                "Vehicle/class",
                "Land/officialPrice",
                "Welfare/monthlyAmount")) {
            Field field = then.field("applicant 0", attribute);
            assertThat(field.state()).as(attribute).isEqualTo("no-history");
            assertThat(field.json().has("value")).isFalse();
            assertThat(field.json().has("authority"))
                    .as("whoever may know it is told by which agreement")
                    .isTrue();
        }
        for (String register : List.of("vehicle", "property")) {
            assertThat(node.simulator().requests(register)).as(register).isEmpty();
            assertThat(then.status(register)).isEqualTo("not-asked");
        }
        assertThat(node.simulator().requests("employment"))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.text())
                        .contains("CHWIDEUK_DT", "SANGSIL_DT")
                        .doesNotContain("WOL_BOSU", "GUJIK"));
    }

    @Test
    void the_screen_offers_the_day_of_the_case_and_says_it_wherever_values_are_shown() {
        for (List<String> words : List.of(
                List.of("ko", "다투는 처분을 한 날(2026. 9. 15.) 기준", "2026. 9. 15. 기준입니다.", "이 대장에는 그날의 이력이 없습니다"),
                List.of(
                        "en",
                        "The day of the contested decision",
                        "As of 15",
                        "This register keeps no history of that day"))) {
            ScreenOfficial kim = node.screens(KIM, words.getFirst());
            assertThat(kim.open(Cases.APPEAL).body()).contains(words.get(1));
            String page = kim.lookUp(Cases.APPEAL, Map.of("asOf", "contested")).body();
            assertThat(page).contains(words.get(2), words.get(3), "</html>");
            assertThat(page)
                    .as("a paper says what is so today, and nothing replaces it here")
                    .doesNotContain(PAPER);
            assertThat(kim.lookUp(Cases.APPEAL).body()).contains(PAPER).doesNotContain(words.get(2), words.get(3));
            assertThat(kim.open(Cases.HEALTHY).body()).doesNotContain("name=\"asOf\"");
        }
    }

    @Test
    void another_day_or_a_case_that_is_no_appeal_is_refused_and_a_foreign_case_tells_nothing() {
        assertThat(answer(Cases.APPEAL, "2026-09-14").body()).contains("\"code\":\"as-of\"");
        assertThat(answer(Cases.HEALTHY, CONTESTED).body()).contains("\"code\":\"as-of\"");
        Answer foreign = answer(Cases.PROTECTED_HER_OWN, CONTESTED);
        Answer nobodys = answer(Cases.NOBODYS, CONTESTED);
        assertThat(foreign.status()).isEqualTo(nobodys.status());
        assertThat(withoutLookup(foreign)).isEqualTo(withoutLookup(nobodys));
        assertThat(foreign.body()).doesNotContain("as-of");
    }

    private static String withoutLookup(Answer answer) {
        return new TreeSet<>(List.of(answer.body().split(",", -1)))
                .stream()
                        .filter(member -> !member.contains("\"lookup\""))
                        .toList()
                        .toString();
    }
}

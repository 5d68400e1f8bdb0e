package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.gateway.journey.Visitor.Answer;
import kr.ieum.gateway.log.leaf.Leaf;
import org.junit.jupiter.api.Test;

/** Officials among themselves on the running node: deputy, conflict of interest, wrong person, head and auditor. */
@OnTheDemoNode
class OfficialsJourneyTest {

    private static final String KIM = "kim.jihyun";
    private static final String LEE = "lee.sua";
    private static final Pattern LOOKUP_ID = Pattern.compile("/lookups/([0-9a-f-]{36})/wrong-person");
    private static final Pattern REFUSED_ID = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private static final Pattern REQUEST = Pattern.compile("action=\"(/team/substitutions/[^\"]+)\"");

    private final DemoNode node;

    OfficialsJourneyTest(DemoNode node) {
        this.node = node;
    }

    @Test
    void a_deputys_look_up_says_so_on_the_screen_and_in_ones_own_record() {
        ScreenOfficial lee = node.screens(LEE, "ko");
        assertThat(lee.get("/").body()).contains("김지현 담당자의 대직자로서");
        String page = lee.lookUp(Cases.HEALTHY).body();
        assertThat(page).contains("김지현 담당자의 대직자로서");
        assertThat(lee.get("/lookups").body()).contains(found(LOOKUP_ID, page)).contains("김지현 담당자의 대직자로 조회");
    }

    @Test
    void no_register_is_asked_about_oneself_a_relative_or_a_colleague_and_the_refusal_is_logged() {
        for (String number : List.of(Cases.OWN_CASE, Cases.RELATIVES_CASE, Cases.COLLEAGUES_CASE)) {
            node.simulator().forgetRequests();
            Answer refused = node.program(KIM).refused(number);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body()).contains("conflict-of-interest");
            UUID lookup = UUID.fromString(found(REFUSED_ID, refused.body()));
            assertThat(node.log().findByLookup(lookup))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.leaf())
                            .isInstanceOfSatisfying(
                                    Leaf.Refusal.class,
                                    leaf -> assertThat(leaf.reason()).isEqualTo("CONFLICT_OF_INTEREST")));
            for (String register : List.of("resident", "family")) {
                assertThat(node.simulator().requests(register)).as(register).isEmpty();
            }
        }
    }

    @Test
    void a_session_lasts_as_the_node_is_set_and_the_sign_in_page_says_how_long() {
        ScreenOfficial kim = node.screens(KIM, "ko");
        assertThat(kim.get("/login?ended=idle").body()).contains("1시간 10분 동안 쓰지 않아");
        assertThat(kim.get("/login?ended=too-long").body()).contains("쓸 수 있는 시간 9시간이 지나");
        ScreenOfficial seo = node.screens("seo.ian", "en");
        assertThat(seo.get("/login?ended=idle").body()).contains("Nothing was asked for 1 hour 10 minutes");
        assertThat(seo.get("/login?ended=too-long").body()).contains("lasts 9 hours at most");
    }

    @Test
    void a_relatives_case_goes_to_whom_the_head_names_and_only_then_opens() {
        ScreenOfficial kim = node.screens(KIM, "ko");
        Answer shut = kim.open(Cases.RELATIVES_CASE);
        assertThat(shut.body()).contains("팀장에게 넘기기").doesNotContain("김지훈");
        assertThat(kim.get("/").body() + kim.get("/?page=2").body())
                .contains("이해충돌: 열 수 없음")
                .doesNotContain("김지훈");
        String handOver = found(Pattern.compile("action=\"(/cases/[^\"]+/hand-over)\""), shut.body());
        assertThat(kim.post(handOver, Map.of()).body()).contains("팀장에게 넘겼습니다");

        ScreenOfficial park = node.screens("park.doyun", "ko");
        String team = park.get("/team").body();
        assertThat(team).contains(Cases.RELATIVES_CASE, "서이안").doesNotContain("김지훈", "윤정우");
        park.post(found(REQUEST, team), Map.of("decision", "approve", "substitute", "seo.ian"));

        assertThat(kim.open(Cases.RELATIVES_CASE).status()).isEqualTo(403);
        assertThat(node.screens("seo.ian", "ko").lookUp(Cases.RELATIVES_CASE).body())
                .contains("김지훈");
    }

    @Test
    void a_wrong_person_is_told_to_head_and_auditor_and_kept_nowhere() {
        ScreenOfficial kim = node.screens(KIM, "en");
        String id = found(LOOKUP_ID, kim.lookUp(Cases.OBLIGOR_OVER).body());
        assertThat(kim.post("/lookups/" + id + "/wrong-person", Map.of()).body())
                .contains("The page is closed");
        assertThat(kim.get("/lookups").body()).contains("Reported as the wrong person or case");
        for (String told : List.of("park.doyun", "bae.junseo")) {
            assertThat(node.screens(told, "en").get("/team").body())
                    .as(told)
                    .contains(id)
                    .doesNotContain("진소담", "진용택");
        }
    }

    @Test
    void a_number_that_is_no_case_of_ones_own_is_recorded_without_the_number() {
        node.program(KIM).refused("7107311198669");
        assertThat(node.screens(KIM, "ko").get("/lookups").body())
                .contains("내 사건이 아닌 번호")
                .doesNotContain("7107311198669");
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in the page").isTrue();
        return matcher.group(1);
    }
}

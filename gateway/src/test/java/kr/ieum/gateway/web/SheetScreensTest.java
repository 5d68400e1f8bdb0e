package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sheet at the end of a look-up, and checking one without signing in. */
@ScreenTest
@Timeout(60)
class SheetScreensTest {

    private static final Pattern CODE = Pattern.compile("<dd class=\"code\">([0-9A-Z-]{29})</dd>");
    private static final Pattern RECORD =
            Pattern.compile("<textarea id=\"sheet-record\"[^>]*>(.*?)</textarea>", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("class=\"ref line\">번호 ([0-9-]+), 확인문자 ([0-9A-Z]{6})<");

    @LocalServerPort
    int port;

    private String lookedUp(String caseNumber) throws Exception {
        return new TestBrowser(port)
                .signIn(ScriptedCases.INVESTIGATOR)
                .lookUp(caseNumber)
                .body();
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }

    private HttpResponse<String> verify(Map<String, String> form) throws Exception {
        return new TestBrowser(port, "127.0.0.79").post("/verify", form);
    }

    @Test
    void thePageOfALookUpEndsAsItsOwnSheet() throws Exception {
        String page = lookedUp(ScriptedCases.HEALTHY);
        assertThat(page)
                .contains("<h1 id=\"sheet-head-title\">열람·확인서</h1>")
                .contains("slot=\"sheet\"")
                .contains("시연용 가상 자료");
        String head = page.substring(page.indexOf("slot=\"sheet-head\""));
        assertThat(head.substring(0, head.indexOf("</section>")))
                .contains(ScriptedCases.HEALTHY)
                .contains("종로구 통합조사팀 김지현")
                .contains(found(CODE, page));
    }

    @Test
    void everyFieldOfThePageIsALineOfTheRecordAndTheOtherWayRound() throws Exception {
        String page = lookedUp(ScriptedCases.HEALTHY);
        JsonNode record = JsonMapper.shared()
                .readTree(found(RECORD, page).replace("&quot;", "\"").replace("&#39;", "'"));
        List<String> printed =
                LINE.matcher(page).results().map(line -> line.group(1)).toList();
        List<String> recorded = record.path("fields")
                .valueStream()
                .map(field -> field.path("number").asString())
                .toList();
        assertThat(printed).doesNotHaveDuplicates().hasSizeGreaterThan(30).isSubsetOf(recorded);
        assertThat(recorded).doesNotHaveDuplicates();
    }

    @Test
    void aRefusedLookUpIsNoSheet() throws Exception {
        for (String caseNumber : List.of(ScriptedCases.REFUTED, ScriptedCases.LOG_LOST, ScriptedCases.BREAKS)) {
            assertThat(lookedUp(caseNumber)).doesNotContain("slot=\"sheet\"").doesNotContain("slot=\"sheet-head\"");
        }
    }

    @Test
    void theSheetOfAPartialLookUpSaysWhatIsNotThere() throws Exception {
        String page = lookedUp(ScriptedCases.PARTIAL);
        String record = found(RECORD, page);
        assertThat(record)
                .contains("&quot;state&quot;:&quot;late&quot;")
                .contains("&quot;state&quot;:&quot;closed-until&quot;")
                .contains("&quot;status&quot;:&quot;failed&quot;");
    }

    @Test
    void aConflictIsRecordedWithBothStatementsAndTheRuleThatWasApplied() throws Exception {
        String page = lookedUp(ScriptedCases.CONFLICT);
        JsonNode conflict = JsonMapper.shared()
                .readTree(found(RECORD, page).replace("&quot;", "\"").replace("&#39;", "'"))
                .at("/conflicts/0");
        assertThat(conflict.path("number").asString()).isEqualTo("5-C1");
        assertThat(conflict.path("authority").asString()).isEqualTo("employment-insurance");
        assertThat(conflict.at("/rule/ko").asString()).startsWith("취업 여부는");
        assertThat(conflict.at("/rule/en").asString()).startsWith("Employment insurance");
        assertThat(conflict.path("statements")
                        .valueStream()
                        .map(said -> said.path("number").asString() + " "
                                + said.path("register").asString() + " "
                                + said.path("attribute").asString() + " "
                                + said.path("value").asString("-")))
                .contains(
                        "5-C1-1 employment-insurance Employment/insuredNow no",
                        "5-C1-4 health-insurance HealthInsurance/insuredType WORKPLACE");
    }

    @Test
    void aConflictsLinesAreCheckedAndNoticedWhenASideOrTheRuleIsAltered() throws Exception {
        String page = lookedUp(ScriptedCases.CONFLICT);
        String conflict = page.substring(page.indexOf("<section class=\"conflict\""));
        Map<String, String> rule = new HashMap<>(Map.of(
                "code",
                found(CODE, page),
                "number",
                "5-C1",
                "person",
                "신청인 " + found(Pattern.compile("<bdi class=\"about\">신청인 ([^<]+)<"), conflict),
                "item",
                "고용 상태",
                "text",
                "취업 여부는 고용보험을, 보험료는 건강보험을 따릅니다.",
                "seal",
                found(Pattern.compile("번호 5-C1, 확인문자 ([0-9A-Z]{6})"), conflict)));
        assertThat(verify(rule).body()).contains("발급된 문서와 내용이 같습니다");
        rule.put("text", "취업 여부는 건강보험을, 보험료는 고용보험을 따릅니다.");
        assertThat(verify(rule).body()).contains("발급된 문서와 내용이 다릅니다");
        Matcher side = Pattern.compile(
                        "<strong>([^<]+)</strong>(?:(?!<strong>).)*?<dt>([^<]+)</dt><dd><bdi>([^<]+)</bdi>"
                                + " <span class=\"ref line\">번호 (5-C1-1), 확인문자 ([0-9A-Z]{6})<")
                .matcher(conflict);
        assertThat(side.find()).isTrue();
        rule.putAll(Map.of(
                "number", side.group(4),
                "item", side.group(1) + " " + side.group(2),
                "text", side.group(3),
                "seal", side.group(5)));
        assertThat(verify(rule).body()).contains("발급된 문서와 내용이 같습니다");
        rule.put("item", "건강보험 자격·보험료 " + side.group(2));
        assertThat(verify(rule).body()).contains("발급된 문서와 내용이 다릅니다");
    }

    @Test
    void anybodyChecksACodeAndIsToldThatItsValuesAreNotCheckedYet() throws Exception {
        String code = found(CODE, lookedUp(ScriptedCases.HEALTHY));
        HttpResponse<String> answer = verify(Map.of("code", code.toLowerCase(java.util.Locale.ROOT)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        assertThat(answer.body())
                .contains("이 확인번호로 발급된 문서가 있습니다")
                .contains("값이 바뀌지 않았는지는 아직 확인하지 않았습니다")
                .contains("서울특별시 종로구")
                .doesNotContain("윤정우")
                .doesNotContain(ScriptedCases.HEALTHY)
                .doesNotContain("김지현");
    }

    @Test
    void aLineOfThePaperIsCheckedAndAnAlteredOneIsNoticed() throws Exception {
        String page = lookedUp(ScriptedCases.HEALTHY);
        Matcher cell = Pattern.compile("<p class=\"value\"><bdi>28,920,000원</bdi></p>.*?왜 볼 수 있나요\\? ([^,]+), ([^<]+)<")
                .matcher(page);
        assertThat(cell.find()).isTrue();
        Matcher line = LINE.matcher(cell.group());
        assertThat(line.find()).isTrue();
        Map<String, String> typed = new HashMap<>(Map.of(
                "code", found(CODE, page),
                "number", line.group(1),
                "person", cell.group(2),
                "item", cell.group(1),
                "text", "28920000 원",
                "seal", line.group(2)));
        assertThat(verify(typed).body()).contains("발급된 문서와 내용이 같습니다");
        typed.put("text", "18,920,000원");
        assertThat(verify(typed).body()).contains("발급된 문서와 내용이 다릅니다").doesNotContain("18,920,000");
    }

    @Test
    void aTypoIsNamedAtItsBoxBeforeAnythingIsLookedUp() throws Exception {
        String code = found(CODE, lookedUp(ScriptedCases.HEALTHY));
        String wrong = (code.charAt(0) == '7' ? '8' : '7') + code.substring(1);
        HttpResponse<String> answer = verify(Map.of("code", wrong));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("두 글자의 순서가 바뀌었습니다")
                .contains("aria-describedby=\"code-hint finding\"")
                .contains("role=\"alert\"");
        assertThat(verify(Map.of("code", code.substring(2))).body()).contains("25자인데 23자를");
        assertThat(verify(Map.of("code", code, "number", "1-1")).body()).contains("다섯 칸을 모두");
        assertThat(verify(Map.of("code", code, "digest", "12")).body()).contains("64자입니다");
    }

    @Test
    void aMissSaysNothingMore() throws Exception {
        HttpResponse<String> answer = verify(Map.of("code", "00000-00000-00000-00000-00000"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("이 확인번호로 발급된 문서가 없습니다").doesNotContain("class=\"findings\"");
    }

    @Test
    void whoChecksTooOftenIsToldToWait() throws Exception {
        TestBrowser guesser = new TestBrowser(port, "127.0.0.80");
        HttpResponse<String> last = guesser.get("/verify");
        for (int i = 0; i <= VerifyAttempts.PER_WINDOW; i++) {
            last = guesser.post("/verify", Map.of("code", "00000-00000-00000-00000-00000"));
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.body()).contains("너무 자주 확인했습니다").contains("1분 뒤에");
    }

    @Test
    void thePageSpeaksBothLanguagesWithoutASession() throws Exception {
        TestBrowser visitor = new TestBrowser(port, "127.0.0.81");
        assertThat(visitor.get("/verify").body()).contains("확인서 진위 확인").contains("lang=\"ko\"");
        HttpResponse<String> changed = visitor.post("/verify/language", Map.of("to", "en"));
        assertThat(changed.statusCode()).isEqualTo(302);
        assertThat(visitor.get("/verify").body()).contains("Check a sheet").contains("lang=\"en\"");
    }
}

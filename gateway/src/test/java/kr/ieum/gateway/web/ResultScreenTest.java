package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The applicant's result is a signed sheet of exactly what its page shows. */
@ScreenTest
@Timeout(60)
class ResultScreenTest {

    private static final Pattern CODE = Pattern.compile("<dd class=\"code\">([0-9A-Z-]{29})</dd>");
    private static final Pattern RECORD =
            Pattern.compile("<textarea id=\"sheet-record\"[^>]*>(.*?)</textarea>", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("class=\"ref line\">번호 ([0-9-]+), 확인문자 ([0-9A-Z]{6})<");

    @LocalServerPort
    int port;

    private String opened(String caseNumber) throws Exception {
        TestBrowser applicant = new TestBrowser(port, "127.0.0.90");
        applicant.get("/result");
        return applicant
                .post("/result", Map.of("number", caseNumber, "code", ScriptedSlips.CODE))
                .body();
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }

    private static JsonNode record(String page) {
        return JsonMapper.shared()
                .readTree(found(RECORD, page).replace("&quot;", "\"").replace("&#39;", "'"));
    }

    private String verified(Map<String, String> form) throws Exception {
        return new TestBrowser(port, "127.0.0.91").post("/verify", form).body();
    }

    @Test
    void theResultIsASheetWhoseCodeAnybodyChecksAndLearnsNothingElse() throws Exception {
        String page = opened(ScriptedCases.HEALTHY);
        assertThat(page).contains("id=\"result-signature\"").contains("조회 결과서").doesNotContain("서명과 확인번호가 없습니다");
        assertThat(verified(Map.of("code", found(CODE, page))))
                .contains("이 확인번호로 발급된 문서가 있습니다")
                .contains("조회 결과서")
                .doesNotContain("윤정우")
                .doesNotContain(ScriptedCases.HEALTHY);
    }

    @Test
    void everyLineOfTheResultIsInItsRecordWhichNamesNoOfficial() throws Exception {
        String page = opened(ScriptedCases.HEALTHY);
        JsonNode record = record(page);
        List<String> printed =
                LINE.matcher(page).results().map(line -> line.group(1)).toList();
        List<String> recorded = record.path("fields")
                .valueStream()
                .map(field -> field.path("number").asString())
                .toList();
        assertThat(printed).doesNotHaveDuplicates().hasSizeGreaterThan(30).isSubsetOf(recorded);
        assertThat(record.path("kind").asString()).isEqualTo("applicant-result");
        assertThat(record.has("official")).isFalse();
        assertThat(page).doesNotContain("김지현").doesNotContain(ScriptedCases.INVESTIGATOR);
    }

    @Test
    void aWithheldFieldIsAsSilentInTheRecordAsOnThePage() throws Exception {
        String page = opened(ScriptedCases.PARTIAL);
        List<JsonNode> withheld = record(page)
                .path("fields")
                .valueStream()
                .filter(field -> field.path("state").asString().equals("withheld"))
                .toList();
        assertThat(withheld)
                .isNotEmpty()
                .allSatisfy(field -> assertThat(field.propertyNames())
                        .containsExactlyInAnyOrder("attribute", "entry", "number", "register", "state", "subject"));
        assertThat(page).doesNotContain("교부제한").doesNotContain("restrict").doesNotContain("protect");
    }

    @Test
    void noLinkLeadsTheApplicantToAPageThatIsClosedToThem() throws Exception {
        assertThat(opened(ScriptedCases.PARTIAL))
                .doesNotContain("href=\"/agreements")
                .doesNotContain("href=\"/requests")
                .doesNotContain("href=\"/corrections");
    }

    @Test
    void aResultThatWasRefusedOrBrokeOffSaysThatItIsNoSheet() throws Exception {
        for (String caseNumber : List.of(ScriptedCases.REFUTED, ScriptedCases.LOG_LOST, ScriptedCases.BREAKS)) {
            assertThat(opened(caseNumber))
                    .contains("이 결과지에는 전자서명과 확인번호가 없습니다.")
                    .doesNotContain("sheet-record")
                    .doesNotContain("slot=\"sheet-foot\"");
        }
    }
}

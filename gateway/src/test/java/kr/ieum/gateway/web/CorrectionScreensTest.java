package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From an error on the screen to the keeper's answer, and back to whoever was told. */
@ScreenTest
@Timeout(60)
class CorrectionScreensTest {

    private static final Pattern REPORT = Pattern.compile(
            "href=\"(/corrections/new\\?lookup=([0-9a-f-]{36})&amp;subject=0&amp;attribute=Employment/since&amp;register=([a-z-]+))\"");
    private static final Pattern INCOME = Pattern.compile(
            "href=\"(/corrections/new\\?lookup=([0-9a-f-]{36})&amp;subject=1&amp;attribute=Income/year&amp;register=(tax-income))\"");
    private static final Pattern TICKET = Pattern.compile("href=\"(/corrections/[0-9a-f-]{36})\"");

    @LocalServerPort
    int port;

    private TestBrowser investigator() throws Exception {
        return new TestBrowser(port).signIn(ScriptedCases.INVESTIGATOR);
    }

    /** The applicant's result, opened with the slip. */
    private String result() throws Exception {
        TestBrowser applicant = new TestBrowser(port, "127.0.0.92");
        applicant.get("/result");
        return applicant
                .post("/result", Map.of("number", ScriptedCases.HEALTHY, "code", ScriptedSlips.CODE))
                .body();
    }

    /** How many applicants have to be told of a correction. */
    private static int tasks(TestBrowser official) throws Exception {
        return official.get("/").body().split("신청인에게 알리고, 새 결과를 볼 수 있도록", -1).length - 1;
    }

    private static int flags(String page) {
        return page.split("오류 신고됨 · 보유기관 확인 중", -1).length - 1;
    }

    private static Matcher found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher;
    }

    private static Map<String, String> form(Matcher link, String subject, String attribute) {
        return new HashMap<>(Map.of(
                "lookup",
                link.group(2),
                "subject",
                subject,
                "attribute",
                attribute,
                "register",
                link.group(3),
                "fault",
                "outdated",
                "note",
                "퇴사함"));
    }

    @Test
    void aReportGoesFromTheFieldToItsKeeperAndTheAnswerToWhoWasTold() throws Exception {
        result();
        TestBrowser kim = investigator();
        String page = kim.lookUp(ScriptedCases.HEALTHY).body();
        assertThat(page).contains("target=\"_blank\" rel=\"noopener\"");
        Matcher link = found(INCOME, page);
        String asked = kim.get(link.group(1).replace("&amp;", "&")).body();
        assertThat(asked).contains("무엇이 틀렸나요?").contains("소득·체납 연계자료").doesNotContain("윤정우");
        HttpResponse<String> sent = kim.post("/corrections", form(link, "1", "Income/year"));
        assertThat(kim.follow(sent).body()).contains("오류 신고를 보냈습니다");
        int disputed = flags(kim.lookUp(ScriptedCases.HEALTHY).body());
        assertThat(disputed).isPositive();
        assertThat(kim.get("/").body()).contains("보유기관이 확인하고 있습니다").contains(ScriptedCases.HEALTHY);

        TestBrowser keeper = new TestBrowser(port).signIn("oh.taeyang");
        String list = keeper.get("/corrections").body();
        assertThat(list).contains("확인 중");
        String ticket = found(TICKET, list).group(1);
        assertThat(keeper.get(ticket).body())
                .contains("퇴사함")
                .contains("접속기록에서")
                .doesNotContain("윤정우")
                .doesNotContain(ScriptedCases.HEALTHY);
        HttpResponse<String> answered = keeper.post(ticket + "/answer", Map.of("state", "corrected", "note", "정정 완료"));
        assertThat(URI.create(answered.headers().firstValue("Location").orElseThrow())
                        .getPath())
                .isEqualTo("/corrections");
        keeper.get("/corrections");
        assertThat(keeper.post(ticket + "/answer", Map.of("state", "confirmed")).body())
                .contains("이미 답한 신고입니다");
        assertThat(kim.get("/").body()).contains("보유기관이 자료를 정정했습니다").contains("정정 완료");
        assertThat(flags(kim.lookUp(ScriptedCases.HEALTHY).body())).isLessThan(disputed);

        int toTell = tasks(kim);
        assertThat(toTell).isPositive();
        String again = result();
        assertThat(again)
                .contains("앞서 보신 결과에 관한 알림")
                .contains("귀속연도 (소득·체납 연계자료)")
                .contains("앞서 받은 결과 대신 아래의 값을 쓰세요");
        assertThat(again.substring(0, again.indexOf("id=\"panel-")))
                .as("neither note nor value stands in it")
                .doesNotContain("퇴사함", "정정 완료");
        assertThat(tasks(kim)).as("the applicant of this case has seen it").isEqualTo(toTell - 1);
    }

    @Test
    void aNoteWithAResidentNumberIsNeitherKeptNorShownAgain() throws Exception {
        TestBrowser kim = investigator();
        Matcher link = found(REPORT, kim.lookUp(ScriptedCases.HEALTHY).body());
        Map<String, String> form = form(link, "0", "Employment/since");
        form.put("note", "850230-1000001 입니다");
        HttpResponse<String> answer = kim.post("/corrections", form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("주민등록번호로 보이는 숫자").doesNotContain("850230-1000001");
        form.put("note", "");
        form.remove("fault");
        assertThat(kim.post("/corrections", form).body()).contains("하나를 골라 주세요");
    }

    @Test
    void nobodyReportsWhatSomebodyElseWasToldAndNobodyAnswersForAnotherAgency() throws Exception {
        TestBrowser kim = investigator();
        Matcher link = found(REPORT, kim.lookUp(ScriptedCases.HEALTHY).body());
        TestBrowser other = new TestBrowser(port).signIn(ScriptedCases.DEPUTY);
        assertThat(other.post("/corrections", form(link, "0", "Employment/since"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(other.get("/corrections/new?lookup=x&subject=-1&attribute=a&register=b")
                        .statusCode())
                .isEqualTo(404);
        kim.post("/corrections", form(link, "0", "Employment/since"));
        TestBrowser keeper = new TestBrowser(port).signIn("oh.taeyang");
        assertThat(keeper.get("/corrections").body())
                .as("the employment register is another agency's")
                .doesNotContain("employment-insurance")
                .doesNotContain("고용보험 피보험자격");
    }

    @Test
    void aPanelSaysWhetherItsPaperNeedBeAskedFor() throws Exception {
        String whole = investigator().lookUp(ScriptedCases.HEALTHY).body();
        assertThat(whole)
                .contains("이 서류는 제출받지 않아도 됩니다: <span lang=\"ko\">소득금액증명</span>")
                .doesNotContain("이 서류는 제출받을 수 있습니다");
        String partial = investigator().lookUp(ScriptedCases.PARTIAL).body();
        assertThat(partial)
                .contains("이 서류는 제출받을 수 있습니다: <span lang=\"ko\">소득금액증명</span>")
                .contains("이 서류는 제출받지 않아도 됩니다: <span lang=\"ko\">가족관계증명서</span>");
        String refused = investigator().lookUp(ScriptedCases.REFUTED).body();
        assertThat(refused).contains("이 서류는 제출받을 수 있습니다").doesNotContain("제출받지 않아도");
    }
}

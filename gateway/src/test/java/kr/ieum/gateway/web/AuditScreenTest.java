package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The auditor's search on its page. */
@ScreenTest
class AuditScreenTest {

    private static final String NUMBER = "8309212000001";
    private static final String AUDITOR = "bae.junseo";

    @LocalServerPort
    int port;

    @Autowired
    ScriptedFindings findings;

    @Test
    void whatIsFoundSaysWhoInWhichCaseForWhatAndWhyItWasRefused() throws Exception {
        findings.refused("lee.sua", "CONFLICT_OF_INTEREST");
        TestBrowser auditor = new TestBrowser(port).signIn(AUDITOR);
        String page = auditor.get("/audit?state=refused&task=basic-livelihood").body();
        assertThat(page).contains("이수아", ScriptedCases.HEALTHY, "거절됨", "audit/entries/");
        assertThat(auditor.get("/audit?task=building-permit&state=refused").body())
                .contains("조건에 맞는 기록이 없습니다");
        assertThat(auditor.speaking("en").get("/audit?state=refused").body())
                .contains("Lee Sua", "Refused")
                .doesNotContain("audit.");
        int at = page.indexOf("/audit/entries/");
        assertThat(auditor.get(page.substring(at, page.indexOf('"', at))).body())
                .contains("/log/proof/", ScriptedCases.HEALTHY);
        assertThat(auditor.get("/audit/entries/2026h2/99999999").statusCode()).isEqualTo(404);
    }

    @Test
    void aSearchForSomebodyNeedsAReasonAndItsNumberStandsNowhere() throws Exception {
        TestBrowser auditor = new TestBrowser(port).signIn(AUDITOR);
        HttpResponse<String> without = auditor.post(
                "/audit/searches", Map.of("kind", "person", "named", NUMBER, "reason", " ", "state", "released"));
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("검색 사유를 적어").doesNotContain(NUMBER);
        assertThat(auditor.post("/audit/searches", Map.of("kind", "person", "named", "830921", "reason", "민원 확인"))
                        .body())
                .contains("종류와 맞지 않아")
                .doesNotContain("value=\"830921\"");

        HttpResponse<String> found =
                opened(auditor, Map.of("kind", "person", "named", "830921-2000001", "reason", "민원 확인"));
        assertThat(found.uri().toString()).contains("/audit/searches/").doesNotContain("830921");
        assertThat(found.body()).contains("이 검색은 제공기록에 남았습니다", "민원 확인", "배준서").doesNotContain("830921");
        assertThat(auditor.get("/audit?state=act").body()).contains("감사 검색: 사람·필지");
    }

    @Test
    void aSearchByOfficialFindsRefusalsTooAndPagesInOrder() throws Exception {
        for (int i = 0; i < 51; i++) {
            findings.refused("choi.minjun", "CASE_NOT_ACCESSIBLE");
        }
        TestBrowser auditor = new TestBrowser(port).signIn(AUDITOR);
        HttpResponse<String> found = opened(
                auditor, Map.of("kind", "official", "named", "choi.minjun", "reason", "정기 점검", "state", "refused"));
        assertThat(lines(found.body())).isEqualTo(50);
        int at = found.body().indexOf("?after=");
        String next =
                found.uri().getPath() + found.body().substring(at, found.body().indexOf('"', at));
        assertThat(lines(auditor.get(next).body())).isEqualTo(1);
    }

    @Test
    void aFilterThatCannotBeReadFindsNothingAndSaysSo() throws Exception {
        assertThat(new TestBrowser(port)
                        .signIn(AUDITOR)
                        .get("/audit?from=tomorrow")
                        .body())
                .contains("검색 조건을 읽을 수 없습니다")
                .doesNotContain("/audit/entries/");
    }

    @Test
    void whoeverIsAskedExplainsOnceAndTheAuditorClosesWithAResult() throws Exception {
        findings.refused(ScriptedCases.NEARS_OFFICIAL, "CONFLICT_OF_INTEREST");
        findings.look();
        TestBrowser official = new TestBrowser(port).signIn(ScriptedCases.NEARS_OFFICIAL);
        String page = official.get("/explanations").body();
        assertThat(page).contains("본인·친족·동료 조회 시도", "자동으로 배정되었을 수");
        int at = page.indexOf("/explanations/");
        String address = page.substring(at, page.indexOf('"', at));
        assertThat(official.post(address, Map.of("text", NUMBER)).statusCode()).isEqualTo(422);
        assertThat(official.post(address, Map.of("text", "자동으로 배정된 사건")).statusCode())
                .isEqualTo(302);
        assertThat(official.post(address, Map.of("text", "또")).statusCode()).isEqualTo(409);
        assertThat(official.get("/explanations").body()).contains("소명할 조회가 없습니다");

        TestBrowser auditor = new TestBrowser(port).signIn(AUDITOR);
        String finding = address.replace("/explanations/", "/audit/findings/");
        assertThat(auditor.get("/audit/findings").body()).contains("양소리", "자동으로 배정된 사건", finding);
        assertThat(auditor.post(finding, Map.of("result", "pursued")).statusCode())
                .isEqualTo(422);
        assertThat(auditor.post(finding, Map.of("result", "accepted")).statusCode())
                .isEqualTo(302);
        assertThat(auditor.get("/audit/findings").body()).contains("소명 인정").doesNotContain("action=\"" + finding);
    }

    @Test
    void aCopyIsAFileWhoseNameSaysNothingOfWhatIsInIt() throws Exception {
        findings.refused("lee.sua", "CONFLICT_OF_INTEREST");
        TestBrowser auditor = new TestBrowser(port).signIn(AUDITOR);
        HttpResponse<String> copy = auditor.post("/audit/exports", Map.of("reason", "정기 점검", "state", "refused"));
        assertThat(copy.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(copy.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"audit-[0-9a-f-]{36}\\.zip\"");
        assertThat(copy.body()).startsWith("PK");
        assertThat(auditor.post("/audit/exports", Map.of("reason", " ", "state", "refused"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(auditor.get("/audit?state=act").body()).contains("감사 사본 내보내기");
    }

    private static HttpResponse<String> opened(TestBrowser auditor, Map<String, String> form) throws Exception {
        HttpResponse<String> begun = auditor.post("/audit/searches", form);
        assertThat(begun.statusCode()).isEqualTo(302);
        return auditor.get(
                URI.create(begun.headers().firstValue("Location").orElseThrow()).getPath());
    }

    private static int lines(String page) {
        return page.split("href=\"/audit/entries/", -1).length - 1;
    }
}

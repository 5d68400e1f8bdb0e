package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.RequestKind;
import kr.ieum.gateway.oversight.LookupBegin;
import kr.ieum.gateway.oversight.LookupRecords;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The auditor's search on its page. */
@ScreenTest
class AuditScreenTest {

    private static final String NUMBER = "8309212000001";
    private static final String AUDITOR = "bae.junseo";
    private static final SecureRandom RANDOM = new SecureRandom();

    @LocalServerPort
    int port;

    @Autowired
    LookupRecords records;

    @Autowired
    DisclosureLog log;

    @Autowired
    MovableClock clock;

    private void refused(String official) throws Exception {
        UUID id = UUID.randomUUID();
        log.append(
                List.of(new Leaf.Refusal(
                        clock.instant(),
                        id,
                        RequestKind.CASE,
                        "3000000",
                        "basic-livelihood",
                        "CONFLICT_OF_INTEREST",
                        Opening.fresh(Purpose.SUBJECT, "", RANDOM).commitment(),
                        Opening.fresh(Purpose.CASE, ScriptedCases.HEALTHY, RANDOM)
                                .commitment(),
                        Opening.fresh(Purpose.OFFICIAL, official, RANDOM).commitment())),
                List.of(records.begun(new LookupBegin(
                        id,
                        official,
                        "3000000",
                        Optional.of(ScriptedCases.HEALTHY),
                        Optional.empty(),
                        clock.instant(),
                        "basic-livelihood",
                        ScriptedLookups.VIEW,
                        List.of("identity")))));
    }

    @Test
    void whatIsFoundSaysWhoInWhichCaseForWhatAndWhyItWasRefused() throws Exception {
        refused("lee.sua");
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
            refused("choi.minjun");
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

package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ScreenTest
class CaseScreensTest {

    @LocalServerPort
    int port;

    @Autowired
    ScriptedCases cases;

    TestBrowser browser;

    @BeforeEach
    void signIn() throws Exception {
        browser = new TestBrowser(port).signIn(ScriptedCases.INVESTIGATOR);
    }

    @Test
    void onesCasesAreListedTheLatestFirstByPages() throws Exception {
        String first = browser.get("/").body();
        assertThat(first).contains("사건 43건").contains("3쪽 중 1쪽");
        assertThat(first.indexOf(ScriptedCases.HEALTHY)).isBetween(0, first.indexOf(ScriptedCases.PARTIAL));
        assertThat(browser.get("/?page=3").body()).contains("3쪽 중 3쪽");
        assertThat(browser.get("/?page=99").body()).contains("3쪽 중 3쪽");
        assertThat(browser.get("/?page=-1").body()).contains("3쪽 중 1쪽");
    }

    @Test
    void aDeputySeesTheCaseWithUntilWhen() throws Exception {
        TestBrowser deputy = new TestBrowser(port).signIn(ScriptedCases.DEPUTY);
        assertThat(deputy.get("/").body())
                .contains(ScriptedCases.HEALTHY)
                .contains("김지현 담당자의 대직자로서, 2020. 1. 1.부터 2090. 10. 12.까지")
                .doesNotContain(ScriptedCases.REFUTED);
    }

    @Test
    void aDeputysLookUpSaysSoAndOnesOwnDoesnt() throws Exception {
        TestBrowser deputy = new TestBrowser(port).signIn(ScriptedCases.DEPUTY);
        String words = "김지현 담당자의 대직자로서, 2020. 1. 1.부터 2090. 10. 12.까지";
        assertThat(deputy.get(deputy.addressOf(ScriptedCases.HEALTHY)).body()).contains(words);
        assertThat(deputy.lookUp(ScriptedCases.HEALTHY).body()).contains(words);
        assertThat(browser.lookUp(ScriptedCases.HEALTHY).body()).doesNotContain("담당자의 대직자로서");
        assertThat(deputy.speaking("en").lookUp(ScriptedCases.HEALTHY).body())
                .contains("Standing in for Kim Jihyeon, from 1 Jan 2020 to 12 Oct 2090");
    }

    @Test
    void aNameSoughtStandsInNoAddress() throws Exception {
        HttpResponse<String> answer = browser.post("/cases/filter", Map.of("text", "윤정우", "stage", ""));
        String found = browser.follow(answer).body();
        assertThat(found).contains("43건 중 12건").contains("value=\"윤정우\"");
        assertThat(browser.addresses()).noneMatch(address -> address.contains("윤") || address.contains("%EC"));
    }

    @Test
    void aSearchWithoutResultSaysWhatToDo() throws Exception {
        String none = browser.follow(browser.post("/cases/filter", Map.of("text", "zzz", "stage", "")))
                .body();
        assertThat(none).contains("조건에 맞는 사건이 없습니다").contains("전체 보기");
        String all = browser.follow(browser.post("/cases/filter", Map.of())).body();
        assertThat(all).contains("사건 43건");
    }

    @Test
    void someoneWithoutCasesSeesWhy() throws Exception {
        assertThat(new TestBrowser(port)
                        .signIn(ScriptedCases.OTHER_CITY)
                        .get("/")
                        .body())
                .contains("배정된 사건이 없습니다");
    }

    @Test
    void aSilentCaseSystemIsSaidAndLosesNothing() throws Exception {
        String address = browser.addressOf(ScriptedCases.HEALTHY);
        cases.available = false;
        try {
            assertThat(browser.get("/").body()).contains("사건 목록을 불러오지 못했습니다");
            HttpResponse<String> page = browser.get(address);
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("사건시스템이 응답하지 않습니다");
            assertThat(browser.post(address + "/lookup", Map.of()).statusCode()).isEqualTo(503);
        } finally {
            cases.available = true;
        }
        assertThat(browser.get(address).statusCode()).isEqualTo(200);
    }

    @Test
    void aCaseNumberStandsInNoAddress() throws Exception {
        String address = browser.addressOf(ScriptedCases.HEALTHY);
        assertThat(browser.get(address).body()).contains(ScriptedCases.HEALTHY);
        browser.post(address + "/lookup", Map.of());
        browser.post("/language", Map.of("to", "en", "back", address));
        assertThat(browser.addresses()).noneMatch(one -> one.contains("2026-04"));
        assertThat(browser.get("/").body()).doesNotContainPattern("(href|action)=\"[^\"]*2026-04");
    }

    @Test
    void someoneElsesCaseReadsLikeOneThatDoesntExist() throws Exception {
        TestBrowser other = new TestBrowser(port).signIn(ScriptedCases.OTHER_CITY);
        HttpResponse<String> theirs = other.post("/cases/open", Map.of("number", ScriptedCases.HEALTHY));
        HttpResponse<String> none = other.post("/cases/open", Map.of("number", "9999999-2026-04-0000001"));
        assertThat(theirs.statusCode()).isEqualTo(403).isEqualTo(none.statusCode());
        assertThat(withoutToken(theirs.body())).isEqualTo(withoutToken(none.body()));
        assertThat(theirs.body()).doesNotContain("윤정우").doesNotContain(ScriptedCases.HEALTHY);
    }

    @Test
    void anotherOfficialsAddressOpensNothing() throws Exception {
        String mine = browser.addressOf(ScriptedCases.HEALTHY);
        TestBrowser deputy = new TestBrowser(port).signIn(ScriptedCases.DEPUTY);
        assertThat(deputy.addressOf(ScriptedCases.HEALTHY)).isNotEqualTo(mine);
        assertThat(deputy.get(mine).statusCode()).isEqualTo(403);
        assertThat(deputy.post(mine + "/lookup", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void theCasePageSaysWhoIsAskedForWhatAndWhyAndThatItIsLogged() throws Exception {
        String page = browser.get(browser.addressOf(ScriptedCases.HEALTHY)).body();
        assertThat(page)
                .contains("주민등록 전산정보")
                .contains("국세청")
                .contains("소득금액증명")
                .contains("국민기초생활 보장법 제22조")
                .contains("제공기록에 남습니다")
                .contains("부양의무자")
                .contains("차량 가액");
    }

    @Test
    void aTaskWithoutAViewSaysSo() throws Exception {
        HttpResponse<String> page = browser.get(browser.addressOf(ScriptedCases.OTHER_TASK));
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("이 사무의 화면이 없습니다");
    }

    @Test
    void aLookUpRefusedAtItsStartGivesReasonRemedyAndId() throws Exception {
        HttpResponse<String> page = browser.lookUp(ScriptedCases.REFUSED_AT_START);
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body())
                .contains("이유 OTHER_TASK")
                .contains("협약에 새 조항이 필요합니다")
                .containsPattern("[0-9a-f]{8}-[0-9a-f]{4}");
    }

    @Test
    void withoutTheLogNothingIsLookedUp() throws Exception {
        HttpResponse<String> page = browser.lookUp(ScriptedCases.LOG_LOST_AT_START);
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("제공기록을 쓸 수 없습니다").contains("어떤 값도 나가지 않았습니다");
    }

    @Test
    void withoutAWitnessNothingIsLookedUpAndThePageSaysWhatWasKeptAndThatItComesBackByItself() throws Exception {
        cases.unvouched = true;
        try {
            HttpResponse<String> page = browser.lookUp(ScriptedCases.LOG_LOST_AT_START);
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body())
                    .contains("제공기록을 확인해 줄 증인이 답하지 않습니다")
                    .contains("이미 남은 기록은 그대로입니다")
                    .contains("저절로 조회할 수 있습니다");
            assertThat(browser.lookUp(ScriptedCases.LOG_LOST).body())
                    .contains("외부 증인이 확인해 주지 않아 조회하지 않았습니다")
                    .contains("어떤 값도 나가지 않았습니다");
        } finally {
            cases.unvouched = false;
        }
    }

    private static String withoutToken(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }
}

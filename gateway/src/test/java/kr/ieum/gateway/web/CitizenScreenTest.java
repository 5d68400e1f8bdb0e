package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The citizen's page tells everything about them and nothing of anybody else. */
@ScreenTest
@Timeout(60)
class CitizenScreenTest {

    @LocalServerPort
    int port;

    private TestBrowser signedIn(String citizen, String language) throws Exception {
        TestBrowser browser = new TestBrowser(port).speaking(language);
        browser.get("/citizen");
        browser.post("/citizen/sign-in", Map.of("id", citizen));
        return browser;
    }

    @Test
    void everyDisclosureSaysWhenWhoWhatForAndOnWhichGround() throws Exception {
        String page = signedIn(ScriptedCitizens.MUCH, "ko-KR").get("/citizen").body();

        assertThat(page)
                .contains("윤정우 님에 대한 제공 25건")
                .contains("2026. 11. 20. 10:02:03")
                .contains("종로구")
                .contains("C3, ")
                .contains("국민기초생활 보장법")
                .contains("제공기록 2026h2, 400번 항목")
                .contains("제공됨")
                .contains("물었으나 결과를 알 수 없음")
                .contains("연도만")
                .doesNotContain("kim.jihyun", "park.doyun", "김지현");
        assertThat(page).contains("알리기를 미루었습니다. 이유: 수사");
    }

    @Test
    void itSpeaksEnglishAndHasPages() throws Exception {
        TestBrowser browser = signedIn(ScriptedCitizens.MUCH, "en");
        assertThat(browser.get("/citizen").body())
                .contains("25 disclosures about Yun Jeongu")
                .contains("href=\"/citizen?page=2\"")
                .doesNotContain("??");
        assertThat(browser.get("/citizen?page=2").body()).contains("entry 376").doesNotContain("entry 400");
    }

    @Test
    void whoWasNeverLookedUpIsToldSo() throws Exception {
        assertThat(signedIn(ScriptedCitizens.NOTHING, "ko-KR").get("/citizen").body())
                .contains("알려 드릴 제공 내역이 없습니다");
    }

    @Test
    void nobodyComesInWithoutSigningInOrAsSomebodyElse() throws Exception {
        assertThat(new TestBrowser(port).get("/citizen").body())
                .contains("간편인증")
                .doesNotContain("님에 대한 제공");
        assertThat(signedIn("8502131104958", "ko-KR").get("/citizen").body()).doesNotContain("님에 대한 제공");

        TestBrowser browser = signedIn(ScriptedCitizens.MUCH, "ko-KR");
        browser.get("/citizen");
        browser.post("/citizen/sign-out", Map.of());
        assertThat(browser.get("/citizen").body()).doesNotContain("님에 대한 제공");
    }

    @Test
    void aCitizensSignInOpensNoOfficialsPage() throws Exception {
        TestBrowser browser = signedIn(ScriptedCitizens.MUCH, "ko-KR");
        assertThat(browser.get("/").body()).doesNotContain("님에 대한 제공");
        assertThat(browser.get("/").statusCode()).isNotEqualTo(200);
        assertThat(browser.get("/api/v1/cases").statusCode()).isEqualTo(401);
    }
}

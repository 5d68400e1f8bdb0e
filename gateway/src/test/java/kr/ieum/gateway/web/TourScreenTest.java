package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ScreenTest
class TourScreenTest {

    private static final Map<String, String> HEALTHY = Map.of("number", ScriptedCases.HEALTHY);

    @LocalServerPort
    int port;

    TestBrowser browser;

    @BeforeEach
    void openBrowser() {
        browser = new TestBrowser(port);
    }

    @Test
    void whoComesToTheDemoMeetsTheTour() throws Exception {
        HttpResponse<String> page = browser.follow(browser.get("/"));
        assertThat(page.body()).contains("모두 갖춘 사건").contains("김지현").contains("값마다 근거가 있습니다.");
    }

    @Test
    void oneClickSignsInAndOpensTheCaseAndTellsWhatToLookAt() throws Exception {
        browser.get("/tour");
        HttpResponse<String> opened = browser.post("/tour/healthy", HEALTHY);
        assertThat(opened.headers().firstValue("Location").orElseThrow()).contains("/cases/");
        assertThat(browser.follow(opened).body())
                .contains("김지현")
                .contains("값마다 근거가 있습니다.")
                .contains("남의 사건");
        assertThat(browser.addresses()).noneMatch(address -> address.contains(ScriptedCases.HEALTHY));
    }

    @Test
    void theNextStopIsAnotherOfficialsSessionAndRefusesInTheUsualWords() throws Exception {
        browser.get("/tour");
        browser.follow(browser.post("/tour/healthy", HEALTHY));
        HttpResponse<String> refused = browser.post("/tour/other-city", HEALTHY);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("한서연").contains("거절됩니다.").doesNotContain("김지현");
        assertThat(ScriptedTour.SCENE.get()).containsEntry("family", new Tour.Mood("slow", 3000));
    }

    @Test
    void theNumberPostedGivesNobodyMoreThanTheOfficialOfThatStopHas() throws Exception {
        browser.get("/tour");
        HttpResponse<String> refused = browser.post("/tour/healthy", Map.of("number", "3000000-2026-04-9999999"));
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void aCaseBesideTheTourHasNoNumberInItAndLeadsBackToTheList() throws Exception {
        assertThat(browser.get("/tour").body()).contains("더 둘러볼 사건").contains("곁의 사건");
        String opened = browser.follow(browser.post("/tour/beside", HEALTHY)).body();
        assertThat(opened)
                .contains("더 둘러보기:")
                .contains("번호가 없습니다.")
                .contains("둘러보기 전체 목록")
                .doesNotContain("둘러보기 0/")
                .doesNotContain("다음: ");
        assertThat(browser.follow(browser.post("/tour/healthy", HEALTHY)).body())
                .as("the tour itself counts as before")
                .contains("둘러보기 1/2:");
    }

    @Test
    void anUnknownStopSaysWhereToGo() throws Exception {
        browser.get("/tour");
        HttpResponse<String> answer = browser.post("/tour/nowhere", HEALTHY);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("둘러보기에 없는 사건입니다");
    }
}

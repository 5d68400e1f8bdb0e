package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ScreenTest
class EveryAnswerTest {

    private static final Pattern POSTS = Pattern.compile("<form method=\"post\".*?</form>", Pattern.DOTALL);

    @LocalServerPort
    int port;

    TestBrowser browser;

    @BeforeEach
    void signIn() throws Exception {
        browser = new TestBrowser(port).signIn(ScriptedCases.INVESTIGATOR);
    }

    private List<HttpResponse<String>> everyKind() throws Exception {
        List<HttpResponse<String>> answers = new ArrayList<>();
        answers.add(new TestBrowser(port).get("/login"));
        answers.add(new TestBrowser(port).get("/"));
        answers.add(browser.get("/"));
        answers.add(browser.get(browser.addressOf(ScriptedCases.HEALTHY)));
        answers.add(browser.lookUp(ScriptedCases.HEALTHY));
        answers.add(browser.lookUp(ScriptedCases.REFUSED_AT_START));
        answers.add(new TestBrowser(port).get("/verify"));
        answers.add(new TestBrowser(port, "127.0.0.78").post("/verify", Map.of("code", "1")));
        answers.add(browser.get("/nowhere"));
        answers.add(browser.get("/cases/%2e%2e/x"));
        answers.add(browser.get("/styles/ieum.css"));
        answers.add(browser.get("/styles/nothing.css"));
        answers.add(browser.send(browser.request("/").PUT(HttpRequest.BodyPublishers.noBody())));
        return answers;
    }

    @Test
    void nothingRunsIsEmbeddedOrSaysWhereItCameFrom() throws Exception {
        for (HttpResponse<String> answer : everyKind()) {
            assertThat(header(answer, "Content-Security-Policy"))
                    .as(answer.uri() + " " + answer.statusCode())
                    .isEqualTo("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
                            + "frame-ancestors 'none'; base-uri 'none'");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.body())
                    .doesNotContain("<script")
                    .doesNotContain("style=\"")
                    .doesNotContainPattern(" on[a-z]+=\"");
        }
    }

    @Test
    void noPageIsKeptButTheStylesheetIs() throws Exception {
        for (HttpResponse<String> answer : everyKind()) {
            if (answer.uri().getPath().equals("/styles/ieum.css")) {
                assertThat(header(answer, "Cache-Control"))
                        .contains("max-age=31536000")
                        .contains("immutable");
            } else {
                assertThat(header(answer, "Cache-Control")).contains("no-store");
            }
        }
    }

    @Test
    void everyFormThatPostsCarriesItsTokenButThoseOutsideSessions() throws Exception {
        int forms = 0;
        for (HttpResponse<String> answer : everyKind()) {
            Matcher found = POSTS.matcher(answer.body());
            while (found.find()) {
                if (found.group().contains("action=\"/verify")) {
                    assertThat(found.group()).doesNotContain("_csrf");
                    continue;
                }
                forms++;
                assertThat(found.group()).containsPattern("name=\"_csrf\" value=\"[A-Za-z0-9_=-]{40,}\"");
            }
        }
        assertThat(forms).isGreaterThan(15);
    }

    @Test
    void errorsArePagesThatSayWhatHappenedWhatWasKeptAndWhatNow() throws Exception {
        Map<String, Integer> pages = Map.of("/nowhere", 404, "/cases/%2e%2e/x", 400, "/cases/made-up", 403);
        for (Map.Entry<String, Integer> page : pages.entrySet()) {
            HttpResponse<String> answer = browser.get(page.getKey());
            assertThat(answer.statusCode()).isEqualTo(page.getValue());
            assertThat(answer.body())
                    .contains("무슨 일이 있었나요?")
                    .contains("무엇이 남았나요?")
                    .contains("이제 무엇을 하나요?");
        }
        browser.speaking("en");
        assertThat(browser.get("/nowhere").body()).contains("What was kept?").contains("lang=\"en\"");
    }

    @Test
    void aFormOfAnotherSessionIsRefusedWithoutEffect() throws Exception {
        String address = browser.addressOf(ScriptedCases.HEALTHY);
        browser.setToken("made-up");
        HttpResponse<String> answer = browser.post(address + "/lookup", Map.of());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("양식이 오래되었습니다");
    }

    @Test
    void aGetStartsNoLookUp() throws Exception {
        HttpResponse<String> answer = browser.get(browser.addressOf(ScriptedCases.HEALTHY) + "/lookup");
        assertThat(answer.statusCode()).isEqualTo(405);
    }

    @Test
    void theLanguageIsKoreanUnlessTheBrowserPrefersEnglishOrTheOfficialChose() throws Exception {
        assertThat(new TestBrowser(port)
                        .speaking("fr-FR, de;q=0.5")
                        .get("/login")
                        .body())
                .contains("lang=\"ko\"");
        assertThat(new TestBrowser(port)
                        .speaking("fr, en;q=0.5, ko;q=0.2")
                        .get("/login")
                        .body())
                .contains("lang=\"en\"");
        HttpResponse<String> changed = browser.post("/language", Map.of("to", "en", "back", "/"));
        assertThat(changed.statusCode()).isEqualTo(302);
        assertThat(browser.get("/").body()).contains("lang=\"en\"").contains("My cases");
    }

    @Test
    void changingTheLanguageLeadsToNoOtherSite() throws Exception {
        for (String back :
                List.of("//evil.example", "https://evil.example/", "/\\evil", "/cases/../x", "", "/login?x")) {
            HttpResponse<String> changed = browser.post("/language", Map.of("to", "en", "back", back));
            assertThat(header(changed, "Location")).as(back).isIn("/", "http://127.0.0.1:" + port + "/");
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

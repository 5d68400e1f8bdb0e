package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ScreenTest
class SignInScreenTest {

    @LocalServerPort
    int port;

    @Autowired
    ScriptedOfficials officials;

    TestBrowser browser;

    @BeforeEach
    void openBrowser() {
        browser = new TestBrowser(port);
    }

    @Test
    void nobodySeesAPageBeforeSigningIn() throws Exception {
        assertThat(browser.get("/").headers().firstValue("Location").orElseThrow())
                .as("the demo begins with its tour")
                .endsWith("/tour");
        for (String path : new String[] {"/cases/abc", "/nowhere", "/actuator/env", "/error"}) {
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
        }
    }

    @Test
    void signingInLeadsToOnesCasesUnderANewSession() throws Exception {
        browser.get("/login");
        String before = session();
        HttpResponse<String> signedIn =
                browser.post("/login", Map.of("id", ScriptedCases.INVESTIGATOR, "password", "ieum-demo"));
        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(session()).isNotEqualTo(before);
        assertThat(browser.get("/").body()).contains("김지현").contains(ScriptedCases.HEALTHY);
    }

    @Test
    void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() throws Exception {
        String cookie = browser.get("/login").headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").contains("Path=/");
    }

    @Test
    void whateverIsWrongTheAnswerIsTheSame() throws Exception {
        String wrongPassword = failure("guess0", "wrong");
        assertThat(failure("nobody", "wrong")).isEqualTo(wrongPassword);
        assertThat(failure("guess0", "x".repeat(200))).isEqualTo(wrongPassword);
        assertThat(failure("\u0000'; --", "wrong")).isEqualTo(wrongPassword);
        assertThat(failure("n".repeat(5000), "wrong")).isEqualTo(wrongPassword);
    }

    @Test
    void afterFiveFailuresEvenTheRightPasswordHasToWait() throws Exception {
        String wrong = failure("guess1", "wrong");
        for (int i = 1; i < SignInAttempts.FREE_PER_ACCOUNT; i++) {
            failure("guess1", "wrong");
        }
        assertThat(failure("guess1", ScriptedOfficials.PASSWORD)).isEqualTo(wrong);
    }

    @Test
    void theFormNeedsItsToken() throws Exception {
        HttpResponse<String> answer =
                browser.post("/login", Map.of("id", ScriptedCases.INVESTIGATOR, "password", "ieum-demo"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login?ended");
    }

    @Test
    void anEndedSessionSaysWhatWasKept() throws Exception {
        browser.signIn(ScriptedCases.INVESTIGATOR);
        String address = browser.addressOf(ScriptedCases.HEALTHY);
        String forgotten = browser.token();
        browser.cookies().getCookieStore().removeAll();
        browser.setToken(forgotten);
        HttpResponse<String> answer = browser.post(address + "/lookup", Map.of());
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login?ended");
        assertThat(browser.get("/login?ended").body()).contains("조회하지도 저장하지도 않았으니");
    }

    @Test
    void whoLeavesIsOutWithTheNextRequest() throws Exception {
        browser.signIn("leaver");
        officials.gone.add("leaver");
        try {
            assertThat(browser.get("/").statusCode()).isEqualTo(302);
        } finally {
            officials.gone.remove("leaver");
        }
        assertThat(browser.get("/").statusCode())
                .as("the session is gone for good")
                .isEqualTo(302);
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        browser.signIn(ScriptedCases.INVESTIGATOR);
        HttpResponse<String> out = browser.post("/logout", Map.of());
        assertThat(out.headers().firstValue("Location").orElseThrow()).endsWith("/login?out");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    private String failure(String id, String password) throws Exception {
        TestBrowser fresh = new TestBrowser(port);
        fresh.get("/login");
        HttpResponse<String> answer = fresh.post("/login", Map.of("id", id, "password", password));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("xxx").doesNotContain("nnn");
        return answer.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    private String session() {
        return browser.cookies().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("ieum"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}

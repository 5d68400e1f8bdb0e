package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.identity.Officials.Account;
import kr.ieum.gateway.identity.Officials.Standing;
import kr.ieum.schemas.yaml.Localized;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.Manager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

@ScreenTest
class SessionRulesTest {

    private static final String WHO = "guess4";

    @LocalServerPort
    int port;

    @Autowired
    ScriptedOfficials officials;

    @Autowired
    MovableClock clock;

    @Autowired
    WebServerApplicationContext context;

    TestBrowser browser;

    @BeforeEach
    void signIn() throws Exception {
        browser = new TestBrowser(port).signIn(WHO);
    }

    @AfterEach
    void asBefore() {
        clock.ahead = Duration.ZERO;
        officials.standings.clear();
    }

    @Test
    void aNewSignInEndsTheOlderOneAndSaysSoOnBoth() throws Exception {
        TestBrowser second = new TestBrowser(port);
        second.get("/login");
        second.post("/login", Map.of("id", WHO, "password", ScriptedOfficials.PASSWORD));
        assertThat(second.get("/").body()).contains("이전 세션을 끝냈습니다").contains("본인의 것이 아니었다면");
        assertThat(second.get("/").body()).as("told once").doesNotContain("이전 세션을 끝냈습니다");
        assertEnded(browser, "elsewhere", "다른 브라우저나 자리에서 같은 아이디로");
        assertThat(second.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void aSignInAfterASignOutEndsNothing() throws Exception {
        browser.post("/logout", Map.of());
        TestBrowser second = new TestBrowser(port).signIn(WHO);
        second.post("/logout", Map.of());
        second.get("/login");
        second.post("/login", Map.of("id", WHO, "password", ScriptedOfficials.PASSWORD));
        assertThat(second.get("/").body()).doesNotContain("이전 세션을 끝냈습니다");
    }

    @Test
    void aSessionEndsAfterHalfAnHourWithoutUse() throws Exception {
        clock.ahead = Duration.ofMinutes(29);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        clock.ahead = Duration.ofMinutes(58);
        assertThat(browser.get("/").statusCode()).as("used in between").isEqualTo(200);
        clock.ahead = Duration.ofMinutes(89);
        assertEnded(browser, "idle", "30분 동안 쓰지 않아");
    }

    @Test
    void aSessionEndsAfterTenHoursHoweverMuchItIsUsed() throws Exception {
        for (int minutes = 25; minutes < 600; minutes += 25) {
            clock.ahead = Duration.ofMinutes(minutes);
            assertThat(browser.get("/").statusCode())
                    .as("after %d min", minutes)
                    .isEqualTo(200);
        }
        clock.ahead = Duration.ofHours(10).plusSeconds(1);
        assertEnded(browser, "too-long", "쓸 수 있는 시간 10시간이 지나");
    }

    @Test
    void theServletContainerForgetsNoSessionBeforeItsOfficialIsToldWhyItEnded() {
        Manager sessions = sessions();
        assertThat(sessions.findSessions())
                .filteredOn(session -> session.getSession().getAttribute(SessionBond.class.getName()) != null)
                .isNotEmpty()
                .allSatisfy(
                        session -> assertThat(session.getMaxInactiveInterval()).isGreaterThanOrEqualTo((int)
                                SessionLimits.STANDARD.longest().toSeconds()));
    }

    private Manager sessions() {
        assertThat(context.getWebServer()).isInstanceOf(TomcatWebServer.class);
        Container application =
                ((TomcatWebServer) context.getWebServer()).getTomcat().getHost().findChildren()[0];
        assertThat(application).isInstanceOf(Context.class);
        return ((Context) application).getManager();
    }

    @Test
    void aSessionInAnotherBrowserEnds() throws Exception {
        HttpResponse<String> stolen = browser.send(browser.request("/")
                .header("User-Agent", "somebody else's browser")
                .GET());
        assertThat(stolen.headers().firstValue("Location").orElseThrow()).endsWith("/login?ended=other-browser");
        assertThat(browser.get("/").statusCode()).as("for both").isEqualTo(302);
    }

    @Test
    void whoIsTransferredOrAbsentIsOutWithTheNextRequestAndToldWhy() throws Exception {
        Official before = officials.known(WHO).orElseThrow();
        officials.standings.put(
                WHO,
                new Standing.InOffice(new Account(
                        new Official(
                                before.id(),
                                before.name(),
                                before.agency(),
                                before.agencyName(),
                                before.team(),
                                before.system(),
                                Set.of("team-head"),
                                before.assurance()),
                        "")));
        assertEnded(browser, "transferred", "소속, 시스템 또는 역할이 바뀌었습니다");
        officials.standings.clear();
        browser = new TestBrowser(port).signIn(WHO);
        officials.standings.put(WHO, new Standing.Absent(LocalDate.of(2026, 8, 3), LocalDate.of(2026, 8, 14)));
        assertEnded(browser, "absent", "부재(휴가·휴직 등)로 등록되어");
        browser.get("/login");
        assertThat(browser.post("/login", Map.of("id", WHO, "password", ScriptedOfficials.PASSWORD))
                        .statusCode())
                .as("nobody who is absent comes in")
                .isEqualTo(401);
    }

    @Test
    void whateverChangesOfThePostEndsTheSession() throws Exception {
        Official before = officials.known(WHO).orElseThrow();
        Localized team = new Localized("다른 팀", "another team");
        for (Official after : List.of(
                posted(before, "3780000", before.team(), before.system(), before.assurance()),
                posted(before, before.agency(), team, before.system(), before.assurance()),
                posted(before, before.agency(), before.team(), "permit-case", before.assurance()),
                posted(before, before.agency(), before.team(), before.system(), before.assurance() - 1))) {
            officials.standings.clear();
            browser = new TestBrowser(port).signIn(WHO);
            officials.standings.put(WHO, new Standing.InOffice(new Account(after, "")));
            assertThat(endOf(browser)).as(after.toString()).endsWith("/login?ended=transferred");
        }
    }

    private static Official posted(Official one, String agency, Localized team, String system, int assurance) {
        return new Official(one.id(), one.name(), agency, one.agencyName(), team, system, one.roles(), assurance);
    }

    @Test
    void whoIsInNoOfficeTodayIsOutWhateverTheReason() throws Exception {
        for (Standing standing : List.of(
                new Standing.NotYet(LocalDate.of(2026, 12, 1)),
                new Standing.Left(LocalDate.of(2026, 8, 3)),
                new Standing.Unknown())) {
            officials.standings.clear();
            browser = new TestBrowser(port).signIn(WHO);
            officials.standings.put(WHO, standing);
            assertThat(endOf(browser)).as(standing.toString()).endsWith("/login?ended=not-in-office");
        }
    }

    @Test
    void whoComesBackAfterAnEndedSessionIsNotToldOfAnOlderOne() throws Exception {
        officials.standings.put(WHO, new Standing.Absent(LocalDate.of(2026, 8, 3), LocalDate.of(2026, 8, 14)));
        assertThat(endOf(browser)).endsWith("/login?ended=absent");
        officials.standings.clear();
        assertThat(browser.get("/").statusCode())
                .as("the ended one stays ended")
                .isEqualTo(302);
        browser.get("/login");
        browser.post("/login", Map.of("id", WHO, "password", ScriptedOfficials.PASSWORD));
        assertThat(browser.get("/").body()).doesNotContain("이전 세션을 끝냈습니다");
    }

    private static String endOf(TestBrowser browser) throws Exception {
        return browser.send(browser.request("/").GET())
                .headers()
                .firstValue("Location")
                .orElse("no redirect");
    }

    @Test
    void theApiSaysWhyInAProblem() throws Exception {
        officials.standings.put(WHO, new Standing.Left(LocalDate.of(2026, 8, 3)));
        HttpResponse<String> answer =
                browser.send(browser.request("/api/v1/cases").GET());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("urn:ieum:problem:not-in-office");
    }

    @Test
    void afterSigningOutTheBrowserHasNothingToShowAgain() throws Exception {
        assertThat(browser.get("/").headers().firstValue("Cache-Control")).contains("no-store");
        HttpResponse<String> out = browser.post("/logout", Map.of());
        assertThat(out.headers().firstValue("Clear-Site-Data")).contains("\"cache\"");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    private static void assertEnded(TestBrowser browser, String why, String words) throws Exception {
        HttpRequest.Builder request = browser.request("/").GET();
        HttpResponse<String> answer = browser.send(request);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login?ended=" + why);
        assertThat(browser.get("/login?ended=" + why).body()).contains(words);
        assertThat(browser.get("/").statusCode()).as("gone for good").isEqualTo(302);
    }
}

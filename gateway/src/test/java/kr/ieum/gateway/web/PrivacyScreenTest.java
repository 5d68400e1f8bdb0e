package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Deferral by two people, legal hold and erasure on their page. */
@ScreenTest
@Timeout(60)
class PrivacyScreenTest {

    private static final String NUMBER = "8309212000001";
    private static final Pattern APPROVE = Pattern.compile("/disclosures/deferrals/[0-9a-f-]{36}/approve");

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    private String today(int plus) {
        return LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("Asia/Seoul"))
                .plusDays(plus)
                .toString();
    }

    @Test
    void aTeamHeadAsksAndTheAuditorApproves() throws Exception {
        TestBrowser head = new TestBrowser(port).signIn("park.doyun");
        HttpResponse<String> asked = head.post(
                "/disclosures/deferrals",
                Map.of("number", ScriptedCases.HEALTHY, "until", today(30), "reason", "INVESTIGATION"));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("다른 사람이 승인해야").doesNotContain("/approve");

        TestBrowser auditor = new TestBrowser(port).signIn("bae.junseo");
        Matcher approve = APPROVE.matcher(auditor.get("/disclosures").body());
        assertThat(approve.find()).isTrue();
        assertThat(auditor.post(approve.group(), Map.of()).body()).contains("그다음 날 이유와 함께");
        assertThat(auditor.post(approve.group(), Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void whoAskedIsOfferedNoApproval() throws Exception {
        TestBrowser auditor = new TestBrowser(port).signIn("bae.junseo");
        int offered = count(auditor.get("/disclosures").body());
        String asked = auditor.post(
                        "/disclosures/deferrals",
                        Map.of("number", ScriptedCases.PARTIAL, "until", today(3), "reason", "SAFETY"))
                .body();
        assertThat(count(asked)).isEqualTo(offered);
        assertThat(asked).contains("다른 사람의 승인을 기다립니다");
    }

    private static int count(String page) {
        return (int) APPROVE.matcher(page).results().count();
    }

    @Test
    void aDeferralIsNeitherForEverNorForThePast() throws Exception {
        TestBrowser head = new TestBrowser(port).signIn("park.doyun");
        for (String day : new String[] {today(-1), today(367), "tomorrow"}) {
            assertThat(head.post(
                                    "/disclosures/deferrals",
                                    Map.of("number", ScriptedCases.HEALTHY, "until", day, "reason", "AUDIT"))
                            .statusCode())
                    .as(day)
                    .isEqualTo(422);
        }
    }

    @Test
    void aHoldAndAnErasureSayWhatBecameOfThemAndRepeatNoNumber() throws Exception {
        TestBrowser operator = new TestBrowser(port).signIn("moon.garam");
        HttpResponse<String> held =
                operator.post("/disclosures/holds", Map.of("number", NUMBER, "until", today(10), "reason", "법원의 명령"));
        assertThat(held.body()).contains("보존 명령을 내렸습니다").doesNotContain(NUMBER);
        HttpResponse<String> nothing =
                operator.post("/disclosures/erasures", Map.of("number", NUMBER, "basis", "개인정보 보호법 제21조"));
        assertThat(nothing.body()).contains("보관한 것이 없습니다").doesNotContain(NUMBER);
        HttpResponse<String> wrong =
                operator.post("/disclosures/erasures", Map.of("number", "830921", "basis", "개인정보 보호법 제21조"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("13자리").doesNotContain("value=\"830921\"");
    }
}

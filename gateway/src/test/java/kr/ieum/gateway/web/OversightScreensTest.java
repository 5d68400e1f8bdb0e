package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.gateway.oversight.EmergencyChecks;
import kr.ieum.gateway.oversight.LookupBegin;
import kr.ieum.gateway.oversight.LookupOutcome;
import kr.ieum.gateway.oversight.LookupRecords;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ScreenTest
class OversightScreensTest {

    private static final Pattern REQUEST = Pattern.compile("action=\"(/team/substitutions/[^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    LookupRecords records;

    @Autowired
    EmergencyChecks emergencies;

    @Autowired
    Databases.Database database;

    private UUID lookUp(String official, Optional<String> standsInFor) throws Exception {
        UUID id = UUID.randomUUID();
        try (Connection connection = database.dataSource().getConnection()) {
            records.begun(new LookupBegin(
                            id,
                            official,
                            "3000000",
                            Optional.of(ScriptedCases.HEALTHY),
                            standsInFor,
                            Instant.parse("2026-09-30T01:02:03Z"),
                            "basic-livelihood",
                            ScriptedLookups.VIEW,
                            List.of("identity", "income")))
                    .write(connection);
        }
        records.ended(id, LookupOutcome.PARTIAL, Optional.empty(), List.of("tax-income"));
        return id;
    }

    @Test
    void onesOwnLookUpsSayWhatWasDoneAndNeverWhatWasShown() throws Exception {
        UUID id = lookUp(ScriptedCases.DEPUTY, Optional.of(ScriptedCases.INVESTIGATOR));
        TestBrowser browser = new TestBrowser(port).signIn(ScriptedCases.DEPUTY);
        for (String path : List.of("/", "/lookups", "/lookups?day=2026-09-30")) {
            assertThat(browser.get(path).body())
                    .as(path)
                    .contains(id.toString(), "2026. 9. 30. 10:02:03", ScriptedCases.HEALTHY, "일부만")
                    .contains("신원과 거주, 소득")
                    .contains("김지현 담당자의 대직자로 조회");
        }
        assertThat(browser.get("/lookups").body()).doesNotContain("윤정우");
        assertThat(browser.get("/lookups?day=2026-09-29").body())
                .contains("조회 기록이 없습니다")
                .doesNotContain(id.toString())
                .doesNotContain("<tbody>");
        assertThat(browser.get("/lookups?day=yesterday&page=x").statusCode()).isEqualTo(200);
        assertThat(browser.speaking("en").get("/lookups").body()).contains("As deputy of Kim Jihyeon");
    }

    @Test
    void theWrongPersonIsOneClickThatClosesTellsAndIsSeenByHeadAndAuditor() throws Exception {
        UUID id = lookUp("guess2", Optional.empty());
        TestBrowser browser = new TestBrowser(port).signIn("guess2");
        HttpResponse<String> answer = browser.post("/lookups/" + id + "/wrong-person", Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("화면을 닫았습니다").contains("팀장과 감사담당관에게 알렸습니다");
        assertThat(browser.get("/lookups").body()).contains("다른 사람·사건으로 신고함");
        assertThat(new TestBrowser(port)
                        .signIn(ScriptedOfficials.HEAD)
                        .get("/team")
                        .body())
                .contains(id.toString());
        assertThat(new TestBrowser(port)
                        .signIn(ScriptedOfficials.AUDITOR)
                        .get("/team")
                        .body())
                .contains(id.toString());
        HttpResponse<String> others =
                new TestBrowser(port).signIn("guess3").post("/lookups/" + id + "/wrong-person", Map.of());
        assertThat(others.statusCode()).as("nobody reports another's").isEqualTo(404);
    }

    @Test
    void theOneScreenHasTheButtonForTheWrongPerson() throws Exception {
        TestBrowser browser = new TestBrowser(port).signIn(ScriptedCases.INVESTIGATOR);
        assertThat(browser.lookUp(ScriptedCases.HEALTHY).body())
                .containsPattern("action=\"/lookups/[0-9a-f-]{36}/wrong-person\"")
                .contains("다른 사람(사건)입니다");
    }

    @Test
    void aHeadSeesTheTeamsCasesAndLookUpsWithoutANameOrValue() throws Exception {
        UUID id = lookUp("guess2", Optional.empty());
        TestBrowser head = new TestBrowser(port).signIn(ScriptedOfficials.HEAD);
        String page = head.get("/team").body();
        assertThat(page)
                .contains(ScriptedCases.PARTIAL, "김지현", id.toString())
                .doesNotContain("윤정우", "김하린", "윤상철", ScriptedCases.NEARS_NAME + "</bdi>");
        head.follow(head.post("/team/lookups/" + id + "/review", Map.of("verdict", "ASK_PURPOSE")));
        assertThat(head.get("/team").body()).contains("팀장 질문: 무엇 때문에 필요했나요?");
        assertThat(head.post("/team/lookups/" + id + "/review", Map.of("verdict", "FINE"))
                        .statusCode())
                .as("a closed vocabulary")
                .isEqualTo(403);
        TestBrowser own = new TestBrowser(port).signIn("guess2");
        assertThat(own.get("/lookups").body()).contains("팀장 질문");
        assertThat(own.get("/team").statusCode()).isEqualTo(403);
        assertThat(own.post("/team/lookups/" + id + "/review", Map.of("verdict", "REVIEWED"))
                        .statusCode())
                .isEqualTo(403);
    }

    private UUID emergency(String official) throws Exception {
        UUID id = UUID.randomUUID();
        LookupBegin begin = new LookupBegin(
                id,
                official,
                "3000000",
                Optional.of(ScriptedCases.HEALTHY),
                Optional.empty(),
                Instant.parse("2026-09-30T01:02:03Z"),
                "basic-livelihood",
                ScriptedLookups.VIEW,
                List.of("identity"));
        try (Connection connection = database.dataSource().getConnection()) {
            records.begun(begin).write(connection);
            emergencies
                    .begun(begin, "한파에 난방이 끊긴 <가구>", List.of("RELATION"), Instant.parse("2026-10-03T01:02:03Z"))
                    .write(connection);
        }
        records.ended(id, LookupOutcome.COMPLETE, Optional.empty(), List.of());
        return id;
    }

    @Test
    void anEmergencyWaitsOnTheHeadsPageUntilItIsAnsweredThere() throws Exception {
        UUID id = emergency("guess2");
        String address = "/team/emergencies/" + id;
        TestBrowser head = new TestBrowser(port).signIn(ScriptedOfficials.HEAD);
        assertThat(head.get("/team").body())
                .contains("나중에 확인할 긴급 조회", address, "한파에 난방이 끊긴 &lt;가구&gt;", "신청서에 적힌 관계의 확인")
                .contains("확인 기한이 지남", "2026. 10. 3. 10:02:03");
        assertThat(head.speaking("en").get("/team").body())
                .contains("Emergencies to be checked afterwards", "Overdue", "confirmation of the relation");
        head.speaking("ko");
        assertThat(new TestBrowser(port).signIn("guess2").get("/lookups").body())
                .contains("긴급 조회: 팀장 확인 기한 2026. 10. 3. 10:02:03");
        assertThat(new TestBrowser(port)
                        .signIn(ScriptedOfficials.AUDITOR)
                        .get("/team")
                        .body())
                .contains("긴급 조회와 그 확인", "확인 기한이 지남", id.toString())
                .doesNotContain(address);

        assertThat(head.post(address, Map.of("verdict", "NOT_JUSTIFIED", "note", " "))
                        .body())
                .contains("확인 의견을 적어 주세요");
        assertThat(head.post(address, Map.of("verdict", "NOT_JUSTIFIED", "note", "850230-1000000"))
                        .statusCode())
                .as("no number of a person")
                .isEqualTo(422);
        assertThat(head.post(address, Map.of("verdict", "FINE")).statusCode())
                .as("a closed vocabulary")
                .isEqualTo(403);
        assertThat(head.follow(head.post(address, Map.of("verdict", "NOT_JUSTIFIED", "note", "관계가 사실과 다름")))
                        .body())
                .contains("확인을 마친 긴급 조회", "정당하지 않음 (", "관계가 사실과 다름")
                .doesNotContain("action=\"" + address);
        assertThat(head.post(address, Map.of("verdict", "JUSTIFIED")).statusCode())
                .isEqualTo(409);
        assertThat(new TestBrowser(port).signIn("guess2").get("/lookups").body())
                .contains("긴급 조회: 정당하지 않다고 확인됨");
    }

    @Test
    void onlyAHeadAnswersAnEmergency() throws Exception {
        String address = "/team/emergencies/" + emergency("guess2");
        for (String other : List.of("guess2", ScriptedOfficials.AUDITOR)) {
            assertThat(new TestBrowser(port)
                            .signIn(other)
                            .post(address, Map.of("verdict", "JUSTIFIED"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aCaseOfOnesOwnStaysShutAndGoesOverToAnother() throws Exception {
        TestBrowser browser = new TestBrowser(port).signIn(ScriptedCases.NEARS_OFFICIAL);
        assertThat(browser.get("/").body()).contains(ScriptedCases.NEAR).contains("이해충돌: 열 수 없음");
        assertThat(browser.get("/").body()).doesNotContain("<bdi>" + ScriptedCases.NEARS_NAME);
        String address = browser.addressOf(ScriptedCases.NEAR);
        HttpResponse<String> shut = browser.get(address);
        assertThat(shut.statusCode()).isEqualTo(403);
        assertThat(shut.body()).contains("이유 CONFLICT_OF_INTEREST").contains("팀장에게 넘기기");
        assertThat(browser.post(address + "/lookup", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.post(address + "/hand-over", Map.of()).body()).contains("팀장에게 넘겼습니다");

        TestBrowser head = new TestBrowser(port).signIn(ScriptedOfficials.HEAD);
        String waiting = head.get("/team").body();
        Matcher form = REQUEST.matcher(waiting);
        assertThat(form.find()).isTrue();
        assertThat(waiting).contains(ScriptedCases.NEAR).contains("guess4");
        assertThat(head.post(form.group(1), Map.of("decision", "approve", "substitute", "yang.sori"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(head.follow(head.post(form.group(1), Map.of("decision", "approve", "substitute", "guess4")))
                        .body())
                .contains("기다리는 요청이 없습니다");
        assertThat(browser.get("/").body()).doesNotContain("이해충돌: 열 수 없음");
        assertThat(new TestBrowser(port).signIn("guess4").get("/").body()).contains(ScriptedCases.NEAR);
    }
}

package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The three end points of the Estonian data tracker's usage service 2.0.0. */
@ScreenTest
@Timeout(60)
class TrackerApiTest {

    private static final String CODE = "KR" + ScriptedCitizens.NUMBER;

    @LocalServerPort
    int port;

    private HttpResponse<String> asked(String path, String token, String user) throws Exception {
        TestBrowser browser = new TestBrowser(port);
        return browser.send(browser.request(path).header("Authorization", token).header("X-Road-UserId", user));
    }

    private HttpResponse<String> found(String query) throws Exception {
        return asked("/tracker/findUsage?userCode=" + CODE + query, "Bearer " + DisclosuresUnderTest.TOKEN, CODE);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void findUsageNamesWhoUsedWhatForWhatInTheShapeOfTheSpecification() throws Exception {
        JsonNode answer = json(found("&offset=20&limit=3"));

        assertThat(answer.propertyNames()).containsExactlyInAnyOrder("totalUsages", "usages");
        assertThat(answer.path("totalUsages").asInt()).isEqualTo(25);
        assertThat(answer.path("usages").size()).isEqualTo(3);
        JsonNode usage = answer.path("usages").get(0);
        assertThat(usage.propertyNames())
                .containsExactlyInAnyOrder("logtime", "action", "receiverCode", "receiverName", "receiverSystem");
        assertThat(usage.path("logtime").asString()).isEqualTo("2026-11-19T14:02:03+09:00");
        assertThat(usage.path("action").asString()).contains("국민기초생활보장");
        assertThat(usage.path("receiverCode").asString()).isEqualTo("3000000");
        assertThat(usage.path("receiverName").asString()).isEqualTo("서울특별시 종로구");
        assertThat(usage.path("receiverSystem").asString()).isEqualTo("welfare-case");
    }

    @Test
    void periodsAreReadAsTheSpecificationWritesThem() throws Exception {
        assertThat(found("&periodStart=2026-01-31T10:20:30&periodEnd=2026-12-31T10:20:30Z")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobodyAsksWithoutTheToken() throws Exception {
        for (String token : new String[] {"", "Bearer ", "Bearer wrong", DisclosuresUnderTest.TOKEN}) {
            assertThat(asked("/tracker/findUsage?userCode=" + CODE, token, CODE).statusCode())
                    .isEqualTo(401);
            assertThat(asked("/tracker/usagePeriod", token, CODE).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void nobodyAsksForSomebodyElse() throws Exception {
        HttpResponse<String> other =
                asked("/tracker/findUsage?userCode=" + CODE, "Bearer " + DisclosuresUnderTest.TOKEN, "KR8309212181495");
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.body()).doesNotContain(ScriptedCitizens.NUMBER, "8309212181495");
    }

    @Test
    void whatIsMalformedIsRefusedAndNotRepeated() throws Exception {
        for (String query : new String[] {
            "&limit=0",
            "&limit=1001",
            "&limit=x",
            "&offset=-1",
            "&periodStart=yesterday",
            "&periodEnd=2026-13-01T00:00:00Z"
        }) {
            HttpResponse<String> answer = found(query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.body()).doesNotContain(ScriptedCitizens.NUMBER, "yesterday");
        }
        assertThat(asked(
                                "/tracker/findUsage?userCode=EE12345678901",
                                "Bearer " + DisclosuresUnderTest.TOKEN,
                                "EE12345678901")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void periodAndHeartbeatAnswer() throws Exception {
        HttpResponse<String> period = asked("/tracker/usagePeriod", "Bearer " + DisclosuresUnderTest.TOKEN, "");
        assertThat(json(period).path("periodStart").asString()).isEqualTo("2026-03-01T09:00:00+09:00");
        HttpResponse<String> beat = new TestBrowser(port).get("/tracker/heartbeat");
        assertThat(json(beat).path("status").asString()).isEqualTo("OK");
    }
}

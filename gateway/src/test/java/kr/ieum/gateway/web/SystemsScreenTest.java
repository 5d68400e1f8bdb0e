package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import kr.ieum.gateway.systems.Systems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How an operator takes in what a system connects and signs with, puts it in force, and takes it out again. */
@ScreenTest
@Timeout(60)
class SystemsScreenTest {

    private static final String SYSTEM = "3000000/permit-case";

    @LocalServerPort
    int port;

    @Test
    void a_request_is_signed_and_in_force_only_after_its_fingerprint_was_compared() throws Exception {
        TestBrowser operator = new TestBrowser(port).signIn("moon.garam");
        String address = taken(operator, Systems.request(Systems.pair("EC", 256), "SHA256withECDSA"));
        assertThat(operator.get(address).body()).contains("확인 대기", "BEGIN CERTIFICATE", "SHA-256");

        HttpResponse<String> hasty = operator.post(address + "/activate", Map.of("days", "7"));
        assertThat(hasty.statusCode()).isEqualTo(409);
        assertThat(hasty.body()).contains("지문을 확인했다고 표시해야", "바뀐 것은 없습니다", "확인 대기");

        operator.post(address + "/activate", Map.of("days", "7", "compared", "true"));
        assertThat(operator.get(address).body()).contains("사용 중").doesNotContain("/activate");
    }

    @Test
    void what_takes_the_place_of_another_leaves_it_the_overlap() throws Exception {
        TestBrowser operator = new TestBrowser(port).signIn("moon.garam");
        String first = key(operator);
        operator.post(first + "/activate", Map.of("days", "0", "compared", "true"));
        String second = key(operator);
        assertThat(operator.get(second).body()).contains("value=\"" + first.substring("/systems/".length()) + "\"");

        operator.post(
                second + "/activate",
                Map.of("days", "7", "compared", "true", "replaces", first.substring("/systems/".length())));

        assertThat(operator.get(second).body()).contains("사용 중");
        assertThat(operator.get(first).body()).contains("교체됨");
    }

    @Test
    void nothing_is_revoked_before_the_operator_says_that_it_is_known_to_be_for_good() throws Exception {
        TestBrowser operator = new TestBrowser(port).signIn("moon.garam");
        String key = key(operator);

        assertThat(operator.post(key + "/revoke", Map.of()).body()).contains("되돌릴 수 없음을 확인해야");
        assertThat(operator.get(key).body()).contains("확인 대기");
        operator.post(key + "/revoke", Map.of("sure", "true"));
        assertThat(operator.get(key).body()).contains("폐기됨").doesNotContain("/revoke");
    }

    @Test
    void the_gateways_next_key_is_announced_and_revoked_before_it_ever_signs() throws Exception {
        TestBrowser operator = new TestBrowser(port).signIn("moon.garam");
        assertThat(operator.get("/systems").body()).contains("게이트웨이 자신의 키", "서명 중");
        HttpResponse<String> announced = operator.post("/systems/gateway-keys", Map.of("days", "7"));
        assertThat(announced.statusCode()).as(announced.body()).isEqualTo(302);
        String key = URI.create(announced.headers().firstValue("Location").orElseThrow())
                .getPath();
        assertThat(operator.get(key).body()).contains("예고됨", "BEGIN PUBLIC KEY", "서명에 쓰이지 않게 되고");
        assertThat(operator.post("/systems/gateway-keys", Map.of("days", "7")).statusCode())
                .as("one at a time")
                .isEqualTo(409);

        assertThat(operator.post(key + "/revoke", Map.of("reason", "superseded"))
                        .body())
                .contains("되돌릴 수 없음을 확인해야", "바뀐 것은 없습니다");
        assertThat(operator.post(key + "/revoke", Map.of("sure", "true")).body())
                .contains("사유를 고르세요");
        assertThat(operator.get(key).body()).contains("예고됨");
        operator.post(key + "/revoke", Map.of("reason", "superseded", "sure", "true"));

        assertThat(operator.get(key).body()).contains("폐기됨", "다른 키로 바꿈", "파기됨").doesNotContain("/revoke");
        assertThat(operator.get("/systems/gateway-keys/0000000000000000").statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_can_not_be_read_is_told_with_its_remedy_and_changes_nothing() throws Exception {
        TestBrowser operator = new TestBrowser(port).signIn("moon.garam");

        HttpResponse<String> wrong = operator.post("/systems", Map.of("system", SYSTEM, "pem", "no pem"));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("읽을 수 없는 파일입니다", "바뀐 것은 없습니다");
        assertThat(operator.post("/systems", Map.of("system", "9999999/none", "pem", "x"))
                        .statusCode())
                .isEqualTo(422);
    }

    private static String key(TestBrowser operator) throws Exception {
        return taken(operator, Systems.publicKey(Systems.pair("Ed25519", 0)));
    }

    /** Where the page is of what was taken in. */
    private static String taken(TestBrowser operator, String pem) throws Exception {
        HttpResponse<String> answer = operator.post("/systems", Map.of("system", SYSTEM, "pem", pem));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        String address = URI.create(answer.headers().firstValue("Location").orElseThrow())
                .getPath();
        assertThat(address).matches("/systems/[0-9a-f]{64}");
        return address;
    }
}

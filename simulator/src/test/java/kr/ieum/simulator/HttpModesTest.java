package kr.ieum.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import kr.ieum.simulator.cases.KnownCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HttpModesTest {

    private static final Simulator SIMULATOR =
            Simulator.start(Settings.defaults().on(Shared.TODAY));
    private static final Caller CALLER = new Caller(SIMULATOR);
    private static final String RRN = SIMULATOR.population().cases().getFirst().applicant();

    @AfterAll
    static void stop() {
        CALLER.close();
        SIMULATOR.close();
    }

    @AfterEach
    void reset() throws Exception {
        CALLER.control("POST", "reset", "");
    }

    private static String resident() throws Exception {
        return CALLER.send(CALLER.inquiry(RRN, "rrn", "nm", "birthYmd")).body();
    }

    private static String family() throws Exception {
        return CALLER.send(CALLER.certificate(RRN, "일반")).body();
    }

    private static JsonNode active() throws Exception {
        return CALLER.control("GET", "resident/active", "");
    }

    @Test
    void slow_answers_correctly_and_late() throws Exception {
        CALLER.control("POST", "resident/mode", "{\"mode\":\"slow\",\"millis\":400}");
        long start = System.nanoTime();
        assertThat(resident()).contains("윤정우");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void a_caller_who_gives_up_is_no_longer_in_progress() throws Exception {
        CALLER.control("POST", "resident/mode", "{\"mode\":\"slow\",\"millis\":60000}");
        CompletableFuture<HttpResponse<String>> answer =
                CALLER.client().sendAsync(CALLER.inquiry(RRN, "nm"), BodyHandlers.ofString());
        await().until(() -> active().path("requests").asInt() == 1);
        answer.cancel(true);
        await().atMost(Duration.ofSeconds(3))
                .until(() -> active().path("requests").asInt() == 0);
    }

    @Test
    void dead_refuses_connections_and_normal_opens_the_same_port() throws Exception {
        int port = SIMULATOR.endpoints().resident().getPort();
        assertThat(resident()).contains("윤정우");
        CALLER.mode("resident", "dead");
        assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(ConnectException.class);
        assertThatThrownBy(HttpModesTest::resident).isInstanceOf(IOException.class);
        CALLER.mode("resident", "normal");
        assertThat(resident()).contains("윤정우");
    }

    @Test
    void closed_announces_the_end_of_the_stop_and_only_where_the_protocol_can_say_so() throws Exception {
        CALLER.control("POST", "resident/mode", "{\"mode\":\"closed\",\"millis\":1800000}");
        HttpResponse<String> answer = CALLER.send(CALLER.inquiry(RRN, "nm"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("윤정우");
        assertThat(answer.headers().firstValue("retry-after").orElse(""))
                .matches("\\w{3}, \\d{1,2} \\w{3} \\d{4} [0-9:]{8} GMT");
        assertThat(CALLER.control("POST", "tax-income/mode", "{\"mode\":\"closed\"}")
                        .path("error")
                        .asString())
                .contains("tax-income", "schedule");
    }

    @Test
    void dead_ends_requests_in_progress() throws Exception {
        CALLER.control("POST", "resident/mode", "{\"mode\":\"slow\",\"millis\":60000}");
        CompletableFuture<HttpResponse<String>> answer =
                CALLER.client().sendAsync(CALLER.inquiry(RRN, "nm"), BodyHandlers.ofString());
        await().until(() -> active().path("requests").asInt() == 1);
        CALLER.mode("resident", "dead");
        await().until(answer::isCompletedExceptionally);
    }

    @Test
    void wrong_breaks_the_notation_or_the_dates() throws Exception {
        CALLER.mode("resident", "wrong");
        String broken = resident();
        assertThatThrownBy(() -> JsonMapper.shared().readTree(broken)).isInstanceOf(JacksonException.class);
        CALLER.control("POST", "resident/mode", "{\"mode\":\"wrong\",\"variant\":\"dates\"}");
        assertThat(resident()).contains("\"birthYmd\":\"19801350\"");
        CALLER.mode("family", "wrong");
        assertThat(family()).doesNotContain("</f:본인>");
        CALLER.control("POST", "family/mode", "{\"mode\":\"wrong\",\"variant\":\"dates\"}");
        assertThat(family()).contains("년 13월");
        CALLER.control("POST", "cases/mode", "{\"mode\":\"wrong\",\"variant\":\"dates\"}");
        assertThat(CALLER.cases("assigned", "담당자", "kim.jihyun").toString()).contains("2026-13-50");
    }

    @Test
    void huge_streams_more_than_fifty_megabytes() throws Exception {
        for (String register : new String[] {"resident", "family"}) {
            CALLER.mode(register, "huge");
            var request = register.equals("resident") ? CALLER.inquiry(RRN, "nm") : CALLER.certificate(RRN, "일반");
            HttpResponse<InputStream> response = CALLER.client().send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                long length = 0;
                byte[] last = new byte[0];
                for (byte[] part = body.readNBytes(1 << 16); part.length > 0; part = body.readNBytes(1 << 16)) {
                    length += part.length;
                    last = part;
                }
                assertThat(length).isGreaterThan(50_000_000);
                assertThat(new String(last, Charset.forName("UTF-8"))).endsWith(register.equals("family") ? ">" : "}");
            }
        }
    }

    @Test
    void charset_answers_in_euc_kr_while_saying_utf_8() throws Exception {
        CALLER.mode("resident", "charset");
        HttpResponse<byte[]> response = CALLER.client().send(CALLER.inquiry(RRN, "nm"), BodyHandlers.ofByteArray());
        assertThat(response.headers().firstValue("content-type").orElseThrow()).contains("UTF-8");
        assertThat(new String(response.body(), Charset.forName("EUC-KR"))).contains("윤정우");
        assertThat(new String(response.body(), Charset.forName("UTF-8"))).doesNotContain("윤정우");
    }

    @Test
    void truncated_ends_before_the_announced_length() throws Exception {
        CALLER.mode("family", "truncated");
        assertThatThrownBy(HttpModesTest::family).isInstanceOf(IOException.class);
    }

    @Test
    void other_person_answers_correctly_about_somebody_else() throws Exception {
        CALLER.mode("resident", "other-person");
        CALLER.mode("family", "other-person");
        assertThat(resident())
                .contains("\"resultCd\":\"00\"")
                .doesNotContain(RRN)
                .doesNotContain("윤정우");
        assertThat(family()).contains("정상").doesNotContain("<f:한글>윤정우");
    }

    @Test
    void drip_sends_a_byte_a_second() throws Exception {
        CALLER.mode("resident", "drip");
        HttpResponse<InputStream> response =
                CALLER.client().send(CALLER.inquiry(RRN, "nm"), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            assertThat(body.read()).isEqualTo('{');
            assertThat(active().path("requests").asInt()).isEqualTo(1);
        }
        await().atMost(Duration.ofSeconds(3))
                .until(() -> active().path("requests").asInt() == 0);
    }

    @Test
    void requests_are_recorded_with_bodies_and_without_the_key() throws Exception {
        resident();
        family();
        JsonNode asked = CALLER.control("GET", "resident/requests", "").path("requests");
        assertThat(asked).hasSize(1);
        assertThat(asked.path(0).path("body").asString())
                .isEqualTo("{\"rrn\":\"" + RRN + "\",\"fields\":[\"rrn\",\"nm\",\"birthYmd\"]}");
        assertThat(asked.path(0).path("path").asString()).isEqualTo("/resident/v1/inquiry");
        assertThat(asked.path(0).path("time").asString()).startsWith("2026-11-22T");
        assertThat(asked.toString()).doesNotContain(SIMULATOR.settings().key());
        assertThat(CALLER.control("GET", "family/requests", "").toString()).contains("<f:증명서구분>일반", "soapaction");
        CALLER.control("DELETE", "resident/requests", "");
        assertThat(CALLER.control("GET", "resident/requests", "").path("requests"))
                .isEmpty();
    }

    @Test
    void a_mode_that_does_not_exist_is_refused() throws Exception {
        assertThat(CALLER.control("POST", "resident/mode", "{\"mode\":\"lazy\"}")
                        .toString())
                .contains("no mode 'lazy'");
        assertThat(CALLER.control("POST", "nobody/mode", "{\"mode\":\"dead\"}").toString())
                .contains("no such path");
    }

    @Test
    void control_lists_hard_rows_canaries_and_cases() throws Exception {
        assertThat(CALLER.control("GET", "people?kind=changed-number", "").path("people"))
                .hasSize(5);
        assertThat(CALLER.control("GET", "canaries", "").path("canaries")).hasSizeGreaterThan(130);
        assertThat(CALLER.control("GET", "cases", "").path("cases")).hasSize(KnownCase.values().length);
    }

    @Test
    void a_register_that_is_well_answers_who_tries_it_out_as_the_list_says_and_everybody_else_as_ever()
            throws Exception {
        assertThat(CALLER.send(owned(RRN)).statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> CALLER.send(owned("8307041168664"))).isInstanceOf(IOException.class);
        HttpResponse<String> stop = CALLER.send(owned("8408051150846"));
        assertThat(stop.statusCode()).isEqualTo(503);
        assertThat(stop.headers().firstValue("Retry-After")).isPresent();

        CALLER.control("POST", "vehicle/mode", "{\"mode\":\"slow\",\"millis\":1}");

        assertThat(CALLER.send(owned("8307041168664")).statusCode()).isEqualTo(200);
    }

    private static HttpRequest owned(String number) {
        return CALLER.request(SIMULATOR.endpoints().vehicle(), "/vehicle/v1/owned")
                .POST(BodyPublishers.ofString(
                        "{\"ownrRegistNo\":\"" + number + "\",\"reqstIem\":[\"vhcty\",\"mdlYear\"]}"))
                .build();
    }
}

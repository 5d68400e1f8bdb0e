package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How an operator pauses a destination, and replays or discards what was put aside there. */
@ScreenTest
@Timeout(60)
class DeliveriesScreenTest {

    private static final String PAGE = "/deliveries/" + DeliveriesUnderTest.DESTINATION;

    @LocalServerPort
    int port;

    @Autowired
    DeliveriesUnderTest.Scripted deliveries;

    @Test
    void a_destination_is_paused_and_let_go_on_and_the_list_says_so() throws Exception {
        TestBrowser operator = new TestBrowser(port).signIn("moon.garam");
        assertThat(operator.get(PAGE).body()).contains("전달 중지");

        assertThat(operator.post(PAGE + "/pause", Map.of()).statusCode()).isEqualTo(302);
        assertThat(deliveries.standing().orElseThrow().pausedSince()).isPresent();
        assertThat(operator.get("/deliveries").body())
                .contains("부터 중지됨", DeliveriesUnderTest.DESTINATION)
                .doesNotContain("died");
        assertThat(operator.get(PAGE).body()).contains("전달 재개");

        operator.post(PAGE + "/resume", Map.of());
        assertThat(deliveries.standing().orElseThrow().pausedSince()).isEmpty();
    }

    @Test
    void what_was_put_aside_is_replayed_as_a_new_decision_and_only_what_was_marked() throws Exception {
        Iterator<UUID> aside = deliveries.aside("HTTP_500", 2).iterator();
        UUID marked = aside.next();
        UUID other = aside.next();
        TestBrowser operator = new TestBrowser(port).signIn("moon.garam");
        assertThat(operator.get(PAGE + "?cause=HTTP_500").body())
                .contains(marked.toString(), other.toString(), "3000000/welfare-case");

        HttpResponse<String> replayed = operator.post(PAGE + "/replays", Map.of("delivery", marked.toString()));

        assertThat(replayed.body()).contains("재전달: 1건이 전달을 기다립니다");
        assertThat(deliveries.isAside(marked)).isFalse();
        assertThat(deliveries.isAside(other)).isTrue();
        assertThat(operator.post(PAGE + "/replays", Map.of("delivery", marked.toString()))
                        .body())
                .as("it isn't put aside any more")
                .contains("선택한 것이 없습니다");
    }

    @Test
    void nothing_is_discarded_before_the_operator_says_that_it_is_known_to_be_for_good() throws Exception {
        UUID aside = deliveries.aside("HTTP_409", 1).iterator().next();
        TestBrowser operator = new TestBrowser(port).signIn("moon.garam");
        operator.get(PAGE);

        HttpResponse<String> hasty = operator.post(PAGE + "/discards", Map.of("delivery", aside.toString()));
        assertThat(hasty.statusCode()).isEqualTo(409);
        assertThat(hasty.body()).contains("되돌릴 수 없음을 확인해야");
        assertThat(deliveries.isAside(aside)).isTrue();

        assertThat(operator.post(PAGE + "/discards", Map.of("delivery", aside.toString(), "sure", "true"))
                        .body())
                .contains("폐기: 1건");
        assertThat(deliveries.isAside(aside)).isFalse();
    }

    @Test
    void another_destinations_page_can_not_touch_what_is_put_aside_here() throws Exception {
        UUID aside = deliveries.aside("HTTP_409", 1).iterator().next();
        TestBrowser operator = new TestBrowser(port).signIn("moon.garam");
        operator.get("/deliveries/1741000/shared-portal");

        HttpResponse<String> strange = operator.post(
                "/deliveries/1741000/shared-portal/discards", Map.of("delivery", aside.toString(), "sure", "true"));

        assertThat(strange.statusCode()).isEqualTo(409);
        assertThat(deliveries.isAside(aside)).isTrue();
        assertThat(operator.get("/deliveries/9999999/none").statusCode()).isEqualTo(404);
        assertThat(operator.post("/deliveries/9999999/none/pause", Map.of()).statusCode())
                .isEqualTo(404);
    }
}

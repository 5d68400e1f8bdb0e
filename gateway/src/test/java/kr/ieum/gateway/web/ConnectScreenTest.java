package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What developers are told by a node that isn't the demo. */
@ScreenTest
class ConnectScreenTest {

    @LocalServerPort
    int port;

    @Test
    void nobody_made_up_is_named_outside_the_demo() throws Exception {
        String page = new TestBrowser(port).get("/connect").body();

        assertThat(page).contains("id=\"step-1\"").doesNotContain("id=\"sandbox\"", "client sandbox");
    }
}

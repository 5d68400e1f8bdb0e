package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who sees how far which files of subjects are. */
@ScreenTest
@Timeout(60)
class BulkScreenTest {

    @LocalServerPort
    int port;

    @Autowired
    BulkUnderTest.Handed files;

    @Test
    void the_operator_sees_of_every_file_how_far_it_is_and_nothing_of_what_is_in_it() throws Exception {
        UUID file = files.in(120);
        TestBrowser operator = new TestBrowser(port).signIn("moon.garam");

        assertThat(operator.get("/bulk").body())
                .contains(file.toString(), "3000000/welfare-case", "120줄 중 0줄", "대기 중")
                .doesNotContain("7001011");
        files.workOn();
        assertThat(operator.get("/bulk").body()).contains("120줄 중 120줄", "답함 120", "끝남");
        assertThat(operator.get("/bulk?deleted=true").body()).contains("파일이 없습니다");
    }

    @Test
    void an_official_sees_those_of_the_own_system_and_a_keeper_of_registers_none() throws Exception {
        UUID file = files.in(120);

        assertThat(new TestBrowser(port)
                        .signIn(ScriptedCases.INVESTIGATOR)
                        .get("/bulk")
                        .body())
                .contains(file.toString());
        assertThat(new TestBrowser(port).signIn("oh.taeyang").get("/bulk").statusCode())
                .isEqualTo(403);
    }
}

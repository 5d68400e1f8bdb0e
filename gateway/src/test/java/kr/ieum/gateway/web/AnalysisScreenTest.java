package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ScreenTest
class AnalysisScreenTest {

    private static final String PAGE = "/agreements/analysis";

    @LocalServerPort
    int port;

    TestBrowser owner;

    @BeforeEach
    void signIn() throws Exception {
        owner = new TestBrowser(port).signIn("oh.taeyang");
    }

    @Test
    void whatAnAgencyCanSeeLeadsToAttributesAgreementsAndRegisters() throws Exception {
        String page = owner.get(PAGE + "?ask=reach&of=3000000").body();
        assertThat(page)
                .contains("href=\"/model/properties/")
                .contains("href=\"/agreements/agr-bl-property/1\"")
                .contains("href=\"/registers/property\"")
                .contains("ask=reach&amp;of=3000000")
                .doesNotContainPattern("<t[dh][^>]*></t[dh]>");
    }

    @Test
    void everyQuestionHasItsFormAndItsAnswer() throws Exception {
        assertThat(owner.get(PAGE + "?ask=who&of=Person/birthDate").body())
                .contains("주민등록번호")
                .contains("href=\"/agencies/3000000\"");
        assertThat(owner.get(PAGE + "?ask=cumulative&of=3000000").body()).contains("각각보다 많은 것");
        assertThat(owner.get(PAGE + "?ask=unused&days=30").body()).contains("최근 30일");
        assertThat(owner.get(
                                PAGE
                                        + "?ask=repeal&of=%EA%B5%AD%EB%AF%BC%EA%B8%B0%EC%B4%88%EC%83%9D%ED%99%9C+%EB%B3%B4%EC%9E%A5%EB%B2%95+%EC%8B%9C%ED%96%89%EB%A0%B9+901&date=2026-12-31")
                        .body())
                .contains("마지막 근거를 잃음");
        assertThat(owner.get(PAGE + "?ask=views&of=agr-bl-tax").body()).contains("화면의 자리");
    }

    @Test
    void anEntryThatIsNotThereIsSaidAndNothingFails() throws Exception {
        for (String ask : List.of("reach", "who", "cumulative", "repeal", "views")) {
            assertThat(owner.get(PAGE + "?ask=" + ask + "&of=%3Cscript%3E:9").body())
                    .contains("그런 항목이 없습니다")
                    .doesNotContain("<script>");
        }
        assertThat(owner.get(PAGE + "?ask=nonsense&days=-1&date=x").statusCode())
                .isEqualTo(200);
    }

    @Test
    void itIsClosedToWhoeverWorksOnCases() throws Exception {
        TestBrowser official = new TestBrowser(port).signIn(ScriptedCases.INVESTIGATOR);
        assertThat(official.get(PAGE).statusCode()).isEqualTo(403);
    }
}

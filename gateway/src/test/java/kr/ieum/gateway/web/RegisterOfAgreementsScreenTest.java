package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import kr.ieum.schemas.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ScreenTest
class RegisterOfAgreementsScreenTest {

    @LocalServerPort
    int port;

    @Test
    void anybodyReadsTheRegisterWithoutSigningInAndStartsNoSession() throws Exception {
        HttpResponse<String> page = new TestBrowser(port).get("/register");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.body())
                .contains("공유협약 공개 대장")
                .contains("국민기초생활보장 통합조사를 위한 소득 정보 공유협약")
                .contains("「국세기본법」 제81조의13")
                .contains("시행 중")
                .contains("2026. 1. 1.")
                .contains("내지 않아도 되는 서류: 주민등록표 등본, ")
                .contains("읽는 법")
                .contains("href=\"/register/agreements.csv\"")
                .doesNotContainPattern("<dd[^>]*></dd>");
    }

    @Test
    void thePageSpeaksEnglishToo() throws Exception {
        TestBrowser visitor = new TestBrowser(port);
        assertThat(visitor.post("/register/language", Map.of("to", "en"))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/register"));
        assertThat(visitor.get("/register").body())
                .contains("Public register of sharing agreements")
                .contains("Framework Act on National Taxes art. 81-13")
                .contains("own cases only")
                .doesNotContain("[가-힣]{3}");
    }

    @Test
    void aSearchNarrowsTheRegisterAndSaysWhenNothingMatches() throws Exception {
        TestBrowser visitor = new TestBrowser(port);
        assertThat(visitor.get("/register?q=agr-bl-tax").body())
                .contains("agr-bl-tax/1")
                .doesNotContain("agr-bl-family/1");
        assertThat(visitor.get("/register?q=zzz").body()).contains("조건에 맞는 것이 없습니다");
    }

    @Test
    void theFilesAreForEverybodyAndNameNoOfficialAndNoDraft() throws Exception {
        TestBrowser visitor = new TestBrowser(port);
        HttpResponse<String> csv = visitor.get("/register/agreements.csv");
        assertThat(csv.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("text/csv").contains("UTF-8"));
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"sharing-agreements.csv\"");
        assertThat(csv.body()).startsWith("\uFEFF\"information-sharing-agreement\"");
        HttpResponse<String> json = visitor.get("/register/agreements.json");
        assertThat(json.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        JsonNode register = StrictJson.mapper().readTree(json.body());
        assertThat(register.path("agreements").size())
                .isEqualTo(csv.body().lines().count() - 1);
        assertThat(csv.body() + json.body())
                .doesNotContain("agr-ea-resident")
                .doesNotContain("oh.taeyang")
                .doesNotContain("오태양");
    }
}

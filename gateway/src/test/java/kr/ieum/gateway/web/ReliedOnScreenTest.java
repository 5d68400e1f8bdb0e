package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The official records which register they relied on, with a form that needs no script. */
@ScreenTest
class ReliedOnScreenTest {

    private static final Pattern FORM = Pattern.compile("<form[^>]*class=\"relied-on\".*?</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\"");

    @LocalServerPort
    int port;

    @Autowired
    ScriptedReliances reliances;

    TestBrowser browser;

    @BeforeEach
    void signIn() throws Exception {
        browser = new TestBrowser(port).signIn(ScriptedCases.INVESTIGATOR);
    }

    @AfterEach
    void logIsBack() {
        reliances.logLost = false;
    }

    @Test
    void whatIsRecordedStandsOnTheCaseAgainInBothLanguages() throws Exception {
        Map<String, String> form = filled();
        HttpResponse<String> answer = browser.post(action(), form);

        assertThat(answer.statusCode()).isEqualTo(302);
        for (String language : new String[] {"ko", "en"}) {
            boolean korean = language.equals("ko");
            String page = browser.speaking(language)
                    .get(browser.addressOf(ScriptedCases.CONFLICT))
                    .body();
            String record = page.substring(page.indexOf("id=\"relied-on\""));
            assertThat(record.substring(0, record.indexOf("</section>")))
                    .contains(korean ? "고용 상태" : "Employment")
                    .contains("윤정우")
                    .contains(korean ? "고용보험 피보험자격" : "Employment insurance")
                    .contains(korean ? "적용한 규칙에 따름" : "The rule applied")
                    .contains(korean ? "요청함" : "Asked for")
                    .contains(korean ? "김지현" : "Kim Jihyeon")
                    .contains(form.get("lookup"));
        }
    }

    @Test
    void aSecondRecordOfTheSameLookUpChangesNothing() throws Exception {
        Map<String, String> form = filled();
        browser.post(action(), form);
        form.put("register", "health-insurance");
        HttpResponse<String> again = browser.post(action(), form);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("이미 기록되었습니다");
        assertThat(reliances.of("3000000", ScriptedCases.CONFLICT))
                .filteredOn(one -> one.lookup().toString().equals(form.get("lookup")))
                .singleElement()
                .satisfies(one -> assertThat(one.register()).isEqualTo("employment-insurance"));
    }

    @ParameterizedTest
    @CsvSource({
        "register, resident-register",
        "register, ''",
        "ground, because",
        "subject, 1",
        "subject, -1",
        "conflict, other",
        "lookup, 00000000-0000-4000-8000-000000000000",
        "lookup, x",
        "seal, AAAA"
    })
    void aFormThatWasNotMadeForThisLookUpRecordsNothing(String field, String value) throws Exception {
        Map<String, String> form = filled();
        form.put(field, value);
        int before = reliances.of("3000000", ScriptedCases.CONFLICT).size();
        HttpResponse<String> answer = browser.post(action(), form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("기록할 수 없습니다").contains("기록된 것은 없습니다");
        assertThat(reliances.of("3000000", ScriptedCases.CONFLICT)).hasSize(before);
    }

    @Test
    void aFormOfAnotherCaseOrOfficialRecordsNothing() throws Exception {
        Map<String, String> form = filled();
        String otherCase = browser.addressOf(ScriptedCases.HEALTHY) + "/relied-on";
        assertThat(browser.post(otherCase, form).statusCode()).isEqualTo(400);

        TestBrowser deputy = new TestBrowser(port).signIn(ScriptedCases.DEPUTY);
        form.remove("_csrf");
        assertThat(deputy.post(deputy.addressOf(ScriptedCases.HEALTHY) + "/relied-on", form)
                        .statusCode())
                .isEqualTo(400);
        assertThat(deputy.post(action(), form).statusCode()).isEqualTo(403);
        assertThat(reliances.of("3000000", ScriptedCases.HEALTHY)).isEmpty();
    }

    @Test
    void withoutTheLogNothingIsRecordedAndThePageSaysSo() throws Exception {
        Map<String, String> form = filled();
        reliances.logLost = true;
        HttpResponse<String> answer = browser.post(action(), form);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("기록하지 못했습니다");
    }

    @Test
    void theFormCarriesNoValueAndEveryControlHasItsLabel() throws Exception {
        String form = form();
        assertThat(form).doesNotContain("2410000").doesNotContain("2,410,000").doesNotContain("직장가입자");
        assertThat(form.split("<label>", -1)).hasSize(5);
        assertThat(form).contains("<legend>").contains("<button").doesNotContain("<script");
    }

    private String action() throws Exception {
        return browser.addressOf(ScriptedCases.CONFLICT) + "/relied-on";
    }

    private String form() throws Exception {
        Matcher found = FORM.matcher(browser.lookUp(ScriptedCases.CONFLICT).body());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private Map<String, String> filled() throws Exception {
        Map<String, String> fields = new HashMap<>();
        Matcher hidden = HIDDEN.matcher(form());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        assertThat(fields).containsKeys("lookup", "conflict", "subject", "seal");
        fields.put("register", "employment-insurance");
        fields.put("ground", "rule");
        fields.put("clarification", "yes");
        return fields;
    }
}

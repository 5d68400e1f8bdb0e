package kr.ieum.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference model's pages and the workbench, from the field an official asks about to the file a registrar brings. */
class ModelJourneyTest {

    /** Two vehicles, the second registered on a day that no calendar has, and a field that no mapping knows. */
    private static final String SAMPLE = """
        {"rspnsCode":"0000","totalCnt":2,"vhcleList":[
        {"vhcleNo":"11가1111","vhcty":"1","mrtggYn":"Y","frstRegistDe":"2019.03.04","vin":"KMH1"},
        {"vhcleNo":"22나2222","vhcty":"3","mrtggYn":"N","frstRegistDe":"2019.13.04","vin":"KMH2"}]}
        """;

    @BeforeAll
    static void chromium() {
        Chromium.orSkip();
    }

    @ParameterizedTest
    @CsvSource({"ko,1280", "en,320"})
    void fromTheWhyOfAFieldAnOfficialReadsWhatItMeansAndWhoGivesIt(String language, int width) {
        try (Window window = Window.of("kim.jihyun", language, width)) {
            window.journey().openCase().lookUp();
            Locator why = window.page()
                    .locator(".panel details.why:has(a[href^='/model/properties/'])")
                    .first();
            why.locator("summary").click();
            Locator link = why.locator("a[href^='/model/properties/']");
            String key = link.innerText();
            link.click();
            window.look("property-from-why");
            assertThat(window.page().locator("#about ~ dl").innerText()).contains(key);
            assertThat(window.page().locator("main section").count())
                    .as("about, examples, registers, ways out, agreements, views")
                    .isEqualTo(6);
            window.click("main dd a[href^='/model/classes/']", "class-of-property");
            window.click(".crumbs a", "classes");
            window.visit("/model/properties/Person/name", "/model/properties/NationalTax/arrears", "/model?q=zzzz");
            window.page().navigate("/codes?q=legal-district");
            window.click("main table a[href='/codes/legal-district']", "code-list");
            window.page().locator("#q").fill("종로");
            window.click("form[role=search] button", "code-list-found");
            assertThat(window.page().locator("main table tbody tr").count()).isPositive();
            window.visit("/codes/legal-district?state=abolished", "/codes/sex");
        }
    }

    @ParameterizedTest
    @CsvSource({"ko,1280", "en,320"})
    void whoAsksForAnAgreementFindsTheFunctionItWouldServe(String language, int width) {
        try (Window window = Window.of("kim.jihyun", language, width)) {
            window.page().navigate("/requests/new?register=tax-income&attribute=NationalTax/arrears");
            window.click("main a[href='/functions']", "functions");
            window.click("main table a[href^='/functions/']", "function-area");
            window.click("section[aria-labelledby=children] table a[href^='/functions/']", "function-below");
            assertThat(window.page().locator("main dd a[href^='/functions/']").count())
                    .as("the way back up")
                    .isPositive();
            window.visit("/functions?q=zzzz", "/functions/F080-010-10-20-05");
        }
    }

    @ParameterizedTest
    @CsvSource({"ko,1280", "en,320"})
    void aRegistrarSeesSourceValueDroppedFieldsAndErrorsOfTheFileSideBySide(String language, int width) {
        try (Window window = Window.of("oh.taeyang", language, width)) {
            window.visit("/workbench");
            bring(window);
            window.page().locator("#id").fill("cars");
            window.click("button[value=draft]", "workbench-draft");
            assertThat(window.page().locator("#text").inputValue()).contains("Vehicle/number");
            bring(window);
            window.click("button[value=run]", "workbench-run-draft");
            window.page().locator("#text").fill("");
            window.page().locator("#mapping").selectOption("vehicle-register");
            bring(window);
            window.click("button[value=run]", "workbench-run-mapping");
            Locator sides = window.page().locator(".trial-sides").first().locator("table");
            assertThat(sides.count()).isEqualTo(2);
            assertThat(sides.first().innerText()).contains("11가1111", "dropped");
            assertThat(sides.last().innerText()).contains("Vehicle/number", "11가1111");
            assertThat(window.page().locator(".trial-record").last().innerText())
                    .as("the error stands with its record, rule and row")
                    .contains("M7 registeredDate", "2019.13.04", "22나2222");
            assertThat(sides.first().boundingBox().y == sides.last().boundingBox().y)
                    .as("side by side where there is room")
                    .isEqualTo(width > 1000);
            window.page().locator("#text").fill("format: nothing\n");
            bring(window);
            window.click("button[value=run]", "workbench-faulty");
            assertThat(window.page().locator("#text").inputValue()).startsWith("format: nothing");
        }
    }

    private static void bring(Window window) {
        window.page()
                .locator("#sample")
                .setInputFiles(
                        new FilePayload("vehicles.json", "application/json", SAMPLE.getBytes(StandardCharsets.UTF_8)));
    }
}

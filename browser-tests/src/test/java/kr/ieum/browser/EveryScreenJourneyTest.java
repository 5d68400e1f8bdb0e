package kr.ieum.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every screen that no other journey looks at, as the people it is for come to it: each looked at in a
 * {@link Window}.
 */
class EveryScreenJourneyTest {

    private static final String UNKNOWN_CODE = "00000-00000-00000-00000-00000";

    @BeforeAll
    static void chromium() {
        Chromium.orSkip();
    }

    @ParameterizedTest
    @CsvSource({"ko,1440", "en,320"})
    void whoeverHoldsAPaperFindsEveryPageInOrder(String language, int width) {
        try (Window window = Window.open(language, width)) {
            window.visit("/tour", "/login", "/login?ended=idle", "/verify");
            window.page().locator("#code").fill("AAAA");
            window.click("main form.stack button", "verify-typo");
            assertThat(window.page().locator("#code").inputValue())
                    .as("what was typed stays")
                    .isEqualTo("AAAA");
            window.page().locator("#code").fill(UNKNOWN_CODE);
            window.click("main form.stack button", "verify-unknown");
            window.visit("/result");
            window.page().locator("#number").fill(Journey.INHERITANCE);
            window.page().locator("#code").fill("0000-0000-0000");
            window.click("form[action='/result'] button", "result-failed");
        }
        try (Journey heir = Journey.atTheResult(language, width)) {
            Window window = new Window(heir, language, width);
            window.look("result");
            String code = heir.page().locator(".sheet .code").innerText();
            assertThat(heir.page().locator(".outcome").boundingBox().y)
                    .as("the outcome stands above the areas")
                    .isLessThan(heir.page().locator(".panel h2").first().boundingBox().y);
            window.visit("/verify");
            window.page().locator("#code").fill(code);
            window.click("main form.stack button", "verify-issued");
            assertThat(window.page().locator("#finding").innerText()).doesNotContain(Journey.INHERITANCE);
        }
    }

    @ParameterizedTest
    @CsvSource({"ko,1440", "en,320"})
    void whoWorksOnCasesFindsEveryPageInOrder(String language, int width) {
        try (Window window = Window.of("kim.jihyun", language, width)) {
            window.visit(
                    "/lookups",
                    "/cases/nobodys",
                    "/nowhere",
                    "/team",
                    "/agreements",
                    "/agreements/agr-bl-tax/1",
                    "/agreements/none/1",
                    "/tasks",
                    "/registers",
                    "/agencies",
                    "/requests",
                    "/corrections/sent",
                    "/requests/new?register=tax-income&attribute=NationalTax/arrears");
            window.click("form[action='/requests'] button", "request-incomplete");
            window.page().navigate("/");
            window.journey().openCase().lookUp();
            String report = window.page().locator(".report a").first().getAttribute("href");
            window.visit(report);
            window.click("form[action='/corrections'] button", "correction-incomplete");
            window.page().navigate("/");
            window.journey().openCase().lookUp();
            window.click("form.wrong-person button", "wrong-person");
            window.visit("/lookups");
        }
        try (Window window = Window.of(Journey.COUNTER, language, width)) {
            window.journey().openCase(Journey.INHERITANCE);
            window.look("case-with-slip");
            window.click("form[action$='/slip'] button", "slip");
        }
        try (Window window = Window.of("choi.minjun", language, width)) {
            window.click(".cases tbody a", "permit-case");
            window.click("form[action$='/lookup'] button", "permit-look-up");
        }
        try (Window window = Window.of("park.doyun", language, width)) {
            window.visit("/team");
        }
    }
}

package kr.ieum.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessibilityTest {

    private static final List<String> WCAG_22_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    @BeforeAll
    static void chromium() {
        Chromium.orSkip();
    }

    @ParameterizedTest
    @CsvSource({"ko,1440", "en,1440", "ko,320", "en,320"})
    void everyPageIsFreeOfViolations(String language, int width) {
        try (Journey journey = new Journey(Chromium.forChecker(language, width))) {
            Page page = journey.page();
            journey.toSignIn();
            check(page, "sign-in");
            page.locator("#id").fill("nobody");
            page.locator("#password").fill("wrong");
            page.locator("form[action='/login'] button").click();
            check(page, "failed sign-in");
            journey.signIn();
            check(page, "cases");
            page.locator("#text").fill("zzzz");
            page.locator("form[role=search] button").click();
            check(page, "no case found");
            page.locator("form.inline button").click();
            page.locator("#number").fill("9999999-2026-04-0000001");
            page.locator("form[action='/cases/open'] button").click();
            check(page, "not one's case");
            page.navigate("/nowhere");
            check(page, "no such page");
            page.navigate("/");
            journey.openCase();
            check(page, "case");
            journey.lookUp();
            check(page, "one screen");
            for (var panel : page.locator(".panel:has(details)").all()) {
                panel.locator("details.why summary").first().click();
                panel.locator("details.grounds summary").click();
            }
            check(page, "one screen unfolded");
        }
    }

    static void check(Page page, String name) {
        AxeResults results = new AxeBuilder(page).withTags(WCAG_22_AA).analyze();
        assertThat(results.getViolations())
                .as(name)
                .extracting(rule -> rule.getId() + " at "
                        + rule.getNodes().stream()
                                .map(node -> node.getTarget().toString())
                                .limit(3)
                                .toList())
                .isEmpty();
    }
}

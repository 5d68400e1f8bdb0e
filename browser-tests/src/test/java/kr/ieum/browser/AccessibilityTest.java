package kr.ieum.browser;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessibilityTest {

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
            Accessibility.check(page, "sign-in");
            page.locator("#id").fill("nobody");
            page.locator("#password").fill("wrong");
            page.locator("form[action='/login'] button").click();
            Accessibility.check(page, "failed sign-in");
            journey.signIn();
            Accessibility.check(page, "cases");
            page.locator("#text").fill("zzzz");
            page.locator("form[role=search] button").click();
            Accessibility.check(page, "no case found");
            page.locator("form.inline button").click();
            page.locator("#number").fill("9999999-2026-04-0000001");
            page.locator("form[action='/cases/open'] button").click();
            Accessibility.check(page, "not one's case");
            page.navigate("/nowhere");
            Accessibility.check(page, "no such page");
            page.navigate("/");
            journey.openCase();
            Accessibility.check(page, "case");
            journey.lookUp();
            Accessibility.check(page, "one screen");
            for (var panel : page.locator(".panel:has(details)").all()) {
                panel.locator("details.why summary").first().click();
                panel.locator("details.grounds summary").click();
            }
            Accessibility.check(page, "one screen unfolded");
        }
    }
}

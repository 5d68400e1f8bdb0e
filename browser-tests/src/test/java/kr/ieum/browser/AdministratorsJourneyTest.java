package kr.ieum.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The administrators' screens as they come to them: free of violations, nothing beyond the edge, no blank cell. */
class AdministratorsJourneyTest {

    @BeforeAll
    static void chromium() {
        Chromium.orSkip();
    }

    /** A window in which each page is looked at. */
    private record Window(Journey journey, String language, int width) implements AutoCloseable {

        Window {
            journey.page().setDefaultTimeout(15_000);
        }

        static Window of(String official, String language, int width) {
            Window window = new Window(new Journey(Chromium.forChecker(language, width)), language, width);
            window.journey.signIn(official);
            return window;
        }

        Page page() {
            return journey.page();
        }

        void visit(String... paths) {
            for (String path : paths) {
                page().navigate(path);
                look(path.substring(1).replaceAll("[/?=&.]+", "-"));
            }
        }

        void click(String selector, String name) {
            page().locator(selector).first().click();
            page().waitForLoadState();
            look(name);
        }

        private void look(String name) {
            String screen = language + "-" + width + "-" + name;
            journey.picture("administrators-" + screen);
            AccessibilityTest.check(page(), screen);
            assertThat(((Number) page().evaluate("() => document.documentElement.scrollWidth")).intValue())
                    .as(screen + " fits")
                    .isLessThanOrEqualTo(width);
            assertThat(page().locator("html").getAttribute("lang")).isEqualTo(language);
            for (String text :
                    page().locator("main td, main dd, main th, main li").allInnerTexts()) {
                assertThat(text).as(screen).isNotBlank();
            }
            assertThat(page().locator("main table:not(:has(tbody tr))").count())
                    .as(screen + " has no table without a row")
                    .isZero();
        }

        @Override
        public void close() {
            journey.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"ko,1440", "en,320"})
    void administratorsFindEveryPageInOrder(String language, int width) {
        try (Window window = Window.of("oh.taeyang", language, width)) {
            window.visit(
                    "/",
                    "/agreements",
                    "/agreements?q=zzzz",
                    "/agreements/agr-bl-tax/1",
                    "/agreements/agr-bl-tax/1/compared/2",
                    "/agreements/agr-bl-tax/1/suspend",
                    "/tasks/basic-livelihood",
                    "/registers/tax-income",
                    "/agencies/3000000",
                    "/agencies/1210000",
                    "/requests",
                    "/corrections",
                    "/check");
            window.page().navigate("/agreements/agr-bl-tax/1/suspend");
            window.click("main form button.primary", "suspend-without-cause");
        }
        try (Window window = Window.of("bae.junseo", language, width)) {
            window.visit("/team");
        }
        try (Window window = Window.of("shin.yerin", language, width)) {
            window.visit("/requests");
        }
    }
}

package kr.ieum.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/**
 * A window in which each page is looked at: free of violations, nothing beyond the edge, no blank cell, no table without a row.
 */
record Window(Journey journey, String language, int width) implements AutoCloseable {

    /** Two stops stand in one row when their tops are no further apart. */
    private static final double ROW = 40;

    private static final String USABLE =
            "() => [...document.querySelectorAll('a[href], button, summary, select, textarea,"
                    + " input:not([type=hidden]), [tabindex=\"0\"]')].filter(e => e.checkVisibility()).length";
    private static final String FOCUSED_OUTLINE = "() => getComputedStyle(document.activeElement).outlineStyle";
    private static final String FOCUSED_TOP = "() => document.activeElement.getBoundingClientRect().top + scrollY";

    Window {
        journey.page().setDefaultTimeout(15_000);
    }

    static Window open(String language, int width) {
        return new Window(new Journey(Chromium.forChecker(language, width)), language, width);
    }

    static Window of(String official, String language, int width) {
        Window window = open(language, width);
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

    /** Goes through the page that was just visited with Tab alone: it comes to everything that can be used, from top to bottom, shows where it is, and comes out again. */
    void walk(String name) {
        String screen = language + "-" + width + "-" + name;
        int stops = ((Number) page().evaluate(USABLE)).intValue();
        double top = 0;
        for (int stop = 1; stop <= stops; stop++) {
            page().keyboard().press("Tab");
            assertThat(page().evaluate(FOCUSED_OUTLINE))
                    .as(screen + " shows stop " + stop + " of " + stops)
                    .isEqualTo("solid");
            double next = ((Number) page().evaluate(FOCUSED_TOP)).doubleValue();
            assertThat(next).as(screen + ", stop " + stop).isGreaterThan(top - ROW);
            top = next;
        }
        page().keyboard().press("Tab");
        assertThat(page().evaluate("() => document.activeElement === document.body"))
                .as(screen + " has no stop beside the " + stops + " and holds nobody fast")
                .isEqualTo(true);
    }

    void click(String selector, String name) {
        page().locator(selector).first().click();
        page().waitForLoadState();
        look(name);
    }

    void look(String name) {
        String screen = language + "-" + width + "-" + name;
        journey.picture("screen-" + screen);
        Accessibility.check(page(), screen);
        assertThat(((Number) page().evaluate("() => document.documentElement.scrollWidth")).intValue())
                .as(screen + " fits")
                .isLessThanOrEqualTo(width);
        assertThat(page().locator("html").getAttribute("lang")).isEqualTo(language);
        for (String text : page().locator("main td, main dd, main th, main li").allTextContents()) {
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

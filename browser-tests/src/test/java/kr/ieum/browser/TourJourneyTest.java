package kr.ieum.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The cases of the demo's start page, each by clicking, as somebody does who sees Ieum for the first time. */
class TourJourneyTest {

    private static final int WIDE = 1440;
    private static final int NARROW = 320;

    @BeforeAll
    static void chromium() {
        Chromium.orSkip();
    }

    /**
     * A case and what must, and must not, be read on its last page.
     *
     * @param refused whether the case isn't opened at all
     */
    private record Told(String stop, boolean refused, List<String> ko, List<String> en, List<String> never) {}

    private static final List<Told> CASES = List.of(
            new Told("healthy", false, List.of("윤정우"), List.of("윤정우"), List.of()),
            new Told("dead-register", false, List.of("노경완"), List.of("노경완"), List.of()),
            new Told("conflict-employment", false, List.of("대장 간 불일치"), List.of("Registers disagree"), List.of()),
            new Told("conflict-death", false, List.of("대장 간 불일치"), List.of("Registers disagree"), List.of()),
            new Told("refused-no-basis", false, List.of("어윤재"), List.of("어윤재"), List.of()),
            new Told("refused-jurisdiction", true, List.of(), List.of(), List.of("윤정우")),
            new Told(
                    "protected",
                    false,
                    List.of("마준혁"),
                    List.of("마준혁"),
                    List.of("교부제한", "보호", "restricted", "protected person")),
            // the guide speaks of it; what the page itself says is held against in the journeys of the gateway
            new Told("changed-number", false, List.of("피나경", "2015"), List.of("피나경", "2015"), List.of("2100515")),
            new Told("deceased", false, List.of("종결"), List.of("clos"), List.of()),
            new Told("second-rank", false, List.of(), List.of(), List.of("민가온")),
            new Told("appeal", false, List.of("강태민", "이력 없음"), List.of("강태민", "No history"), List.of("대장 간 불일치")));

    @TestFactory
    List<DynamicTest> eachCaseWorksByClicking() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Told told : CASES) {
            tests.add(DynamicTest.dynamicTest(told.stop() + " in Korean, wide", () -> walk(told, "ko", WIDE)));
            tests.add(DynamicTest.dynamicTest(told.stop() + " in English, narrow", () -> walk(told, "en", NARROW)));
        }
        return tests;
    }

    private static void walk(Told told, String language, int width) {
        try (Journey journey = new Journey(Chromium.forChecker(language, width))) {
            Page page = journey.page();
            page.navigate("/tour");
            page.locator("form[action='/tour/" + told.stop() + "'] button").click();
            assertThat(page.locator(".guide").count()).as("what to look at").isEqualTo(1);
            if (!told.refused()) {
                Accessibility.check(page, told.stop() + ", case");
                journey.lookUp();
                noCellIsEmpty(page);
            }
            Accessibility.check(page, told.stop() + ", last page");
            String text = page.locator("main").innerText();
            (language.equals("ko") ? told.ko() : told.en())
                    .forEach(word -> assertThat(text).contains(word));
            told.never().forEach(word -> assertThat(text).doesNotContain(word));
            assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("nothing stands beyond the edge")
                    .isEqualTo(true);
            journey.picture("tour-" + told.stop() + "-" + language);
        }
    }

    private static void noCellIsEmpty(Page page) {
        for (String text : page.locator(".grid td").allInnerTexts()) {
            assertThat(text).isNotBlank();
        }
    }

    @Test
    void theStartPageTellsThemAllAndIsFreeOfViolations() {
        for (String language : List.of("ko", "en")) {
            try (Journey journey = new Journey(Chromium.forChecker(language, NARROW))) {
                Page page = journey.page();
                page.navigate("/");
                assertThat(page.locator(".tour > li").count()).isEqualTo(CASES.size());
                Accessibility.check(page, "tour");
                journey.picture("tour-" + language);
            }
        }
    }

    @Test
    void theTourGoesOnFromCaseToCaseByKeyboard() {
        try (Journey journey = new Journey(Chromium.withoutScript("ko", WIDE))) {
            Page page = journey.page();
            page.navigate("/tour");
            page.locator(".tour form button").first().focus();
            page.keyboard().press("Enter");
            page.waitForURL("**/cases/**");
            page.locator(".guide form button").focus();
            page.keyboard().press("Enter");
            page.locator(".guide :text('2/10')").waitFor();
        }
    }
}

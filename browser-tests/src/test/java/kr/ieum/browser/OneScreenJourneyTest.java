package kr.ieum.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneScreenJourneyTest {

    private static final int WIDE = 1440;
    private static final int NARROW = 320;
    /** Within a row of a table the stops stand at different heights. */
    private static final double ROW = 90;

    @BeforeAll
    static void chromium() {
        Chromium.orSkip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void withoutScriptAnOfficialGetsFromSignInToTheOneScreen(String language) {
        try (Journey journey = new Journey(Chromium.withoutScript(language, WIDE))) {
            journey.toSignIn().picture(language + "-1-sign-in");
            journey.signIn().picture(language + "-2-cases");
            journey.openCase().picture(language + "-3-case");
            journey.lookUp().picture(language + "-4-one-screen");
            Page page = journey.page();
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            assertThat(page.locator(".outcome").count()).isEqualTo(1);
            assertThat(page.locator(".panel.pending").filter(visible()).count()).isZero();
            assertThat(page.locator(".panel .value").count()).isGreaterThan(5);
            assertThat(page.url()).doesNotContain("2026-04");
            assertThat(journey.complaints()).isEmpty();
        }
    }

    @Test
    void panelsStandInTheOrderOfTheViewWhicheverRegisterAnswersFirst() {
        try (Journey journey = new Journey(Chromium.withoutScript("ko", WIDE))) {
            List<String> promised = journey.signIn()
                    .openCase()
                    .page()
                    .locator(".questions tbody th span:not(.label)")
                    .allInnerTexts();
            Page page = journey.lookUp().page();
            List<Double> tops = new ArrayList<>();
            for (String title : promised) {
                Locator heading = page.locator(".panel h2", new Page.LocatorOptions().setHasText(title))
                        .filter(visible())
                        .first();
                BoundingBox box = heading.boundingBox();
                assertThat(box).as(title).isNotNull();
                tops.add(box.y);
            }
            assertThat(tops).isSorted();
            assertThat(page.locator(".outcome").boundingBox().y).isLessThan(tops.getFirst());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void noCellIsEmptyAndEachExplainsItself(String language) {
        try (Journey journey = new Journey(Chromium.withoutScript(language, WIDE))) {
            Page page = journey.toOneScreen().page();
            Locator cells = page.locator(".grid td");
            assertThat(cells.count()).isGreaterThan(5);
            for (String text : cells.allInnerTexts()) {
                assertThat(text).isNotBlank();
            }
            assertThat(page.locator(".grid td details.why").count()).isEqualTo(cells.count());
            Locator first = page.locator(".grid td:has(.value) details.why").first();
            assertThat(first.locator("dl").isVisible()).isFalse();
            first.locator("summary").click();
            assertThat(first.locator("dl").isVisible()).isTrue();
            assertThat(first.innerText()).contains(language.equals("ko") ? "법적 근거" : "Legal basis");
        }
    }

    @Test
    void theKeyboardAloneSuffices() {
        try (Journey journey = new Journey(Chromium.withoutScript("ko", WIDE))) {
            Page page = journey.toSignIn().page();
            String id = journey.investigator();
            String password = journey.password();
            page.keyboard().press("Tab");
            assertThat(focused(page)).as("the first stop").isEqualTo("본문으로 건너뛰기");
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            page.keyboard().type(id);
            page.keyboard().press("Tab");
            page.keyboard().type(password);
            page.keyboard().press("Enter");
            page.waitForURL("**/");
            journey.caseLink().focus();
            page.keyboard().press("Enter");
            page.locator("form[action$='/lookup'] button").waitFor();
            tabTo(page, "조회");
            page.keyboard().press("Enter");
            page.waitForLoadState();
            Locator why = page.locator(".grid td:has(.value) details.why").first();
            why.locator("summary").focus();
            assertThat(why.locator("summary").evaluate("e => getComputedStyle(e).outlineStyle"))
                    .isEqualTo("solid");
            page.keyboard().press("Enter");
            assertThat(why.locator("dl").isVisible()).isTrue();
        }
    }

    @Test
    void tabbingFollowsTheOrderOnThePage() {
        try (Journey journey = new Journey(Chromium.withoutScript("ko", WIDE))) {
            Page page = journey.toOneScreen().page();
            List<Double> tops = new ArrayList<>();
            page.locator("main").focus();
            for (int i = 0; i < 40; i++) {
                page.keyboard().press("Tab");
                tops.add(((Number) page.evaluate("() => { let e = document.activeElement;"
                                + " return e === document.body ? 1e9 : e.getBoundingClientRect().top + scrollY; }"))
                        .doubleValue());
            }
            for (int i = 1; i < tops.size(); i++) {
                assertThat(tops.get(i)).as("stop " + i).isGreaterThan(tops.get(i - 1) - ROW);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void nothingIsCutOffOnANarrowWindow(String language) {
        try (Journey journey = new Journey(Chromium.withoutScript(language, NARROW))) {
            journey.toSignIn();
            fits(journey, language + "-narrow-1-sign-in");
            journey.signIn();
            fits(journey, language + "-narrow-2-cases");
            journey.openCase();
            fits(journey, language + "-narrow-3-case");
            journey.lookUp();
            fits(journey, language + "-narrow-4-one-screen");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void onPaperEverythingStandsUnfoldedWithoutButtons(String language) {
        try (Journey journey = new Journey(Chromium.withoutScript(language, WIDE))) {
            Page page = journey.toOneScreen().page();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("button").filter(visible()).count()).isZero();
            Locator grounds = page.locator(".grounds ol");
            assertThat(grounds.count()).isPositive();
            for (int i = 0; i < grounds.count(); i++) {
                assertThat((boolean) grounds.nth(i).evaluate("e => e.checkVisibility({contentVisibilityAuto: true})"))
                        .isTrue();
            }
            assertThat(page.locator(".why .ref").first().isVisible()).isTrue();
            assertThat(page.locator("footer .demo").isVisible()).isTrue();
            journey.paper(language + "-paper");
        }
    }

    @Test
    void theLanguageChangesInPlaceAndStays() {
        try (Journey journey = new Journey(Chromium.withoutScript("ko", WIDE))) {
            Page page = journey.signIn().openCase().page();
            String address = page.url();
            page.locator("form[action='/language'] button").click();
            assertThat(page.url()).isEqualTo(address);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
            page.navigate("/");
            assertThat(page.locator("h1").innerText()).isEqualTo("My cases");
        }
    }

    private static Locator.FilterOptions visible() {
        return new Locator.FilterOptions().setVisible(true);
    }

    private static String focused(Page page) {
        return ((String) page.evaluate("() => document.activeElement.textContent")).strip();
    }

    private static void tabTo(Page page, String text) {
        for (int i = 0; i < 30; i++) {
            page.keyboard().press("Tab");
            if (focused(page).equals(text)) {
                return;
            }
        }
        throw new AssertionError("Tab never came to " + text);
    }

    private static void fits(Journey journey, String picture) {
        journey.picture(picture);
        assertThat(((Number) journey.page().evaluate("() => document.documentElement.scrollWidth")).intValue())
                .as(picture)
                .isLessThanOrEqualTo(NARROW);
    }
}

package kr.ieum.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The steps an official takes, on one page of the browser. */
final class Journey implements AutoCloseable {

    /** The demo's investigator and the household whose registers all answer (demo case 1). */
    private static final Pattern INVESTIGATOR = Pattern.compile("김지현|Kim Jihy(u|eo)n");

    private static final String APPLICANT = "윤정우";
    /** The official at the counter, and the case of an heir of first rank (demo case 4). */
    static final String COUNTER = "jeong.haeun";

    static final String INHERITANCE = "3000000-2026-07-0000101";

    /** Where to look at the pages after a run. */
    private static final Path PICTURES = Path.of("target/screens");

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Journey(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    /** What the browser complained about, such as a blocked resource. */
    List<String> complaints() {
        return complaints;
    }

    Journey toSignIn() {
        page.navigate("/login");
        return this;
    }

    /** The sign-in id of the investigator, as the demo's sign-in page lists it. */
    String investigator() {
        return page.locator(".demo-users tbody tr")
                .filter(new Locator.FilterOptions().setHasText(INVESTIGATOR))
                .locator("code")
                .innerText();
    }

    String password() {
        return page.locator(".demo-users p code").innerText();
    }

    Journey signIn() {
        toSignIn();
        return signIn(investigator());
    }

    /** Signs in as one of the demo's people, from the sign-in page. */
    Journey signIn(String id) {
        toSignIn();
        String password = password();
        page.locator("#id").fill(id);
        page.locator("#password").fill(password);
        page.locator("form[action='/login'] button").click();
        assertThat(page.locator("h1").innerText()).isIn("내 사건", "My cases");
        return this;
    }

    Journey openCase() {
        caseLink().click();
        assertThat(page.locator("form[action$='/lookup'] button").count()).isEqualTo(1);
        return this;
    }

    /** Opens one of the cases on the page that {@code text} names: a number, or the applicant. */
    Journey openCase(String text) {
        page.locator(".cases tbody tr")
                .filter(new Locator.FilterOptions().setHasText(text))
                .locator("a")
                .first()
                .click();
        return this;
    }

    /**
     * What an heir does: the counter issues a slip, the heir opens the result with it.
     *
     * @return the heir's window
     */
    static Journey atTheResult(String language, int width) {
        String code;
        try (Journey counter = new Journey(Chromium.withoutScript(language, width))) {
            counter.signIn(COUNTER).openCase(INHERITANCE);
            counter.page().locator("form[action$='/slip'] button").click();
            code = counter.page().locator("strong code").innerText();
        }
        Journey heir = new Journey(Chromium.forChecker(language, width));
        heir.page().navigate("/result");
        heir.page().locator("#number").fill(INHERITANCE);
        heir.page().locator("#code").fill(code);
        heir.page().locator("form[action='/result'] button").click();
        return heir;
    }

    Locator caseLink() {
        return page.locator(".cases tbody tr")
                .filter(new Locator.FilterOptions().setHasText(APPLICANT))
                .locator("a")
                .first();
    }

    Journey lookUp() {
        page.locator("form[action$='/lookup'] button").click();
        page.waitForLoadState(LoadState.LOAD);
        return this;
    }

    Journey toOneScreen() {
        return signIn().openCase().lookUp();
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** The page on paper, as PDF. */
    byte[] paper(String name) {
        return page.pdf(
                new Page.PdfOptions().setPath(PICTURES.resolve(name + ".pdf")).setPreferCSSPageSize(true));
    }

    @Override
    public void close() {
        context.close();
    }
}

package kr.ieum.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, driven by Playwright; one for all tests. */
final class Chromium {

    private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");
    private static Browser browser;

    private Chromium() {}

    /** Skips a test where there is no Chromium; on the build server that is a failure. */
    static void orSkip() {
        boolean installed = Files.isExecutable(EXECUTABLE);
        if (!installed && System.getenv("CI") != null) {
            throw new IllegalStateException("no " + EXECUTABLE + ": install chromium and fonts-noto-cjk");
        }
        assumeTrue(installed, "browser tests are skipped: no " + EXECUTABLE + " (apt install chromium fonts-noto-cjk)");
    }

    private static synchronized Browser browser() {
        if (browser == null) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(EXECUTABLE)
                            .setArgs(ARGUMENTS));
        }
        return browser;
    }

    /** A window without script, as the screens must work. */
    static BrowserContext withoutScript(String language, int width) {
        return browser().newContext(options(language, width).setJavaScriptEnabled(false));
    }

    /** A window in which a checker may run its script; the pages themselves have none. */
    static BrowserContext forChecker(String language, int width) {
        return browser().newContext(options(language, width).setBypassCSP(true));
    }

    private static Browser.NewContextOptions options(String language, int width) {
        return new Browser.NewContextOptions()
                .setBaseURL(Demo.address())
                .setLocale(language.equals("ko") ? "ko-KR" : "en-GB")
                .setViewportSize(width, 900);
    }
}

package kr.ieum.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
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
            window.visit("/tour", "/login", "/login?ended=idle", "/register", "/citizen", "/verify");
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
                    "/duties",
                    "/explanations",
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

    @ParameterizedTest
    @CsvSource({"ko,1440", "en,320"})
    void whoConnectsASystemFindsEveryStepAndWhomToTry(String language, int width) {
        try (Window window = Window.open(language, width)) {
            window.visit("/connect");
            window.walk("connect");
            Locator trials = window.page().locator("section[aria-labelledby=sandbox] details");
            assertThat(trials.count()).isGreaterThan(5);
            for (Locator trial : trials.all()) {
                trial.locator("summary").focus();
                window.page().keyboard().press("Enter");
                assertThat(trial.locator("pre").isVisible()).isTrue();
                assertThat(trial.locator("dd").first().isVisible()).isTrue();
            }
            window.look("connect-unfolded");
        }
    }

    @ParameterizedTest
    @CsvSource({"ko,1440", "en,320"})
    void whoLooksAfterFilesOfSubjectsSeesHowFarEachIs(String language, int width, @TempDir Path folder)
            throws IOException, InterruptedException {
        Demo.client("pin");
        Demo.client(
                "bulk",
                people(folder).toString(),
                "--task",
                "livelihood-screening",
                "--approval",
                "3000000-2026-S-0000001",
                "--register",
                "resident",
                "--attribute",
                "Person/deathDate");
        try (Window window = Window.of("moon.garam", language, width)) {
            window.visit("/bulk");
            window.walk("bulk");
            assertThat(window.page().locator("main tbody tr").first().innerText())
                    .contains("3000000/welfare-case", "livelihood-screening", "100%");
            window.click(".head a[href*=deleted]", "bulk-deleted");
            assertThat(window.page().locator("main .empty").count())
                    .as("nothing was deleted, and the page says so")
                    .isEqualTo(1);
            window.visit("/journal");
            window.click("main tbody a", "journal-entry");
        }
        for (String official : List.of("kim.jihyun", "bae.junseo")) {
            try (Window window = Window.of(official, language, width)) {
                window.page().navigate("/bulk");
                assertThat(window.page().locator("main tbody tr").count())
                        .as("what " + official + "’s own agency handed in")
                        .isPositive();
            }
        }
    }

    /** A file with an unreadable line among them. */
    private static Path people(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("people.csv"),
                Stream.concat(
                                Stream.of("resident_number", "nobody"),
                                IntStream.range(0, 120).mapToObj(i -> "70010%08d".formatted(10_000_000 + i)))
                        .collect(Collectors.joining("\n", "", "\n")));
    }
}

package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kr.ieum.gateway.sheet.Sheets;
import kr.ieum.gateway.sheet.Sheets.Match;
import kr.ieum.gateway.sheet.Sheets.Verified;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Whether a sheet is one: open to everybody, without session. It says only whether, when and by which agency, never what a
 * sheet says or whose it is.
 */
@Controller
final class VerifyScreen implements Screen {

    private final Sheets sheets;
    private final VerifyAttempts attempts;
    private final PageWords pageWords;
    private final LocaleResolver languages;

    VerifyScreen(Sheets sheets, VerifyAttempts attempts, PageWords pageWords, LocaleResolver languages) {
        this.sheets = sheets;
        this.attempts = attempts;
        this.pageWords = pageWords;
        this.languages = languages;
    }

    /**
     * What was found, or why nothing was looked up.
     *
     * @param style {@code good}, {@code warn} or {@code bad}
     * @param facts in reading order; the same number of them for every sheet
     * @param member the input at fault, empty where none is
     */
    record Finding(String style, String title, List<String> texts, List<PanelPage.Fact> facts, String member) {}

    @GetMapping("/verify")
    String ask(Model model) {
        model.addAttribute("finding", Optional.empty());
        model.addAttribute("typed", "");
        return "verify";
    }

    @PostMapping("/verify")
    String verify(HttpServletRequest request, HttpServletResponse response, Model model, Locale locale) {
        Words words = pageWords.in(locale);
        SheetQuestion question = SheetQuestion.of(name -> typed(request, name));
        Finding finding;
        if (!attempts.allows(request.getRemoteAddr())) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            finding = said("warn", "often", "", words);
        } else {
            finding = switch (question) {
                case SheetQuestion.Faulty(String member, String fault, int symbols) -> {
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    yield new Finding(
                            "bad",
                            words.say("verify.faulty"),
                            List.of(words.say(fault, symbols), words.say("verify.faulty.now")),
                            List.of(),
                            member);
                }
                case SheetQuestion.Good(var code, var digest, var line) ->
                    found(sheets.verify(code, digest, line), words);
            };
        }
        model.addAttribute("finding", Optional.of(finding));
        model.addAttribute(
                "typed",
                question instanceof SheetQuestion.Good(var code, var digest, var line)
                        ? code.printed()
                        : typed(request, "code"));
        return "verify";
    }

    /** Changes the language of this page; needs no session, unlike the one of signed-in pages. */
    @PostMapping("/verify/language")
    String language(@RequestParam("to") String to, HttpServletRequest request, HttpServletResponse response) {
        languages.setLocale(request, response, LanguageChoice.of(to));
        return "redirect:/verify";
    }

    private static String typed(HttpServletRequest request, String name) {
        String typed = request.getParameter(name);
        return typed == null ? "" : typed;
    }

    private static Finding found(Verified verified, Words words) {
        return switch (verified) {
            case Verified.Unknown unknown -> said("bad", "unknown", "", words);
            case Verified.Issued issued -> {
                boolean different = issued.record() == Match.DIFFERENT || issued.line() == Match.DIFFERENT;
                boolean compared = issued.record() == Match.SAME || issued.line() == Match.SAME;
                String key = different ? "different" : compared ? "same" : "issued";
                Finding said = said(different ? "bad" : compared ? "good" : "info", key, "", words);
                yield new Finding(
                        said.style(),
                        said.title(),
                        said.texts(),
                        List.of(
                                fact("kind", SheetText.title(issued.kind(), words), words),
                                fact("agency", words.agency(issued.agency()), words),
                                fact("issued-at", words.moment(issued.issuedAt()), words),
                                fact("line", match(issued.line(), words), words),
                                fact("record", match(issued.record(), words), words)),
                        "");
            }
        };
    }

    private static String match(Match match, Words words) {
        return words.say("verify.match." + Words.kebab(match));
    }

    private static PanelPage.Fact fact(String key, String text, Words words) {
        return new PanelPage.Fact(words.say("verify." + key), List.of(text));
    }

    private static Finding said(String style, String key, String member, Words words) {
        return new Finding(
                style,
                words.say("verify." + key + ".title"),
                List.of(words.say("verify." + key + ".text"), words.say("verify." + key + ".now")),
                List.of(),
                member);
    }
}

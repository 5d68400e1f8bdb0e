package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** Changes the language and goes back to the page. */
@Controller
final class LanguageScreen {

    /** Pages one can go back to; anything else, above all another site, leads home. */
    private static final Pattern OURS = Pattern.compile("/|/login|/cases/[A-Za-z0-9_-]{1,64}"
            + "|/(?:agreements|tasks|register|registers|agencies|requests|check)(?:/[A-Za-z0-9_-]{1,64}){0,4}");

    private final LocaleResolver languages;

    LanguageScreen(LocaleResolver languages) {
        this.languages = languages;
    }

    @PostMapping("/language")
    String change(
            @RequestParam("to") String to,
            @RequestParam("back") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        languages.setLocale(request, response, LanguageChoice.of(to));
        return "redirect:" + (OURS.matcher(back).matches() ? back : "/");
    }
}

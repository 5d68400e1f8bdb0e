package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import kr.ieum.gateway.correction.Corrections;
import kr.ieum.gateway.identity.Officials;
import kr.ieum.gateway.result.Slip;
import kr.ieum.gateway.result.SlipCode;
import kr.ieum.gateway.result.Slips;
import kr.ieum.gateway.sheet.SheetKind;
import kr.ieum.gateway.sheet.Sheets;
import kr.ieum.gateway.view.Lookups;
import kr.ieum.gateway.view.Lookups.Started;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.thymeleaf.ITemplateEngine;

/**
 * The applicant's own page: application number and the code of the slip open the result, asked of the registers in that
 * very request and kept nowhere. Whatever is wrong with number or code reads the same.
 */
@Controller
final class ResultScreen implements Screen {

    private final Slips slips;
    private final Lookups lookups;
    private final Directory officials;
    private final Sheets sheets;
    private final Corrections corrections;
    private final PageWords pageWords;
    private final ITemplateEngine templates;
    private final Clock clock;
    private final SignInAttempts attempts;

    ResultScreen(
            Slips slips,
            Lookups lookups,
            Directory officials,
            Sheets sheets,
            Corrections corrections,
            PageWords pageWords,
            ITemplateEngine templates,
            Clock clock) {
        this.slips = slips;
        this.lookups = lookups;
        this.officials = officials;
        this.sheets = sheets;
        this.corrections = corrections;
        this.pageWords = pageWords;
        this.templates = templates;
        this.clock = clock;
        this.attempts = new SignInAttempts(clock);
    }

    @GetMapping("/result")
    String form() {
        return "result-form";
    }

    @PostMapping("/result")
    ModelAndView open(
            @RequestParam("number") String number,
            @RequestParam("code") String code,
            HttpServletRequest request,
            @ModelAttribute("frame") Frame frame,
            Locale locale) {
        Words words = pageWords.in(locale);
        String address = request.getRemoteAddr();
        if (!attempts.begin("", false, address)) {
            return failed(HttpStatus.TOO_MANY_REQUESTS);
        }
        Optional<Slip> slip = SlipCode.read(code).flatMap(read -> slips.open(number.strip(), read));
        Optional<Officials.Account> issuer = slip.flatMap(found -> officials.find(found.official()));
        if (slip.isEmpty() || issuer.isEmpty()) {
            return failed(HttpStatus.FORBIDDEN);
        }
        attempts.succeeded("", address);
        Started started = lookups.startResult(
                Requesters.of(issuer.get().official()), slip.get().view(), number.strip());
        return switch (started) {
            case Started.Running(var lookup) -> {
                Instant now = clock.instant();
                yield new ModelAndView(new ResultPage(
                        templates,
                        words,
                        lookup,
                        frame,
                        now,
                        PageSheet.begin(
                                sheets,
                                SheetKind.APPLICANT_RESULT,
                                lookup,
                                issuer.get().official(),
                                now,
                                frame.demo()),
                        FieldNotes.ofResult(corrections, lookup),
                        corrections
                                .ofApplicant(slip.get().agency(), lookup.shell().openCase())
                                .stream()
                                .map(notice -> EarlierResult.of(notice, words))
                                .toList(),
                        register -> slips.answered(slip.get(), register)));
            }
            case Started.LogUnavailable unavailable ->
                Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "result-later", words);
            case Started.Refused refused -> Notice.page(HttpStatus.FORBIDDEN, "result-refused", words);
            case Started.UnknownView unknown -> failed(HttpStatus.FORBIDDEN);
            case Started.UnknownPanel unknown -> failed(HttpStatus.FORBIDDEN);
        };
    }

    private static ModelAndView failed(HttpStatus status) {
        ModelAndView page = new ModelAndView("result-form");
        page.setStatus(status);
        page.addObject("failed", status == HttpStatus.TOO_MANY_REQUESTS ? "result.failed.wait" : "result.failed");
        return page;
    }
}

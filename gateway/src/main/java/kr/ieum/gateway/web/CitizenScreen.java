package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.disclosure.KeysUnavailable;
import kr.ieum.gateway.disclosure.OwnDisclosures.Told;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.web.Citizens.Citizen;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The citizen's own page: every disclosure about them, and nothing about anybody else. */
@Controller
final class CitizenScreen implements Screen {

    private static final String PATH = "/citizen";

    private final Citizens citizens;
    private final AgreementRecords agreements;
    private final PageWords pageWords;
    private final Clock clock;

    CitizenScreen(Citizens citizens, AgreementRecords agreements, PageWords pageWords, Clock clock) {
        this.citizens = citizens;
        this.agreements = agreements;
        this.pageWords = pageWords;
        this.clock = clock;
    }

    /** One who may be chosen. */
    record Choice(String id, String name, String story) {}

    @GetMapping(PATH)
    ModelAndView page(
            @RequestParam(name = "page", defaultValue = "1") String wanted, HttpServletRequest request, Locale locale) {
        Words words = pageWords.in(locale);
        Optional<CitizenSession> session = CitizenSession.of(request, clock.instant());
        if (session.isEmpty()) {
            return signIn(words);
        }
        int page = wanted.matches("[0-9]{1,4}") ? Math.max(1, Integer.parseInt(wanted)) : 1;
        try {
            return citizens.told(session.get().id(), (page - 1) * Paged.SIZE, Paged.SIZE)
                    .map(told -> list(told, page, session.get(), words))
                    .orElseGet(() -> signIn(words));
        } catch (KeysUnavailable | LogUnavailable e) {
            return Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "citizen-later", words);
        }
    }

    @PostMapping(PATH + "/sign-in")
    String enter(@RequestParam("id") String id, HttpServletRequest request) {
        if (citizens.offered().stream().anyMatch(one -> one.id().equals(id))) {
            CitizenSession.begin(id, request, clock.instant());
        }
        return "redirect:" + PATH;
    }

    @PostMapping(PATH + "/sign-out")
    String leave(HttpServletRequest request) {
        CitizenSession.end(request);
        return "redirect:" + PATH;
    }

    private ModelAndView signIn(Words words) {
        List<Choice> choices = citizens.offered().stream()
                .map(one -> new Choice(one.id(), words.in(one.name()), words.in(one.story())))
                .toList();
        if (choices.isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "citizen-none", words);
        }
        ModelAndView page = new ModelAndView("citizen-sign-in");
        page.addObject("choices", choices);
        return page;
    }

    private ModelAndView list(Told told, int page, CitizenSession session, Words words) {
        DisclosureText text =
                new DisclosureText(agreements, new FederationWords(agreements.references(), words), words);
        ModelAndView list = new ModelAndView("citizen");
        list.addObject(
                "name",
                citizens.offered().stream()
                        .filter(one -> one.id().equals(session.id()))
                        .map(Citizen::name)
                        .map(words::in)
                        .findFirst()
                        .orElse(""));
        list.addObject("total", told.total());
        list.addObject("items", told.items().stream().map(text::of).toList());
        list.addObject("page", page);
        list.addObject("pages", Math.max(1, (told.total() + Paged.SIZE - 1) / Paged.SIZE));
        return list;
    }
}

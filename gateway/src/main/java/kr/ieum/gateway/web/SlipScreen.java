package kr.ieum.gateway.web;

import java.util.Locale;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.result.Slips;
import kr.ieum.gateway.view.Lookups;
import kr.ieum.gateway.view.ViewDefinition;
import kr.ieum.gateway.web.AssignedCases.Opened;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The slip that the counter hands to the applicant: its code is on this page alone. */
@Controller
final class SlipScreen implements Screen {

    private final AssignedCases cases;
    private final Lookups lookups;
    private final Slips slips;
    private final PageWords pageWords;

    SlipScreen(AssignedCases cases, Lookups lookups, Slips slips, PageWords pageWords) {
        this.cases = cases;
        this.lookups = lookups;
        this.slips = slips;
        this.pageWords = pageWords;
    }

    @PostMapping("/cases/{handle}/slip")
    ModelAndView issue(@PathVariable("handle") String handle, Official official, Locale locale) {
        Words words = pageWords.in(locale);
        return switch (cases.byHandle(official, handle)) {
            case Opened.Yours(OpenCase openCase, String own) -> issue(openCase, own, official, words);
            case Opened.Faulty(var what) -> Notice.faulty(what, words);
            case Opened.NotYours notYours -> Notice.page(HttpStatus.FORBIDDEN, "not-yours", words);
            case Opened.Unavailable unavailable -> Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "case-system", words);
        };
    }

    private ModelAndView issue(OpenCase openCase, String handle, Official official, Words words) {
        Optional<ViewDefinition> view = lookups.viewOf(openCase.task())
                .filter(known -> !known.panels(Recipient.APPLICANT_RESULT).isEmpty());
        if (view.isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "no-view", words);
        }
        try {
            Slips.Issued issued =
                    slips.issue(Requesters.of(official), view.get().id(), openCase);
            ModelAndView page = new ModelAndView("slip");
            page.addObject("handle", handle);
            page.addObject("number", openCase.number());
            page.addObject("applicant", words.subject(openCase.subjects().getFirst()));
            page.addObject("code", issued.code().grouped());
            page.addObject("until", words.plan(issued.expiresAt()));
            page.addObject("openings", Slips.OPENINGS);
            return page;
        } catch (LogUnavailable e) {
            return Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "log-unavailable", words);
        }
    }
}

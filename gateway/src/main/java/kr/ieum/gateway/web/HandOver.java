package kr.ieum.gateway.web;

import java.util.Locale;
import kr.ieum.gateway.cases.ConflictOfInterest;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.oversight.Substitutions;
import kr.ieum.gateway.web.AssignedCases.Opened;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Handing a case over to the team head because of a conflict of interest. */
@Controller
final class HandOver implements Screen {

    private final AssignedCases cases;
    private final ConflictOfInterest conflicts;
    private final Substitutions substitutions;
    private final PageWords pageWords;

    HandOver(AssignedCases cases, ConflictOfInterest conflicts, Substitutions substitutions, PageWords pageWords) {
        this.cases = cases;
        this.conflicts = conflicts;
        this.substitutions = substitutions;
        this.pageWords = pageWords;
    }

    @PostMapping("/cases/{handle}/hand-over")
    ModelAndView handOver(@PathVariable("handle") String handle, Official official, Locale locale) {
        Words words = pageWords.in(locale);
        return switch (cases.byHandle(official, handle)) {
            case Opened.Yours(OpenCase openCase, String own)
            when conflicts.of(official.id(), openCase.subjects()).closes() -> asked(official, openCase, words);
            case Opened.Yours yours -> Notice.page(HttpStatus.CONFLICT, "no-conflict", words);
            case Opened.Faulty(var what) -> Notice.faulty(what, words);
            case Opened.NotYours notYours -> Notice.page(HttpStatus.FORBIDDEN, "not-yours", words);
            case Opened.Unavailable unavailable -> Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "case-system", words);
        };
    }

    private ModelAndView asked(Official official, OpenCase openCase, Words words) {
        try {
            substitutions.ask(official, openCase);
            return Notice.page(HttpStatus.OK, "handed-over", words);
        } catch (LogUnavailable e) {
            return Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "act-not-logged", words);
        }
    }
}

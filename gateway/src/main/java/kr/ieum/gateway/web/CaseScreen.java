package kr.ieum.gateway.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Obligation;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.correction.Corrections;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.reliance.ConflictSeal;
import kr.ieum.gateway.reliance.Reliances;
import kr.ieum.gateway.result.Slips;
import kr.ieum.gateway.sheet.SheetKind;
import kr.ieum.gateway.sheet.Sheets;
import kr.ieum.gateway.view.Beforehand;
import kr.ieum.gateway.view.BreakGlass;
import kr.ieum.gateway.view.Lookups;
import kr.ieum.gateway.view.Lookups.Started;
import kr.ieum.gateway.view.Offer;
import kr.ieum.gateway.view.StatedReason;
import kr.ieum.gateway.view.ViewDefinition;
import kr.ieum.gateway.web.AssignedCases.Opened;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.thymeleaf.ITemplateEngine;

/** A case and its one screen. */
@Controller
final class CaseScreen implements Screen {

    /** What the form says for a look-up as of the day of the contested decision; which day that is, the case says. */
    private static final String CONTESTED = "contested";

    private final AssignedCases cases;
    private final Lookups lookups;
    private final Sheets sheets;
    private final Corrections corrections;
    private final PageWords pageWords;
    private final ITemplateEngine templates;
    private final StandIn standIn;
    private final SuspendedAgreements suspended;
    private final Slips slips;
    private final Clock clock;
    private final Reliances reliances;
    private final ConflictSeal seals;
    private final Directory directory;

    CaseScreen(
            AssignedCases cases,
            Lookups lookups,
            Sheets sheets,
            Corrections corrections,
            PageWords pageWords,
            ITemplateEngine templates,
            StandIn standIn,
            SuspendedAgreements suspended,
            Slips slips,
            Clock clock,
            Reliances reliances,
            ConflictSeal seals,
            Directory directory) {
        this.cases = cases;
        this.lookups = lookups;
        this.sheets = sheets;
        this.corrections = corrections;
        this.pageWords = pageWords;
        this.templates = templates;
        this.standIn = standIn;
        this.suspended = suspended;
        this.slips = slips;
        this.clock = clock;
        this.reliances = reliances;
        this.seals = seals;
        this.directory = directory;
    }

    /** Opens a case by its number, posted: a number of somebody else's case reads like a number nobody has. */
    @PostMapping("/cases/open")
    ModelAndView open(@RequestParam("number") String number, Official official, Locale locale) {
        return switch (cases.byNumber(official, number.strip())) {
            case Opened.Yours(OpenCase openCase, String handle) -> new ModelAndView("redirect:/cases/" + handle);
            case Opened.Faulty(var what) -> Notice.faulty(what, pageWords.in(locale));
            case Opened.NotYours notYours -> notYours(pageWords.in(locale));
            case Opened.Unavailable unavailable -> caseSystemUnavailable(pageWords.in(locale));
        };
    }

    @GetMapping("/cases/{handle}")
    ModelAndView show(@PathVariable("handle") String handle, Official official, Locale locale) {
        Words words = pageWords.in(locale);
        return switch (cases.byHandle(official, handle)) {
            case Opened.Yours(OpenCase openCase, String own) ->
                lookups.shut(Requesters.of(official), openCase)
                        .map(shut -> refused(shut, own, words))
                        .orElseGet(() -> page(openCase, own, official, words));
            case Opened.Faulty(var what) -> Notice.faulty(what, words);
            case Opened.NotYours notYours -> notYours(words);
            case Opened.Unavailable unavailable -> caseSystemUnavailable(words);
        };
    }

    /** The look-up: one exchange, answered as the registers answer. */
    @PostMapping("/cases/{handle}/lookup")
    ModelAndView lookUp(
            @PathVariable("handle") String handle,
            @RequestParam(name = "asOf", defaultValue = "") String asOf,
            @RequestParam(name = "emergency", defaultValue = "false") boolean emergency,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "purpose", defaultValue = "false") boolean purpose,
            @RequestParam(name = "stated", defaultValue = "") String stated,
            Official official,
            @ModelAttribute("frame") Frame frame,
            Locale locale) {
        Words words = pageWords.in(locale);
        Optional<BreakGlass> breakGlass = emergency ? BreakGlass.of(reason) : Optional.empty();
        Beforehand beforehand = new Beforehand(purpose, StatedReason.of(stated));
        return switch (cases.byHandle(official, handle)) {
            case Opened.Yours(OpenCase openCase, String own) -> {
                if (emergency && breakGlass.isEmpty()) {
                    yield missing("reason", openCase, own, reason, official, words);
                }
                yield !stated.isBlank() && beforehand.reason().isEmpty()
                        ? missing("stated", openCase, own, stated, official, words)
                        : lookUp(openCase, own, asOf.equals(CONTESTED), breakGlass, beforehand, official, frame, words);
            }
            case Opened.Faulty(var what) -> Notice.faulty(what, words);
            case Opened.NotYours notYours -> notYours(words);
            case Opened.Unavailable unavailable -> caseSystemUnavailable(words);
        };
    }

    /** The same page again, with what was written and what is wrong with it. */
    private ModelAndView missing(
            String field, OpenCase openCase, String handle, String written, Official official, Words words) {
        ModelAndView page = page(openCase, handle, official, words);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject(field + "Missing", true);
        page.addObject(field, written);
        return page;
    }

    private ModelAndView lookUp(
            OpenCase openCase,
            String handle,
            boolean contested,
            Optional<BreakGlass> breakGlass,
            Beforehand beforehand,
            Official official,
            Frame frame,
            Words words) {
        Optional<ViewDefinition> view = lookups.viewOf(openCase.task());
        if (view.isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "no-view", words);
        }
        return switch (lookups.start(
                Requesters.of(official),
                view.get().id(),
                openCase.number(),
                Set.of(),
                contested ? openCase.contested() : Optional.empty(),
                breakGlass,
                beforehand)) {
            case Started.Running(var lookup) -> {
                Instant now = clock.instant();
                PageSheet sheet = PageSheet.begin(sheets, SheetKind.LOOK_UP, lookup, official, now, frame.demo());
                yield new ModelAndView(new OneScreen(
                        templates,
                        words,
                        lookup,
                        frame,
                        handle,
                        standIn.of(openCase, official, words),
                        suspended.of(openCase.task(), official, words),
                        now,
                        sheet,
                        new ReliedOnForm.Maker(seals, official.id(), handle, frame.csrf()),
                        FieldNotes.of(corrections, lookup)));
            }
            case Started refused -> refused(refused, handle, words);
        };
    }

    /** Why it didn't start; a conflict of interest can be handed over to the team head from here. */
    private static ModelAndView refused(Started started, String handle, Words words) {
        return switch (started) {
            case Started.Refused(String lookupId, Reason reason, var _) -> {
                ModelAndView page = Notice.refused(reason, lookupId, words);
                if (reason == Reason.CONFLICT_OF_INTEREST) {
                    page.addObject("handOver", handle);
                }
                yield page;
            }
            case Started.LogUnavailable unavailable ->
                Notice.page(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        unavailable.unvouched() ? "log-unvouched" : "log-unavailable",
                        words);
            case Started.UnknownView unknown -> Notice.page(HttpStatus.NOT_FOUND, "no-view", words);
            case Started.UnknownPanel unknown -> Notice.page(HttpStatus.NOT_FOUND, "no-view", words);
            case Started.Running running -> throw new IllegalStateException("a running look-up isn't refused");
        };
    }

    private ModelAndView page(OpenCase openCase, String handle, Official official, Words words) {
        ModelAndView page = new ModelAndView("case");
        page.addObject("handle", handle);
        Optional<ViewDefinition> view = lookups.viewOf(openCase.task());
        if (view.isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "no-view", words);
        }
        page.addObject("page", CasePageText.of(view.get(), openCase, view.get().panels(Recipient.OFFICIAL), words));
        page.addObject(
                "relied",
                ReliedOnText.of(
                        reliances.of(official.agency(), openCase.number()), view.get(), openCase, directory, words));
        openCase.contested().ifPresent(day -> page.addObject("contested", words.date(day)));
        page.addObject("standIn", standIn.of(openCase, official, words).orElse(null));
        page.addObject("suspended", suspended.of(openCase.task(), official, words));
        Offer offer = lookups.offer(Requesters.of(official), view.get());
        page.addObject("ordinary", offer.ordinary());
        offer.emergency().ifPresent(check -> page.addObject("checkWithin", FederationWords.within(check, words)));
        page.addObject("confirms", offer.asks(Obligation.Type.CONFIRM_PURPOSE));
        page.addObject("states", offer.asks(Obligation.Type.STATE_REASON));
        page.addObject("longestReason", BreakGlass.LONGEST);
        SlipText.of(view.get(), slips.standing(openCase.jurisdiction(), openCase.number()), clock.instant(), words)
                .ifPresent(text -> page.addObject("slip", text));
        page.addObject("deadline", words.seconds(view.get().deadline()));
        return page;
    }

    private static ModelAndView notYours(Words words) {
        return Notice.page(HttpStatus.FORBIDDEN, "not-yours", words);
    }

    private static ModelAndView caseSystemUnavailable(Words words) {
        return Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "case-system", words);
    }
}

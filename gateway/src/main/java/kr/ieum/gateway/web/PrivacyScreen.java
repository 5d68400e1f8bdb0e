package kr.ieum.gateway.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.request.ImpersonalText;
import kr.ieum.gateway.disclosure.Deferral;
import kr.ieum.gateway.disclosure.Deferrals;
import kr.ieum.gateway.disclosure.Deferrals.Step;
import kr.ieum.gateway.disclosure.Erasures;
import kr.ieum.gateway.disclosure.KeysUnavailable;
import kr.ieum.gateway.disclosure.LegalHolds;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.schemas.model.SubjectKey;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Deferrals of what the people of a case are told, legal holds, and erasure. A resident number is read from a form and stands in no
 * address, answer or line of a log.
 */
@Controller
final class PrivacyScreen implements Screen {

    private static final String NUMBER = "[0-9]{6}-?[0-9]{7}";

    private final Deferrals deferrals;
    private final LegalHolds holds;
    private final Erasures erasures;
    private final PageWords pageWords;

    PrivacyScreen(Deferrals deferrals, LegalHolds holds, Erasures erasures, PageWords pageWords) {
        this.deferrals = deferrals;
        this.holds = holds;
        this.erasures = erasures;
        this.pageWords = pageWords;
    }

    /** A deferral in the list. */
    record Line(String id, String until, String reason, String asked, String state, boolean waits) {}

    /** What is said on top of the page about what was just done. */
    private record Said(HttpStatus status, String style, String key, String part) {

        static Said done(String key, String part) {
            return new Said(HttpStatus.OK, "info", key, part);
        }

        static Said refused(HttpStatus status, String key, String part) {
            return new Said(status, "bad", key, part);
        }
    }

    @GetMapping("/disclosures")
    ModelAndView page(Official official, Locale locale) {
        return page(official, pageWords.in(locale));
    }

    @PostMapping("/disclosures/deferrals")
    ModelAndView defer(
            @RequestParam("number") String number,
            @RequestParam("until") String until,
            @RequestParam("reason") String reason,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        Optional<LocalDate> day = day(until);
        Optional<Deferral.Reason> why = Stream.of(Deferral.Reason.values())
                .filter(one -> one.name().equals(reason))
                .findFirst();
        if (day.isEmpty() || why.isEmpty() || number.isBlank() || number.length() > 40) {
            return page(official, words, Said.refused(HttpStatus.UNPROCESSABLE_CONTENT, "not-a-day", ""));
        }
        return step(
                () -> deferrals.ask(official.agency(), number.strip(), day.get(), why.get(), official.id()),
                "asked",
                official,
                words);
    }

    @PostMapping("/disclosures/deferrals/{id}/approve")
    ModelAndView approve(@PathVariable("id") String id, Official official, Locale locale) {
        Words words = pageWords.in(locale);
        return OwnLookupsScreen.LookupIds.read(id)
                .map(known -> step(
                        () -> deferrals.approve(known, official.agency(), official.id()), "approved", official, words))
                .orElseGet(() -> page(official, words, Said.refused(HttpStatus.NOT_FOUND, "unknown", "")));
    }

    @PostMapping("/disclosures/holds")
    ModelAndView hold(
            @RequestParam("number") String number,
            @RequestParam("until") String until,
            @RequestParam("reason") String reason,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        Optional<LocalDate> day = day(until);
        if (!number.strip().matches(NUMBER)) {
            return page(official, words, Said.refused(HttpStatus.UNPROCESSABLE_CONTENT, "not-a-number", ""));
        }
        Optional<String> text =
                ImpersonalText.of(reason).map(ImpersonalText::text).filter(said -> !said.isBlank());
        if (day.isEmpty() || text.isEmpty()) {
            return page(official, words, Said.refused(HttpStatus.UNPROCESSABLE_CONTENT, "not-a-hold", ""));
        }
        return guarded(words, () -> {
            try {
                holds.order(subject(number), day.get(), text.get(), official.agency(), official.id());
                return page(official, words, Said.done("held", words.date(day.get())));
            } catch (IllegalArgumentException e) {
                return page(official, words, Said.refused(HttpStatus.UNPROCESSABLE_CONTENT, "not-a-hold", ""));
            }
        });
    }

    @PostMapping("/disclosures/erasures")
    ModelAndView erase(
            @RequestParam("number") String number,
            @RequestParam("basis") String basis,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        if (!number.strip().matches(NUMBER)) {
            return page(official, words, Said.refused(HttpStatus.UNPROCESSABLE_CONTENT, "not-a-number", ""));
        }
        Optional<String> text =
                ImpersonalText.of(basis).map(ImpersonalText::text).filter(said -> !said.isBlank());
        if (text.isEmpty()) {
            return page(official, words, Said.refused(HttpStatus.UNPROCESSABLE_CONTENT, "no-basis", ""));
        }
        return guarded(
                words,
                () -> page(
                        official,
                        words,
                        switch (erasures.erase(subject(number), official.agency(), text.get())) {
                            case Erasures.Outcome.Erased(long items) -> Said.done("erased", Long.toString(items));
                            case Erasures.Outcome.Nothing() -> Said.done("nothing", "");
                            case Erasures.Outcome.Retained(LocalDate until) ->
                                Said.refused(HttpStatus.CONFLICT, "retained", words.date(until));
                            case Erasures.Outcome.Held(LocalDate until) ->
                                Said.refused(HttpStatus.CONFLICT, "on-hold", words.date(until));
                            case Erasures.Outcome.Disclosing() -> Said.refused(HttpStatus.CONFLICT, "disclosing", "");
                        }));
    }

    private ModelAndView step(Supplier<Step> act, String done, Official official, Words words) {
        return guarded(
                words,
                () -> page(
                        official,
                        words,
                        switch (act.get()) {
                            case Step.Done(Deferral deferral) -> Said.done(done, words.date(deferral.until()));
                            case Step.NotADay() -> Said.refused(HttpStatus.UNPROCESSABLE_CONTENT, "not-a-day", "");
                            case Step.SamePerson() -> Said.refused(HttpStatus.FORBIDDEN, "same-person", "");
                            case Step.Unknown() -> Said.refused(HttpStatus.NOT_FOUND, "unknown", "");
                        }));
    }

    private static ModelAndView guarded(Words words, Supplier<ModelAndView> act) {
        try {
            return act.get();
        } catch (LogUnavailable | KeysUnavailable e) {
            return Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "act-not-logged", words);
        }
    }

    private ModelAndView page(Official official, Words words, Said said) {
        ModelAndView page = page(official, words);
        page.setStatus(said.status());
        page.addObject("said", words.say("privacy.said." + said.key(), said.part()));
        page.addObject("saidStyle", said.style());
        return page;
    }

    private ModelAndView page(Official official, Words words) {
        Set<Audience> somebody = Audience.of(official);
        boolean approves = Access.CONFIRMING.isFor(somebody);
        ModelAndView page = new ModelAndView("privacy");
        page.addObject("defers", Access.DEFERRING.isFor(somebody));
        page.addObject("holds", Access.HOLDING.isFor(somebody));
        page.addObject("erases", Access.ERASING.isFor(somebody));
        page.addObject(
                "reasons",
                Stream.of(Deferral.Reason.values())
                        .map(one -> new Choice(one.name(), words.say("deferral." + Words.kebab(one))))
                        .toList());
        page.addObject("lines", lines(official, approves, words));
        return page;
    }

    /** One of a closed list. */
    record Choice(String code, String label) {}

    private List<Line> lines(Official official, boolean approves, Words words) {
        return deferrals.of(official.agency()).stream()
                .map(one -> new Line(
                        one.id().toString(),
                        words.date(one.until()),
                        words.say("deferral." + Words.kebab(one.reason())),
                        words.say("privacy.by", one.askedBy(), words.plan(one.askedAt())),
                        one.approved()
                                .map(approval -> words.say("privacy.by", approval.by(), words.plan(approval.at())))
                                .orElseGet(() -> words.say("privacy.waits")),
                        approves && one.approved().isEmpty() && !one.askedBy().equals(official.id())))
                .toList();
    }

    private static SubjectKey subject(String number) {
        return SubjectKey.ofPerson(number.strip().replace("-", ""));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

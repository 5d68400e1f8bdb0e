package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.ActiveAgreements;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.Cause;
import kr.ieum.gateway.agreement.Hindrance;
import kr.ieum.gateway.agreement.Transition;
import kr.ieum.gateway.agreement.Transitions;
import kr.ieum.gateway.agreement.Transitions.Order;
import kr.ieum.gateway.agreement.Transitions.Outcome;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.view.Lookups;
import kr.ieum.gateway.view.LostFields;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The steps of an agreement's life: a page that says what will happen, then the step itself. */
@Controller
final class TransitionScreen implements Screen {

    private final AgreementRecords agreements;
    private final Transitions transitions;
    private final ActiveAgreements active;
    private final Lookups lookups;
    private final PageWords pageWords;

    TransitionScreen(
            AgreementRecords agreements,
            Transitions transitions,
            ActiveAgreements active,
            Lookups lookups,
            PageWords pageWords) {
        this.agreements = agreements;
        this.transitions = transitions;
        this.active = active;
        this.lookups = lookups;
        this.pageWords = pageWords;
    }

    /** A reason to choose. */
    record Choice(String code, String label, boolean chosen) {}

    /** What was asked for. */
    private record Asked(Transition step, AgreementRecord record, Official official, String cause, String day) {}

    @GetMapping({
        "/agreements/{id}/{version}/approve",
        "/agreements/{id}/{version}/activate",
        "/agreements/{id}/{version}/suspend",
        "/agreements/{id}/{version}/resume",
        "/agreements/{id}/{version}/terminate"
    })
    ModelAndView ask(
            @PathVariable("id") String id,
            @PathVariable("version") String version,
            Official official,
            HttpServletRequest request,
            Locale locale) {
        Words words = pageWords.in(locale);
        Transition step = step(request);
        return find(id, version, official)
                .filter(record -> !causes(step, record, official).isEmpty())
                .map(record -> page(new Asked(step, record, official, "", ""), Optional.empty(), words))
                .orElseGet(() -> Notice.page(HttpStatus.FORBIDDEN, "no-transition", words));
    }

    @PostMapping({
        "/agreements/{id}/{version}/approve",
        "/agreements/{id}/{version}/activate",
        "/agreements/{id}/{version}/suspend",
        "/agreements/{id}/{version}/resume",
        "/agreements/{id}/{version}/terminate"
    })
    ModelAndView take(
            @PathVariable("id") String id,
            @PathVariable("version") String version,
            @RequestParam(name = "cause", defaultValue = "") String cause,
            @RequestParam(name = "on", defaultValue = "") String day,
            Official official,
            HttpServletRequest request,
            Locale locale) {
        Words words = pageWords.in(locale);
        Transition step = step(request);
        Optional<AgreementRecord> found = find(id, version, official)
                .filter(record -> !causes(step, record, official).isEmpty());
        if (found.isEmpty()) {
            return Notice.page(HttpStatus.FORBIDDEN, "no-transition", words);
        }
        Asked asked = new Asked(step, found.get(), official, cause, day);
        Optional<Cause> chosen = Cause.of(cause).filter(causes(step, found.get(), official)::contains);
        Optional<LocalDate> on = DayFilter.of(day, "").day();
        if (chosen.isEmpty() || (on.isEmpty() && !day.isBlank())) {
            return again(asked, words.say(chosen.isEmpty() ? "transition.choose" : "transition.no-day"), words);
        }
        return switch (transitions.perform(
                found.get().id(), found.get().version(), new Order(chosen.get(), on), Readers.actor(official))) {
            case Outcome.Done done -> new ModelAndView("redirect:" + FederationWords.address(found.get()));
            case Outcome.Hindered(Hindrance why) ->
                again(asked, HindranceText.of(why, transitions.earliest(found.get(), chosen.get()), words), words);
            case Outcome.LogUnavailable unavailable ->
                Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "transition-log", words);
        };
    }

    private ModelAndView again(Asked asked, String problem, Words words) {
        ModelAndView again = page(asked, Optional.of(problem), words);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private ModelAndView page(Asked asked, Optional<String> problem, Words words) {
        AgreementRecord record = asked.record();
        FederationWords federation = new FederationWords(agreements.references(), words);
        ModelAndView page = new ModelAndView("transition");
        page.addObject("act", Words.kebab(asked.step()));
        page.addObject("agreement", federation.agreement(record));
        page.addObject("version", record.version());
        page.addObject("problem", problem);
        page.addObject(
                "causes",
                causes(asked.step(), record, asked.official()).stream()
                        .map(cause -> new Choice(
                                cause.code(),
                                words.say("cause." + cause.code()) + notice(record, cause, words),
                                cause.code().equals(asked.cause())))
                        .toList());
        page.addObject("dated", asked.step() == Transition.ACTIVATE || asked.step() == Transition.TERMINATE);
        page.addObject("day", asked.day());
        page.addObject("replaced", replaced(asked).map(federation::agreement));
        page.addObject(
                "compared",
                replaced(asked)
                        .map(other -> "/agreements/" + record.id() + "/" + other.version() + "/compared/"
                                + record.version()));
        page.addObject(
                "columns",
                Stream.of("panel.attribute", "transition.view", "case.register", "transition.remains")
                        .map(words::say)
                        .toList());
        page.addObject(
                "gained",
                gained(asked).stream().map(one -> field(one, federation, words)).toList());
        page.addObject(
                "lost",
                lost(asked).stream().map(one -> field(one, federation, words)).toList());
        return page;
    }

    private String notice(AgreementRecord record, Cause cause, Words words) {
        return cause.needsNotice()
                ? " " + words.say("transition.notice", words.date(transitions.earliest(record, cause)))
                : "";
    }

    /** The version in force that this one would replace. */
    private Optional<AgreementRecord> replaced(Asked asked) {
        return asked.step() == Transition.ACTIVATE || asked.step() == Transition.APPROVE
                ? agreements.versions(asked.record().id(), Readers.onlooker(asked.official())).stream()
                        .filter(other -> other.version() != asked.record().version()
                                && other.stored().state().isPresent())
                        .findFirst()
                : Optional.empty();
    }

    private List<LostFields> gained(Asked asked) {
        return switch (asked.step()) {
            case APPROVE, ACTIVATE ->
                without(shown(asked.record()), replaced(asked).map(this::shown).orElse(List.of()));
            case RESUME -> shown(asked.record());
            case IMPORT, SUSPEND, TERMINATE, EXPIRE, SUPERSEDE -> List.of();
        };
    }

    private List<LostFields> lost(Asked asked) {
        return switch (asked.step()) {
            case APPROVE, ACTIVATE ->
                without(replaced(asked).map(this::shown).orElse(List.of()), shown(asked.record()));
            case SUSPEND -> shown(asked.record());
            case TERMINATE -> asked.record().stored().state().isPresent() ? shown(asked.record()) : List.of();
            case IMPORT, RESUME, EXPIRE, SUPERSEDE -> List.of();
        };
    }

    private static List<LostFields> without(List<LostFields> some, List<LostFields> others) {
        Set<List<Object>> there = others.stream().map(TransitionScreen::place).collect(Collectors.toSet());
        return some.stream().filter(one -> !there.contains(place(one))).toList();
    }

    private static List<Object> place(LostFields field) {
        return List.of(field.view().id(), field.register(), field.attribute());
    }

    /** What the views show under a version, and what else grants it. */
    private List<LostFields> shown(AgreementRecord record) {
        Optional<Agreement> agreement = record.agreement();
        return agreement
                .map(one ->
                        LostFields.of(lookups.views(), one, record.registers(agreements.references()), active.all()))
                .orElse(List.of());
    }

    /** A line of the table of fields. */
    private static List<List<Link>> field(LostFields one, FederationWords federation, Words words) {
        return List.of(
                List.of(federation.attributeLink(one.attribute())),
                List.of(Link.plain(words.in(one.view().title()))),
                List.of(federation.register(one.register())),
                List.of(Link.plain(
                        one.left().isEmpty()
                                ? words.say("transition.left.none")
                                : words.say("transition.left", String.join(", ", one.left())))));
    }

    private List<Cause> causes(Transition step, AgreementRecord record, Official official) {
        return transitions.open(record, Readers.actor(official)).stream()
                .filter(cause -> cause.transition() == step)
                .toList();
    }

    private static Transition step(HttpServletRequest request) {
        String path = request.getRequestURI();
        return Transition.valueOf(path.substring(path.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT));
    }

    private Optional<AgreementRecord> find(String id, String version, Official official) {
        return AgreementScreen.version(version)
                .flatMap(number -> agreements.find(id, number, Readers.onlooker(official)));
    }
}

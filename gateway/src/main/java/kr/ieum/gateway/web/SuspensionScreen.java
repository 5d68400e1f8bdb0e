package kr.ieum.gateway.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kr.ieum.gateway.agreement.ActiveAgreements;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.AgreementSuspension;
import kr.ieum.gateway.agreement.AgreementSuspension.Act;
import kr.ieum.gateway.agreement.AgreementSuspension.Actor;
import kr.ieum.gateway.agreement.AgreementSuspension.Cause;
import kr.ieum.gateway.agreement.AgreementSuspension.Outcome;
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

/** Suspending and resuming an agreement: a page that says what will happen, then the act itself. */
@Controller
final class SuspensionScreen implements Screen {

    private final AgreementRecords agreements;
    private final AgreementSuspension suspension;
    private final ActiveAgreements active;
    private final Lookups lookups;
    private final PageWords pageWords;

    SuspensionScreen(
            AgreementRecords agreements,
            AgreementSuspension suspension,
            ActiveAgreements active,
            Lookups lookups,
            PageWords pageWords) {
        this.agreements = agreements;
        this.suspension = suspension;
        this.active = active;
        this.lookups = lookups;
        this.pageWords = pageWords;
    }

    /** A field that a view loses or gets back. */
    record Field(String view, Link register, String attribute, String key, String left) {}

    /** A reason to choose. */
    record Choice(String code, String label) {}

    @GetMapping("/agreements/{id}/{version}/suspend")
    ModelAndView askToSuspend(
            @PathVariable("id") String id, @PathVariable("version") String version, Official official, Locale locale) {
        return ask(Act.SUSPEND, id, version, official, pageWords.in(locale));
    }

    @GetMapping("/agreements/{id}/{version}/resume")
    ModelAndView askToResume(
            @PathVariable("id") String id, @PathVariable("version") String version, Official official, Locale locale) {
        return ask(Act.RESUME, id, version, official, pageWords.in(locale));
    }

    @PostMapping("/agreements/{id}/{version}/suspend")
    ModelAndView suspend(
            @PathVariable("id") String id,
            @PathVariable("version") String version,
            @RequestParam(name = "cause", defaultValue = "") String cause,
            Official official,
            Locale locale) {
        return change(Act.SUSPEND, id, version, cause, official, pageWords.in(locale));
    }

    @PostMapping("/agreements/{id}/{version}/resume")
    ModelAndView resume(
            @PathVariable("id") String id,
            @PathVariable("version") String version,
            @RequestParam(name = "cause", defaultValue = "") String cause,
            Official official,
            Locale locale) {
        return change(Act.RESUME, id, version, cause, official, pageWords.in(locale));
    }

    static Actor actor(Official official) {
        return new Actor(official.id(), official.agency());
    }

    private ModelAndView ask(Act act, String id, String version, Official official, Words words) {
        Optional<AgreementRecord> found = find(id, version, official);
        if (found.filter(record -> suspension.isAllowed(record, act, actor(official)))
                .isEmpty()) {
            return Notice.page(HttpStatus.FORBIDDEN, "no-suspension", words);
        }
        return page(act, found.get(), false, words);
    }

    private ModelAndView page(Act act, AgreementRecord record, boolean choose, Words words) {
        FederationWords federation = new FederationWords(agreements.references(), words);
        ModelAndView page = new ModelAndView("suspension");
        page.addObject("act", Words.kebab(act));
        page.addObject("agreement", federation.agreement(record));
        page.addObject("version", record.version());
        page.addObject("choose", choose);
        page.addObject(
                "causes",
                Arrays.stream(Cause.values())
                        .filter(cause -> cause.act() == act)
                        .map(cause -> new Choice(cause.code(), words.say("cause." + cause.code())))
                        .toList());
        page.addObject(
                "fields",
                LostFields.of(
                                lookups.views(),
                                record.agreement().orElseThrow(),
                                record.registers(agreements.references()),
                                active.all())
                        .stream()
                        .map(lost -> field(lost, federation, words))
                        .toList());
        return page;
    }

    private static Field field(LostFields lost, FederationWords federation, Words words) {
        return new Field(
                words.in(lost.view().title()),
                federation.register(lost.register()),
                federation.attribute(lost.attribute()),
                lost.attribute().text(),
                lost.left().isEmpty()
                        ? words.say("suspension.left.none")
                        : words.say("suspension.left", String.join(", ", lost.left())));
    }

    private ModelAndView change(Act act, String id, String version, String cause, Official official, Words words) {
        Optional<AgreementRecord> found = find(id, version, official);
        if (found.filter(record -> suspension.isAllowed(record, act, actor(official)))
                .isEmpty()) {
            return Notice.page(HttpStatus.FORBIDDEN, "no-suspension", words);
        }
        Optional<Cause> chosen = Cause.of(cause).filter(one -> one.act() == act);
        if (chosen.isEmpty()) {
            ModelAndView again = page(act, found.get(), true, words);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        return switch (suspension.change(found.get().id(), found.get().version(), chosen.get(), actor(official))) {
            case Outcome.Done done -> new ModelAndView("redirect:" + FederationWords.address(found.get()));
            case Outcome.Refused refused -> Notice.page(HttpStatus.FORBIDDEN, "no-suspension", words);
            case Outcome.LogUnavailable unavailable ->
                Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "suspension-log", words);
        };
    }

    private Optional<AgreementRecord> find(String id, String version, Official official) {
        return AgreementScreen.version(version)
                .flatMap(number -> agreements.find(id, number, Readers.onlooker(official)));
    }
}

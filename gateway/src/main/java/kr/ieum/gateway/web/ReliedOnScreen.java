package kr.ieum.gateway.web;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.reliance.ConflictSeal;
import kr.ieum.gateway.reliance.Reliance;
import kr.ieum.gateway.reliance.Reliance.Ground;
import kr.ieum.gateway.reliance.Reliances;
import kr.ieum.gateway.view.ConflictRule;
import kr.ieum.gateway.view.Lookups;
import kr.ieum.gateway.web.AssignedCases.Opened;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Records what an official relied on where registers disagree; the case's page shows it again. */
@Controller
final class ReliedOnScreen implements Screen {

    private static final Pattern SUBJECT = Pattern.compile("[0-9]{1,4}");
    private static final Pattern LOOKUP =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final AssignedCases cases;
    private final Lookups lookups;
    private final Reliances reliances;
    private final ConflictSeal seals;
    private final PageWords pageWords;
    private final Clock clock;

    ReliedOnScreen(
            AssignedCases cases,
            Lookups lookups,
            Reliances reliances,
            ConflictSeal seals,
            PageWords pageWords,
            Clock clock) {
        this.cases = cases;
        this.lookups = lookups;
        this.reliances = reliances;
        this.seals = seals;
        this.pageWords = pageWords;
        this.clock = clock;
    }

    /** What the form said, as it came. */
    record Sent(String lookup, String conflict, String subject, String seal, String register, String ground) {}

    @PostMapping("/cases/{handle}/relied-on")
    ModelAndView record(
            @PathVariable("handle") String handle,
            @RequestParam(name = "lookup", defaultValue = "") String lookup,
            @RequestParam(name = "conflict", defaultValue = "") String conflict,
            @RequestParam(name = "subject", defaultValue = "") String subject,
            @RequestParam(name = "seal", defaultValue = "") String seal,
            @RequestParam(name = "register", defaultValue = "") String register,
            @RequestParam(name = "ground", defaultValue = "") String ground,
            @RequestParam(name = "clarification", defaultValue = "") String clarification,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        Sent sent = new Sent(lookup, conflict, subject, seal, register, ground);
        return switch (cases.byHandle(official, handle)) {
            case Opened.Yours(OpenCase openCase, String own) ->
                reliance(sent, clarification.equals("yes"), openCase, official)
                        .map(read -> recorded(read, openCase, own, official, words))
                        .orElseGet(() -> Notice.page(HttpStatus.BAD_REQUEST, "relied-wrong", words));
            case Opened.Faulty(var what) -> Notice.faulty(what, words);
            case Opened.NotYours notYours -> Notice.page(HttpStatus.FORBIDDEN, "not-yours", words);
            case Opened.Unavailable unavailable -> Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "case-system", words);
        };
    }

    /** What is to be recorded, if the form is one that we made for this official, case and look-up. */
    private Optional<Reliance> reliance(Sent sent, boolean clarification, OpenCase openCase, Official official) {
        Optional<Ground> ground = Stream.of(Ground.values())
                .filter(known -> ReliedOnForm.value(known).equals(sent.ground()))
                .findFirst();
        Optional<ConflictRule.Statement> relied = lookups.viewOf(openCase.task()).stream()
                .flatMap(view -> view.conflicts().stream())
                .filter(rule -> rule.id().equals(sent.conflict()))
                .flatMap(rule -> rule.between().stream())
                .filter(statement -> statement.register().equals(sent.register()))
                .findFirst();
        if (ground.isEmpty()
                || relied.isEmpty()
                || !SUBJECT.matcher(sent.subject()).matches()
                || !LOOKUP.matcher(sent.lookup()).matches()) {
            return Optional.empty();
        }
        UUID lookup = UUID.fromString(sent.lookup());
        int subject = Integer.parseInt(sent.subject());
        ConflictSeal.Shown shown =
                new ConflictSeal.Shown(lookup, official.id(), openCase.number(), sent.conflict(), subject);
        return seals.isTrue(sent.seal(), shown)
                ? Optional.of(new Reliance(
                        lookup,
                        sent.conflict(),
                        subject,
                        relied.get().attribute().text(),
                        sent.register(),
                        ground.get(),
                        clarification,
                        official.id(),
                        clock.instant()))
                : Optional.empty();
    }

    private ModelAndView recorded(Reliance reliance, OpenCase openCase, String handle, Official official, Words words) {
        return switch (reliances.record(official.agency(), openCase.number(), reliance)) {
            case DONE -> new ModelAndView("redirect:/cases/" + handle + "#relied-on");
            case BEFORE -> Notice.page(HttpStatus.CONFLICT, "relied-before", words);
            case LOG_UNAVAILABLE -> Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "relied-log", words);
        };
    }
}

package kr.ieum.gateway.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import kr.ieum.gateway.identity.CredentialState;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.systems.Credential;
import kr.ieum.gateway.systems.GatewayKey;
import kr.ieum.gateway.systems.GatewayKeys;
import kr.ieum.gateway.systems.Hindrance;
import kr.ieum.gateway.systems.RegisteredSystems;
import kr.ieum.gateway.systems.RegisteredSystems.Actor;
import kr.ieum.gateway.systems.RegisteredSystems.Outcome;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Certificates and signature keys of agencies' systems, for the operator: taken in, put in force once two people have compared the
 * fingerprint, replaced with an overlap, revoked; and the gateway's own keys.
 */
@Controller
final class SystemsScreen implements Screen {

    private static final int LONGEST_TEXT = 16_384;
    private static final int MOST_DAYS = 30;
    private static final int USUAL_DAYS = 7;

    private final RegisteredSystems systems;
    private final GatewayKeys gatewayKeys;
    private final PageWords pageWords;
    private final Clock clock;

    SystemsScreen(RegisteredSystems systems, GatewayKeys gatewayKeys, PageWords pageWords, Clock clock) {
        this.systems = systems;
        this.gatewayKeys = gatewayKeys;
        this.pageWords = pageWords;
        this.clock = clock;
    }

    /**
     * A certificate or key in the list.
     *
     * @param style of its state's badge
     */
    record Line(String id, String system, String kind, String fingerprint, String state, String style, String until) {}

    /** What a new one may take the place of. */
    record Former(String id, String text) {}

    @GetMapping("/systems")
    ModelAndView list(Locale locale) {
        return list(pageWords.in(locale), Optional.empty(), HttpStatus.OK);
    }

    @PostMapping("/systems")
    ModelAndView take(
            @RequestParam("system") String system, @RequestParam("pem") String pem, Official official, Locale locale) {
        Words words = pageWords.in(locale);
        Optional<SystemId> id = SystemId.parse(system);
        if (id.isEmpty() || pem.length() > LONGEST_TEXT) {
            Hindrance hindrance = id.isEmpty() ? Hindrance.NO_SUCH_SYSTEM : Hindrance.NOT_READABLE;
            return list(words, Optional.of(words.in(SystemHindrances.of(hindrance))), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return told(
                () -> taken(id.get(), pem, actor(official)),
                words,
                why -> list(words, Optional.of(why), HttpStatus.UNPROCESSABLE_CONTENT));
    }

    /** Announces the key with which the gateway signs next. */
    @PostMapping("/systems/gateway-keys")
    ModelAndView announce(@RequestParam("days") int days, Official official, Locale locale) {
        Words words = pageWords.in(locale);
        try {
            return switch (gatewayKeys.announce(Duration.ofDays(days), actor(official))) {
                case GatewayKeys.Announced.Done(GatewayKey key) ->
                    new ModelAndView("redirect:" + GatewayKeyLine.address(key));
                case GatewayKeys.Announced.Hindered(Hindrance hindrance) ->
                    list(words, Optional.of(words.in(SystemHindrances.of(hindrance))), HttpStatus.CONFLICT);
            };
        } catch (LogUnavailable e) {
            return Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "act-not-logged", words);
        }
    }

    /** By what the text is: a request is signed, a certificate and a key are registered as they are. */
    private Outcome taken(SystemId system, String pem, Actor by) {
        if (pem.contains("CERTIFICATE REQUEST")) {
            return systems.sign(system, pem, by);
        }
        return pem.contains("PUBLIC KEY")
                ? systems.registerKey(system, pem, by)
                : systems.registerCertificate(system, pem, by);
    }

    @GetMapping("/systems/{id}")
    ModelAndView one(@PathVariable("id") String id, Locale locale) {
        Words words = pageWords.in(locale);
        return systems.find(id)
                .map(found -> one(found, words, Optional.empty(), HttpStatus.OK))
                .orElseGet(() -> Notice.page(HttpStatus.NOT_FOUND, "not-found", words));
    }

    @PostMapping("/systems/{id}/activate")
    ModelAndView activate(
            @PathVariable("id") String id,
            @RequestParam(name = "replaces", defaultValue = "") String replaces,
            @RequestParam(name = "days", defaultValue = "7") int days,
            @RequestParam(name = "compared", defaultValue = "false") boolean compared,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        if (!compared || days < 0 || days > MOST_DAYS) {
            return again(id, words, words.say(compared ? "systems.days.wrong" : "systems.not-compared", MOST_DAYS));
        }
        Optional<String> former = Optional.of(replaces).filter(text -> !text.isEmpty());
        return told(
                () -> systems.activate(id, former, Duration.ofDays(days), actor(official)),
                words,
                why -> again(id, words, why));
    }

    @PostMapping("/systems/{id}/revoke")
    ModelAndView revoke(
            @PathVariable("id") String id,
            @RequestParam(name = "sure", defaultValue = "false") boolean sure,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        return sure
                ? told(() -> systems.revoke(id, actor(official)), words, why -> again(id, words, why))
                : again(id, words, words.say("systems.not-sure"));
    }

    /** How a page says that nothing was done. */
    @FunctionalInterface
    private interface Hindered {
        ModelAndView page(String why);
    }

    private ModelAndView told(Supplier<Outcome> step, Words words, Hindered hindered) {
        try {
            return switch (step.get()) {
                case Outcome.Done(Credential done) -> new ModelAndView("redirect:/systems/" + done.id());
                case Outcome.Hindered(Hindrance hindrance) -> hindered.page(words.in(SystemHindrances.of(hindrance)));
            };
        } catch (LogUnavailable e) {
            return Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "act-not-logged", words);
        }
    }

    private ModelAndView again(String id, Words words, String why) {
        return systems.find(id)
                .map(found -> one(found, words, Optional.of(why), HttpStatus.CONFLICT))
                .orElseGet(() -> Notice.page(HttpStatus.NOT_FOUND, "not-found", words));
    }

    private ModelAndView list(Words words, Optional<String> problem, HttpStatus status) {
        ModelAndView page = new ModelAndView("systems");
        page.setStatus(status);
        page.addObject("problem", problem);
        page.addObject("notice", USUAL_DAYS);
        page.addObject(
                "own",
                gatewayKeys.all().stream()
                        .map(key -> GatewayKeyLine.of(key, clock.instant(), words))
                        .toList());
        page.addObject("signs", systems.signs());
        page.addObject("known", systems.known().stream().map(SystemId::text).toList());
        page.addObject(
                "lines", systems.all().stream().map(each -> line(each, words)).toList());
        return page;
    }

    private ModelAndView one(Credential found, Words words, Optional<String> problem, HttpStatus status) {
        Instant now = clock.instant();
        CredentialState state = found.standing().at(now);
        ModelAndView page = new ModelAndView("system");
        page.setStatus(status);
        page.addObject("problem", problem);
        page.addObject("line", line(found, words));
        page.addObject("subject", found.subject());
        page.addObject("keyId", found.keyId().orElse(""));
        page.addObject("from", words.moment(found.standing().from()));
        page.addObject("pem", found.pem());
        page.addObject("waits", state == CredentialState.REQUESTED);
        page.addObject("revocable", state != CredentialState.REVOKED);
        page.addObject("days", USUAL_DAYS);
        page.addObject(
                "formers",
                systems.all().stream()
                        .filter(each -> each.system().equals(found.system())
                                && each.kind() == found.kind()
                                && each.standing().at(now) == CredentialState.ACTIVE)
                        .map(each -> new Former(each.id(), each.fingerprint()))
                        .toList());
        return page;
    }

    private Line line(Credential one, Words words) {
        CredentialState state = one.standing().at(clock.instant());
        return new Line(
                one.id(),
                one.system().text(),
                words.say("systems.kind." + Words.kebab(one.kind())),
                one.fingerprint(),
                words.say("systems.state." + Words.kebab(state)),
                switch (state) {
                    case ACTIVE -> "good";
                    case REQUESTED, REPLACED -> "warn";
                    case REVOKED, EXPIRED -> "bad";
                },
                words.moment(one.standing().holdsUntil().orElse(one.standing().until())));
    }

    private static Actor actor(Official official) {
        return new Actor(official.agency(), official.id());
    }
}

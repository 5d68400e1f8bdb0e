package kr.ieum.gateway.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.keys.Revocation;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.systems.GatewayKey;
import kr.ieum.gateway.systems.GatewayKeys;
import kr.ieum.gateway.systems.Hindrance;
import kr.ieum.gateway.systems.RegisteredSystems.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One of the gateway's own keys, for the operator: what is to be thought of it, its public half, and how it is revoked. */
@Controller
final class GatewayKeyScreen implements Screen {

    private final GatewayKeys keys;
    private final PageWords pageWords;
    private final Clock clock;

    GatewayKeyScreen(GatewayKeys keys, PageWords pageWords, Clock clock) {
        this.keys = keys;
        this.pageWords = pageWords;
        this.clock = clock;
    }

    /** A reason to choose. */
    record Reason(String id, String text) {}

    @GetMapping("/systems/gateway-keys/{id}")
    ModelAndView one(@PathVariable("id") String id, Locale locale) {
        return one(id, pageWords.in(locale), Optional.empty(), HttpStatus.OK);
    }

    @PostMapping("/systems/gateway-keys/{id}/revoke")
    ModelAndView revoke(
            @PathVariable("id") String id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "sure", defaultValue = "false") boolean sure,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        Optional<Revocation.Reason> why = Arrays.stream(Revocation.Reason.values())
                .filter(one -> Words.kebab(one).equals(reason))
                .findFirst();
        if (!sure || why.isEmpty()) {
            return one(
                    id,
                    words,
                    Optional.of(words.say(sure ? "gateway-keys.no-reason" : "systems.not-sure")),
                    HttpStatus.CONFLICT);
        }
        try {
            return switch (keys.revoke(
                    GatewayKeyLine.keyId(id), why.get(), new Actor(official.agency(), official.id()))) {
                case GatewayKeys.Revoked.Done(GatewayKey key, GatewayKey signs) ->
                    new ModelAndView("redirect:" + GatewayKeyLine.address(key));
                case GatewayKeys.Revoked.Hindered(Hindrance hindrance) ->
                    one(id, words, Optional.of(words.in(SystemHindrances.of(hindrance))), HttpStatus.CONFLICT);
            };
        } catch (LogUnavailable e) {
            return Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "act-not-logged", words);
        }
    }

    private ModelAndView one(String id, Words words, Optional<String> problem, HttpStatus status) {
        List<GatewayKey> all = keys.all();
        Optional<GatewayKey> found = all.stream()
                .filter(key -> key.keyId().equals(GatewayKeyLine.keyId(id)))
                .findFirst();
        if (found.isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "not-found", words);
        }
        Instant now = clock.instant();
        ModelAndView page = new ModelAndView("gateway-key");
        page.setStatus(status);
        page.addObject("problem", problem);
        page.addObject("line", GatewayKeyLine.of(found.get(), now, words));
        page.addObject("pem", found.get().published().pem());
        page.addObject("revocable", found.get().revoked().isEmpty());
        page.addObject("destroyed", found.get().secret().isEmpty());
        page.addObject("effect", words.say("gateway-keys.revoke." + effect(found.get(), all, now)));
        page.addObject(
                "reasons",
                Arrays.stream(Revocation.Reason.values())
                        .map(one -> new Reason(Words.kebab(one), words.say("gateway-keys.choose." + Words.kebab(one))))
                        .toList());
        return page;
    }

    /** What its revocation does to answers, which nobody should find out afterwards. */
    private static String effect(GatewayKey key, List<GatewayKey> all, Instant now) {
        boolean oneWaits = all.stream().anyMatch(other -> other.stateAt(now) == GatewayKey.State.ANNOUNCED);
        return switch (key.stateAt(now)) {
            case SIGNING -> oneWaits ? "next-signs" : "fresh-signs";
            case ANNOUNCED -> "never-signs";
            case FORMER, REVOKED -> "past";
        };
    }
}

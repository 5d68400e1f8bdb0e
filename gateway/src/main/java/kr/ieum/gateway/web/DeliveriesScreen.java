package kr.ieum.gateway.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import kr.ieum.gateway.exchange.message.Destinations;
import kr.ieum.gateway.exchange.message.Destinations.Aside;
import kr.ieum.gateway.exchange.message.Destinations.Standing;
import kr.ieum.gateway.exchange.message.Interventions;
import kr.ieum.gateway.exchange.message.Interventions.Operator;
import kr.ieum.gateway.exchange.message.Interventions.Replay;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.web.PanelPage.Badge;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Deliveries for the operator: how each destination stands, pausing it and letting it go on, and what was put aside, to be replayed as a new
 * decision or discarded. Each act is a leaf of the log. No record is shown.
 */
@Controller
final class DeliveriesScreen implements Screen {

    private static final int PAGE_SIZE = 50;
    private static final Pattern PLACE = Pattern.compile("[0-9]{1,18}");

    private final Destinations destinations;
    private final Interventions interventions;
    private final PageWords pageWords;

    DeliveriesScreen(Destinations destinations, Interventions interventions, PageWords pageWords) {
        this.destinations = destinations;
        this.interventions = interventions;
        this.pageWords = pageWords;
    }

    /** A destination in the list. */
    record Line(
            String id, String agency, List<Badge> states, long waiting, String oldest, long aside, boolean paused) {}

    /** A cause to choose. */
    record Cause(String code, long deliveries, boolean chosen, String address) {}

    /** A delivery that was put aside. */
    record AsideLine(
            String id, String message, String since, String sender, String record, String cause, int attempts) {}

    @GetMapping("/deliveries")
    ModelAndView list(Locale locale) {
        Words words = pageWords.in(locale);
        return new ModelAndView("deliveries")
                .addObject(
                        "lines",
                        destinations.all().stream().map(one -> line(one, words)).toList());
    }

    @GetMapping("/deliveries/{agency}/{system}")
    ModelAndView one(
            @PathVariable("agency") String agency,
            @PathVariable("system") String system,
            @RequestParam Map<String, String> parameters,
            Locale locale) {
        return page(agency + "/" + system, parameters, pageWords.in(locale), List.of(), HttpStatus.OK);
    }

    @PostMapping("/deliveries/{agency}/{system}/pause")
    ModelAndView pause(
            @PathVariable("agency") String agency,
            @PathVariable("system") String system,
            Official official,
            Locale locale) {
        return let(agency + "/" + system, official, locale, true);
    }

    @PostMapping("/deliveries/{agency}/{system}/resume")
    ModelAndView resume(
            @PathVariable("agency") String agency,
            @PathVariable("system") String system,
            Official official,
            Locale locale) {
        return let(agency + "/" + system, official, locale, false);
    }

    private ModelAndView let(String id, Official official, Locale locale, boolean paused) {
        Words words = pageWords.in(locale);
        if (known(id).isEmpty()) {
            return unknown(words);
        }
        try {
            if (paused) {
                interventions.pause(operator(official), id);
            } else {
                interventions.resume(operator(official), id);
            }
        } catch (LogUnavailable e) {
            return Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "act-not-logged", words);
        }
        return new ModelAndView("redirect:/deliveries/" + id);
    }

    /** What is marked, or everything of a page's cause; each is decided anew, under the agreements of now. */
    @PostMapping("/deliveries/{agency}/{system}/replays")
    ModelAndView replay(
            @PathVariable("agency") String agency,
            @PathVariable("system") String system,
            @RequestParam(name = "delivery", defaultValue = "") List<String> marked,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        String id = agency + "/" + system;
        List<UUID> deliveries = ids(marked, id);
        if (deliveries.isEmpty()) {
            return page(id, Map.of(), words, List.of(words.say("deliveries.none-marked")), HttpStatus.CONFLICT);
        }
        Map<Replay, Integer> done = new EnumMap<>(Replay.class);
        try {
            for (UUID one : deliveries) {
                done.merge(interventions.replay(operator(official), one), 1, Integer::sum);
            }
        } catch (LogUnavailable e) {
            return Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "act-not-logged", words);
        }
        List<String> said = new ArrayList<>();
        done.forEach((replay, many) -> said.add(words.say("deliveries.replay." + Words.kebab(replay), many)));
        return page(id, Map.of(), words, said, HttpStatus.OK);
    }

    /** Gives up what is marked. */
    @PostMapping("/deliveries/{agency}/{system}/discards")
    ModelAndView discard(
            @PathVariable("agency") String agency,
            @PathVariable("system") String system,
            @RequestParam(name = "delivery", defaultValue = "") List<String> marked,
            @RequestParam(name = "sure", defaultValue = "false") boolean sure,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        String id = agency + "/" + system;
        List<UUID> deliveries = ids(marked, id);
        if (deliveries.isEmpty() || !sure) {
            String why = words.say(sure ? "deliveries.none-marked" : "deliveries.not-sure");
            return page(id, Map.of(), words, List.of(why), HttpStatus.CONFLICT);
        }
        int done = 0;
        try {
            for (UUID one : deliveries) {
                done += interventions.discard(operator(official), one) ? 1 : 0;
            }
        } catch (LogUnavailable e) {
            return Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "act-not-logged", words);
        }
        return page(id, Map.of(), words, List.of(words.say("deliveries.discarded", done)), HttpStatus.OK);
    }

    /** Only what is put aside there, at most a page. */
    private List<UUID> ids(List<String> marked, String destination) {
        List<UUID> ids = marked.stream()
                .map(OwnLookupsScreen.LookupIds::read)
                .flatMap(Optional::stream)
                .limit(PAGE_SIZE)
                .toList();
        return ids.stream().filter(id -> destinations.isAside(destination, id)).toList();
    }

    private Optional<Standing> known(String id) {
        return SystemId.parse(id).flatMap(system -> destinations.find(system.text()));
    }

    private static ModelAndView unknown(Words words) {
        return Notice.page(HttpStatus.NOT_FOUND, "not-found", words);
    }

    private ModelAndView page(
            String id, Map<String, String> parameters, Words words, List<String> said, HttpStatus status) {
        Optional<Standing> standing = known(id);
        if (standing.isEmpty()) {
            return unknown(words);
        }
        Optional<String> cause = Optional.of(parameters.getOrDefault("cause", ""))
                .filter(text -> !text.isEmpty() && text.length() <= 255);
        String after = parameters.getOrDefault("after", "0");
        long place = PLACE.matcher(after).matches() ? Long.parseLong(after) : 0;
        List<Aside> aside = destinations.aside(id, cause, place, PAGE_SIZE + 1);
        String here = "/deliveries/" + id + "?"
                + cause.map(code -> "cause=" + URLEncoder.encode(code, StandardCharsets.UTF_8) + "&")
                        .orElse("");
        ModelAndView page = new ModelAndView("destination");
        page.setStatus(status);
        page.addObject("said", said);
        page.addObject("wrong", status != HttpStatus.OK);
        page.addObject("line", line(standing.get(), words));
        page.addObject(
                "causes",
                destinations.causes(id).stream()
                        .map(one -> new Cause(
                                one.code(),
                                one.deliveries(),
                                cause.filter(one.code()::equals).isPresent(),
                                "/deliveries/" + id + "?cause="
                                        + URLEncoder.encode(one.code(), StandardCharsets.UTF_8)))
                        .toList());
        page.addObject("all", cause.isPresent() ? "/deliveries/" + id : "");
        page.addObject(
                "aside",
                aside.stream().limit(PAGE_SIZE).map(one -> line(one, words)).toList());
        page.addObject("first", place > 0 ? here : "");
        page.addObject(
                "next",
                aside.size() > PAGE_SIZE
                        ? here + "after=" + aside.get(PAGE_SIZE - 1).place()
                        : "");
        return page;
    }

    private static Line line(Standing one, Words words) {
        List<Badge> states = new ArrayList<>();
        one.pausedSince()
                .ifPresent(since ->
                        states.add(new Badge("warn", words.say("deliveries.state.paused", words.moment(since)))));
        one.openUntil()
                .ifPresent(until ->
                        states.add(new Badge("bad", words.say("deliveries.state.broken", words.second(until)))));
        if (!one.configured()) {
            states.add(new Badge("bad", words.say("deliveries.state.unconfigured")));
        }
        if (states.isEmpty()) {
            states.add(
                    one.failures() > 0
                            ? new Badge("warn", words.say("deliveries.state.failing", one.failures()))
                            : new Badge("good", words.say("deliveries.state.open")));
        }
        return new Line(
                one.id(),
                SystemId.parse(one.id())
                        .map(SystemId::agency)
                        .map(words::agency)
                        .orElse(one.id()),
                states,
                one.waiting(),
                one.oldest().map(words::moment).orElse(""),
                one.aside(),
                one.pausedSince().isPresent());
    }

    private static AsideLine line(Aside one, Words words) {
        return new AsideLine(
                one.id().toString(),
                one.message().toString(),
                words.moment(one.since()),
                one.sender(),
                words.register(one.register()) + " · " + one.recordType(),
                one.cause(),
                one.attempts());
    }

    private static Operator operator(Official official) {
        return new Operator(official.agency(), official.id());
    }
}

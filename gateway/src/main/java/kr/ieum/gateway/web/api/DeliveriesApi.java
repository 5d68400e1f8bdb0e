package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import kr.ieum.gateway.exchange.message.Destinations;
import kr.ieum.gateway.exchange.message.Destinations.Aside;
import kr.ieum.gateway.exchange.message.Destinations.Standing;
import kr.ieum.gateway.exchange.message.Interventions;
import kr.ieum.gateway.exchange.message.Interventions.Operator;
import kr.ieum.gateway.exchange.message.Interventions.Replay;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.LogUnavailable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Deliveries for an operator's programs: destinations, what was put aside, pausing, replaying and discarding. */
@Controller
final class DeliveriesApi {

    private static final String ROOT = "/api/v1/deliveries/destinations";
    private static final String ONE = ROOT + "/{agency}/{system}";
    private static final int PAGE_SIZE = 50;
    private static final int MOST = 200;
    private static final int LONGEST = 255;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Destinations destinations;
    private final Interventions interventions;
    private final ApiBody body;
    private final ApiWriter writer;

    DeliveriesApi(Destinations destinations, Interventions interventions, ApiBody body, ApiWriter writer) {
        this.destinations = destinations;
        this.interventions = interventions;
        this.body = body;
        this.writer = writer;
    }

    @GetMapping(path = ROOT, produces = MediaType.APPLICATION_JSON_VALUE)
    void list(HttpServletResponse response) throws IOException {
        writer.ok(
                Map.of(
                        "destinations",
                        destinations.all().stream().map(this::json).toList()),
                response);
    }

    @GetMapping(path = ONE + "/aside", produces = MediaType.APPLICATION_JSON_VALUE)
    void aside(
            @PathVariable("agency") String agency,
            @PathVariable("system") String system,
            @RequestParam Map<String, String> parameters,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        String count = parameters.getOrDefault("count", Integer.toString(PAGE_SIZE));
        String after = parameters.getOrDefault("after", "0");
        Optional<String> cause = Optional.ofNullable(parameters.get("cause"));
        if (!count.matches("[1-9][0-9]{0,2}")
                || Integer.parseInt(count) > MOST
                || !after.matches("[0-9]{1,18}")
                || cause.filter(text -> text.length() > LONGEST).isPresent()) {
            writer.problem(Problem.of(ProblemType.BAD_REQUEST), locale, response);
            return;
        }
        String id = agency + "/" + system;
        if (destinations.find(id).isEmpty()) {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            return;
        }
        int most = Integer.parseInt(count);
        List<Aside> found = destinations.aside(id, cause, Long.parseLong(after), most + 1);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(
                "deliveries",
                found.stream().limit(most).map(DeliveriesApi::json).toList());
        if (found.size() > most) {
            members.put("next", Long.toString(found.get(most - 1).place()));
        }
        writer.ok(members, response);
    }

    @PostMapping(path = ONE + "/pause", produces = MediaType.APPLICATION_JSON_VALUE)
    void pause(
            @PathVariable("agency") String agency,
            @PathVariable("system") String system,
            Official official,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        let(agency + "/" + system, id -> interventions.pause(operator(official), id), response, locale);
    }

    @PostMapping(path = ONE + "/resume", produces = MediaType.APPLICATION_JSON_VALUE)
    void resume(
            @PathVariable("agency") String agency,
            @PathVariable("system") String system,
            Official official,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        let(agency + "/" + system, id -> interventions.resume(operator(official), id), response, locale);
    }

    /** What is done to a destination. */
    @FunctionalInterface
    private interface Act {
        void on(String destination);
    }

    private void let(String id, Act act, HttpServletResponse response, Locale locale) throws IOException {
        if (destinations.find(id).isEmpty()) {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            return;
        }
        try {
            act.on(id);
            writer.ok(json(destinations.find(id).orElseThrow()), response);
        } catch (LogUnavailable e) {
            writer.problem(Problem.of(ProblemType.LOG_UNAVAILABLE), locale, response);
        }
    }

    /** By filter: the oldest of a destination and cause, so many at most; the rest with the next call. */
    @PostMapping(
            path = ONE + "/replays",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void replayAll(
            @PathVariable("agency") String agency,
            @PathVariable("system") String system,
            Official official,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        switch (body.read(request, Set.of("cause"), Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(JsonNode object) -> {
                Optional<String> cause = ApiBody.text(object, "cause", LONGEST);
                String id = agency + "/" + system;
                if (object.has("cause") && cause.isEmpty()) {
                    writer.problem(Problem.at(ProblemType.INVALID_MEMBER, "cause"), locale, response);
                } else if (destinations.find(id).isEmpty()) {
                    writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
                } else {
                    replay(interventions.aside(id, cause, PAGE_SIZE), official, response, locale);
                }
            }
        }
    }

    private void replay(List<UUID> deliveries, Official official, HttpServletResponse response, Locale locale)
            throws IOException {
        Map<Replay, Integer> done = new EnumMap<>(Replay.class);
        try {
            for (UUID one : deliveries) {
                done.merge(interventions.replay(operator(official), one), 1, Integer::sum);
            }
        } catch (LogUnavailable e) {
            writer.problem(Problem.of(ProblemType.LOG_UNAVAILABLE), locale, response);
            return;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("waits", done.getOrDefault(Replay.WAITS, 0));
        members.put("nothingGoes", done.getOrDefault(Replay.NOTHING_GOES, 0));
        writer.ok(members, response);
    }

    @PostMapping(path = "/api/v1/deliveries/{id}/replay", produces = MediaType.APPLICATION_JSON_VALUE)
    void replay(@PathVariable("id") String id, Official official, HttpServletResponse response, Locale locale)
            throws IOException {
        Optional<UUID> delivery = id(id);
        try {
            Replay replay = delivery.map(known -> interventions.replay(operator(official), known))
                    .orElse(Replay.NOT_ASIDE);
            if (replay == Replay.NOT_ASIDE) {
                writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
                return;
            }
            writer.ok(Map.of("outcome", ApiNames.of(replay)), response);
        } catch (LogUnavailable e) {
            writer.problem(Problem.of(ProblemType.LOG_UNAVAILABLE), locale, response);
        }
    }

    @PostMapping(path = "/api/v1/deliveries/{id}/discard", produces = MediaType.APPLICATION_JSON_VALUE)
    void discard(@PathVariable("id") String id, Official official, HttpServletResponse response, Locale locale)
            throws IOException {
        Optional<UUID> delivery = id(id);
        try {
            if (delivery.filter(known -> interventions.discard(operator(official), known))
                    .isEmpty()) {
                writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
                return;
            }
            writer.ok(Map.of("outcome", "discarded"), response);
        } catch (LogUnavailable e) {
            writer.problem(Problem.of(ProblemType.LOG_UNAVAILABLE), locale, response);
        }
    }

    private static Optional<UUID> id(String text) {
        return ID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private static Operator operator(Official official) {
        return new Operator(official.agency(), official.id());
    }

    private Map<String, Object> json(Standing one) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("destination", one.id());
        members.put("configured", one.configured());
        one.pausedSince().ifPresent(since -> members.put("pausedSince", since.toString()));
        members.put("failures", one.failures());
        one.openUntil().ifPresent(until -> members.put("brokenUntil", until.toString()));
        members.put("waiting", one.waiting());
        one.oldest().ifPresent(oldest -> members.put("oldest", oldest.toString()));
        members.put("aside", one.aside());
        members.put(
                "causes",
                one.aside() == 0
                        ? List.of()
                        : destinations.causes(one.id()).stream()
                                .map(cause -> Map.of("cause", cause.code(), "deliveries", cause.deliveries()))
                                .toList());
        return members;
    }

    private static Map<String, Object> json(Aside one) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", one.id().toString());
        members.put("message", one.message().toString());
        members.put("sender", one.sender());
        members.put("register", one.register());
        members.put("recordType", one.recordType());
        members.put("cause", one.cause());
        members.put("attempts", one.attempts());
        members.put("made", one.madeAt().toString());
        members.put("since", one.since().toString());
        return members;
    }
}

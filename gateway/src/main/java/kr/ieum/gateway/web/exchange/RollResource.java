package kr.ieum.gateway.web.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kr.ieum.gateway.exchange.roll.Rolls;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.web.api.ApiWriter;
import kr.ieum.gateway.web.api.Problem;
import kr.ieum.gateway.web.api.ProblemType;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.model.SubjectKey;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Where a system that is told of events says whom it holds. Nobody reads a roll out again, its own system neither. */
@Controller
class RollResource {

    private static final Set<String> MEMBERS = Set.of("take", "release");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{13}");

    private final Rolls rolls;
    private final ApiWriter writer;

    RollResource(Rolls rolls, ApiWriter writer) {
        this.rolls = rolls;
        this.writer = writer;
    }

    @GetMapping(path = "/exchange/v1/roll", produces = MediaType.APPLICATION_JSON_VALUE)
    void size(SystemId caller, HttpServletResponse response) throws IOException {
        writer.ok(Map.of("members", rolls.size(caller)), response);
    }

    @PostMapping(
            path = "/exchange/v1/roll",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void change(SystemId caller, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        Optional<JsonNode> body = object(request.getInputStream().readAllBytes());
        if (body.isEmpty()) {
            writer.problem(Problem.of(ProblemType.MALFORMED_BODY), locale, response);
            return;
        }
        Optional<List<SubjectKey>> take = numbers(body.get(), "take");
        Optional<List<SubjectKey>> release = numbers(body.get(), "release");
        if (take.isEmpty()
                || release.isEmpty()
                || take.get().size() + release.get().size() > Rolls.MAX_CHANGE
                || (take.get().isEmpty() && release.get().isEmpty())) {
            writer.problem(
                    Problem.at(ProblemType.INVALID_MEMBER, release.isEmpty() ? "release" : "take"), locale, response);
            return;
        }
        try {
            rolls.change(caller, take.get(), release.get());
            writer.ok(Map.of("members", rolls.size(caller)), response);
        } catch (LogUnavailable e) {
            writer.problem(Problem.of(ProblemType.ofLog(e.unvouched())), locale, response);
        }
    }

    private static Optional<JsonNode> object(byte[] body) {
        try {
            return Optional.of(StrictJson.mapper().readTree(body))
                    .filter(node -> node.isObject() && MEMBERS.containsAll(node.propertyNames()));
        } catch (JacksonException e) {
            // what the parser says may quote the body
            return Optional.empty();
        }
    }

    /** Nothing where one of them is no number; an absent list is an empty one. */
    private static Optional<List<SubjectKey>> numbers(JsonNode body, String member) {
        JsonNode list = body.path(member);
        if (!list.isMissingNode() && !list.isArray()) {
            return Optional.empty();
        }
        List<SubjectKey> numbers = new ArrayList<>();
        for (JsonNode one : list) {
            if (!one.isString() || !NUMBER.matcher(one.stringValue()).matches()) {
                return Optional.empty();
            }
            numbers.add(SubjectKey.ofPerson(one.stringValue()));
        }
        return Optional.of(numbers);
    }
}

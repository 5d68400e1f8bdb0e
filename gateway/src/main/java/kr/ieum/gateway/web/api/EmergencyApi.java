package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.engine.AfterCheck;
import kr.ieum.gateway.agreement.request.ImpersonalText;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.oversight.EmergencyCheck;
import kr.ieum.gateway.oversight.EmergencyChecks;
import kr.ieum.gateway.oversight.EmergencyChecks.Answered;
import kr.ieum.gateway.oversight.EmergencyVerdict;
import kr.ieum.gateway.oversight.Heads;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;

/** Look-ups called an emergency: the queue of the team head, who answers them, and what the auditor is told. */
@Controller
final class EmergencyApi {

    private static final int LONGEST_WORD = 64;
    private static final Set<String> ANSWER = Set.of("verdict", "note");

    private final EmergencyChecks checks;
    private final ApiBody body;
    private final ApiWriter writer;

    EmergencyApi(EmergencyChecks checks, ApiBody body, ApiWriter writer) {
        this.checks = checks;
        this.body = body;
        this.writer = writer;
    }

    @GetMapping(path = "/api/v1/team/emergencies", produces = MediaType.APPLICATION_JSON_VALUE)
    void list(Official official, HttpServletResponse response) throws IOException {
        List<EmergencyCheck> all = Heads.isHead(official)
                ? Stream.concat(checks.waiting(official).stream(), checks.answered(official).stream())
                        .toList()
                : checks.ofAgency(official.agency());
        writer.ok(
                Map.of(
                        "waiting",
                        all.stream()
                                .filter(check -> check.answer().isEmpty())
                                .map(EmergencyApi::json)
                                .toList(),
                        "answered",
                        all.stream()
                                .filter(check -> check.answer().isPresent())
                                .map(EmergencyApi::json)
                                .toList()),
                response);
    }

    @PostMapping(
            path = "/api/v1/team/emergencies/{id}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void answer(
            @PathVariable("id") String id,
            Official official,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        switch (body.read(request, ANSWER, Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(JsonNode object) -> {
                Optional<EmergencyVerdict> verdict = ApiBody.text(object, "verdict", LONGEST_WORD)
                        .flatMap(text -> Stream.of(EmergencyVerdict.values())
                                .filter(one -> ApiNames.of(one).equals(text))
                                .findFirst());
                Optional<String> note = object.has("note")
                        ? ApiBody.text(object, "note", ImpersonalText.LONGEST)
                                .flatMap(ImpersonalText::of)
                                .map(text -> text.text().replaceAll("\\s+", " "))
                        : Optional.of("");
                if (verdict.isEmpty() || note.isEmpty()) {
                    writer.problem(
                            Problem.at(ProblemType.INVALID_MEMBER, verdict.isEmpty() ? "verdict" : "note"),
                            locale,
                            response);
                    return;
                }
                try {
                    Answered answered = TeamApi.id(id)
                            .map(known -> checks.answer(official, known, verdict.get(), note.get()))
                            .orElse(Answered.NOT_YOURS);
                    answered(answered, id, verdict.get(), response, locale);
                } catch (LogUnavailable e) {
                    writer.problem(Problem.of(ProblemType.LOG_UNAVAILABLE), locale, response);
                }
            }
        }
    }

    private void answered(
            Answered answered, String id, EmergencyVerdict verdict, HttpServletResponse response, Locale locale)
            throws IOException {
        switch (answered) {
            case DONE -> writer.ok(Map.of("id", id, "checked", ApiNames.of(verdict)), response);
            case NOT_YOURS -> writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            case OWN -> writer.problem(Problem.of(ProblemType.OWN_EMERGENCY), locale, response);
            case ALREADY -> writer.problem(Problem.of(ProblemType.EMERGENCY_ANSWERED), locale, response);
            case NOTE_MISSING -> writer.problem(Problem.at(ProblemType.INVALID_MEMBER, "note"), locale, response);
        }
    }

    /** The look-up as the team's others, and what its check needs; never what was shown. */
    private static Map<String, Object> json(EmergencyCheck check) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("lookup", TeamApi.lookup(check.lookup()));
        members.put("reason", check.reason());
        members.put(
                "deferred",
                check.deferred().stream()
                        .map(code -> ApiNames.of(AfterCheck.Deferred.valueOf(code)))
                        .toList());
        check.answer().ifPresent(answer -> {
            members.put("answeredAt", answer.at().toString());
            if (!answer.note().isEmpty()) {
                members.put("note", answer.note());
            }
        });
        return members;
    }
}

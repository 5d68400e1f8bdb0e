package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kr.ieum.gateway.audit.Finding;
import kr.ieum.gateway.audit.FindingResult;
import kr.ieum.gateway.audit.Findings;
import kr.ieum.gateway.audit.Findings.Answered;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.oversight.RecordedLookup;
import kr.ieum.gateway.web.NamedInSearch;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;

/** Look-ups that an indicator points at, for the agency's own systems: what is to be explained, and for the auditor the queue. */
@Controller
final class FindingApi {

    private static final int LONGEST = 500;

    private final Findings findings;
    private final ApiBody body;
    private final ApiWriter writer;

    FindingApi(Findings findings, ApiBody body, ApiWriter writer) {
        this.findings = findings;
        this.body = body;
        this.writer = writer;
    }

    @GetMapping(path = "/api/v1/explanations", produces = MediaType.APPLICATION_JSON_VALUE)
    void asked(Official official, HttpServletResponse response) throws IOException {
        writer.ok(
                Map.of(
                        "findings",
                        findings.asked(official).stream().map(FindingApi::json).toList()),
                response);
    }

    @PostMapping(
            path = "/api/v1/explanations/{id}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void explain(
            @PathVariable("id") String id,
            Official official,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        switch (body.read(request, Set.of("text"), Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(JsonNode object) -> {
                Optional<String> text = ApiBody.text(object, "text", LONGEST).flatMap(NamedInSearch::reason);
                if (text.isEmpty()) {
                    writer.problem(Problem.at(ProblemType.INVALID_MEMBER, "text"), locale, response);
                    return;
                }
                answered(id, "text", known -> findings.explain(official, known, text.get()), response, locale);
            }
        }
    }

    @GetMapping(path = "/api/v1/audit/findings", produces = MediaType.APPLICATION_JSON_VALUE)
    void audit(Official official, HttpServletResponse response) throws IOException {
        writer.ok(
                Map.of(
                        "findings",
                        Stream.concat(findings.open(official).stream(), findings.closed(official).stream())
                                .map(FindingApi::json)
                                .toList()),
                response);
    }

    @PostMapping(
            path = "/api/v1/audit/findings/{id}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void close(
            @PathVariable("id") String id,
            Official official,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        switch (body.read(request, Set.of("result", "note"), Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(JsonNode object) -> {
                Optional<FindingResult> result = ApiBody.text(object, "result", LONGEST)
                        .flatMap(text -> Stream.of(FindingResult.values())
                                .filter(one -> ApiNames.of(one).equals(text))
                                .findFirst());
                Optional<String> note = object.has("note")
                        ? ApiBody.text(object, "note", LONGEST).flatMap(NamedInSearch::reason)
                        : Optional.of("");
                if (result.isEmpty() || note.isEmpty()) {
                    writer.problem(
                            Problem.at(ProblemType.INVALID_MEMBER, result.isEmpty() ? "result" : "note"),
                            locale,
                            response);
                    return;
                }
                answered(
                        id,
                        "result",
                        known -> findings.close(official, known, result.get(), note.get()),
                        response,
                        locale);
            }
        }
    }

    /** A word about a finding. */
    @FunctionalInterface
    private interface Word {
        Answered about(UUID finding);
    }

    private void answered(String id, String noted, Word word, HttpServletResponse response, Locale locale)
            throws IOException {
        try {
            switch (TeamApi.id(id).map(word::about).orElse(Answered.NOT_YOURS)) {
                case DONE -> writer.ok(Map.of("id", id, "noted", noted), response);
                case NOT_YOURS -> writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
                case OWN -> writer.problem(Problem.of(ProblemType.OWN_FINDING), locale, response);
                case ALREADY -> writer.problem(Problem.of(ProblemType.FINDING_TOLD), locale, response);
                case TOO_EARLY -> writer.problem(Problem.of(ProblemType.FINDING_EARLY), locale, response);
                case NOTE_MISSING -> writer.problem(Problem.at(ProblemType.INVALID_MEMBER, "note"), locale, response);
            }
        } catch (LogUnavailable e) {
            writer.problem(Problem.of(ProblemType.LOG_UNAVAILABLE), locale, response);
        }
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", finding.id().toString());
        members.put("indicator", ApiNames.of(finding.indicator()));
        members.put("measured", finding.measured());
        members.put("lookup", finding.lookup().toString());
        finding.record().ifPresent(record -> members.put("official", record.official()));
        finding.record().flatMap(RecordedLookup::caseNumber).ifPresent(number -> members.put("case", number));
        members.put("found", finding.found().toString());
        members.put("due", finding.due().toString());
        members.put("state", ApiNames.of(finding.state()));
        finding.explanation().ifPresent(said -> {
            members.put("explanation", said.text());
            members.put("explainedBy", said.by());
            members.put("explainedAt", said.at().toString());
        });
        finding.closing().ifPresent(end -> {
            members.put("result", ApiNames.of(end.result()));
            members.put("closedAt", end.at().toString());
            if (!end.note().isEmpty()) {
                members.put("note", end.note());
            }
        });
        return members;
    }
}

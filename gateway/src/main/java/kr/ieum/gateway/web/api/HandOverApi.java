package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.cases.ConflictOfInterest;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.oversight.Substitutions;
import kr.ieum.gateway.web.AssignedCases;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;

/** Handing one's own case over to the team head because of a conflict of interest. */
@Controller
final class HandOverApi {

    private static final int LONGEST_CASE = 64;

    private final AssignedCases cases;
    private final ConflictOfInterest conflicts;
    private final Substitutions substitutions;
    private final ApiBody body;
    private final ApiWriter writer;

    HandOverApi(
            AssignedCases cases,
            ConflictOfInterest conflicts,
            Substitutions substitutions,
            ApiBody body,
            ApiWriter writer) {
        this.cases = cases;
        this.conflicts = conflicts;
        this.substitutions = substitutions;
        this.body = body;
        this.writer = writer;
    }

    @PostMapping(
            path = "/api/v1/hand-overs",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void handOver(Official official, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        switch (body.read(request, Set.of("case"), Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(JsonNode object) -> {
                Optional<String> number = ApiBody.text(object, "case", LONGEST_CASE);
                if (number.isEmpty()) {
                    writer.problem(Problem.at(ProblemType.INVALID_MEMBER, "case"), locale, response);
                    return;
                }
                switch (cases.of(official)) {
                    case AssignedCases.Listed.Unavailable unavailable ->
                        writer.problem(Problem.of(ProblemType.CASE_SYSTEM_UNAVAILABLE), locale, response);
                    case AssignedCases.Listed.Cases(var mine, var faulty) -> {
                        Optional<OpenCase> found = mine.stream()
                                .filter(one -> one.number().equals(number.get()))
                                .findFirst();
                        if (found.isEmpty()) {
                            writer.problem(Problem.of(ProblemType.CASE_NOT_ACCESSIBLE), locale, response);
                        } else {
                            ask(official, found.get(), response, locale);
                        }
                    }
                }
            }
        }
    }

    private void ask(Official official, OpenCase openCase, HttpServletResponse response, Locale locale)
            throws IOException {
        if (!conflicts.of(official.id(), openCase.subjects()).closes()) {
            writer.problem(Problem.of(ProblemType.NO_CONFLICT), locale, response);
            return;
        }
        try {
            Substitutions.Request asked = substitutions.ask(official, openCase);
            writer.ok(
                    Map.of(
                            "id", asked.id().toString(),
                            "case", asked.caseNumber(),
                            "requestedAt", asked.requestedAt().toString()),
                    response);
        } catch (LogUnavailable e) {
            writer.problem(Problem.of(ProblemType.LOG_UNAVAILABLE), locale, response);
        }
    }
}

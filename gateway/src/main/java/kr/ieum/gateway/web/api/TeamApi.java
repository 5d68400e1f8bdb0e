package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.oversight.Heads;
import kr.ieum.gateway.oversight.LookupRecords;
import kr.ieum.gateway.oversight.LookupReviews;
import kr.ieum.gateway.oversight.RecordedLookup;
import kr.ieum.gateway.oversight.ReviewVerdict;
import kr.ieum.gateway.oversight.Substitutions;
import kr.ieum.gateway.oversight.Substitutions.Decided;
import kr.ieum.gateway.oversight.WrongPersonReports;
import kr.ieum.gateway.web.Substitutes;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** What a team head reviews and decides, and what the auditor is told: look-ups and case numbers, no name and no value. */
@Controller
final class TeamApi {

    private static final int PAGE_SIZE = 50;
    private static final int LONGEST = 64;
    private static final Set<String> DECISION = Set.of("decision", "substitute");

    private final LookupRecords records;
    private final LookupReviews reviews;
    private final WrongPersonReports reports;
    private final Substitutions substitutions;
    private final Substitutes substitutes;
    private final ApiBody body;
    private final ApiWriter writer;

    TeamApi(
            LookupRecords records,
            LookupReviews reviews,
            WrongPersonReports reports,
            Substitutions substitutions,
            Substitutes substitutes,
            ApiBody body,
            ApiWriter writer) {
        this.records = records;
        this.reviews = reviews;
        this.reports = reports;
        this.substitutions = substitutions;
        this.substitutes = substitutes;
        this.body = body;
        this.writer = writer;
    }

    @GetMapping(path = "/api/v1/team/lookups", produces = MediaType.APPLICATION_JSON_VALUE)
    void lookups(
            @RequestParam(name = "day", defaultValue = "") String day,
            @RequestParam(name = "page", defaultValue = "1") String page,
            Official official,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Optional<LocalDate> wanted;
        try {
            wanted = day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
        } catch (DateTimeException e) {
            writer.problem(Problem.of(ProblemType.BAD_REQUEST), locale, response);
            return;
        }
        if (!page.matches("[1-9][0-9]{0,5}")) {
            writer.problem(Problem.of(ProblemType.BAD_REQUEST), locale, response);
            return;
        }
        LookupRecords.Page found =
                records.ofTeam(official.agency(), official.team().ko(), wanted, Integer.parseInt(page), PAGE_SIZE);
        writer.ok(
                Map.of(
                        "total",
                        found.total(),
                        "lookups",
                        found.lookups().stream().map(TeamApi::lookup).toList()),
                response);
    }

    @PostMapping(
            path = "/api/v1/team/lookups/{id}/review",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void review(
            @PathVariable("id") String id,
            Official official,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        switch (body.read(request, Set.of("verdict"), Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(JsonNode object) -> {
                Optional<ReviewVerdict> verdict = ApiBody.text(object, "verdict", LONGEST)
                        .flatMap(text -> Stream.of(ReviewVerdict.values())
                                .filter(one -> ApiNames.of(one).equals(text))
                                .findFirst());
                if (verdict.isEmpty()) {
                    writer.problem(Problem.at(ProblemType.INVALID_MEMBER, "verdict"), locale, response);
                    return;
                }
                try {
                    Optional<UUID> lookup = id(id).filter(known -> reviews.review(official, known, verdict.get()));
                    if (lookup.isPresent()) {
                        writer.ok(Map.of("id", id, "review", ApiNames.of(verdict.get())), response);
                    } else {
                        writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
                    }
                } catch (LogUnavailable e) {
                    writer.problem(Problem.of(ProblemType.LOG_UNAVAILABLE), locale, response);
                }
            }
        }
    }

    @GetMapping(path = "/api/v1/team/wrong-person-reports", produces = MediaType.APPLICATION_JSON_VALUE)
    void wrongPersonReports(Official official, HttpServletResponse response) throws IOException {
        List<RecordedLookup> found = Heads.isHead(official)
                ? reports.ofTeam(official.agency(), official.team().ko())
                : reports.ofAgency(official.agency());
        writer.ok(Map.of("reports", found.stream().map(TeamApi::lookup).toList()), response);
    }

    @GetMapping(path = "/api/v1/team/substitutions", produces = MediaType.APPLICATION_JSON_VALUE)
    void substitutions(Official official, HttpServletResponse response) throws IOException {
        writer.ok(
                Map.of(
                        "waiting",
                        substitutions.waiting(official).stream()
                                .map(request -> Map.of(
                                        "id", request.id().toString(),
                                        "case", request.caseNumber(),
                                        "task", request.task(),
                                        "official", request.official(),
                                        "requestedAt", request.requestedAt().toString(),
                                        "fit",
                                                substitutions.fit(official, request, substitutes.of(official)).stream()
                                                        .map(Official::id)
                                                        .toList()))
                                .toList()),
                response);
    }

    @PostMapping(
            path = "/api/v1/team/substitutions/{id}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void decide(
            @PathVariable("id") String id,
            Official official,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        switch (body.read(request, DECISION, Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(JsonNode object) -> {
                Optional<String> decision = ApiBody.text(object, "decision", LONGEST)
                        .filter(text -> text.equals("approve") || text.equals("decline"));
                Optional<String> substitute = ApiBody.text(object, "substitute", LONGEST);
                boolean approves = decision.filter("approve"::equals).isPresent();
                if (decision.isEmpty() || approves != object.has("substitute") || approves != substitute.isPresent()) {
                    writer.problem(
                            Problem.at(ProblemType.INVALID_MEMBER, decision.isEmpty() ? "decision" : "substitute"),
                            locale,
                            response);
                    return;
                }
                try {
                    Decided decided = id(id).map(known -> substitute
                                    .map(who -> substitutions.approve(official, known, who, substitutes.of(official)))
                                    .orElseGet(() -> substitutions.decline(official, known)))
                            .orElse(Decided.NOT_YOURS);
                    decided(decided, id, approves ? "approved" : "declined", response, locale);
                } catch (LogUnavailable e) {
                    writer.problem(Problem.of(ProblemType.LOG_UNAVAILABLE), locale, response);
                }
            }
        }
    }

    private void decided(Decided decided, String id, String state, HttpServletResponse response, Locale locale)
            throws IOException {
        switch (decided) {
            case DONE -> writer.ok(Map.of("id", id, "state", state), response);
            case NOT_YOURS -> writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            case OWN_REQUEST -> writer.problem(Problem.of(ProblemType.OWN_REQUEST), locale, response);
            case UNFIT -> writer.problem(Problem.of(ProblemType.UNFIT_SUBSTITUTE), locale, response);
            case CASE_SYSTEM -> writer.problem(Problem.of(ProblemType.CASE_SYSTEM_UNAVAILABLE), locale, response);
        }
    }

    static Map<String, Object> lookup(RecordedLookup lookup) {
        Map<String, Object> members = new LinkedHashMap<>(OwnLookupsApi.lookup(lookup));
        members.put("official", lookup.official());
        return members;
    }

    static Optional<UUID> id(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}

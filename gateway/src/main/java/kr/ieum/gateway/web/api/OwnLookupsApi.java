package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.oversight.LookupRecords;
import kr.ieum.gateway.oversight.RecordedLookup;
import kr.ieum.gateway.oversight.WrongPersonReports;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own look-ups, and the report that one of them was of the wrong person. */
@Controller
final class OwnLookupsApi {

    private static final int PAGE_SIZE = 50;

    private final LookupRecords records;
    private final WrongPersonReports reports;
    private final ApiWriter writer;

    OwnLookupsApi(LookupRecords records, WrongPersonReports reports, ApiWriter writer) {
        this.records = records;
        this.reports = reports;
        this.writer = writer;
    }

    @GetMapping(path = "/api/v1/lookups", produces = MediaType.APPLICATION_JSON_VALUE)
    void list(
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
        LookupRecords.Page found = records.own(official.id(), wanted, Integer.parseInt(page), PAGE_SIZE);
        writer.ok(
                Map.of(
                        "total",
                        found.total(),
                        "lookups",
                        found.lookups().stream().map(OwnLookupsApi::lookup).toList()),
                response);
    }

    @PostMapping(path = "/api/v1/lookups/{id}/wrong-person", produces = MediaType.APPLICATION_JSON_VALUE)
    void wrongPerson(@PathVariable("id") String id, Official official, HttpServletResponse response, Locale locale)
            throws IOException {
        try {
            Optional<RecordedLookup> reported = id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                    ? reports.report(official, UUID.fromString(id))
                    : Optional.empty();
            if (reported.isPresent()) {
                writer.ok(lookup(reported.get()), response);
            } else {
                writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            }
        } catch (LogUnavailable e) {
            writer.problem(Problem.of(ProblemType.LOG_UNAVAILABLE), locale, response);
        }
    }

    /** What was done in a look-up, never what was shown. */
    static Map<String, Object> lookup(RecordedLookup lookup) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", lookup.id().toString());
        lookup.caseNumber().ifPresent(number -> members.put("case", number));
        lookup.standsInFor().ifPresent(absent -> members.put("standsInFor", absent));
        members.put("startedAt", lookup.startedAt().toString());
        members.put("task", lookup.task());
        members.put("view", lookup.view());
        members.put("panels", lookup.panels());
        members.put("outcome", ApiNames.of(lookup.outcome()));
        lookup.reason()
                .ifPresent(reason ->
                        members.put("reason", reason.toLowerCase(Locale.ROOT).replace('_', '-')));
        members.put("missing", lookup.missing());
        lookup.review().ifPresent(verdict -> members.put("review", ApiNames.of(verdict)));
        lookup.checkDue().ifPresent(due -> members.put("checkDue", due.toString()));
        lookup.checked().ifPresent(verdict -> members.put("checked", ApiNames.of(verdict)));
        lookup.wrongPersonAt().ifPresent(at -> members.put("wrongPersonAt", at.toString()));
        return members;
    }
}

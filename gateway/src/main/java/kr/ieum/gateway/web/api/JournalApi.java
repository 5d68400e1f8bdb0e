package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import kr.ieum.gateway.exchange.journal.Commitments;
import kr.ieum.gateway.exchange.journal.JournalEntry;
import kr.ieum.gateway.exchange.journal.JournalMarks;
import kr.ieum.gateway.exchange.journal.JournalSearch;
import kr.ieum.gateway.exchange.journal.Step;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.web.JournalForm;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** The journal of exchanges for an operator's programs. */
@Controller
final class JournalApi {

    private static final int PAGE_SIZE = 50;
    private static final int LONGEST = 64;
    private static final int NANOS = 1000;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final JournalSearch search;
    private final JournalMarks marks;
    private final Commitments commitments;
    private final Agencies agencies;
    private final ApiBody body;
    private final ApiWriter writer;

    JournalApi(
            JournalSearch search,
            JournalMarks marks,
            Commitments commitments,
            Agencies agencies,
            ApiBody body,
            ApiWriter writer) {
        this.search = search;
        this.marks = marks;
        this.commitments = commitments;
        this.agencies = agencies;
        this.body = body;
        this.writer = writer;
    }

    @GetMapping(path = "/api/v1/journal/entries", produces = MediaType.APPLICATION_JSON_VALUE)
    void entries(@RequestParam Map<String, String> parameters, HttpServletResponse response, Locale locale)
            throws IOException {
        JournalForm form = JournalForm.of(parameters, commitments, agencies.zone());
        String after = parameters.getOrDefault("after", "");
        String count = parameters.getOrDefault("count", Integer.toString(PAGE_SIZE));
        if (form.criteria().isEmpty()
                || (!after.isEmpty() && id(after).isEmpty())
                || !count.matches("[1-9][0-9]{0,2}")
                || Integer.parseInt(count) > JournalSearch.MOST) {
            writer.problem(Problem.of(ProblemType.BAD_REQUEST), locale, response);
            return;
        }
        JournalSearch.Page page = form.isNowhere()
                ? new JournalSearch.Page(List.of(), Optional.empty(), Optional.empty())
                : search.find(form.criteria().get(), id(after), Integer.parseInt(count));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("entries", page.entries().stream().map(JournalApi::json).toList());
        page.next().ifPresent(next -> members.put("next", next.toString()));
        page.back().ifPresent(back -> members.put("searchedBackTo", back.toString()));
        writer.ok(members, response);
    }

    @GetMapping(path = "/api/v1/journal/entries/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    void entry(@PathVariable("id") String id, HttpServletResponse response, Locale locale) throws IOException {
        Optional<JournalEntry> found = id(id).flatMap(search::find);
        if (found.isEmpty()) {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            return;
        }
        writer.ok(json(found.get()), response);
    }

    /** A case's number comes in a body and stands in no address. */
    @PostMapping(
            path = "/api/v1/journal/cases",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void ofCase(HttpServletRequest request, HttpServletResponse response, Locale locale) throws IOException {
        switch (body.read(request, Set.of("agency", "caseNumber"), Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(JsonNode object) -> {
                Optional<String> agency = ApiBody.text(object, "agency", LONGEST);
                Optional<String> number = ApiBody.text(object, "caseNumber", LONGEST);
                if (agency.isEmpty() || number.isEmpty()) {
                    String member = agency.isEmpty() ? "agency" : "caseNumber";
                    writer.problem(Problem.at(ProblemType.INVALID_MEMBER, member), locale, response);
                    return;
                }
                String mark = HexFormat.of()
                        .formatHex(marks.caseFile(agency.get(), number.get()).bytes());
                Map<String, Object> members = new LinkedHashMap<>();
                members.put("case", mark);
                members.put("entries", "/api/v1/journal/entries?case=" + mark);
                writer.ok(members, response);
            }
        }
    }

    private static Optional<UUID> id(String text) {
        return ID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private static Map<String, Object> json(JournalEntry entry) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", entry.id().toString());
        members.put("time", entry.time().toString());
        members.put("kind", ApiNames.of(entry.kind()));
        members.put("system", entry.agency() + "/" + entry.system());
        members.put("result", ApiNames.of(entry.result()));
        if (!entry.outcome().isEmpty()) {
            members.put("outcome", entry.outcome());
        }
        if (entry.status() != 0) {
            members.put("status", entry.status());
        }
        members.put("micros", micros(entry.took()));
        entry.task().ifPresent(task -> members.put("task", task));
        entry.correlation().ifPresent(id -> members.put("correlation", id.toString()));
        entry.partOf().ifPresent(id -> members.put("message", id.toString()));
        entry.caseFile().ifPresent(mark -> members.put("case", HexFormat.of().formatHex(mark.bytes())));
        members.put(
                "agreements",
                entry.agreements().stream()
                        .map(one -> Map.of("agreement", one.id(), "version", one.version()))
                        .toList());
        members.put("steps", entry.steps().stream().map(JournalApi::json).toList());
        return members;
    }

    private static Map<String, Object> json(Step step) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("step", ApiNames.of(step.kind()));
        members.put("afterMicros", micros(step.after()));
        members.put("micros", micros(step.took()));
        if (!step.with().isEmpty()) {
            members.put("with", step.with());
        }
        if (!step.outcome().isEmpty()) {
            members.put("outcome", step.outcome());
        }
        return members;
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / NANOS;
    }
}

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
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.audit.AuditExport;
import kr.ieum.gateway.audit.AuditSearch;
import kr.ieum.gateway.audit.Criteria;
import kr.ieum.gateway.audit.Cursor;
import kr.ieum.gateway.audit.FoundEntry;
import kr.ieum.gateway.audit.Mark;
import kr.ieum.gateway.audit.Whose;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.oversight.RecordedLookup;
import kr.ieum.gateway.web.AuditForm;
import kr.ieum.gateway.web.NamedInSearch;
import kr.ieum.schemas.task.BusinessFunctions;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** The auditor's search for a program: by address what names no person, by a body with a reason what does. */
@Controller
final class AuditApi {

    private static final int MOST = 500;
    private static final int PAGE_SIZE = 50;
    private static final int LONGEST = 255;
    private static final List<String> NAMED = List.of("person", "parcel", "caseNumber", "official");
    private static final Set<String> MEMBERS = Stream.concat(
                    Stream.concat(NAMED.stream(), Stream.of("reason")), AuditForm.NAMES.stream())
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> COPIED = Stream.concat(
                    Stream.of("search", "after", "reason"), AuditForm.NAMES.stream())
            .collect(Collectors.toUnmodifiableSet());

    private final AuditSearch search;
    private final AuditExport export;
    private final AgreementRecords agreements;
    private final BusinessFunctions functions;
    private final ApiBody body;
    private final ApiWriter writer;

    AuditApi(
            AuditSearch search,
            AuditExport export,
            AgreementRecords agreements,
            BusinessFunctions functions,
            ApiBody body,
            ApiWriter writer) {
        this.search = search;
        this.export = export;
        this.agreements = agreements;
        this.functions = functions;
        this.body = body;
        this.writer = writer;
    }

    @GetMapping(path = "/api/v1/audit/entries", produces = MediaType.APPLICATION_JSON_VALUE)
    void entries(
            @RequestParam Map<String, String> parameters,
            Official official,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        AuditForm form = AuditForm.of(parameters, agreements.references(), functions);
        Optional<Paging> paging = Paging.of(parameters);
        if (form.criteria().isEmpty() || paging.isEmpty()) {
            writer.problem(Problem.of(ProblemType.BAD_REQUEST), locale, response);
            return;
        }
        writer.ok(
                page(search.find(
                        official,
                        form.criteria().get(),
                        paging.get().after(),
                        paging.get().count())),
                response);
    }

    @PostMapping(
            path = "/api/v1/audit/searches",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void begin(Official official, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        switch (body.read(request, MEMBERS, Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(JsonNode object) -> begin(official, object, response, locale);
        }
    }

    private void begin(Official official, JsonNode object, HttpServletResponse response, Locale locale)
            throws IOException {
        List<String> named = NAMED.stream().filter(object::has).toList();
        Optional<Whose> whose = named.size() == 1
                ? ApiBody.text(object, named.getFirst(), LONGEST)
                        .flatMap(text -> NamedInSearch.of(named.getFirst().replace("caseNumber", "case"), text))
                : Optional.empty();
        if (whose.isEmpty()) {
            writer.problem(
                    Problem.at(ProblemType.INVALID_MEMBER, named.isEmpty() ? "person" : named.getFirst()),
                    locale,
                    response);
            return;
        }
        Optional<String> reason = ApiBody.text(object, "reason", LONGEST).flatMap(NamedInSearch::reason);
        if (reason.isEmpty()) {
            writer.problem(Problem.at(ProblemType.INVALID_MEMBER, "reason"), locale, response);
            return;
        }
        Optional<Criteria> criteria = form(object).flatMap(AuditForm::criteria);
        if (criteria.isEmpty()) {
            writer.problem(Problem.of(ProblemType.BAD_REQUEST), locale, response);
            return;
        }
        try {
            UUID id = search.begin(official, whose.get(), criteria.get(), reason.get());
            writer.ok(Map.of("id", id.toString(), "entries", "/api/v1/audit/searches/" + id + "/entries"), response);
        } catch (LogUnavailable e) {
            writer.problem(Problem.of(ProblemType.LOG_UNAVAILABLE), locale, response);
        }
    }

    @GetMapping(path = "/api/v1/audit/searches/{id}/entries", produces = MediaType.APPLICATION_JSON_VALUE)
    void open(
            @PathVariable("id") String id,
            @RequestParam Map<String, String> parameters,
            Official official,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Optional<Paging> paging = Paging.of(parameters);
        if (paging.isEmpty()) {
            writer.problem(Problem.of(ProblemType.BAD_REQUEST), locale, response);
            return;
        }
        Optional<AuditSearch.Page> found = TeamApi.id(id)
                .flatMap(known -> search.open(
                        official, known, paging.get().after(), paging.get().count()));
        if (found.isEmpty()) {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            return;
        }
        writer.ok(page(found.get()), response);
    }

    @PostMapping(
            path = "/api/v1/audit/exports",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = "application/zip")
    void copy(Official official, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        switch (body.read(request, COPIED, Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(JsonNode object) -> copy(official, object, response, locale);
        }
    }

    private void copy(Official official, JsonNode object, HttpServletResponse response, Locale locale)
            throws IOException {
        Optional<String> reason = ApiBody.text(object, "reason", LONGEST).flatMap(NamedInSearch::reason);
        if (reason.isEmpty()) {
            writer.problem(Problem.at(ProblemType.INVALID_MEMBER, "reason"), locale, response);
            return;
        }
        Optional<AuditForm> form = form(object).filter(read -> read.criteria().isPresent());
        String after = ApiBody.text(object, "after", LONGEST).orElse("");
        if (form.isEmpty() || (object.has("after") && Cursor.parse(after).isEmpty())) {
            writer.problem(Problem.of(ProblemType.BAD_REQUEST), locale, response);
            return;
        }
        try {
            Optional<AuditExport.Copy> copy = object.has("search")
                    ? ApiBody.text(object, "search", LONGEST)
                                    .flatMap(TeamApi::id)
                                    .isEmpty()
                            ? Optional.empty()
                            : export.of(
                                    official,
                                    UUID.fromString(object.path("search").stringValue()),
                                    Cursor.parse(after),
                                    reason.get())
                    : Optional.of(export.of(
                            official, form.get().criteria().orElseThrow(), Cursor.parse(after), reason.get()));
            if (copy.isEmpty()) {
                writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
                return;
            }
            copy.get().next().ifPresent(next -> response.setHeader("Ieum-Next", next.text()));
            response.setContentType("application/zip");
            response.setContentLength(copy.get().zip().length);
            response.getOutputStream().write(copy.get().zip());
        } catch (LogUnavailable e) {
            writer.problem(Problem.of(ProblemType.LOG_UNAVAILABLE), locale, response);
        }
    }

    private Optional<AuditForm> form(JsonNode object) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String name : AuditForm.NAMES) {
            if (object.has(name)) {
                Optional<String> text = ApiBody.text(object, name, LONGEST);
                if (text.isEmpty()) {
                    return Optional.empty();
                }
                given.put(name, text.get());
            }
        }
        return Optional.of(AuditForm.of(given, agreements.references(), functions));
    }

    /** Which page, and how long. */
    private record Paging(Optional<Cursor> after, int count) {

        /** Nothing where it can't be understood. */
        static Optional<Paging> of(Map<String, String> parameters) {
            String after = parameters.getOrDefault("after", "");
            String count = parameters.getOrDefault("count", Integer.toString(PAGE_SIZE));
            Optional<Cursor> cursor = Cursor.parse(after);
            return (after.isEmpty() || cursor.isPresent())
                            && count.matches("[1-9][0-9]{0,2}")
                            && Integer.parseInt(count) <= MOST
                    ? Optional.of(new Paging(cursor, Integer.parseInt(count)))
                    : Optional.empty();
        }
    }

    private static Map<String, Object> page(AuditSearch.Page page) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("entries", page.entries().stream().map(AuditApi::json).toList());
        page.next().ifPresent(next -> members.put("next", next.text()));
        members.put("behind", page.behind());
        members.put("cut", page.cut());
        return members;
    }

    private static Map<String, Object> json(FoundEntry entry) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("shard", entry.position().shard());
        members.put("index", entry.position().index());
        members.put("time", entry.time().toString());
        members.put("agency", entry.agency());
        members.put("state", ApiNames.of(entry.state()));
        entry.task().ifPresent(task -> members.put("task", task));
        entry.agreement().ifPresent(agreement -> {
            members.put("agreement", agreement.id());
            members.put("version", agreement.version());
        });
        entry.lookup().ifPresent(lookup -> members.put("lookup", lookup.toString()));
        entry.record().ifPresent(record -> {
            members.put("official", record.official());
            record.caseNumber().ifPresent(number -> members.put("case", number));
        });
        entry.record().flatMap(RecordedLookup::standsInFor).ifPresent(absent -> members.put("standsInFor", absent));
        if (!entry.silent().isEmpty()) {
            members.put("silent", List.copyOf(new TreeSet<>(entry.silent())));
        }
        if (!entry.detail().isEmpty()) {
            members.put("detail", entry.detail());
        }
        List<String> marks = Stream.of(
                        entry.deferral().map(deferral -> Mark.DEFERRED),
                        entry.erased() ? Optional.of(Mark.ERASED) : Optional.<Mark>empty())
                .flatMap(Optional::stream)
                .map(ApiNames::of)
                .toList();
        members.put("marks", marks);
        members.put(
                "proof",
                "/log/proof/" + entry.position().shard() + "/"
                        + entry.position().index());
        return members;
    }
}

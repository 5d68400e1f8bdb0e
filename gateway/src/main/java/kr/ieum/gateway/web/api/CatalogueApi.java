package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kr.ieum.gateway.cases.ConflictOfInterest;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.view.Lookups;
import kr.ieum.gateway.view.ViewDefinition;
import kr.ieum.gateway.web.AssignedCases;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What there is to look at: the views, one's own cases, and the description of the API itself. */
@Controller
final class CatalogueApi {

    private final Lookups lookups;
    private final AssignedCases cases;
    private final ConflictOfInterest conflicts;
    private final ApiWriter writer;

    CatalogueApi(Lookups lookups, AssignedCases cases, ConflictOfInterest conflicts, ApiWriter writer) {
        this.lookups = lookups;
        this.cases = cases;
        this.conflicts = conflicts;
        this.writer = writer;
    }

    @GetMapping(path = "/api/v1/openapi.yaml", produces = "application/yaml")
    void description(HttpServletResponse response) throws IOException {
        response.setContentType("application/yaml");
        try (InputStream in = new ClassPathResource("kr/ieum/gateway/web/api/openapi.yaml").getInputStream()) {
            in.transferTo(response.getOutputStream());
        }
    }

    @GetMapping(path = "/api/v1/views", produces = MediaType.APPLICATION_JSON_VALUE)
    void views(HttpServletResponse response) throws IOException {
        writer.ok(
                Map.of("views", lookups.views().stream().map(CatalogueApi::view).toList()), response);
    }

    @GetMapping(path = "/api/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
    void cases(Official official, HttpServletResponse response, Locale locale) throws IOException {
        switch (cases.of(official)) {
            case AssignedCases.Listed.Cases(var mine, var faulty) ->
                writer.ok(
                        Map.of(
                                "cases",
                                mine.stream()
                                        .map(one -> openCase(
                                                one,
                                                conflicts
                                                        .of(official.id(), one.subjects())
                                                        .closes()))
                                        .toList(),
                                "faulty",
                                faulty.stream()
                                        .map(one -> Map.of(
                                                "number",
                                                one.number(),
                                                "rule",
                                                one.rule().name(),
                                                "place",
                                                one.place()))
                                        .toList()),
                        response);
            case AssignedCases.Listed.Unavailable unavailable ->
                writer.problem(Problem.of(ProblemType.CASE_SYSTEM_UNAVAILABLE), locale, response);
        }
    }

    private static Map<String, Object> view(ViewDefinition view) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", view.id());
        members.put("version", view.version());
        members.put("title", ApiWriter.localized(view.title()));
        members.put("task", view.task());
        members.put("deadlineMillis", view.deadline().toMillis());
        members.put("panels", view.panels().stream().map(CatalogueApi::panel).toList());
        members.put(
                "notJoined",
                view.notJoined().stream()
                        .map(missing -> Map.of(
                                "title", ApiWriter.localized(missing.title()),
                                "reason", ApiWriter.localized(missing.reason())))
                        .toList());
        return members;
    }

    private static Map<String, Object> panel(ViewDefinition.Panel panel) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", panel.id());
        members.put("title", ApiWriter.localized(panel.title()));
        members.put("register", panel.register());
        members.put(
                "attributes",
                panel.items().stream()
                        .map(item -> Map.of(
                                "attribute",
                                item.attribute().text(),
                                "relations",
                                item.relations().stream()
                                        .sorted()
                                        .map(ApiNames::of)
                                        .toList()))
                        .toList());
        members.put("documents", panel.documents());
        panel.note().ifPresent(note -> members.put("note", ApiWriter.localized(note)));
        return members;
    }

    /** Who the case is about isn't told to somebody who is near to them. */
    private static Map<String, Object> openCase(OpenCase one, boolean shut) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("number", one.number());
        members.put("kind", one.kind());
        members.put("stage", one.stage());
        members.put("task", one.task());
        members.put("receivedAt", one.receivedAt().toString());
        one.deputy()
                .ifPresent(deputy -> members.put(
                        "deputy",
                        Map.of(
                                "official", deputy.official(),
                                "from", deputy.from().toString(),
                                "until", deputy.until().toString())));
        if (shut) {
            members.put("conflictOfInterest", true);
        }
        List<Map<String, Object>> subjects = one.subjects().stream()
                .filter(subject -> !shut)
                .map(subject -> Map.<String, Object>of(
                        "index", subject.index(),
                        "relation", ApiNames.of(subject.relation()),
                        "name", subject.name()))
                .toList();
        members.put("subjects", subjects);
        return members;
    }
}

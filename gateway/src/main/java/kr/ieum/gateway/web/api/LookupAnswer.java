package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.release.Receipt;
import kr.ieum.gateway.view.Lookup;
import kr.ieum.gateway.view.Lookup.Event;
import kr.ieum.gateway.view.ViewDefinition;
import kr.ieum.gateway.web.Chunks;
import kr.ieum.gateway.web.FieldNotes;
import kr.ieum.gateway.web.Incident;
import kr.ieum.gateway.web.PageSheet;
import kr.ieum.gateway.web.ReasonWords;
import tools.jackson.databind.util.RawValue;

/** Runs one look-up on the request's thread and answers with what it released. */
final class LookupAnswer {

    private final Lookup lookup;
    private final ApiWriter writer;
    private final ReasonWords reasons;
    private final Locale locale;
    private final Optional<PageSheet> sheet;
    private final Optional<LookupProofs> proofs;
    private final LookupJson json;
    /** What the receiver of this answer can prove; no longer than the answer. */
    private final Set<Receipt> receipts = new LinkedHashSet<>();

    LookupAnswer(
            Lookup lookup,
            ApiWriter writer,
            ReasonWords reasons,
            Locale locale,
            Optional<PageSheet> sheet,
            Optional<LookupProofs> proofs,
            FieldNotes notes) {
        this.lookup = lookup;
        this.writer = writer;
        this.reasons = reasons;
        this.locale = locale;
        this.sheet = sheet;
        this.proofs = proofs;
        this.json = new LookupJson(reasons, locale, sheet, notes);
    }

    /**
     * Everything in one JSON, when the last register has answered or its deadline has passed. Each register's share is written
     * while the others are waited for.
     */
    void whole(HttpServletResponse response) throws IOException {
        List<RawValue> registers = new ArrayList<>();
        Map<String, Object> answer = new LinkedHashMap<>(json.shell(lookup));
        List<Problem> problems = new ArrayList<>();
        Optional<Problem> broken = run(event -> {
            switch (event) {
                case Event.PanelReady(String panel, var result, var conflicts) -> {
                    receipts.addAll(result.receipts());
                    registers.add(writer.written(json.register(panel, number(panel), result, conflicts)));
                }
                case Event.Ended(var completeness) -> {
                    answer.putAll(end(completeness));
                }
                case Event.Refused(Reason reason, var _) ->
                    problems.add(Problem.refused(lookup.id(), reason, reasons, locale));
                case Event.LogUnavailable(boolean unvouched) -> problems.add(Problem.of(ProblemType.ofLog(unvouched)));
            }
        });
        broken.ifPresent(problems::add);
        if (!problems.isEmpty()) {
            writer.problem(problems.getFirst(), locale, response);
            return;
        }
        answer.put("registers", registers);
        writer.ok(answer, response);
    }

    /** One event per register as it answers, then the end or a problem. */
    void stream(HttpServletResponse response) throws IOException {
        Chunks chunks = new Chunks(response, "text/event-stream;charset=UTF-8");
        send(chunks, "shell", json.shell(lookup));
        Optional<Problem> broken = run(event -> {
            switch (event) {
                case Event.PanelReady(String panel, var result, var conflicts) -> {
                    receipts.addAll(result.receipts());
                    send(chunks, "register", json.register(panel, number(panel), result, conflicts));
                }
                case Event.Ended(var completeness) -> send(chunks, "end", end(completeness));
                case Event.Refused(Reason reason, var _) ->
                    send(
                            chunks,
                            "problem",
                            ApiWriter.members(Problem.refused(lookup.id(), reason, reasons, locale), locale));
                case Event.LogUnavailable(boolean unvouched) ->
                    send(chunks, "problem", ApiWriter.members(Problem.of(ProblemType.ofLog(unvouched)), locale));
            }
        });
        broken.ifPresent(problem -> send(chunks, "problem", ApiWriter.members(problem, locale)));
    }

    /** Place of a panel in the view, from 1. */
    private int number(String panel) {
        return lookup.shell().panels().stream()
                        .map(ViewDefinition.Panel::id)
                        .toList()
                        .indexOf(panel)
                + 1;
    }

    private Map<String, Object> end(Lookup.Completeness completeness) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("completeness", GroundJson.completeness(completeness));
        members.put("agreements", json.agreements());
        sheet.ifPresent(wanted ->
                members.put("sheet", wanted.issue().map(LookupJson::sheet).orElse(Map.of("issued", false))));
        proofs.ifPresent(wanted -> members.put("proofs", wanted.of(lookup.id(), receipts)));
        return members;
    }

    private void send(Chunks chunks, String event, Object data) {
        // a JSON text holds no line break, so that it is one line of the event
        chunks.sendUnlessGone(
                "event: " + event + "\ndata: " + new String(writer.json(data), StandardCharsets.UTF_8) + "\n\n");
    }

    /** Runs to the end; nothing to add unless it broke. */
    private Optional<Problem> run(Consumer<Event> events) {
        try {
            lookup.run(events);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(Problem.of(ProblemType.UNAVAILABLE));
        } catch (RuntimeException e) {
            // whatever broke, the answer is ended as a problem
            return Optional.of(Problem.incident(Incident.tell("look-up " + lookup.id(), e)));
        }
    }
}

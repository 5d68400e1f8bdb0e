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
import kr.ieum.gateway.agreement.AgreementChange;
import kr.ieum.gateway.agreement.AgreementImport;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.Cause;
import kr.ieum.gateway.agreement.Hindrance;
import kr.ieum.gateway.agreement.StoredAgreement;
import kr.ieum.gateway.agreement.Transition;
import kr.ieum.gateway.agreement.Transitions;
import kr.ieum.gateway.agreement.Transitions.Order;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.web.HindranceText;
import kr.ieum.gateway.web.Readers;
import kr.ieum.schemas.yaml.Fault;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;

/** The life of agreement versions for programs: import, the steps with their causes, and the history. */
@Controller
final class LifeCycleApi {

    private static final String YAML = "application/yaml";
    private static final String UPLOADED = "agreement";
    private static final int LONGEST_WORD = 64;

    private final AgreementRecords agreements;
    private final AgreementImport imports;
    private final Transitions transitions;
    private final HindranceText hindrances;
    private final ApiBody body;
    private final ApiWriter writer;

    LifeCycleApi(
            AgreementRecords agreements,
            AgreementImport imports,
            Transitions transitions,
            HindranceText hindrances,
            ApiBody body,
            ApiWriter writer) {
        this.agreements = agreements;
        this.imports = imports;
        this.transitions = transitions;
        this.hindrances = hindrances;
        this.body = body;
        this.writer = writer;
    }

    @PostMapping(path = "/api/v1/agreements", produces = MediaType.APPLICATION_JSON_VALUE)
    void importFile(Official official, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        if (!Optional.ofNullable(request.getContentType()).orElse("").startsWith(YAML)) {
            writer.problem(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE), locale, response);
            return;
        }
        byte[] bytes = request.getInputStream().readNBytes(AgreementImport.MAX_BYTES + 1);
        if (bytes.length > AgreementImport.MAX_BYTES) {
            writer.problem(Problem.of(ProblemType.BODY_TOO_LARGE), locale, response);
            return;
        }
        switch (imports.importFile(bytes, UPLOADED, Readers.actor(official))) {
            case AgreementImport.Outcome.Imported(StoredAgreement version) ->
                writer.ok(imported(version, true), response);
            case AgreementImport.Outcome.Known(StoredAgreement version) ->
                writer.ok(imported(version, false), response);
            case AgreementImport.Outcome.Faulty(List<Fault> faults) ->
                writer.problem(
                        Problem.with(
                                ProblemType.AGREEMENT_FAULTY,
                                Map.of(
                                        "faults",
                                        faults.stream().map(LifeCycleApi::fault).toList())),
                        locale,
                        response);
            case AgreementImport.Outcome.NotYours notYours ->
                writer.problem(Problem.of(ProblemType.NO_PARTY), locale, response);
            case AgreementImport.Outcome.LogUnavailable unavailable ->
                writer.problem(Problem.of(ProblemType.LOG_UNAVAILABLE), locale, response);
        }
    }

    private static Map<String, Object> imported(StoredAgreement version, boolean anew) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", version.id());
        members.put("version", version.version());
        members.put("digest", version.digest());
        members.put("state", ApiNames.of(version.state()));
        members.put("imported", anew);
        return members;
    }

    private static Map<String, Object> fault(Fault fault) {
        return Map.of(
                "line", fault.line(),
                "key", fault.key(),
                "rule", fault.rule(),
                "message", fault.message(),
                "remedy", fault.remedy());
    }

    @PostMapping(
            path = {
                "/api/v1/agreements/{id}/{version}/approve",
                "/api/v1/agreements/{id}/{version}/activate",
                "/api/v1/agreements/{id}/{version}/suspend",
                "/api/v1/agreements/{id}/{version}/resume",
                "/api/v1/agreements/{id}/{version}/terminate"
            },
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void take(
            @PathVariable("id") String id,
            @PathVariable("version") String version,
            Official official,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Transition step =
                Transition.valueOf(request.getRequestURI().replaceAll(".*/", "").toUpperCase(Locale.ROOT));
        switch (body.read(request, Set.of("cause", "on"), Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(JsonNode object) -> {
                Optional<Cause> cause = ApiBody.text(object, "cause", LONGEST_WORD)
                        .flatMap(Cause::of)
                        .filter(one -> one.transition() == step);
                Optional<LocalDate> on =
                        ApiBody.text(object, "on", LONGEST_WORD).flatMap(LifeCycleApi::day);
                if (cause.isEmpty() || (on.isEmpty() && object.has("on"))) {
                    writer.problem(
                            Problem.at(ProblemType.INVALID_MEMBER, cause.isEmpty() ? "cause" : "on"), locale, response);
                    return;
                }
                Optional<AgreementRecord> found = find(id, version, official);
                if (found.isEmpty()) {
                    writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
                    return;
                }
                take(found.get(), new Order(cause.get(), on), official, response, locale);
            }
        }
    }

    private void take(
            AgreementRecord record, Order order, Official official, HttpServletResponse response, Locale locale)
            throws IOException {
        switch (transitions.perform(record.id(), record.version(), order, Readers.actor(official))) {
            case Transitions.Outcome.Done done -> {
                Map<String, Object> members = new LinkedHashMap<>();
                members.put("id", record.id());
                members.put("version", record.version());
                members.put("state", ApiNames.of(done.state()));
                members.put("from", done.from().toString());
                members.put("policyEpoch", done.policyEpoch());
                writer.ok(members, response);
            }
            case Transitions.Outcome.Hindered(Hindrance why) ->
                writer.problem(
                        Problem.with(
                                why == Hindrance.NOT_YOURS ? ProblemType.NO_PARTY : ProblemType.STEP_HINDERED,
                                Map.of(
                                        "hindrance",
                                        ApiNames.of(why),
                                        "detail",
                                        hindrances.of(why, transitions.earliest(record, order.cause()), locale))),
                        locale,
                        response);
            case Transitions.Outcome.LogUnavailable unavailable ->
                writer.problem(Problem.of(ProblemType.LOG_UNAVAILABLE), locale, response);
        }
    }

    @GetMapping(path = "/api/v1/agreements/{id}/{version}/history", produces = MediaType.APPLICATION_JSON_VALUE)
    void history(
            @PathVariable("id") String id,
            @PathVariable("version") String version,
            Official official,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Optional<AgreementRecord> found = find(id, version, official);
        if (found.isEmpty()) {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            return;
        }
        AgreementRecord record = found.get();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", record.id());
        members.put("version", record.version());
        members.put("standing", ApiNames.of(record.standing()));
        record.stored().due().ifPresent(due -> members.put("due", due.on().toString()));
        members.put(
                "history",
                agreements.history(record).stream().map(LifeCycleApi::change).toList());
        members.put(
                "open",
                transitions.open(record, Readers.actor(official)).stream()
                        .map(cause -> Map.of(
                                "step", ApiNames.of(cause.transition()),
                                "cause", cause.code(),
                                "earliest", transitions.earliest(record, cause).toString()))
                        .toList());
        writer.ok(members, response);
    }

    private static Map<String, Object> change(AgreementChange change) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("step", change.step());
        members.put("at", change.at().toString());
        members.put("by", change.by());
        members.put("transition", ApiNames.of(change.transition()));
        members.put("state", ApiNames.of(change.state()));
        members.put("reason", change.reason());
        change.effectiveOn().ifPresent(day -> members.put("effectiveOn", day.toString()));
        members.put("policyEpoch", change.policyEpoch());
        return members;
    }

    private Optional<AgreementRecord> find(String id, String version, Official official) {
        return version.matches("[1-9][0-9]{0,5}")
                ? agreements.find(id, Integer.parseInt(version), Readers.onlooker(official))
                : Optional.empty();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

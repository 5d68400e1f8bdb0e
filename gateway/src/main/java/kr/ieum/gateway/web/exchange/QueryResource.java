package kr.ieum.gateway.web.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kr.ieum.gateway.exchange.journal.Step;
import kr.ieum.gateway.exchange.journal.Trail;
import kr.ieum.gateway.exchange.query.AnswerMessage;
import kr.ieum.gateway.exchange.query.Queries;
import kr.ieum.gateway.exchange.query.Query;
import kr.ieum.gateway.exchange.query.QueryAnswer;
import kr.ieum.gateway.exchange.query.QueryOutcome;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.web.ReasonWords;
import kr.ieum.gateway.web.api.ApiBody;
import kr.ieum.gateway.web.api.ApiWriter;
import kr.ieum.gateway.web.api.LookupProofs;
import kr.ieum.gateway.web.api.Problem;
import kr.ieum.gateway.web.api.ProblemType;
import kr.ieum.schemas.export.Message;
import kr.ieum.schemas.export.ModelUris;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import tools.jackson.databind.node.ObjectNode;

/** Queries over HTTP: one request, one answer in the reference model. */
@Controller
class QueryResource {

    /** What JSON-LD is called; the message in it is the same. */
    static final String JSON_LD = "application/ld+json";

    private static final MediaType LINKED_DATA = MediaType.parseMediaType(JSON_LD);

    private final Queries queries;
    private final AnswerMessage messages;
    private final ModelUris uris;
    private final ApiBody body;
    private final ApiWriter writer;
    private final LookupProofs proofs;
    private final ReasonWords reasons;

    QueryResource(
            Queries queries,
            AnswerMessage messages,
            ModelUris uris,
            ApiBody body,
            ApiWriter writer,
            LookupProofs proofs,
            ReasonWords reasons) {
        this.queries = queries;
        this.messages = messages;
        this.uris = uris;
        this.body = body;
        this.writer = writer;
        this.proofs = proofs;
        this.reasons = reasons;
    }

    @PostMapping(
            path = "/exchange/v1/queries",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = {MediaType.APPLICATION_JSON_VALUE, JSON_LD, MediaType.APPLICATION_XML_VALUE})
    void query(
            SystemId caller,
            @RequestAttribute(JournaledExchange.TRAIL) Trail trail,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        switch (body.read(request, QueryBody.KNOWN, Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> malformed(problem, trail, response, locale);
            case ApiBody.Read.Members(var object) -> {
                switch (QueryBody.read(object)) {
                    case QueryBody.Read.Wrong(String member) ->
                        malformed(Problem.at(ProblemType.INVALID_MEMBER, member), trail, response, locale);
                    case QueryBody.Read.Stated(Query query, boolean proof) ->
                        answer(caller, query, proof, trail, request, response, locale);
                }
            }
        }
    }

    private void malformed(Problem problem, Trail trail, HttpServletResponse response, Locale locale)
            throws IOException {
        trail.outcome(problem.type().name());
        writer.problem(problem, locale, response);
    }

    private void answer(
            SystemId caller,
            Query query,
            boolean proof,
            Trail trail,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        QueryJson json = new QueryJson(reasons, locale);
        switch (asked(caller, query, trail)) {
            case QueryOutcome.Answered(QueryAnswer answer) -> {
                Duration from = trail.now();
                Message message = messages.of(answer);
                Map<String, Object> members = json.around(query, answer);
                if (proof) {
                    members.put("proofs", proofs.of(answer.id(), answer.receipts()));
                }
                switch (format(request)) {
                    case JSON -> {
                        members.put("message", message.json(uris));
                        writer.ok(members, response);
                    }
                    case LINKED_DATA -> {
                        // what the context doesn't know is no statement to a reader of linked data, and there for
                        // everybody else
                        ObjectNode all = message.json(uris);
                        members.forEach(all::putPOJO);
                        writer.ok(writer.json(all), JSON_LD, response);
                    }
                    case XML ->
                        writer.ok(
                                new QueryXml(messages, uris).of(query, answer).getBytes(StandardCharsets.UTF_8),
                                MediaType.APPLICATION_XML_VALUE,
                                response);
                }
                trail.step(Step.Kind.MAPPED, from, "", format(request).name());
            }
            case QueryOutcome.Refused(String id, var reason, var excess) ->
                writer.problem(Problem.refused(id, reason, reasons, locale).and(json.excess(excess)), locale, response);
            case QueryOutcome.UnknownTask() ->
                writer.problem(Problem.at(ProblemType.UNKNOWN_TASK, "task"), locale, response);
            case QueryOutcome.UnknownAttribute(var attribute) ->
                writer.problem(Problem.at(ProblemType.UNKNOWN_ATTRIBUTE, "attributes"), locale, response);
            case QueryOutcome.SeveralRegisters(var attribute, Set<String> registers) ->
                writer.problem(
                        Problem.at(ProblemType.SEVERAL_REGISTERS, "attributes")
                                .and(Map.of(
                                        "attribute",
                                        attribute.text(),
                                        "registers",
                                        registers.stream().sorted().toList())),
                        locale,
                        response);
            case QueryOutcome.LogUnavailable(boolean unvouched) ->
                writer.problem(Problem.of(ProblemType.ofLog(unvouched)), locale, response);
        }
    }

    /** How an answer may be written. */
    private enum Format {
        JSON,
        LINKED_DATA,
        XML
    }

    /** The first of what the caller prefers that there is; JSON where it names none. */
    private static Format format(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        List<MediaType> wished =
                accept == null ? new ArrayList<>() : new ArrayList<>(MediaType.parseMediaTypes(accept));
        MimeTypeUtils.sortBySpecificity(wished);
        for (MediaType type : wished) {
            if (type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
                return Format.JSON;
            }
            if (type.isCompatibleWith(LINKED_DATA)) {
                return Format.LINKED_DATA;
            }
            if (type.isCompatibleWith(MediaType.APPLICATION_XML)) {
                return Format.XML;
            }
        }
        return Format.JSON;
    }

    private QueryOutcome asked(SystemId caller, Query query, Trail trail) throws IOException {
        try {
            return queries.ask(caller.agency(), caller.system(), query, trail);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

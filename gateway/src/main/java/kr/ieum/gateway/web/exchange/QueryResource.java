package kr.ieum.gateway.web.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kr.ieum.gateway.exchange.journal.Trail;
import kr.ieum.gateway.exchange.query.OwnFormat;
import kr.ieum.gateway.exchange.query.OwnFormats;
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
import kr.ieum.schemas.model.AttributeKey;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/** Queries over HTTP: one request, one answer, in the reference model or in a format of the system's own. */
@Controller
class QueryResource {

    private final Queries queries;
    private final OwnFormats formats;
    private final QueryWriter answers;
    private final LookupProofs proofs;
    private final SignedExchange.Bounds bounds;
    private final ApiBody body;
    private final ApiWriter writer;
    private final ReasonWords reasons;

    QueryResource(
            Queries queries,
            OwnFormats formats,
            QueryWriter answers,
            LookupProofs proofs,
            SignedExchange.Bounds bounds,
            ApiBody body,
            ApiWriter writer,
            ReasonWords reasons) {
        this.queries = queries;
        this.formats = formats;
        this.answers = answers;
        this.proofs = proofs;
        this.bounds = bounds;
        this.body = body;
        this.writer = writer;
        this.reasons = reasons;
    }

    @PostMapping(path = "/exchange/v1/queries", consumes = MediaType.APPLICATION_JSON_VALUE)
    void query(
            SystemId caller,
            @RequestAttribute(JournaledExchange.TRAIL) Trail trail,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        switch (body.read(request, QueryBody.KNOWN, Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> unasked(problem, trail, locale, response);
            case ApiBody.Read.Members(var object) -> {
                switch (QueryBody.read(object)) {
                    case QueryBody.Read.Wrong(String member) ->
                        unasked(Problem.at(ProblemType.INVALID_MEMBER, member), trail, locale, response);
                    case QueryBody.Read.Stated(Query query, boolean proof) -> {
                        Exchange exchange = new Exchange(caller, query, proof, trail, locale, response);
                        formatted(exchange, AnswerFormat.wished(request, formats.of(caller)));
                    }
                }
            }
        }
    }

    /** A query and what its answer needs. */
    private record Exchange(
            SystemId caller, Query query, boolean proof, Trail trail, Locale locale, HttpServletResponse response) {}

    /** What is refused before anything was asked. */
    private void unasked(Problem problem, Trail trail, Locale locale, HttpServletResponse response) throws IOException {
        trail.outcome(problem.type().name());
        writer.problem(problem, locale, response);
    }

    /** What can't be answered as it is wished is told before anything is asked. */
    private void formatted(Exchange exchange, AnswerFormat wished) throws IOException {
        switch (wished) {
            case AnswerFormat.Nothing() ->
                unasked(
                        Problem.with(ProblemType.NO_SUCH_FORMAT, there(exchange.caller())),
                        exchange.trail(),
                        exchange.locale(),
                        exchange.response());
            case AnswerFormat.InModel format -> answer(exchange, exchange.query(), format, List.of());
            case AnswerFormat.Own(OwnFormat format) -> own(exchange, format);
        }
    }

    /** What there is for this system. */
    private Map<String, Object> there(SystemId caller) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(
                "mediaTypes",
                List.of(MediaType.APPLICATION_JSON_VALUE, AnswerFormat.JSON_LD, MediaType.APPLICATION_XML_VALUE));
        members.put(
                "ownFormats",
                formats.of(caller).stream()
                        .map(format -> AnswerFormat.MIXED + "; " + AnswerFormat.PROFILE + "=\"" + format.id() + '"')
                        .toList());
        return members;
    }

    /** Nothing is asked of a register that the format couldn't say. */
    private void own(Exchange exchange, OwnFormat format) throws IOException {
        Query query = exchange.query();
        OwnFormat.Fit fit = format.fit(query);
        boolean isRejected =
                query.mode() == Query.Mode.REJECT && !fit.withoutPlace().isEmpty();
        boolean saysNothing =
                query.wanted().stream().allMatch(one -> fit.withoutPlace().contains(one.attribute()));
        if (isRejected || saysNothing || !fit.missing().isEmpty()) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("format", format.id());
            members.put("withoutPlace", OwnFormatJson.texts(fit.withoutPlace()));
            members.put("missing", OwnFormatJson.texts(fit.missing()));
            unasked(
                    Problem.at(ProblemType.FORMAT_UNFIT, "attributes").and(members),
                    exchange.trail(),
                    exchange.locale(),
                    exchange.response());
            return;
        }
        List<AttributeKey> withoutPlace = fit.withoutPlace();
        answer(
                exchange,
                withoutPlace.isEmpty() ? query : query.without(withoutPlace),
                new AnswerFormat.Own(format),
                withoutPlace);
    }

    private void answer(Exchange exchange, Query query, AnswerFormat format, List<AttributeKey> withoutPlace)
            throws IOException {
        Locale locale = exchange.locale();
        HttpServletResponse response = exchange.response();
        AnswerDraft draft = new AnswerDraft(
                answers,
                new QueryWriter.Wish(exchange.query(), format, withoutPlace, locale),
                exchange.proof(),
                bounds.answer(),
                exchange.trail());
        switch (asked(exchange, query, draft)) {
            case QueryOutcome.Answered(QueryAnswer answer) -> {
                QueryWriter.Written.Body whole = draft.body(answer, proofs);
                writer.ok(whole.bytes(), whole.mediaType(), response);
            }
            case QueryOutcome.Unsent(String id) -> writer.problem(draft.problem(), locale, response);
            case QueryOutcome.Refused(String id, var reason, var excess) ->
                writer.problem(
                        Problem.refused(id, reason, reasons, locale).and(new QueryJson(reasons, locale).excess(excess)),
                        locale,
                        response);
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

    private QueryOutcome asked(Exchange exchange, Query query, AnswerDraft draft) throws IOException {
        try {
            return queries.ask(exchange.caller().agency(), exchange.caller().system(), query, draft, exchange.trail());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

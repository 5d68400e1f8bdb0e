package kr.ieum.gateway.web.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.exchange.query.AnswerFile;
import kr.ieum.gateway.exchange.query.AnswerMessage;
import kr.ieum.gateway.exchange.query.OwnFormat;
import kr.ieum.gateway.exchange.query.Query;
import kr.ieum.gateway.exchange.query.QueryAnswer;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.web.ReasonWords;
import kr.ieum.gateway.web.api.ApiWriter;
import kr.ieum.gateway.web.api.LookupProofs;
import kr.ieum.gateway.web.api.Problem;
import kr.ieum.gateway.web.api.ProblemType;
import kr.ieum.schemas.export.Message;
import kr.ieum.schemas.export.ModelUris;
import kr.ieum.schemas.model.AttributeKey;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Writes the answer to a query in the format that was asked for. */
@Component
final class QueryWriter {

    private static final String OWN = "OWN";

    private final AnswerMessage messages;
    private final ModelUris uris;
    private final ApiWriter writer;
    private final LookupProofs proofs;
    private final ReasonWords reasons;

    QueryWriter(AnswerMessage messages, ModelUris uris, ApiWriter writer, LookupProofs proofs, ReasonWords reasons) {
        this.messages = messages;
        this.uris = uris;
        this.writer = writer;
        this.proofs = proofs;
        this.reasons = reasons;
    }

    /**
     * An answer on its way out.
     *
     * @param proof whether the log's proofs are wanted
     * @param withoutPlace what the caller asked for and the format has no place for, so that it wasn't asked
     */
    record Outgoing(Query query, QueryAnswer answer, boolean proof, List<AttributeKey> withoutPlace) {}

    /** @return a code of how it was written */
    String write(Outgoing out, AnswerFormat.InModel format, Locale locale, HttpServletResponse response)
            throws IOException {
        switch (format) {
            case JSON -> {
                Map<String, Object> members = around(out, locale);
                Message message = messages.of(out.answer());
                if (!message.contributions().isEmpty()) {
                    members.put("message", message.json(uris));
                }
                writer.ok(members, response);
            }
            case LINKED_DATA -> {
                // what the context doesn't know is no statement to a reader of linked data, and there for everybody
                // else
                ObjectNode all = messages.of(out.answer()).json(uris);
                around(out, locale).forEach(all::putPOJO);
                writer.ok(writer.json(all), AnswerFormat.JSON_LD, response);
            }
            case XML ->
                writer.ok(
                        new QueryXml(messages, uris)
                                .of(out.query(), out.answer(), proofs(out))
                                .getBytes(StandardCharsets.UTF_8),
                        MediaType.APPLICATION_XML_VALUE,
                        response);
        }
        return format.name();
    }

    /** Whether the format can say all that registers told. */
    boolean isSaid(OpenCase about, List<ReleasedField> fields, OwnFormat format) {
        return messages.isSaid(about, fields, format, uris);
    }

    /**
     * Where the format can't say all of it, a query that rejects gets nothing of it, and one that filters is told what stays out.
     *
     * @return a code of how it was written
     */
    String write(Outgoing out, OwnFormat format, Locale locale, HttpServletResponse response) throws IOException {
        AnswerFile file = messages.file(out.answer(), format, uris);
        OwnFormatJson json = new OwnFormatJson(locale);
        if (!file.written().unsaid().isEmpty() && out.query().mode() == Query.Mode.REJECT) {
            writer.problem(
                    Problem.with(
                            ProblemType.FORMAT_CANNOT_SAY,
                            Map.of(
                                    "lookup",
                                    out.answer().id(),
                                    "format",
                                    format.id(),
                                    "unsaid",
                                    json.unsaid(file.written().unsaid()))),
                    locale,
                    response);
            return ProblemType.FORMAT_CANNOT_SAY.name();
        }
        Map<String, Object> members = around(out, locale);
        members.put("file", json.file(file, out.withoutPlace()));
        String boundary = UUID.randomUUID().toString();
        byte[] body = new MixedBody(boundary)
                .part(MediaType.APPLICATION_JSON_VALUE, writer.json(members))
                .part(format.mediaType(), file.bytes())
                .end();
        writer.ok(
                body,
                AnswerFormat.MIXED + ";boundary=\"" + boundary + "\";" + AnswerFormat.PROFILE + "=\"" + format.id()
                        + '"',
                response);
        return OWN;
    }

    private Map<String, Object> around(Outgoing out, Locale locale) {
        Map<String, Object> members = new QueryJson(reasons, locale).around(out.query(), out.answer());
        if (out.proof()) {
            members.put("proofs", proofs(out));
        }
        return members;
    }

    private List<Map<String, Object>> proofs(Outgoing out) {
        return out.proof() ? proofs.of(out.answer().id(), out.answer().receipts()) : List.of();
    }
}

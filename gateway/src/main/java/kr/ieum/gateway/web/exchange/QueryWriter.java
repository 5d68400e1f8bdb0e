package kr.ieum.gateway.web.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.exchange.query.AnswerFile;
import kr.ieum.gateway.exchange.query.AnswerMessage;
import kr.ieum.gateway.exchange.query.OwnFormat;
import kr.ieum.gateway.exchange.query.Query;
import kr.ieum.gateway.exchange.query.QueryAnswer;
import kr.ieum.gateway.web.ReasonWords;
import kr.ieum.gateway.web.api.ApiWriter;
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
    private final ReasonWords reasons;

    QueryWriter(AnswerMessage messages, ModelUris uris, ApiWriter writer, ReasonWords reasons) {
        this.messages = messages;
        this.uris = uris;
        this.writer = writer;
        this.reasons = reasons;
    }

    /**
     * How a query wants to be answered.
     *
     * @param query as it was asked
     * @param withoutPlace what the caller asked for and the format has no place for, so that it wasn't asked
     */
    record Wish(Query query, AnswerFormat format, List<AttributeKey> withoutPlace, Locale locale) {}

    /** An answer before it is sent. */
    sealed interface Written {

        /**
         * What is to be sent.
         *
         * @param how a code of how it was written
         */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Body(byte[] bytes, String mediaType, String how) implements Written {}

        /** Why it can't be sent. */
        record Hindered(Problem problem) implements Written {}
    }

    /**
     * Writes an answer.
     *
     * @param proofs as {@link kr.ieum.gateway.web.api.LookupProofs} tells them, where they are to stand in it
     */
    Written write(Wish wish, QueryAnswer answer, Optional<List<Map<String, Object>>> proofs) {
        return switch (wish.format()) {
            case AnswerFormat.InModel format -> inModel(format, wish, answer, proofs);
            case AnswerFormat.Own(OwnFormat format) -> own(format, wish, answer, proofs);
            case AnswerFormat.Nothing() -> throw new IllegalStateException("nothing was asked in no format");
        };
    }

    private Written inModel(
            AnswerFormat.InModel format, Wish wish, QueryAnswer answer, Optional<List<Map<String, Object>>> proofs) {
        return switch (format) {
            case JSON -> {
                Map<String, Object> members = around(wish, answer, proofs);
                Message message = messages.of(answer);
                if (!message.contributions().isEmpty()) {
                    members.put("message", message.json(uris));
                }
                yield new Written.Body(writer.json(members), MediaType.APPLICATION_JSON_VALUE, format.name());
            }
            case LINKED_DATA -> {
                // what the context doesn't know is no statement to a reader of linked data, and there for everybody
                // else
                ObjectNode all = messages.of(answer).json(uris);
                around(wish, answer, proofs).forEach(all::putPOJO);
                yield new Written.Body(writer.json(all), AnswerFormat.JSON_LD, format.name());
            }
            case XML ->
                new Written.Body(
                        new QueryXml(messages, uris)
                                .of(wish.query(), answer, proofs.orElse(List.of()))
                                .getBytes(StandardCharsets.UTF_8),
                        MediaType.APPLICATION_XML_VALUE,
                        format.name());
        };
    }

    /** Where the format can't say all of it, a query that rejects gets nothing of it, and one that filters is told what stays out. */
    private Written own(OwnFormat format, Wish wish, QueryAnswer answer, Optional<List<Map<String, Object>>> proofs) {
        AnswerFile file = messages.file(answer, format, uris);
        OwnFormatJson json = new OwnFormatJson(wish.locale());
        if (!file.written().unsaid().isEmpty() && wish.query().mode() == Query.Mode.REJECT) {
            return new Written.Hindered(Problem.with(
                    ProblemType.FORMAT_CANNOT_SAY,
                    Map.of(
                            "lookup",
                            answer.id(),
                            "format",
                            format.id(),
                            "unsaid",
                            json.unsaid(file.written().unsaid()))));
        }
        Map<String, Object> members = around(wish, answer, proofs);
        members.put("file", json.file(file, wish.withoutPlace()));
        String boundary = UUID.randomUUID().toString();
        return new Written.Body(
                new MixedBody(boundary)
                        .part(MediaType.APPLICATION_JSON_VALUE, writer.json(members))
                        .part(format.mediaType(), file.bytes())
                        .end(),
                AnswerFormat.MIXED + ";boundary=\"" + boundary + "\";" + AnswerFormat.PROFILE + "=\"" + format.id()
                        + '"',
                OWN);
    }

    private Map<String, Object> around(Wish wish, QueryAnswer answer, Optional<List<Map<String, Object>>> proofs) {
        Map<String, Object> members = new QueryJson(reasons, wish.locale()).around(wish.query(), answer);
        proofs.ifPresent(told -> members.put("proofs", told));
        return members;
    }
}

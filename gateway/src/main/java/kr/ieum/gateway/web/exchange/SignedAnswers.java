package kr.ieum.gateway.web.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.SignedMessage;
import tools.jackson.databind.json.JsonMapper;

/** Signs what leaves by the systems' port, bound to the request that it answers, and sends it whole. */
final class SignedAnswers {

    private final MessageSigner signer;
    private final JsonMapper mapper;

    SignedAnswers(ExchangeSigner key, Clock clock, SecureRandom random, JsonMapper mapper) {
        this.signer = new MessageSigner(key, clock, random);
        this.mapper = mapper;
    }

    /** A problem, signed. */
    void refuse(ExchangeProblem problem, SignedMessage.Request message, HttpServletResponse response)
            throws IOException {
        response.setHeader("Content-Language", "en");
        send(
                problem.status(),
                Optional.of("application/problem+json"),
                mapper.writeValueAsBytes(problem.members()),
                message,
                response);
    }

    /** An answer as a whole. */
    void send(
            int status, Optional<String> type, byte[] body, SignedMessage.Request message, HttpServletResponse response)
            throws IOException {
        String stated = type.orElse("application/octet-stream");
        Fields fields = body.length > 0 || type.isPresent() ? Fields.NONE.with("content-type", stated) : Fields.NONE;
        signed(new SignedMessage.Answer(status, fields, message), body)
                .ifPresent(signed -> signed.fields().all().forEach((name, values) -> {
                    if (!name.equals("content-type")) {
                        response.setHeader(name, values.getFirst());
                    }
                }));
        response.setStatus(status);
        if (fields.has("content-type")) {
            response.setContentType(stated);
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Who sent what can't be signed gets an answer to the bare request line; and where that can't be signed, an unsigned one. */
    private Optional<SignedMessage.Answer> signed(SignedMessage.Answer answer, byte[] body) {
        try {
            return Optional.of(signer.sign(answer, body));
        } catch (IllegalArgumentException strangeFields) {
            try {
                return Optional.of(signer.sign(
                        new SignedMessage.Answer(
                                answer.status(),
                                answer.fields(),
                                answer.request().with(Fields.NONE)),
                        body));
            } catch (IllegalArgumentException strangeAddress) {
                return Optional.empty();
            }
        }
    }

    /** A request as it was sent. */
    static SignedMessage.Request message(HttpServletRequest request) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            fields.put(name, Collections.list(request.getHeaders(name)));
        }
        Fields sent = Fields.of(fields);
        String query = Optional.ofNullable(request.getQueryString())
                .map(text -> "?" + text)
                .orElse("");
        return new SignedMessage.Request(
                request.getMethod(),
                request.getScheme(),
                sent.single("host").orElse(""),
                request.getRequestURI() + query,
                sent);
    }
}

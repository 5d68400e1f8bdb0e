package kr.ieum.gateway.web.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.client.profile.ExchangeProfile;
import kr.ieum.gateway.exchange.journal.Trail;
import kr.ieum.gateway.exchange.message.Acceptance;
import kr.ieum.gateway.exchange.message.IdempotencyKey;
import kr.ieum.gateway.exchange.message.Receipts;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.web.api.ApiWriter;
import kr.ieum.gateway.web.api.Problem;
import kr.ieum.gateway.web.api.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes what registers' systems announce, and tells either side what was acknowledged to it. */
@Controller
class MessageResource {

    private final Announcing announcing;
    private final Receipts receipts;
    private final ApiWriter writer;

    MessageResource(Announcing announcing, Receipts receipts, ApiWriter writer) {
        this.announcing = announcing;
        this.receipts = receipts;
        this.writer = writer;
    }

    @PostMapping(path = "/exchange/v1/messages")
    void accept(
            SystemId caller,
            @RequestParam String event,
            @RequestAttribute(JournaledExchange.TRAIL) Trail trail,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Optional<Announcing.Answer.Refused> hindrance = announcing.hindrance(caller, event, trail);
        Announcing.Answer answer = hindrance.isPresent()
                ? hindrance.get()
                : announcing.accept(
                        caller,
                        event,
                        Optional.ofNullable(request.getHeader(ExchangeProfile.IDEMPOTENCY_FIELD)),
                        Optional.ofNullable(request.getContentType()).orElse(MediaType.APPLICATION_OCTET_STREAM_VALUE),
                        request.getInputStream().readAllBytes(),
                        trail);
        switch (answer) {
            case Announcing.Answer.Accepted(Acceptance.Accepted accepted) -> {
                Map<String, Object> members = new LinkedHashMap<>();
                members.put("message", accepted.message().toString());
                members.put("receipt", "acceptance");
                members.put("receivedAt", accepted.receivedAt().toString());
                members.put("repeated", accepted.repeated());
                response.setHeader(HttpHeaders.LOCATION, "/exchange/v1/messages/" + accepted.message());
                writer.accepted(members, response);
            }
            case Announcing.Answer.Refused(Problem problem, Optional<Duration> retryAfter) -> {
                retryAfter.ifPresent(
                        after -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(after.toSeconds())));
                writer.problem(problem, locale, response);
            }
        }
    }

    @GetMapping(path = "/exchange/v1/messages/{message}", produces = MediaType.APPLICATION_JSON_VALUE)
    void message(SystemId caller, @PathVariable String message, HttpServletResponse response, Locale locale)
            throws IOException {
        tell(uuid(message).flatMap(id -> receipts.ofMessage(caller.text(), id)), response, locale);
    }

    /** By the key under which it was handed in, for who left it in a queue or a folder and wasn't answered. A key stands in no address. */
    @GetMapping(path = "/exchange/v1/messages", produces = MediaType.APPLICATION_JSON_VALUE)
    void byKey(
            SystemId caller,
            @RequestHeader(ExchangeProfile.IDEMPOTENCY_FIELD) String key,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        tell(IdempotencyKey.of(key).flatMap(read -> receipts.ofKey(caller.text(), read)), response, locale);
    }

    private void tell(Optional<Receipts.OfMessage> told, HttpServletResponse response, Locale locale)
            throws IOException {
        if (told.isEmpty()) {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            return;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("message", told.get().message().toString());
        members.put("event", told.get().event());
        members.put("acceptedAt", told.get().accepted().toString());
        told.get().relayed().ifPresent(at -> members.put("relayedAt", at.toString()));
        writer.ok(members, response);
    }

    @GetMapping(path = "/exchange/v1/deliveries/{delivery}", produces = MediaType.APPLICATION_JSON_VALUE)
    void delivery(SystemId caller, @PathVariable String delivery, HttpServletResponse response, Locale locale)
            throws IOException {
        Optional<Receipts.OfDelivery> told = uuid(delivery).flatMap(id -> receipts.ofDelivery(caller.text(), id));
        if (told.isEmpty()) {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            return;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("delivery", told.get().delivery().toString());
        members.put("message", told.get().message().toString());
        told.get()
                .ended()
                .ifPresent(ended -> members.put(
                        ended.handedOver() ? "handedOverAt" : "refusedAt",
                        ended.at().toString()));
        writer.ok(members, response);
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

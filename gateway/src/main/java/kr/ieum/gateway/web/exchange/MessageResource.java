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
import kr.ieum.gateway.exchange.journal.Step;
import kr.ieum.gateway.exchange.journal.Trail;
import kr.ieum.gateway.exchange.message.Acceptance;
import kr.ieum.gateway.exchange.message.Events;
import kr.ieum.gateway.exchange.message.Messages;
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
import org.springframework.web.bind.annotation.RequestParam;

/** Takes what registers' systems announce, and tells either side what was acknowledged to it. */
@Controller
class MessageResource {

    /** A string of RFC 9651, or the bare characters that most programs send. */
    private static final int LONGEST_TYPE = 128;

    private static final String SHORTLY = "1";

    private final Messages messages;
    private final Receipts receipts;
    private final Events events;
    private final ApiWriter writer;

    MessageResource(Messages messages, Receipts receipts, Events events, ApiWriter writer) {
        this.messages = messages;
        this.receipts = receipts;
        this.events = events;
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
        Optional<Events.Announced> announced = events.find(event);
        if (announced.isEmpty()) {
            refuse(ProblemType.UNKNOWN_EVENT, trail, response, locale);
            return;
        }
        if (!announced.get().announcers().contains(caller.agency())) {
            refuse(ProblemType.NOT_THE_KEEPER, trail, response, locale);
            return;
        }
        Optional<String> key = Optional.ofNullable(request.getHeader(ExchangeProfile.IDEMPOTENCY_FIELD))
                .flatMap(IdempotencyKey::of);
        String type = Optional.ofNullable(request.getContentType()).orElse(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        if (key.isEmpty() || type.length() > LONGEST_TYPE) {
            refuse(ProblemType.IDEMPOTENCY_KEY, trail, response, locale);
            return;
        }
        byte[] body = request.getInputStream().readAllBytes();
        Duration from = trail.now();
        Acceptance acceptance =
                messages.accept(caller.text(), key.get(), announced.get().register(), event, type, body);
        if (acceptance instanceof Acceptance.Accepted accepted) {
            trail.correlation(accepted.message());
        }
        trail.step(Step.Kind.DECIDED, from, announced.get().register(), code(acceptance));
        trail.outcome(code(acceptance));
        tell(acceptance, response, locale);
    }

    private void refuse(ProblemType problem, Trail trail, HttpServletResponse response, Locale locale)
            throws IOException {
        trail.outcome(problem.name());
        writer.problem(Problem.of(problem), locale, response);
    }

    /** The acceptance as the journal has it. */
    private static String code(Acceptance acceptance) {
        return switch (acceptance) {
            case Acceptance.Accepted accepted -> accepted.repeated() ? "REPEATED" : "ACCEPTED";
            case Acceptance.OtherBody() -> ProblemType.IDEMPOTENCY_KEY_REUSED.name();
            case Acceptance.InProgress() -> ProblemType.IN_PROGRESS.name();
            case Acceptance.Backlog backlog -> ProblemType.BACKLOG.name();
            case Acceptance.Refused refused -> refused.reason();
            case Acceptance.Unavailable() -> ProblemType.MESSAGE_UNAVAILABLE.name();
        };
    }

    private void tell(Acceptance acceptance, HttpServletResponse response, Locale locale) throws IOException {
        switch (acceptance) {
            case Acceptance.Accepted(UUID message, var receivedAt, boolean repeated) -> {
                Map<String, Object> members = new LinkedHashMap<>();
                members.put("message", message.toString());
                members.put("receipt", "acceptance");
                members.put("receivedAt", receivedAt.toString());
                members.put("repeated", repeated);
                response.setHeader(HttpHeaders.LOCATION, "/exchange/v1/messages/" + message);
                writer.accepted(members, response);
            }
            case Acceptance.OtherBody() ->
                writer.problem(Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED), locale, response);
            case Acceptance.InProgress() -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, SHORTLY);
                writer.problem(Problem.of(ProblemType.IN_PROGRESS), locale, response);
            }
            case Acceptance.Backlog(var retryAfter) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
                writer.problem(Problem.of(ProblemType.BACKLOG), locale, response);
            }
            case Acceptance.Refused(String reason, var problem) ->
                writer.problem(Problem.with(ProblemType.RECORD_FAULTY, faults(reason, problem)), locale, response);
            case Acceptance.Unavailable() -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, SHORTLY);
                writer.problem(Problem.of(ProblemType.MESSAGE_UNAVAILABLE), locale, response);
            }
        }
    }

    /** Where in the record, by which rule, what: never what stands there. */
    private static Map<String, Object> faults(String reason, Optional<kr.ieum.schemas.mapping.Problem> problem) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("cause", reason.toLowerCase(Locale.ROOT).replace('_', '-'));
        problem.ifPresent(one -> {
            members.put("rule", one.rule());
            members.put("row", one.row());
            members.put("position", one.position());
            members.put("message", one.message());
        });
        return members;
    }

    @GetMapping(path = "/exchange/v1/messages/{message}", produces = MediaType.APPLICATION_JSON_VALUE)
    void message(SystemId caller, @PathVariable String message, HttpServletResponse response, Locale locale)
            throws IOException {
        Optional<Receipts.OfMessage> told = uuid(message).flatMap(id -> receipts.ofMessage(caller.text(), id));
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

package kr.ieum.gateway.web.exchange;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.exchange.journal.Step;
import kr.ieum.gateway.exchange.journal.Trail;
import kr.ieum.gateway.exchange.message.Acceptance;
import kr.ieum.gateway.exchange.message.Events;
import kr.ieum.gateway.exchange.message.IdempotencyKey;
import kr.ieum.gateway.exchange.message.Messages;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.web.api.Problem;
import kr.ieum.gateway.web.api.ProblemType;
import org.springframework.stereotype.Component;

/** What is the same of a record that is sent, whatever it is wrapped in: who may announce it, and what becomes of it. */
@Component
final class Announcing {

    private static final int LONGEST_TYPE = 128;
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final Messages messages;
    private final Events events;

    Announcing(Messages messages, Events events) {
        this.messages = messages;
        this.events = events;
    }

    /** What the sender is told. */
    sealed interface Answer {

        /** It is durable. */
        record Accepted(Acceptance.Accepted acceptance) implements Answer {}

        /**
         * It wasn't taken.
         *
         * @param retryAfter where sending the same again may do
         */
        record Refused(Problem problem, Optional<Duration> retryAfter) implements Answer {}
    }

    /** The event, where this system may announce it; else what is wrong, which the trail is told. */
    Optional<Answer.Refused> hindrance(SystemId caller, String event, Trail trail) {
        Optional<Events.Announced> announced = events.find(event);
        if (announced.isEmpty()) {
            return Optional.of(refused(ProblemType.UNKNOWN_EVENT, trail));
        }
        return announced.get().announcers().contains(caller.agency())
                ? Optional.empty()
                : Optional.of(refused(ProblemType.NOT_THE_KEEPER, trail));
    }

    /**
     * Has a record accepted.
     *
     * @param event that the caller may announce
     * @param key as it was sent
     */
    Answer accept(SystemId caller, String event, Optional<String> key, String type, byte[] record, Trail trail) {
        Optional<String> read = key.flatMap(IdempotencyKey::of);
        if (read.isEmpty() || type.length() > LONGEST_TYPE) {
            return refused(ProblemType.IDEMPOTENCY_KEY, trail);
        }
        String register = events.find(event).orElseThrow().register();
        Duration from = trail.now();
        Acceptance acceptance = messages.accept(caller.text(), read.get(), register, event, type, record);
        if (acceptance instanceof Acceptance.Accepted accepted) {
            trail.correlation(accepted.message());
        }
        trail.step(Step.Kind.DECIDED, from, register, code(acceptance));
        trail.outcome(code(acceptance));
        return answer(acceptance);
    }

    /** A refusal of this kind. */
    Answer.Refused refused(ProblemType type, Trail trail) {
        trail.outcome(type.name());
        return new Answer.Refused(Problem.of(type), Optional.empty());
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

    private static Answer answer(Acceptance acceptance) {
        return switch (acceptance) {
            case Acceptance.Accepted accepted -> new Answer.Accepted(accepted);
            case Acceptance.OtherBody() ->
                new Answer.Refused(Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED), Optional.empty());
            case Acceptance.InProgress() ->
                new Answer.Refused(Problem.of(ProblemType.IN_PROGRESS), Optional.of(SHORTLY));
            case Acceptance.Backlog(Duration retryAfter) ->
                new Answer.Refused(Problem.of(ProblemType.BACKLOG), Optional.of(retryAfter));
            case Acceptance.Refused(String reason, var problem) ->
                new Answer.Refused(Problem.with(ProblemType.RECORD_FAULTY, faults(reason, problem)), Optional.empty());
            case Acceptance.Unavailable() ->
                new Answer.Refused(Problem.of(ProblemType.MESSAGE_UNAVAILABLE), Optional.of(SHORTLY));
        };
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
}

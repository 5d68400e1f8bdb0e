package kr.ieum.gateway.web.authzen;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.agreement.ActiveAgreements;
import kr.ieum.gateway.agreement.ReasonTexts;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.schemas.yaml.Localized;

/** Decides with the engine in force and nothing else, and says why. */
final class Evaluator {

    private final ActiveAgreements agreements;
    private final Mapping mapping;
    private final ReasonTexts texts;
    private final Clock clock;

    Evaluator(ActiveAgreements agreements, Mapping mapping, ReasonTexts texts, Clock clock) {
        this.agreements = agreements;
        this.mapping = mapping;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * An answer.
     *
     * @param register the register it is about; empty where none came into question
     * @param form the form of what is permitted; empty otherwise
     * @param context what the response says beside the decision
     */
    record Answer(boolean permitted, String register, String form, Map<String, Object> context) {

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("decision", permitted);
            json.put("context", context);
            return json;
        }
    }

    private record Decided(String register, Outcome outcome, List<Decision.Duty> duties) {}

    /**
     * Evaluates one request. Where several registers may be meant, the first that permits answers, else the one that came nearest.
     *
     * @throws BadRequest when a known member is of another type
     */
    Answer evaluate(Entities entities) {
        Engine engine = agreements.engine();
        return switch (mapping.map(entities, clock.instant())) {
            case Mapping.Mapped.Unknown(String what) -> new Answer(false, "", "", Map.of("reason", what));
            case Mapping.Mapped.Requests(List<DecisionRequest> requests) -> {
                List<Decided> decided = requests.stream()
                        .map(request -> decide(engine, request))
                        .toList();
                yield decided.stream()
                        .filter(one -> one.outcome() instanceof Outcome.Permitted)
                        .findFirst()
                        .or(() -> decided.stream().max(Comparator.comparing(Evaluator::reason)))
                        .map(this::answer)
                        .orElseGet(() -> new Answer(false, "", "", Map.of("reason", "unknown-resource")));
            }
        };
    }

    private static Decided decide(Engine engine, DecisionRequest request) {
        String register = request.asked().getFirst().register();
        return switch (engine.decide(request)) {
            case Decision.Refused refused ->
                new Decided(register, new Outcome.Denied(refused.reason(), Optional.empty()), List.of());
            case Decision.Decided decided ->
                new Decided(register, decided.outcomes().getFirst(), decided.duties());
        };
    }

    private static Reason reason(Decided decided) {
        return ((Outcome.Denied) decided.outcome()).reason();
    }

    private Answer answer(Decided decided) {
        Map<String, Object> context = new LinkedHashMap<>();
        return switch (decided.outcome()) {
            case Outcome.Permitted(var form, Authority authority) -> {
                context.put("form", form.text());
                context.put("register", decided.register());
                context.put("authority", authority(authority));
                if (!decided.duties().isEmpty()) {
                    context.put(
                            "duties",
                            decided.duties().stream()
                                    .map(duty -> duty.agreement() + "/" + duty.obligation())
                                    .toList());
                }
                yield new Answer(true, decided.register(), form.text(), context);
            }
            case Outcome.Denied(Reason reason, Optional<Authority> nearest) -> {
                context.put("reason", Facts.spelling(reason));
                context.put("reason_user", localized(texts.official(reason)));
                context.put("reason_admin", localized(texts.auditor(reason)));
                nearest.ifPresent(authority -> context.put("authority", authority(authority)));
                yield new Answer(false, decided.register(), "", context);
            }
        };
    }

    private Map<String, Object> authority(Authority authority) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("agreement", authority.agreement());
        members.put("version", authority.version());
        members.put("grant", authority.grant());
        members.put("clause", authority.clause());
        members.put("basis", authority.basis());
        agreements.explain(authority).ifPresent(explained -> members.put("citation", localized(explained.basis())));
        return members;
    }

    private static Map<String, String> localized(Localized text) {
        return Map.of("ko", text.ko(), "en", text.en());
    }
}

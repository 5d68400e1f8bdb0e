package kr.ieum.gateway.agreement.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.NationalRules;
import kr.ieum.gateway.agreement.engine.Snapshot;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.schemas.model.AttributeKey;

/**
 * Which clauses of an agreement its tests exercise in both directions: a grant once applying by itself and once not, a limit once
 * lowering what would be released and once leaving it.
 */
final class Exercise {

    private final Agreement agreement;
    private final Terms terms;
    private final Engine whole;
    private final Map<String, Engine> alone;
    private final Map<String, Engine> without;
    private final Set<String> applied = new HashSet<>();
    private final Set<String> refused = new HashSet<>();

    Exercise(Agreement agreement, Terms terms, Map<AttributeKey, Snapshot.Attribute> attributes) {
        this.agreement = agreement;
        this.terms = terms;
        this.whole = engine(attributes, terms);
        this.alone = terms.grants().stream()
                .collect(Collectors.toMap(
                        Terms.Grant::id, grant -> engine(attributes, terms.withGrants(List.of(grant))), (a, b) -> a));
        this.without = terms.ceilings().stream()
                .collect(Collectors.toMap(
                        Terms.Ceiling::id,
                        ceiling -> engine(
                                attributes,
                                terms.withCeilings(terms.ceilings().stream()
                                        .filter(other -> !other.equals(ceiling))
                                        .toList())),
                        (a, b) -> a));
    }

    /** The engine over one agreement alone. */
    static Engine engine(Map<AttributeKey, Snapshot.Attribute> attributes, Terms terms) {
        return new Engine(new Snapshot(0, attributes, List.of(terms), List.of(), NationalRules.NONE, Duration.ZERO));
    }

    /** Notes of one request what becomes of an attribute by each clause that names it. */
    void note(DecisionRequest request, Asked asked, int index) {
        for (Terms.Grant grant : terms.grants()) {
            if (grant.attributes().stream().anyMatch(item -> item.attribute().equals(asked.attribute()))) {
                boolean applies = outcome(alone, grant.id(), request, index) instanceof Outcome.Permitted;
                (applies ? applied : refused).add(grant.id());
            }
        }
        for (Terms.Ceiling ceiling : terms.ceilings()) {
            if (ceiling.attributes().contains(asked.attribute())
                    && outcome(without, ceiling.id(), request, index) instanceof Outcome.Permitted permitted) {
                boolean lowers = !permitted.equals(outcome(whole, request, index));
                (lowers ? applied : refused).add(ceiling.id());
            }
        }
    }

    /** What no test shows. */
    List<String> oneSided() {
        List<String> oneSided = new ArrayList<>();
        for (Agreement.Grant grant : agreement.grants()) {
            String clause = grant.id() + " (clause " + grant.clause() + ")";
            if (!applied.contains(grant.id())) {
                oneSided.add("no test shows a request to which " + clause + " applies");
            }
            if (!refused.contains(grant.id())) {
                oneSided.add("no test shows a request to which " + clause + " doesn't apply");
            }
        }
        for (Agreement.Limit limit : agreement.limits()) {
            if (!applied.contains(limit.id())) {
                oneSided.add("no test shows a request in which the limit " + limit.id() + " lowers anything");
            }
            // one without condition leaves nothing as it is
            if (limit.whenText().isPresent() && !refused.contains(limit.id())) {
                oneSided.add("no test shows a request in which the limit " + limit.id() + " lowers nothing");
            }
        }
        return List.copyOf(oneSided);
    }

    private static Outcome outcome(Map<String, Engine> engines, String id, DecisionRequest request, int index) {
        Engine engine = engines.get(id);
        if (engine == null) {
            throw new IllegalStateException("no engine for " + id);
        }
        return outcome(engine, request, index);
    }

    private static Outcome outcome(Engine engine, DecisionRequest request, int index) {
        return switch (engine.decide(request)) {
            case Decision.Refused refusal -> new Outcome.Denied(refusal.reason(), Optional.empty());
            case Decision.Decided decided -> decided.outcomes().get(index);
        };
    }
}

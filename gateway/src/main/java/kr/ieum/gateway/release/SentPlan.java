package kr.ieum.gateway.release;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.Reason;

/**
 * What the two decisions leave of the attributes that are asked by keys of another register: with the attribute and its key
 * both permitted they are asked, otherwise the attribute is denied for the reason of its key. A key whose attribute is denied is
 * not fetched (promise P3).
 *
 * @param attributes permitted attributes that are asked by such keys, whether their keys are permitted or not
 */
record SentPlan(Set<Plan.Permitted> attributes, List<Plan.Sent> sent, List<Plan.Denied> denied) {

    static SentPlan of(
            List<Plan.Permitted> permitted,
            Optional<Decision> decision,
            ReleaseRequest request,
            Set<String> exhaustedAgreements) {
        Set<Plan.Permitted> attributes = new HashSet<>();
        List<Plan.Sent> sent = new ArrayList<>();
        List<Plan.Denied> denied = new ArrayList<>();
        request.sentKeys().ifPresent(keys -> {
            Decision decided = decision.orElseThrow(() -> new IllegalStateException("keys without their decision"));
            for (int i = 0; i < keys.links().size(); i++) {
                SentKeys.Link link = keys.links().get(i);
                for (Plan.Permitted item : permitted) {
                    if (item.attribute().equals(link.attribute().attribute())
                            && item.register().equals(link.attribute().register())) {
                        attributes.add(item);
                        switch (outcome(decided, keys, item.subject(), i)) {
                            case Decision.Outcome.Permitted p
                            when exhaustedAgreements.contains(p.authority().agreement()) ->
                                denied.add(denied(item, Reason.VOLUME, Optional.of(p.authority())));
                            case Decision.Outcome.Permitted p ->
                                sent.add(new Plan.Sent(item, key(item.subject(), link.key(), p)));
                            case Decision.Outcome.Denied d -> denied.add(denied(item, d.reason(), d.authority()));
                        }
                    }
                }
            }
        });
        return new SentPlan(Set.copyOf(attributes), List.copyOf(sent), List.copyOf(denied));
    }

    private static Decision.Outcome outcome(Decision decision, SentKeys keys, int subject, int link) {
        return switch (decision) {
            case Decision.Refused refused -> new Decision.Outcome.Denied(refused.reason(), Optional.empty());
            case Decision.Decided decided ->
                decided.outcomes().get(subject * keys.decision().asked().size() + link);
        };
    }

    private static Plan.Permitted key(int subject, Asked key, Decision.Outcome.Permitted outcome) {
        return new Plan.Permitted(subject, key.attribute(), key.register(), outcome.form(), outcome.authority());
    }

    private static Plan.Denied denied(Plan.Permitted item, Reason reason, Optional<Decision.Authority> authority) {
        return new Plan.Denied(item.subject(), item.attribute(), item.register(), reason, authority);
    }
}

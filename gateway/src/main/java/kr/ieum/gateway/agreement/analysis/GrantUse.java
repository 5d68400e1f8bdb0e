package kr.ieum.gateway.agreement.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.agreement.RecordedDecision;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.Snapshot;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.agreement.engine.Terms.Grant;
import kr.ieum.schemas.model.AttributeKey;

/**
 * What of the granted was used, over decision records that pass one by one: an attribute that nobody was told in a long time may not
 * be needed (design §6, minimality). A derived attribute uses the grants of its sources. Not thread-safe.
 */
public final class GrantUse {

    private final Policy policy;
    private final Map<Used, Seen> seen = new HashMap<>();

    private record Used(String agreement, String grant, AttributeKey attribute) {}

    private record Seen(long count, Instant last) {
        Seen and(Instant time) {
            return new Seen(count + 1, time.isAfter(last) ? time : last);
        }
    }

    /**
     * A granted attribute with how often it was told.
     *
     * @param last when last; nothing for never
     */
    public record Line(
            String agreement, int version, String grant, AttributeKey attribute, long count, Optional<Instant> last) {}

    /** Counts for these agreements. */
    public GrantUse(Policy policy) {
        this.policy = policy;
    }

    /** Counts one past decision. */
    public void add(RecordedDecision recorded) {
        if (!(recorded.decision() instanceof Decision.Decided decided)) {
            return;
        }
        int width = recorded.request().asked().size();
        for (int i = 0; i < decided.outcomes().size(); i++) {
            if (decided.outcomes().get(i) instanceof Outcome.Permitted permitted) {
                Asked asked = recorded.request().asked().get(i % width);
                use(permitted.authority(), asked.attribute(), recorded.request().time());
            }
        }
    }

    private void use(Authority authority, AttributeKey attribute, Instant time) {
        count(new Used(authority.agreement(), authority.grant(), attribute), time);
        for (Snapshot.Source source : policy.sources(attribute)) {
            policy.agreements().stream()
                    .filter(terms -> terms.agreement().equals(authority.agreement()))
                    .flatMap(terms -> terms.grants().stream())
                    .filter(grant -> !grants(grant, attribute) && grants(grant, source.attribute()))
                    .forEach(grant -> count(new Used(authority.agreement(), grant.id(), source.attribute()), time));
        }
    }

    private void count(Used used, Instant time) {
        seen.merge(used, new Seen(1, time), (before, one) -> before.and(time));
    }

    private static boolean grants(Grant grant, AttributeKey attribute) {
        return grant.attributes().stream().anyMatch(item -> item.attribute().equals(attribute));
    }

    /** The granted attributes that nobody was told since then, in the agreements' order. */
    public List<Line> unusedSince(Instant since) {
        return all().stream()
                .filter(line ->
                        line.last().filter(last -> !last.isBefore(since)).isEmpty())
                .toList();
    }

    /** All granted attributes. */
    public List<Line> all() {
        List<Line> lines = new ArrayList<>();
        for (Terms terms : policy.agreements()) {
            for (Grant grant : terms.grants()) {
                grant.attributes().stream()
                        .map(Terms.GrantedAttribute::attribute)
                        .distinct()
                        .forEach(attribute -> {
                            Optional<Seen> used =
                                    Optional.ofNullable(seen.get(new Used(terms.agreement(), grant.id(), attribute)));
                            lines.add(new Line(
                                    terms.agreement(),
                                    terms.version(),
                                    grant.id(),
                                    attribute,
                                    used.map(Seen::count).orElse(0L),
                                    used.map(Seen::last)));
                        });
            }
        }
        return List.copyOf(lines);
    }
}

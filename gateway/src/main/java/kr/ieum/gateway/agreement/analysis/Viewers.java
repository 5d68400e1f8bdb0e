package kr.ieum.gateway.agreement.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kr.ieum.gateway.agreement.engine.Period;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;

/**
 * Who can come to know one attribute (design §6, Analysis): the agencies, the most they can see, and the grants that open it.
 *
 * @param viewers by agreement and grant
 */
public record Viewers(AttributeKey attribute, List<Viewer> viewers) {

    /** Makes it immutable. */
    public Viewers {
        viewers = List.copyOf(viewers);
    }

    /** The agencies that one grant lets see the attribute, and how. */
    public record Viewer(
            String agreement,
            int version,
            List<String> grants,
            Sight.Via via,
            Form form,
            Recipient recipient,
            Set<Use> uses,
            Set<Relation> relations,
            Set<String> registers,
            Set<String> agencies) {

        /** Makes it immutable. */
        public Viewer {
            grants = List.copyOf(grants);
            uses = Set.copyOf(uses);
        }
    }

    private record Key(
            String agreement,
            int version,
            List<String> grants,
            Sight.Via via,
            Form form,
            Recipient recipient,
            Set<Use> uses) {}

    /** All who can see it under any of the agreements. */
    public static Viewers of(Policy policy, AttributeKey attribute) {
        SightFinder finder = new SightFinder(policy);
        Moments moments = new Moments(policy.skew());
        Map<Key, Viewer> viewers = new LinkedHashMap<>();
        for (Terms terms : policy.agreements()) {
            for (Terms.Consumer consumer : terms.consumers()) {
                for (Sight sight : finder.of(terms, consumer, "", List.of(Period.ALWAYS), attribute::equals)) {
                    Viewer viewer = viewers.computeIfAbsent(key(sight), key -> empty(sight));
                    viewer.relations().add(sight.relation());
                    viewer.registers().add(sight.register());
                    consumer.agencies().forEach((agency, accessions) -> {
                        if (accessions.stream().anyMatch(period -> moments.meets(period, sight.times()))) {
                            viewer.agencies().add(agency);
                        }
                    });
                }
            }
        }
        List<Viewer> some = new ArrayList<>(viewers.values());
        some.removeIf(viewer -> viewer.agencies().isEmpty());
        some.sort(Comparator.comparing(Viewer::agreement).thenComparing(viewer -> String.join(" ", viewer.grants())));
        return new Viewers(attribute, some);
    }

    private static Key key(Sight sight) {
        return new Key(
                sight.agreement(),
                sight.version(),
                sight.grants(),
                sight.via(),
                sight.form(),
                sight.recipient(),
                sight.uses());
    }

    private static Viewer empty(Sight sight) {
        return new Viewer(
                sight.agreement(),
                sight.version(),
                sight.grants(),
                sight.via(),
                sight.form(),
                sight.recipient(),
                sight.uses(),
                EnumSet.noneOf(Relation.class),
                new TreeSet<>(),
                new TreeSet<>());
    }

    /** All agencies of all grants. */
    public Set<String> agencies() {
        Set<String> agencies = new TreeSet<>();
        viewers.forEach(viewer -> agencies.addAll(viewer.agencies()));
        return agencies;
    }
}

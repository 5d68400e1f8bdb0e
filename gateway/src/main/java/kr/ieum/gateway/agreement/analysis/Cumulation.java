package kr.ieum.gateway.agreement.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.analysis.Sight.Via;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.Snapshot;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.AttributeKey;

/**
 * What an agency comes to know by putting together what different grants let it see, although no grant says so (design §6, Analysis):
 * the engine never joins forms, whoever receives both can.
 *
 * @param together what both make; nothing where it is more than either and has no form
 * @param first one of the two
 * @param second the other
 */
public record Cumulation(
        Kind kind, AttributeKey attribute, Relation relation, Optional<Form> together, Sight first, Sight second) {

    /** How two sights make more than either. */
    public enum Kind {
        /** Two forms of one attribute make the whole value. */
        WHOLE,
        /** Two forms of one attribute make a narrower one. */
        NARROWER,
        /** A form of another attribute tells more of it than is granted. */
        TOLD,
        /** Sources that are granted apart yield a derived attribute that isn't granted. */
        DERIVED
    }

    private record Subject(AttributeKey attribute, Relation relation) {}

    /** All that comes of what one agency can see, each pair of grants once. */
    public static List<Cumulation> of(Policy policy, Reach reach) {
        Map<Subject, List<Sight>> bySubject = reach.sights().stream()
                .collect(Collectors.groupingBy(
                        sight -> new Subject(sight.attribute(), sight.relation()),
                        () -> new TreeMap<>(
                                Comparator.comparing(Subject::attribute).thenComparing(Subject::relation)),
                        Collectors.toList()));
        Map<List<Object>, Cumulation> found = new LinkedHashMap<>();
        bySubject.forEach((subject, sights) -> {
            FormOrder order = policy.order(subject.attribute());
            pairs(order, sights).forEach(one -> found.putIfAbsent(key(one), one));
        });
        derived(policy, bySubject).forEach(one -> found.putIfAbsent(key(one), one));
        return List.copyOf(found.values());
    }

    private static List<Object> key(Cumulation one) {
        return List.of(
                one.kind(),
                one.attribute(),
                one.relation(),
                one.first().agreement(),
                one.first().grants(),
                one.second().agreement(),
                one.second().grants(),
                one.first().form(),
                one.second().form());
    }

    private static List<Cumulation> pairs(FormOrder order, List<Sight> sights) {
        List<Cumulation> found = new ArrayList<>();
        for (int i = 0; i < sights.size(); i++) {
            for (int j = i + 1; j < sights.size(); j++) {
                Sight one = sights.get(i);
                Sight other = sights.get(j);
                if (isTold(one) != isTold(other)) {
                    Sight told = isTold(one) ? one : other;
                    Sight granted = isTold(one) ? other : one;
                    if (!order.follows(told.form(), granted.form())) {
                        found.add(of(Kind.TOLD, Optional.of(told.form()), granted, told));
                    }
                } else if (!isTold(one)) {
                    together(order, one.form(), other.form())
                            .ifPresent(join -> found.add(of(
                                    join.equals(Optional.of(Form.CLEAR)) ? Kind.WHOLE : Kind.NARROWER,
                                    join,
                                    one,
                                    other)));
                }
            }
        }
        return found;
    }

    private static boolean isTold(Sight sight) {
        return sight.via() instanceof Via.Implied;
    }

    private static Cumulation of(Kind kind, Optional<Form> together, Sight one, Sight other) {
        return new Cumulation(kind, one.attribute(), one.relation(), together, one, other);
    }

    /**
     * What two forms make together, where it is more than either: a form, or something that has none; nothing where one of them follows
     * from the other, or where neither adds to the other.
     */
    static Optional<Optional<Form>> together(FormOrder order, Form one, Form other) {
        if (order.follows(one, other) || order.follows(other, one)) {
            return Optional.empty();
        }
        Set<String> names = new TreeSet<>(List.of(one.name(), other.name()));
        return switch (order.datatype()) {
            // the last seven digits and the first six are all there are
            case IDENTIFIER ->
                names.contains("last7") && (names.contains("first6") || names.contains("first7"))
                        ? Optional.of(Optional.of(Form.CLEAR))
                        : Optional.of(Optional.empty());
            // whoever stands in two bands stands where they overlap; the narrowest overlap is as wide as their greatest
            // common divisor
            case AMOUNT ->
                names.equals(Set.of("band"))
                        ? Optional.of(Optional.of(new Form("band", Optional.of(gcd(one, other)))))
                        : Optional.of(Optional.empty());
            case DATE, CODE, NAME, ADDRESS, TEXT, INDICATOR -> Optional.of(Optional.empty());
        };
    }

    private static BigDecimal gcd(Form one, Form other) {
        return new BigDecimal(one.parameter()
                .orElse(BigDecimal.ONE)
                .toBigInteger()
                .gcd(other.parameter().orElse(BigDecimal.ONE).toBigInteger()));
    }

    /** Derived attributes whose sources all come into sight, but not by one agreement. */
    private static List<Cumulation> derived(Policy policy, Map<Subject, List<Sight>> bySubject) {
        List<Cumulation> found = new ArrayList<>();
        policy.attributes().forEach((attribute, known) -> {
            if (known.derivedFrom().size() < 2) {
                return;
            }
            for (Relation relation : Relation.values()) {
                if (bySubject.getOrDefault(new Subject(attribute, relation), List.of()).stream()
                        .anyMatch(sight -> sight.form().equals(Form.CLEAR))) {
                    continue;
                }
                List<Sight> sources = new ArrayList<>();
                for (Snapshot.Source source : known.derivedFrom()) {
                    bySubject.getOrDefault(new Subject(source.attribute(), relation), List.of()).stream()
                            .filter(sight -> policy.order(source.attribute()).follows(source.least(), sight.form()))
                            .findFirst()
                            .ifPresent(sources::add);
                }
                if (sources.size() == known.derivedFrom().size()) {
                    found.add(new Cumulation(
                            Kind.DERIVED,
                            attribute,
                            relation,
                            Optional.of(Form.CLEAR),
                            sources.getFirst(),
                            sources.getLast()));
                }
            }
        });
        found.sort(Comparator.comparing(Cumulation::attribute).thenComparing(Cumulation::relation));
        return found;
    }
}

package kr.ieum.gateway.agreement.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.analysis.Requests.Question;
import kr.ieum.gateway.agreement.analysis.Sight.Via;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.condition.Demand;
import kr.ieum.gateway.agreement.condition.Situation;
import kr.ieum.gateway.agreement.condition.Situations;
import kr.ieum.gateway.agreement.condition.Situations.Settled;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.engine.Period;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.Snapshot;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.agreement.engine.Terms.Ceiling;
import kr.ieum.gateway.agreement.engine.Terms.Grant;
import kr.ieum.gateway.agreement.engine.Terms.GrantedAttribute;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Finds what one agreement lets a consumer see: every grant, relation and register is tried in every piece of time in which nothing
 * changes, and the most that ceilings leave is kept.
 */
final class SightFinder {

    private final Policy policy;
    private final Situations situations;
    private final Moments moments;
    private final Requests requests;
    private final Map<List<Object>, Optional<Situation>> solved = new HashMap<>();

    SightFinder(Policy policy) {
        this.policy = policy;
        this.situations = policy.situations();
        this.moments = new Moments(policy.skew());
        this.requests = new Requests(moments);
    }

    /** A grant with the attribute of it that is meant. */
    private record Part(Grant grant, GrantedAttribute item) {}

    /** An attribute on its way through the ceilings, and the least that must be left of it. */
    private record Slot(AttributeKey attribute, Form from, Optional<Form> least, List<Ceiling> ceilings) {}

    /** Something that grants yield together. */
    private record Offer(AttributeKey attribute, Via via, List<Part> parts, List<Slot> slots) {}

    /** All that this consumer party's agency can see of the wanted attributes. */
    List<Sight> of(
            Terms terms,
            Terms.Consumer consumer,
            String agency,
            List<Period> accession,
            Predicate<AttributeKey> wanted) {
        List<Sight> sights = new ArrayList<>();
        for (Offer offer : offers(terms, wanted)) {
            for (Relation relation : relations(offer)) {
                for (String register : registers(terms, offer)) {
                    sights.addAll(sights(terms, consumer, agency, accession, offer, relation, register));
                }
            }
        }
        return sights.stream()
                .flatMap(sight -> Stream.concat(Stream.of(sight), told(sight)))
                .filter(sight -> wanted.test(sight.attribute()))
                .toList();
    }

    private List<Offer> offers(Terms terms, Predicate<AttributeKey> wanted) {
        List<Offer> offers = new ArrayList<>();
        for (Grant grant : terms.grants()) {
            for (GrantedAttribute item : grant.attributes()) {
                if (wanted.test(item.attribute())
                        || policy.implied().apply(item.attribute(), item.form()).stream()
                                .anyMatch(wanted)) {
                    offers.add(new Offer(
                            item.attribute(),
                            new Via.Granted(),
                            List.of(new Part(grant, item)),
                            List.of(slot(terms, item.attribute(), item.form(), Optional.empty()))));
                }
            }
        }
        policy.attributes().entrySet().stream()
                .filter(entry -> !entry.getValue().derivedFrom().isEmpty())
                .filter(entry -> wanted.test(entry.getKey())
                        || policy.implied().apply(entry.getKey(), Form.CLEAR).stream()
                                .anyMatch(wanted))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> offers.addAll(
                        derived(terms, entry.getKey(), entry.getValue().derivedFrom())));
        return offers;
    }

    private Slot slot(Terms terms, AttributeKey attribute, Form from, Optional<Form> least) {
        List<Ceiling> lowering = policy.ceilings(terms, attribute).stream()
                .filter(ceiling ->
                        !policy.order(attribute).meet(from, ceiling.max()).equals(from))
                .toList();
        return new Slot(attribute, from, least, lowering);
    }

    /** Every choice of a grant for each source, as far as one request can use them together. */
    private List<Offer> derived(Terms terms, AttributeKey attribute, List<Snapshot.Source> sources) {
        List<List<Part>> choices = List.of(List.of());
        for (Snapshot.Source source : sources) {
            List<List<Part>> longer = new ArrayList<>();
            for (Grant grant : terms.grants()) {
                for (GrantedAttribute item : grant.attributes()) {
                    if (item.attribute().equals(source.attribute())
                            && policy.order(item.attribute()).follows(source.least(), item.form())) {
                        addChoices(choices, new Part(grant, item), longer);
                    }
                }
            }
            choices = longer;
        }
        return choices.stream()
                .map(parts -> {
                    List<Slot> slots = new ArrayList<>();
                    for (int i = 0; i < parts.size(); i++) {
                        GrantedAttribute item = parts.get(i).item();
                        slots.add(slot(
                                terms,
                                item.attribute(),
                                item.form(),
                                Optional.of(sources.get(i).least())));
                    }
                    slots.add(slot(terms, attribute, Form.CLEAR, Optional.empty()));
                    return new Offer(
                            attribute,
                            new Via.Derived(sources.stream()
                                    .map(Snapshot.Source::attribute)
                                    .toList()),
                            parts,
                            List.copyOf(slots));
                })
                .toList();
    }

    private static void addChoices(List<List<Part>> choices, Part part, List<List<Part>> to) {
        for (List<Part> choice : choices) {
            List<Part> more = new ArrayList<>(choice);
            more.add(part);
            if (more.stream().map(one -> one.grant().recipient()).distinct().count() == 1
                    && !uses(more).isEmpty()) {
                to.add(List.copyOf(more));
            }
        }
    }

    private static Set<Use> uses(List<Part> parts) {
        Set<Use> uses = EnumSet.allOf(Use.class);
        parts.forEach(part -> uses.retainAll(part.grant().uses()));
        return uses;
    }

    private static Set<Relation> relations(Offer offer) {
        Set<Relation> relations = EnumSet.allOf(Relation.class);
        offer.parts().forEach(part -> relations.retainAll(part.grant().relations()));
        return relations;
    }

    private static Set<String> registers(Terms terms, Offer offer) {
        Set<String> registers = new TreeSet<>(terms.registers());
        offer.parts().forEach(part -> registers.retainAll(part.grant().registers()));
        return registers;
    }

    private List<Sight> sights(
            Terms terms,
            Terms.Consumer consumer,
            String agency,
            List<Period> accession,
            Offer offer,
            Relation relation,
            String register) {
        Map<Form, Found> found = new LinkedHashMap<>();
        for (Period piece : pieces(terms, accession, offer)) {
            Optional<Instant> time = moments.within(piece, terms.hours());
            if (time.isEmpty()) {
                continue;
            }
            Settled settled = new Settled(Map.of(Variable.SUBJECT_RELATION, YamlMap.spelling(relation)), time);
            most(offer, settled)
                    .forEach((form, situation) -> found.computeIfAbsent(
                                    form, first -> new Found(situation, new ArrayList<>()))
                            .times()
                            .add(piece));
        }
        return found.entrySet().stream()
                .map(entry -> sight(
                        terms,
                        consumer,
                        offer,
                        entry.getValue(),
                        new Question(
                                terms,
                                consumer,
                                agency,
                                offer.attribute(),
                                entry.getKey(),
                                register,
                                relation,
                                offer.parts().getFirst().grant().recipient(),
                                uses(offer.parts()),
                                offer.parts().stream()
                                        .flatMap(part -> part.grant().consent().stream())
                                        .toList())))
                .toList();
    }

    private record Found(Situation situation, List<Period> times) {}

    /** The pieces of time in which term, membership and an article of each grant are in force. */
    private List<Period> pieces(Terms terms, List<Period> accession, Offer offer) {
        List<Period> periods = new ArrayList<>(accession);
        periods.add(terms.term());
        offer.parts().forEach(part -> part.item().bases().forEach(basis -> periods.add(basis.inForce())));
        List<Condition> conditions = Stream.concat(
                        offer.parts().stream().map(part -> part.grant().when()),
                        offer.slots().stream()
                                .flatMap(slot -> slot.ceilings().stream())
                                .map(Ceiling::when))
                .toList();
        return moments.pieces(periods, situations.edges(conditions)).stream()
                .filter(piece -> {
                    Instant time = moments.within(piece, Optional.empty()).orElseThrow();
                    return moments.holds(terms.term(), time)
                            && accession.stream().anyMatch(period -> moments.holds(period, time))
                            && offer.parts().stream()
                                    .allMatch(part -> part.item().bases().stream()
                                            .anyMatch(basis -> moments.holds(basis.inForce(), time)));
                })
                .toList();
    }

    /** The most that ceilings leave of the offer, each with a situation in which they do. */
    private Map<Form, Situation> most(Offer offer, Settled settled) {
        List<Demand> demands = offer.parts().stream()
                .map(part -> Demand.holds(part.grant().when()))
                .toList();
        Map<Form, Situation> found = new LinkedHashMap<>();
        descend(offer, 0, 0, offer.slots().getFirst().from(), demands, settled, found);
        return found;
    }

    /** Ceilings one after the other: first as if this one left off, then as if it held. */
    private void descend(
            Offer offer,
            int slot,
            int ceiling,
            Form form,
            List<Demand> demands,
            Settled settled,
            Map<Form, Situation> to) {
        Slot at = offer.slots().get(slot);
        boolean last = slot == offer.slots().size() - 1;
        if (at.least()
                        .filter(least -> !policy.order(at.attribute()).follows(least, form))
                        .isPresent()
                || (last && isNothingNew(at, form, to))) {
            return;
        }
        if (ceiling < at.ceilings().size()) {
            Ceiling next = at.ceilings().get(ceiling);
            descend(offer, slot, ceiling + 1, form, and(demands, Demand.isFalse(next.when())), settled, to);
            Form lower = policy.order(at.attribute()).meet(form, next.max());
            descend(offer, slot, ceiling + 1, lower, and(demands, Demand.isNotFalse(next.when())), settled, to);
            return;
        }
        Optional<Situation> situation = solve(demands, settled);
        if (situation.isEmpty()) {
            return;
        }
        if (last) {
            to.keySet().removeIf(other -> policy.order(at.attribute()).follows(other, form));
            to.put(form, situation.get());
        } else {
            descend(offer, slot + 1, 0, offer.slots().get(slot + 1).from(), demands, settled, to);
        }
    }

    private boolean isNothingNew(Slot slot, Form form, Map<Form, Situation> found) {
        return form.equals(Form.ABSENT)
                || found.keySet().stream()
                        .anyMatch(other -> policy.order(slot.attribute()).follows(form, other));
    }

    private static List<Demand> and(List<Demand> demands, Demand one) {
        List<Demand> more = new ArrayList<>(demands);
        more.add(one);
        return more;
    }

    private Optional<Situation> solve(List<Demand> demands, Settled settled) {
        return solved.computeIfAbsent(List.of(demands, settled), key -> situations.find(demands, settled));
    }

    private Sight sight(Terms terms, Terms.Consumer consumer, Offer offer, Found found, Question question) {
        List<Period> times = Moments.joined(found.times());
        Set<String> bases = new LinkedHashSet<>();
        offer.parts()
                .forEach(part -> part.item().bases().stream()
                        .filter(basis -> found.times().stream()
                                .anyMatch(piece -> moments.holds(
                                        basis.inForce(),
                                        moments.within(piece, Optional.empty()).orElseThrow())))
                        .forEach(basis -> bases.add(basis.id())));
        Part lowest = offer.parts().stream()
                .min(Comparator.comparing(part -> part.grant().id()))
                .orElseThrow();
        return new Sight(
                question.attribute(),
                question.form(),
                offer.via(),
                question.relation(),
                question.register(),
                question.recipient(),
                question.uses(),
                terms.kind(),
                terms.task(),
                terms.agreement(),
                terms.version(),
                offer.parts().stream().map(part -> part.grant().id()).distinct().toList(),
                lowest.grant().clause(),
                List.copyOf(bases),
                offer.parts().stream()
                        .map(part -> part.grant().when())
                        .filter(when -> !when.equals(Condition.always()))
                        .distinct()
                        .toList(),
                question.consents().stream().findFirst(),
                offer.parts().stream().allMatch(part -> part.grant().declaredRelationSuffices()),
                consumer.role(),
                consumer.minAssurance(),
                times,
                terms.hours().isPresent(),
                requests.in(found.situation(), question));
    }

    /** What the form tells of other attributes. */
    private Stream<Sight> told(Sight sight) {
        return policy.implied().apply(sight.attribute(), sight.form()).stream()
                .sorted()
                .map(attribute -> new Sight(
                        attribute,
                        Form.CLEAR,
                        new Via.Implied(sight.attribute(), sight.form()),
                        sight.relation(),
                        sight.register(),
                        sight.recipient(),
                        sight.uses(),
                        sight.kind(),
                        sight.task(),
                        sight.agreement(),
                        sight.version(),
                        sight.grants(),
                        sight.clause(),
                        sight.bases(),
                        sight.conditions(),
                        sight.consent(),
                        sight.declared(),
                        sight.role(),
                        sight.minAssurance(),
                        sight.times(),
                        sight.hours(),
                        sight.witness()));
    }
}

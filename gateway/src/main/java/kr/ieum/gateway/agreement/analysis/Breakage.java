package kr.ieum.gateway.agreement.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.condition.Demand;
import kr.ieum.gateway.agreement.condition.Situation;
import kr.ieum.gateway.agreement.condition.Situations;
import kr.ieum.gateway.agreement.condition.Situations.Settled;
import kr.ieum.gateway.agreement.condition.Truth;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.engine.Period;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * A place of a view that shows less, or nothing, once agreements change (design §6, "which views break").
 *
 * @param before the most it can show, over all agencies; more than one where they can't be compared
 * @param after the most it can show then, in some situation that shows it before; none for nothing
 * @param elsewhere agreements that still show it as before, but only under conditions of their own
 */
public record Breakage(Place place, Set<Form> before, Set<Form> after, Set<String> elsewhere) {

    /** Makes it immutable. */
    public Breakage {
        before = Set.copyOf(before);
        after = Set.copyOf(after);
        elsewhere = Collections.unmodifiableSortedSet(new TreeSet<>(elsewhere));
    }

    /**
     * What a view asks for in one place.
     *
     * @param panel where in the view; what it verifies with has a name of its own
     * @param searchBy by what its register is searched
     */
    public record Place(
            String view,
            String panel,
            String task,
            AttributeKey attribute,
            String register,
            Relation relation,
            Recipient recipient,
            Use use,
            Set<AttributeKey> searchBy) {

        /** Makes it immutable. */
        public Place {
            searchBy = Set.copyOf(searchBy);
        }
    }

    /** Whether nothing is left where it breaks. */
    public boolean isBlank() {
        return after.isEmpty();
    }

    /** The places that show less from a time on, always or in some situation. */
    public static List<Breakage> of(Policy before, Policy after, Instant from, List<Place> places) {
        Shown then = new Shown(before, from);
        Shown now = new Shown(after, from);
        List<Breakage> broken = new ArrayList<>();
        for (Place place : places) {
            List<Sight> some = then.at(place);
            List<Sight> left = now.at(place);
            some.stream()
                    .filter(sight -> !left.contains(sight))
                    .map(sight -> now.withoutEqual(sight, left))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(rest -> broken.add(
                            new Breakage(place, then.most(place, some), now.most(place, rest), others(left, rest))));
        }
        return broken;
    }

    private static Set<String> others(List<Sight> left, List<Sight> rest) {
        return left.stream()
                .filter(sight -> !rest.contains(sight))
                .map(Sight::agreement)
                .collect(Collectors.toSet());
    }

    /** What agreements can show from a time on. */
    private static final class Shown {

        private final Policy policy;
        private final Instant from;
        private final Moments moments;
        private final SightFinder finder;
        private final Situations situations;
        private final Map<AttributeKey, List<Sight>> sights = new HashMap<>();

        Shown(Policy policy, Instant from) {
            this.policy = policy;
            this.from = from;
            this.moments = new Moments(policy.skew());
            this.finder = new SightFinder(policy);
            this.situations = policy.situations();
        }

        List<Sight> at(Place place) {
            return sights.computeIfAbsent(place.attribute(), this::find).stream()
                    .filter(sight -> sight.task().equals(place.task())
                            && sight.register().equals(place.register())
                            && sight.relation() == place.relation()
                            && sight.recipient() == place.recipient()
                            && sight.uses().contains(place.use())
                            && isSearched(sight, place))
                    .toList();
        }

        Set<Form> most(Place place, List<Sight> some) {
            Set<Form> forms = some.stream().map(Sight::form).collect(Collectors.toSet());
            FormOrder order = policy.order(place.attribute());
            forms.removeIf(form -> forms.stream().anyMatch(other -> !other.equals(form) && order.follows(form, other)));
            return forms;
        }

        /** What is left in a situation that shows a lost sight and nothing as good; nothing when there is none. */
        Optional<List<Sight>> withoutEqual(Sight lost, List<Sight> left) {
            FormOrder order = policy.order(lost.attribute());
            List<Period> ends =
                    left.stream().flatMap(sight -> sight.times().stream()).toList();
            for (Period piece : moments.pieces(ends, List.of())) {
                for (Period time : later(lost.times())) {
                    Instant start = piece.from().isAfter(time.from()) ? piece.from() : time.from();
                    if (!piece.contains(start) || !time.contains(start)) {
                        continue;
                    }
                    List<Sight> then = left.stream()
                            .filter(sight -> sight.times().stream().anyMatch(one -> one.contains(start)))
                            .toList();
                    List<Demand> demands = new ArrayList<>();
                    lost.conditions().forEach(condition -> demands.add(Demand.holds(condition)));
                    then.stream()
                            .filter(sight -> sight.kind() == lost.kind() && order.follows(lost.form(), sight.form()))
                            .forEach(sight -> demands.add(Demand.doesNotHold(new Condition.All(sight.conditions()))));
                    Optional<Situation> situation = situations.find(
                            demands,
                            new Settled(
                                    Map.of(Variable.SUBJECT_RELATION, YamlMap.spelling(lost.relation())),
                                    Optional.of(start)));
                    if (situation.isPresent()) {
                        return Optional.of(then.stream()
                                .filter(sight -> sight.kind() == lost.kind()
                                        && sight.conditions().stream()
                                                .allMatch(one -> one.evaluate(situation.get()) == Truth.TRUE))
                                .toList());
                    }
                }
            }
            return Optional.empty();
        }

        private boolean isSearched(Sight sight, Place place) {
            return policy.agreements().stream()
                    .filter(terms -> terms.agreement().equals(sight.agreement()))
                    .anyMatch(terms ->
                            place.searchBy().stream().allMatch(attribute -> permits(terms, sight, place, attribute)));
        }

        private boolean permits(Terms terms, Sight sight, Place place, AttributeKey attribute) {
            Terms.Search search = terms.searchBy().get(attribute);
            return search != null
                    && search.registers().contains(place.register())
                    && search.bases().stream().anyMatch(basis -> moments.meets(basis.inForce(), later(sight.times())));
        }

        private List<Sight> find(AttributeKey attribute) {
            return policy.agreements().stream()
                    .flatMap(terms -> terms.consumers().stream()
                            .flatMap(consumer ->
                                    finder.of(terms, consumer, "", List.of(Period.ALWAYS), attribute::equals).stream()))
                    .filter(sight -> !(sight.via() instanceof Sight.Via.Implied))
                    .filter(sight -> !later(sight.times()).isEmpty())
                    .toList();
        }

        private List<Period> later(List<Period> times) {
            return times.stream()
                    .filter(time -> time.until().isAfter(from))
                    .map(time -> time.from().isBefore(from) ? new Period(from, time.until()) : time)
                    .toList();
        }
    }
}

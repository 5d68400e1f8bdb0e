package kr.ieum.gateway.agreement.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Period;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.AttributeKey;

/**
 * A place of a view that shows less, or nothing, once agreements change (design §6, "which views break").
 *
 * @param before the most it can show, over all agencies; more than one where they can't be compared
 * @param after the most it can show then; none for nothing
 */
public record Breakage(Place place, Set<Form> before, Set<Form> after) {

    /** Makes it immutable. */
    public Breakage {
        before = Set.copyOf(before);
        after = Set.copyOf(after);
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

    /** Whether nothing is left. */
    public boolean isBlank() {
        return after.isEmpty();
    }

    /** The places that show less from a time on. */
    public static List<Breakage> of(Policy before, Policy after, Instant from, List<Place> places) {
        Shown then = new Shown(before, from);
        Shown now = new Shown(after, from);
        List<Breakage> broken = new ArrayList<>();
        for (Place place : places) {
            Set<Form> some = then.at(place);
            Set<Form> left = now.at(place);
            FormOrder order = before.order(place.attribute());
            if (some.stream().anyMatch(form -> left.stream().noneMatch(other -> order.follows(form, other)))) {
                broken.add(new Breakage(place, some, left));
            }
        }
        return broken;
    }

    /** What agreements can show from a time on. */
    private static final class Shown {

        private final Policy policy;
        private final Instant from;
        private final Moments moments;
        private final SightFinder finder;
        private final Map<AttributeKey, List<Sight>> sights = new HashMap<>();

        Shown(Policy policy, Instant from) {
            this.policy = policy;
            this.from = from;
            this.moments = new Moments(policy.skew());
            this.finder = new SightFinder(policy);
        }

        Set<Form> at(Place place) {
            Set<Form> forms = new LinkedHashSet<>();
            sights.computeIfAbsent(place.attribute(), this::find).stream()
                    .filter(sight -> sight.task().equals(place.task())
                            && sight.register().equals(place.register())
                            && sight.relation() == place.relation()
                            && sight.recipient() == place.recipient()
                            && sight.uses().contains(place.use())
                            && isSearched(sight, place))
                    .forEach(sight -> forms.add(sight.form()));
            FormOrder order = policy.order(place.attribute());
            forms.removeIf(form -> forms.stream().anyMatch(other -> !other.equals(form) && order.follows(form, other)));
            return forms;
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

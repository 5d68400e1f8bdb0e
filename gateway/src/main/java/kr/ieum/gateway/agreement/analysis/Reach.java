package kr.ieum.gateway.agreement.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.Terms;

/**
 * Everything that an agency can ever see under some agreements (design §6, Analysis): no request of it is answered with more, and for
 * everything there is a request that is answered so.
 *
 * @param sights by attribute, relation, register and agreement
 */
public record Reach(String agency, List<Sight> sights) {

    /** Makes it immutable. */
    public Reach {
        sights = List.copyOf(sights);
    }

    /** The reach of an agency. */
    public static Reach of(Policy policy, String agency) {
        SightFinder finder = new SightFinder(policy);
        Engine engine = policy.engine();
        List<Sight> sights = policy.agreements().stream()
                .flatMap(terms -> terms.consumers().stream()
                        .filter(consumer -> consumer.agencies().containsKey(agency))
                        .flatMap(consumer -> sights(finder, terms, consumer, agency)))
                .filter(sight -> isAnswered(policy, engine, sight))
                .sorted(Comparator.comparing(Sight::attribute)
                        .thenComparing(Sight::relation)
                        .thenComparing(Sight::register)
                        .thenComparing(Sight::agreement))
                .toList();
        return new Reach(agency, sights);
    }

    private static Stream<Sight> sights(SightFinder finder, Terms terms, Terms.Consumer consumer, String agency) {
        return finder
                .of(terms, consumer, agency, consumer.agencies().getOrDefault(agency, List.of()), attribute -> true)
                .stream();
    }

    /** The engine has the last word, so that nothing is called seen that a request can't bring. */
    private static boolean isAnswered(Policy policy, Engine engine, Sight sight) {
        if (!(sight.witness().answer(engine) instanceof Outcome.Permitted permitted)) {
            return false;
        }
        return switch (sight.via()) {
            case Sight.Via.Implied told -> policy.order(told.by()).follows(told.as(), permitted.form());
            case Sight.Via.Granted granted -> policy.order(sight.attribute()).follows(sight.form(), permitted.form());
            case Sight.Via.Derived derived -> policy.order(sight.attribute()).follows(sight.form(), permitted.form());
        };
    }
}

package kr.ieum.gateway.agreement.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.schemas.model.AttributeKey;

/**
 * Rule 13, on the final set of one subject: while all attributes of a combination would be released, what stands last in its list is
 * refused. National combinations come first, then those of agreements by id. One of an agreement refuses only what that agreement
 * releases, for no agreement narrows another's grants. A key that is only searched by is released to nobody and counts for nothing.
 */
final class InterpretedCombinations {

    private final List<Asked> asked;
    private final List<Outcome> outcomes;

    /**
     * Of one subject.
     *
     * @param outcomes one for each asked attribute, in the order of {@code asked}; what is refused is replaced in it
     */
    InterpretedCombinations(List<Asked> asked, List<Outcome> outcomes) {
        this.asked = asked;
        this.outcomes = outcomes;
    }

    void apply(NationalRules national, List<Terms> inScope) {
        national.combinations().forEach(combination -> apply(combination, authority -> true));
        inScope.stream()
                .sorted(Comparator.comparing(Terms::agreement).thenComparingInt(Terms::version))
                .forEach(terms -> terms.combinations().stream()
                        .sorted(Comparator.comparing(Terms.Combination::id))
                        .forEach(combination -> apply(
                                combination, authority -> authority.agreement().equals(terms.agreement()))));
    }

    private void apply(Terms.Combination combination, Predicate<Authority> mayRefuse) {
        for (AttributeKey attribute : combination.attributes().reversed()) {
            if (!combination.attributes().stream().allMatch(this::isReleased)) {
                return;
            }
            released(attribute)
                    .forEach(i -> authority(i)
                            .filter(mayRefuse)
                            .ifPresent(cited ->
                                    outcomes.set(i, new Outcome.Denied(Reason.COMBINATION, Optional.of(cited)))));
        }
    }

    private boolean isReleased(AttributeKey attribute) {
        return released(attribute).findAny().isPresent();
    }

    private IntStream released(AttributeKey attribute) {
        return IntStream.range(0, asked.size())
                .filter(i -> asked.get(i).attribute().equals(attribute)
                        && !asked.get(i).asKey()
                        && authority(i).isPresent());
    }

    private Optional<Authority> authority(int item) {
        return outcomes.get(item) instanceof Outcome.Permitted permitted
                ? Optional.of(permitted.authority())
                : Optional.empty();
    }
}

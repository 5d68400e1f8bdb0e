package kr.ieum.gateway.agreement.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.gateway.agreement.analysis.Cumulation.Kind;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.Datatype;
import org.junit.jupiter.api.Test;

/** What an agency learns by putting together what different grants let it see. */
class CumulationTest {

    private static List<Cumulation> of(Terms... terms) {
        Policy policy = Shipped.POLICY.with(List.of(terms));
        return Cumulation.of(policy, Reach.of(policy, DemoParties.JONGNO));
    }

    private static Form form(String text) {
        return Form.parse(text).orElseThrow();
    }

    @Test
    void theFirstSixAndTheLastSevenDigitsAreTheWholeNumber() {
        List<Cumulation> found = of(
                Shipped.like("agr-a", Map.of("Person/residentNumber", "first6")),
                Shipped.like("agr-b", Map.of("Person/residentNumber", "last7")));
        assertThat(found)
                .filteredOn(one -> one.kind() == Kind.WHOLE)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.together()).contains(Form.CLEAR);
                    assertThat(List.of(one.first().agreement(), one.second().agreement()))
                            .containsExactlyInAnyOrder("agr-a", "agr-b");
                });
    }

    @Test
    void aFormThatFollowsFromTheOtherAddsNothing() {
        assertThat(of(
                        Shipped.like("agr-a", Map.of("Income/amount", "band:1000000")),
                        Shipped.like("agr-b", Map.of("Income/amount", "band:5000000"))))
                .isEmpty();
    }

    @Test
    void aFormOfAnotherAttributeTellsMoreThanIsGranted() {
        assertThat(of(
                        Shipped.like("agr-a", Map.of("Person/birthDate", "year")),
                        Shipped.like("agr-b", Map.of("Person/residentNumber", "first7"))))
                .anySatisfy(one -> {
                    assertThat(one.kind()).isEqualTo(Kind.TOLD);
                    assertThat(one.attribute().text()).isEqualTo("Person/birthDate");
                    assertThat(one.first().agreement()).isEqualTo("agr-a");
                    assertThat(one.second().agreement()).isEqualTo("agr-b");
                });
    }

    /** Two forms that add to each other leave more classes of values apart than either, and as narrow ones as is said. */
    @Test
    void bandsAndThresholdsTogetherAreHeldAgainstTheAmountsThemselves() {
        FormOrder order = FormOrder.of(Datatype.AMOUNT);
        List<Form> forms = List.of(
                form("band:4"), form("band:6"), form("band:8"), form("over:5"), form("over:9"), form("at-least:12"));
        for (Form one : forms) {
            for (Form other : forms) {
                Map<List<Object>, Set<Integer>> classes = new HashMap<>();
                Set<Object> ofOne = new HashSet<>();
                Set<Object> ofOther = new HashSet<>();
                // halves, for over:5 tells of an amount between 5 and 6 what no band of 6 tells
                for (int half = 0; half < 96; half++) {
                    double amount = half / 2.0;
                    Object some = told(one, amount);
                    Object more = told(other, amount);
                    ofOne.add(some);
                    ofOther.add(more);
                    classes.computeIfAbsent(List.of(some, more), key -> new HashSet<>())
                            .add(half);
                }
                boolean more = classes.size() > Math.max(ofOne.size(), ofOther.size());
                Optional<Optional<Form>> together = Cumulation.together(order, one, other);
                assertThat(together.isPresent()).as("%s and %s", one, other).isEqualTo(more);
                together.flatMap(found -> found)
                        .ifPresent(band -> assertThat(classes.values().stream()
                                        .mapToInt(Set::size)
                                        .min()
                                        .orElseThrow())
                                .as("%s and %s", one, other)
                                .isEqualTo(2 * band.parameter().orElseThrow().intValue()));
            }
        }
    }

    private static Object told(Form form, double amount) {
        int number = form.parameter().orElseThrow().intValue();
        return switch (form.name()) {
            case "band" -> Math.floor(amount / number);
            case "over" -> amount > number;
            default -> amount >= number;
        };
    }
}

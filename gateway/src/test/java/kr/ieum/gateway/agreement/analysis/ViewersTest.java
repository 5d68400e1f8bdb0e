package kr.ieum.gateway.agreement.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.gateway.agreement.analysis.Checklist.Law;
import kr.ieum.gateway.agreement.analysis.Checklist.Point;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import org.junit.jupiter.api.Test;

/** Who can see an attribute, held against what each agency can see; and what laws ask an agreement to say. */
class ViewersTest {

    @Test
    void whoCanSeeIsTheOtherSideOfReach() {
        Map<AttributeKey, Set<String>> byAttribute = new HashMap<>();
        for (String agency : DemoParties.parties().agencies().keySet()) {
            Reach.of(Shipped.POLICY, agency)
                    .sights()
                    .forEach(sight -> byAttribute
                            .computeIfAbsent(sight.attribute(), key -> new HashSet<>())
                            .add(agency + " " + sight.agreement() + " " + sight.grants() + " " + sight.form()));
        }
        assertThat(byAttribute).hasSizeGreaterThan(50);
        byAttribute.forEach((attribute, seen) -> {
            Set<String> said = new HashSet<>();
            Viewers.of(Shipped.POLICY, attribute)
                    .viewers()
                    .forEach(viewer -> viewer.agencies()
                            .forEach(agency -> said.add(
                                    agency + " " + viewer.agreement() + " " + viewer.grants() + " " + viewer.form())));
            assertThat(said).as("%s", attribute).isEqualTo(seen);
        });
    }

    @Test
    void whatAFormOfAnotherAttributeTellsCountsToo() {
        Viewers viewers = Viewers.of(Shipped.POLICY, new AttributeKey("Person/birthDate"));
        assertThat(viewers.viewers()).anySatisfy(viewer -> {
            assertThat(viewer.via()).isInstanceOf(Sight.Via.Implied.class);
            assertThat(viewer.form()).isEqualTo(Form.CLEAR);
        });
        assertThat(viewers.agencies()).contains(DemoParties.JONGNO);
    }

    @Test
    void theChecklistSaysWhatIsShownWhereAndWhatToWrite() {
        List<Point> points = Checklist.of(Shipped.agreement("agr-bl-employment"), DemoParties.references());
        assertThat(points)
                .extracting(Point::rule)
                .containsExactly(
                        "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11", "R12", "R13", "R14", "R15",
                        "R16", "R17", "R18", "R19");
        assertThat(points).filteredOn(point -> point.law() == Law.KR).allMatch(Point::passes);
        assertThat(points)
                .filteredOn(point -> point.rule().equals("R15"))
                .singleElement()
                .satisfies(point -> {
                    assertThat(point.passes())
                            .as("two years are longer than 18 months")
                            .isFalse();
                    assertThat(point.remedy().orElseThrow().en()).contains("2027-07-01");
                });
        assertThat(points).allSatisfy(point -> {
            assertThat(point.where()).isNotBlank();
            assertThat(point.remedy().isPresent()).isNotEqualTo(point.passes());
        });
    }
}

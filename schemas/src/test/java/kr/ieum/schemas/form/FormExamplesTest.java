package kr.ieum.schemas.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;

/** What each form leaves of a property's own example. */
class FormExamplesTest {

    private static final Schemas PRODUCT =
            Schemas.load(Path.of(System.getProperty("ieum.root", ".."), "schemas"), new Faults());

    @Test
    void everyPropertyOfTheModelShowsEveryFormThatItMayHave() {
        assertThat(PRODUCT.model().properties())
                .allSatisfy(property -> assertThat(
                                FormExamples.of(property, PRODUCT.codeLists(), LocalDate.of(2026, 11, 26)))
                        .extracting(shown -> shown.form().name())
                        .containsExactlyElementsOf(FormOrder.names(property)));
        assertThat(shown("Person/residentNumber")).containsKeys("first7", "first6", "last7");
        assertThat(shown("Corporation/registrationNumber"))
                .containsKeys("clear", "token", "exists", "absent")
                .doesNotContainKeys("first7", "first6", "last7");
    }

    @Test
    void anAddressLosesItsPartsFromTheEnd() {
        assertThat(shown("Residence/address"))
                .containsEntry("province", "서울특별시")
                .containsEntry("city", "서울특별시 종로구")
                .containsEntry("district", "서울특별시 종로구 청운동")
                .containsEntry("absent", "");
    }

    private static Map<String, String> shown(String key) {
        return FormExamples.of(
                        PRODUCT.model().property(key).orElseThrow(), PRODUCT.codeLists(), LocalDate.of(2026, 11, 26))
                .stream()
                .collect(Collectors.toMap(
                        shown -> shown.form().name(), shown -> shown.text().orElse("")));
    }
}

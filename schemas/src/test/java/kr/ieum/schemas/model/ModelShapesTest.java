package kr.ieum.schemas.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import kr.ieum.schemas.TestFederation;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Namespaces, associations, roles, augmentations and deprecation, as a file states them (design §5). */
class ModelShapesTest {

    private static final String CORE = "https://ieum.example/test/core/1.0/";
    private static final String OFFICE = "https://ieum.example/test/office/1.0/";

    @TempDir
    private Path folder;

    private ReferenceModel model;

    @BeforeEach
    void load() {
        model = TestFederation.in(folder).load(new Faults()).model();
    }

    @Test
    void aNamespaceKnowsItsNameVersionStewardAndWhatItUses() {
        ModelNamespace office = model.namespace(OFFICE).orElseThrow();
        assertThat(office.name()).isEqualTo("office");
        assertThat(office.version()).isEqualTo("1.0");
        assertThat(office.steward()).contains("8888888");
        assertThat(office.uses()).containsExactly(CORE);
        assertThat(model.namespaces()).extracting(ModelNamespace::uri).containsExactly(CORE, OFFICE);
    }

    @Test
    void everythingHasAUriMadeFromTheNamespaceThatDeclaresIt() {
        assertThat(model.modelClass("Thing").orElseThrow().uri()).isEqualTo(CORE + "Thing");
        assertThat(model.role("Owner").orElseThrow().uri()).isEqualTo(CORE + "Owner");
        assertThat(model.property("Thing/madeDate").orElseThrow().uri()).isEqualTo(CORE + "Thing/madeDate");
        assertThat(model.property("Thing/madeDate").orElseThrow().representationTerm())
                .isEqualTo("date");
    }

    @Test
    void anAgencyAddsPropertiesToAClassOfCoreUnderItsOwnNamespace() {
        assertThat(model.property("Thing/inspectedDate").orElseThrow().uri()).isEqualTo(OFFICE + "Thing/inspectedDate");
        assertThat(model.augmentations()).singleElement().satisfies(added -> {
            assertThat(added.className()).isEqualTo("Thing");
            assertThat(added.namespace()).isEqualTo(OFFICE);
            assertThat(added.properties())
                    .extracting(AttributeKey::text)
                    .containsExactly("Thing/inspectedDate", "Thing/checkedDate");
        });
        assertThat(model.propertiesOf(model.modelClass("Thing").orElseThrow()))
                .extracting(property -> property.key().text())
                .startsWith("Thing/name")
                .endsWith("Thing/inspectedDate", "Thing/checkedDate");
    }

    @Test
    void anAssociationHasTwoTypedEndsAndDatesOfItsOwn() {
        Association owning =
                model.modelClass("Owning").orElseThrow().association().orElseThrow();
        assertThat(owning.ends()).extracting(Association.End::name).containsExactly("owner", "owned");
        assertThat(owning.from().classes()).containsExactly("Thing");
        assertThat(owning.from().role()).contains("Owner");
        assertThat(owning.from().repeats()).isTrue();
        assertThat(owning.to().repeats()).isFalse();
        assertThat(owning.since()).contains(new AttributeKey("Owning/sinceDate"));
        assertThat(owning.until()).contains(new AttributeKey("Owning/untilDate"));
    }

    @Test
    void aRoleIsPlayedByWhatHasAnIdentityAndTakesPropertiesFromManyContributors() {
        Role owner = model.role("Owner").orElseThrow();
        assertThat(owner.playedBy()).containsExactly("Thing");
        assertThat(owner.contributes()).containsExactly("Owning");
        assertThat(model.modelClass("Thing").orElseThrow().identifiedBy())
                .containsExactly(new AttributeKey("Thing/number"));
    }

    @Test
    void aDeprecatedPropertyNamesDayReasonAndSuccessor() {
        Deprecation deprecation =
                model.property("Thing/checkedDate").orElseThrow().deprecation().orElseThrow();
        assertThat(deprecation.since()).isEqualTo(LocalDate.of(2020, 1, 1));
        assertThat(deprecation.successor()).isEqualTo(new AttributeKey("Thing/inspectedDate"));
        assertThat(deprecation.reason().en()).isNotBlank();
        assertThat(model.property("Thing/inspectedDate").orElseThrow().deprecation())
                .isEmpty();
    }
}

package kr.ieum.schemas.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;

/** What the reference model that the product ships must hold (design §5). */
class ProductModelTest {

    private static final String BASE = "https://ieum.example/model/";
    private static final Path SCHEMAS = Path.of(System.getProperty("ieum.root", ".."), "schemas");
    private static final Schemas PRODUCT = Schemas.load(SCHEMAS, new Faults());
    private static final ReferenceModel MODEL = PRODUCT.model();

    @Test
    void coreHasAHundredAndTwentyPropertiesAndThereAreFiveDomainsEachWithASteward() {
        Map<String, Long> counts =
                MODEL.properties().stream().collect(Collectors.groupingBy(Property::namespace, Collectors.counting()));
        assertThat(counts.get(BASE + "core/1.0/")).isGreaterThanOrEqualTo(120);
        assertThat(counts)
                .containsKeys(
                        BASE + "family/1.0/",
                        BASE + "income-tax/1.0/",
                        BASE + "property/1.0/",
                        BASE + "health-insurance/1.0/",
                        BASE + "employment-welfare/1.0/");
        assertThat(MODEL.namespaces())
                .allSatisfy(namespace -> assertThat(namespace.steward()).isPresent());
    }

    @Test
    void everyFileIsAReferenceAndEveryPropertyHasATermOfStandardWords() {
        assertThat(SchemaFolder.files(SCHEMAS.resolve("model"), "model", ".yaml", new Faults()))
                .hasSize(MODEL.namespaces().size())
                .allSatisfy(file -> assertThat(file).content().contains("\nconformance: reference\n"));
        assertThat(MODEL.properties()).allSatisfy(property -> {
            assertThat(property.standardTerm()).as(property.key().text()).isPresent();
            assertThat(property.uri())
                    .startsWith(property.namespace())
                    .endsWith(property.key().text());
        });
        assertThat(PRODUCT.words().isEmpty()).isFalse();
    }

    @Test
    void subjectsOfAllKindsHaveAnIdentity() {
        assertThat(List.of("Person", "Parcel", "Corporation", "Facility", "Vehicle"))
                .allSatisfy(
                        name -> assertThat(MODEL.modelClass(name).orElseThrow().identifiedBy())
                                .isNotEmpty());
    }

    @Test
    void familyEmploymentOwnershipAndResidenceAreAssociationsWithDatesOfTheirOwn() {
        assertThat(List.of("Family", "Employment", "Ownership", "Residence")).allSatisfy(name -> {
            Association association =
                    MODEL.modelClass(name).orElseThrow().association().orElseThrow();
            assertThat(association.since()).isPresent();
            assertThat(association.until()).isPresent();
        });
    }

    @Test
    void aPersonIsOwnerInsuredApplicantAndMoreUnderOneIdentityWithManyContributors() {
        List<Role> played = MODEL.roles().stream()
                .filter(role -> role.playedBy().contains("Person"))
                .toList();
        assertThat(played).extracting(Role::name).contains("Applicant", "Owner", "Insured", "Employer", "Taxpayer");
        Set<String> stewards = played.stream()
                .flatMap(role -> role.contributes().stream())
                .flatMap(name -> MODEL.modelClass(name).stream())
                .flatMap(each -> MODEL.namespace(each.namespace()).stream())
                .flatMap(namespace -> namespace.steward().stream())
                .collect(Collectors.toSet());
        assertThat(stewards).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void theCourtAddsToThePersonOfCoreUnderItsOwnNamespace() {
        Augmentation court = MODEL.augmentations().getFirst();
        assertThat(court.className()).isEqualTo("Person");
        assertThat(court.namespace()).isEqualTo(BASE + "court/1.0/");
        assertThat(court.properties()).contains(new AttributeKey("Person/registeredBase"));
        assertThat(MODEL.property("Person/permanentDomicile")
                        .orElseThrow()
                        .deprecation()
                        .orElseThrow()
                        .successor())
                .isEqualTo(new AttributeKey("Person/registeredBase"));
    }

    @Test
    void aSubsetOfItServesAnExchange() {
        assertThat(PRODUCT.subsets()).containsKey("corporate-applicant");
    }
}

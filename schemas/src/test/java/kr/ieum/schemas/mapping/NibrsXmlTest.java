package kr.ieum.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.schemas.ExternalFederation;
import kr.ieum.schemas.NibrsCodes;
import kr.ieum.schemas.form.ClearText;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Crime reports in NIEM XML, which nobody of this project wrote, fill the properties of a reference model (design §5). */
@Tag("external")
class NibrsXmlTest {

    private static final MappingContext CONTEXT =
            new MappingContext("", "", "", Optional.empty(), LocalDate.EPOCH, LocalDate.EPOCH, Optional.empty());

    private static Mapping mapping;

    private static List<Path> samples;

    @BeforeAll
    static void load(@TempDir Path folder) throws IOException {
        Faults faults = new Faults();
        Map<String, Mapping> mappings =
                NibrsCodes.federation(folder).load(faults).mappings();
        assertThat(faults.list()).isEmpty();
        mapping = Objects.requireNonNull(mappings.get("nibrs-xml"));
        try (Stream<Path> files = Files.list(ExternalFederation.data("nibrs").resolve("iep-sample"))) {
            samples = files.sorted().toList();
        }
    }

    private static List<NativeRecord> records(Path sample, Set<String> permitted) throws IOException {
        Decoded decoded = mapping.decoder().decode(Files.readAllBytes(sample), permitted);
        assertThat(decoded).as(sample.toString()).isInstanceOf(Decoded.Records.class);
        return ((Decoded.Records) decoded).records();
    }

    /** What comes out of a message: attribute to its values, in order. */
    private static Map<String, List<String>> values(String sample) throws IOException {
        Path file = samples.stream()
                .filter(path -> path.toString().contains(sample))
                .findFirst()
                .orElseThrow();
        Map<String, List<String>> values = new TreeMap<>();
        for (MappedEntry entry : mapping.map(records(file, mapping.allSourceFields()), mapping.attributes(), CONTEXT)) {
            entry.fields().forEach((key, field) -> {
                if (field instanceof MappedField.Present present) {
                    values.computeIfAbsent(key.text(), any -> new ArrayList<>()).add(ClearText.of(present.value()));
                } else if (field instanceof MappedField.Malformed malformed) {
                    values.computeIfAbsent("malformed", any -> new ArrayList<>())
                            .add(malformed.problem().rule() + " " + key);
                }
            });
        }
        return values;
    }

    @Test
    void allSevenMessagesAreReadAndTheOneCodeThatTheirOwnTableLacksIsNamed() throws IOException {
        assertThat(samples).hasSize(7);
        for (Path sample : samples) {
            String name = sample.getFileName().toString();
            Map<String, List<String>> values = values(name);
            assertThat(values).as(name).containsKey("Report/category");
            // this message says DESTROYED, which is no code of the table that came with it
            assertThat(values.getOrDefault("malformed", List.of()))
                    .as(name)
                    .isEqualTo(name.contains("GroupAReplace") ? List.of("M4 Item/status") : List.of());
        }
    }

    @Test
    void everyElementAndAttributeOfTheMessagesIsMappedOrListedWithAReason() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path sample : samples) {
            used.addAll(XmlPaths.of(Files.readString(sample)));
        }
        assertThat(used).hasSizeGreaterThan(80);
        assertThat(mapping.allSourceFields()).containsAll(used);
    }

    @Test
    void aVictimHoldsThePersonThatItsRoleRefersToAndTheOfficerWhoIsTheSamePerson() throws IOException {
        Map<String, List<String>> all = values("AllFields");
        assertThat(all)
                .containsEntry("Victim/number", List.of("1", "2"))
                .containsEntry("Victim/age", List.of("32"))
                .containsEntry("Victim/infantKind", List.of("BABY"))
                .containsEntry("Victim/race", List.of("B", "W"))
                .containsEntry("Officer/assignment", List.of("G"))
                .containsEntry("Offender/age", List.of("25"))
                .containsEntry("Offender/ageLimit", List.of("30"))
                .containsEntry("Arrestee/force", List.of("12", "13A"))
                .containsEntry("Arrest/arresteeNumber", List.of("1"));
    }

    @Test
    void anAssociationIsARecordOfItsOwnThatNamesBothSides() throws IOException {
        assertThat(values("AllFields"))
                .containsEntry("VictimOffender/victimNumber", List.of("1", "2"))
                .containsEntry("VictimOffender/offenderNumber", List.of("1", "1"))
                .containsEntry("VictimOffender/relation", List.of("Acquaintance", "Stranger"))
                .containsEntry("VictimOffense/offenseKind", List.of("240", "240"))
                .containsEntry("Offense/placeKind", List.of("58"));
    }

    @Test
    void ofSevenPropertiesAndOneDrugEachKeepsItsOwn() throws IOException {
        assertThat(values("AllFields"))
                .containsEntry(
                        "Item/status",
                        List.of(
                                "NONE",
                                "BURNED",
                                "COUNTERFEITED",
                                "DESTROYED_DAMAGED_VANDALIZED",
                                "RECOVERED",
                                "RECOVERED",
                                "RECOVERED",
                                "RECOVERED"))
                .containsEntry("Item/vehicleCount", List.of("1", "1", "1", "1", "1", "4", "41"))
                .containsEntry("Drug/quantityCount", List.of("1.5"));
    }

    @Test
    void onlyPermittedFieldsAreKeptThoughReferencesAreFollowed() throws IOException {
        AttributeKey race = new AttributeKey("Victim/race");
        Set<String> permitted = mapping.sourceFields(Set.of(race));
        assertThat(permitted).containsExactly("nibrs:Report/nc:Person/j:PersonRaceNDExCode");
        assertThat(records(samples.getFirst(), permitted))
                .flatExtracting(record -> record.fields().keySet())
                .isNotEmpty()
                .allMatch(permitted::contains);
        assertThat(mapping.map(records(samples.getFirst(), permitted), Set.of(race), CONTEXT).stream()
                        .map(entry -> entry.fields().get(race))
                        .collect(Collectors.toList()))
                .hasSize(2);
    }

    @Test
    void aReferenceToNothingMakesTheMessageUnreadableAndNamesWhere() throws IOException {
        String sample = Files.readString(samples.getFirst());
        Decoded decoded = mapping.decoder()
                .decode(
                        sample.replace("s:ref=\"PersonSubject1\"", "s:ref=\"Nobody\"")
                                .getBytes(StandardCharsets.UTF_8),
                        mapping.allSourceFields());
        assertThat(decoded).isInstanceOfSatisfying(Decoded.Unreadable.class, unreadable -> {
            assertThat(unreadable.problem().rule()).isEqualTo("M34");
            assertThat(unreadable.problem().row()).endsWith("j:Subject/nc:RoleOfPerson/@s:ref");
            assertThat(unreadable.problem().position()).isPositive();
        });
    }
}

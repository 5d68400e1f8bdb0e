package kr.ieum.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import kr.ieum.schemas.BrpTables;
import kr.ieum.schemas.ExternalFederation;
import kr.ieum.schemas.form.ClearText;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The fields that the Dutch population register derives, each with the elements that it is derived from: every one is yielded by
 * rows that read exactly those, or {@code brp-fields/derived.csv} says what differs, or why it isn't derived.
 */
@Tag("external")
class BrpFieldsTest {

    @TempDir
    private Path folder;

    /** What is said of one field: how it is yielded, by which properties, which elements more or less, and why. */
    private record Field(
            String path, String how, List<String> properties, Set<String> more, Set<String> less, String reason) {}

    private Mapping mapping() {
        Faults faults = new Faults();
        var mappings = BrpTables.federation(folder).load(faults).mappings();
        assertThat(faults.list()).isEmpty();
        return mappings.get("population");
    }

    private static List<Field> fields() {
        return ours("derived.csv")
                .map(row -> new Field(
                        row.get(0), row.get(1), words(row.get(2)), set(row.get(3)), set(row.get(4)), row.get(5)))
                .toList();
    }

    /** The elements of each field, as the outside file names them. */
    private static Map<String, List<String>> named() {
        try {
            Map<String, List<String>> named = new LinkedHashMap<>();
            rows(Files.readString(ExternalFederation.data("brp").resolve("fields-mapping-gba.csv")))
                    .forEach(row -> named.put(row.get(0), List.of(row.get(1).split("\\|"))));
            return named;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The elements of each field by their numbers. */
    private static Map<String, Set<String>> sources() {
        Map<String, Set<String>> elements =
                ours("elements.csv").collect(Collectors.toMap(row -> row.get(0), row -> set(row.get(1))));
        Map<String, Set<String>> sources = new LinkedHashMap<>();
        named().forEach((path, names) -> sources.put(
                path,
                names.stream()
                        .flatMap(name -> Objects.requireNonNull(elements.get(name), name).stream())
                        .collect(Collectors.toCollection(TreeSet::new))));
        return sources;
    }

    private static Stream<List<String>> ours(String file) {
        try (InputStream in =
                Objects.requireNonNull(BrpFieldsTest.class.getResourceAsStream("/external/brp-fields/" + file))) {
            return rows(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<List<String>> rows(String text) {
        return text.lines().skip(1).map(line -> CsvCells.of(line).orElseThrow());
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private static Set<String> set(String text) {
        return Set.copyOf(words(text));
    }

    @Test
    void everyDerivedFieldIsYieldedFromTheElementsThatItsRegisterNamesOrAReasonIsStated() {
        Map<String, Set<String>> read = new LinkedHashMap<>();
        mapping().coverage().mapped().forEach(row -> read.put(row.target().toString(), row.sources()));
        Map<String, Set<String>> sources = sources();
        List<Field> fields = fields();
        assertThat(fields).extracting(Field::path).containsExactlyInAnyOrderElementsOf(sources.keySet());
        for (Field field : fields) {
            Set<String> expected = new TreeSet<>(sources.get(field.path()));
            expected.removeAll(field.less());
            expected.addAll(field.more());
            switch (field.how()) {
                case "derived" ->
                    assertThat(elements(read, field.properties()))
                            .as(field.path())
                            .isEqualTo(expected);
                case "group" ->
                    assertThat(elements(read, within(fields, field)))
                            .as(field.path())
                            .isEqualTo(expected);
                case "not-derived" ->
                    assertThat(field.reason()).as(field.path()).isNotBlank();
                default -> throw new IllegalArgumentException(field.how());
            }
            assertThat(field.reason().isBlank())
                    .as(field.path())
                    .isEqualTo(!field.how().equals("not-derived")
                            && field.more().isEmpty()
                            && field.less().isEmpty());
        }
    }

    @Test
    void ninetyOneOfAHundredAndFourAreDerivedAndSeventyOfTheEightyThreeWithSeveralElements() {
        Set<String> derived = fields().stream()
                .filter(field -> !field.how().equals("not-derived"))
                .map(Field::path)
                .collect(Collectors.toSet());
        Map<String, List<String>> named = named();
        assertThat(named).hasSize(104);
        assertThat(derived).hasSize(91);
        List<String> ofSeveral = named.keySet().stream()
                .filter(path -> named.get(path).size() > 1)
                .toList();
        assertThat(ofSeveral).hasSize(83).filteredOn(derived::contains).hasSize(70);
    }

    @Test
    void theTestPersonsYieldWhatTheirRecordsSay() {
        Mapping mapping = mapping();
        List<String> told = new ArrayList<>();
        try (InputStream persons = new GZIPInputStream(Files.newInputStream(
                ExternalFederation.data("brp").resolve("20220502_Testset_persoonslijsten_GBA-V.csv.gz")))) {
            for (FileStep step : ThingFiles.steps(mapping, persons)) {
                mapping.map(List.of(((FileStep.Read) step).record()), mapping.attributes(), ThingFiles.context())
                        .forEach(entry -> entry.fields().forEach((attribute, field) -> {
                            if (field instanceof MappedField.Present present) {
                                told.add(attribute + " " + ClearText.of(present.value()));
                            }
                        }));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(told).contains("Residence/kind abroad", "Residence/kind location", "Residence/kind unknown");
        assertThat(count(told, "Suffrage/europeanEndWords 1 januari 2007")).isOne();
        assertThat(count(told, "Nationality/kind treated-as-dutch")).isEqualTo(4);
        assertThat(count(told, "Nationality/kind established-not-dutch")).isEqualTo(2);
        assertThat(count(told, "Residence/originUnknown yes")).isPositive();
        assertThat(told)
                .filteredOn(each -> each.startsWith("Person/fullName ") && each.contains(" barones "))
                .isNotEmpty();
    }

    private static long count(List<String> told, String text) {
        return told.stream().filter(text::equals).count();
    }

    private static List<String> within(List<Field> fields, Field group) {
        List<Field> members = fields.stream()
                .filter(each -> each.path().startsWith(group.path() + "."))
                .toList();
        assertThat(members).noneMatch(each -> each.how().equals("not-derived"));
        return members.stream().flatMap(each -> each.properties().stream()).toList();
    }

    private static Set<String> elements(Map<String, Set<String>> read, List<String> properties) {
        Set<String> elements = new TreeSet<>();
        assertThat(properties).isNotEmpty();
        properties.forEach(property -> elements.addAll(Objects.requireNonNull(read.get(property), property)));
        return elements;
    }
}

package kr.ieum.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import kr.ieum.schemas.BrpTables;
import kr.ieum.schemas.ExternalFederation;
import kr.ieum.schemas.form.ClearText;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test persons of the Dutch population register: history in rows that go on, partial dates, code tables of their own. */
@Tag("external")
class BrpTest {

    @TempDir
    private Path folder;

    private Mapping mapping() {
        Faults faults = new Faults();
        var mappings = BrpTables.federation(folder).load(faults).mappings();
        assertThat(faults.list()).isEmpty();
        return mappings.get("population");
    }

    private static InputStream persons() {
        try {
            return new BufferedInputStream(new GZIPInputStream(Files.newInputStream(
                    ExternalFederation.data("brp").resolve("20220502_Testset_persoonslijsten_GBA-V.csv.gz"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyColumnIsMappedOrLeftOutForAReason() {
        Mapping mapping = mapping();
        Set<String> mapped = mapping.sourceFields(mapping.attributes());
        assertThat(mapping.allSourceFields()).hasSize(257);
        assertThat(mapping.allSourceFields())
                .filteredOn(field -> !mapped.contains(field))
                .hasSize(15)
                .allMatch(field -> field.endsWith(".H") || field.equals("list") || field.equals("behind"));
    }

    @Test
    void rowsThatGoOnAreThePartsOfOneRecordAndNoneIsLost() {
        List<FileStep> steps = ThingFiles.steps(mapping(), persons());
        assertThat(steps).hasSize(687).allSatisfy(step -> assertThat(step).isInstanceOf(FileStep.Read.class));
        assertThat(steps.stream()
                        .flatMap(step -> ((FileStep.Read) step).record().parts().stream())
                        .filter(part -> part.type().equals("08")))
                .hasSize(687 + 1057);
    }

    @Test
    void partialDatesHistoryAndDerivedFieldsComeOutAndProblemsAreNamed() {
        Mapping mapping = mapping();
        FileCount count = new FileCount(mapping);
        List<String> told = new ArrayList<>();
        for (FileStep step : ThingFiles.steps(mapping, persons())) {
            List<MappedEntry> entries = step instanceof FileStep.Read read
                    ? mapping.map(List.of(read.record()), mapping.attributes(), ThingFiles.context())
                    : List.of();
            count.add(step, entries);
            entries.forEach(entry -> entry.fields().forEach((attribute, field) -> {
                if (field instanceof MappedField.Present present) {
                    told.add(attribute + " " + ClearText.of(present.value()));
                }
            }));
        }
        FileReport report = count.report();
        assertThat(report.read()).isEqualTo(687);
        assertThat(report.failed()).isZero();
        assertThat(seen(report, "01.03.10")).isEqualTo(862);
        assertThat(seen(report, "08.09.10")).isEqualTo(1743);
        assertThat(seen(report, "09.02.40")).isEqualTo(718);
        assertThat(told).contains("Person/birthDate 1968", "Person/fullName Mattheus du Burck", "Person/initials M.");
        assertThat(told).filteredOn(each -> each.equals("Death/deceased yes")).hasSizeBetween(20, 26);
        assertThat(report.problems())
                .extracting(problems ->
                        problems.first().rule() + " " + problems.first().row() + " " + problems.count())
                .containsExactlyInAnyOrder(PROBLEMS);
    }

    private static long seen(FileReport report, String column) {
        return report.fields().stream()
                .filter(field -> field.field().equals(column))
                .findFirst()
                .map(FieldLoss::seen)
                .orElse(0L);
    }

    @Test
    void anAgeIsKnownOfAPartialDateOnlyWhereEveryDayGivesTheSame() {
        Mapping mapping = mapping();
        Optional<MappedField> age = mapping
                .map(
                        List.of(new NativeRecord("record", 1, Map.of("01.03.10", "19860100"), List.of())),
                        mapping.attributes(),
                        ThingFiles.context())
                .stream()
                .flatMap(entry -> entry.fields().entrySet().stream())
                .filter(field -> field.getKey().toString().equals("Person/age"))
                .map(Map.Entry::getValue)
                .findFirst();
        assertThat(age).contains(new MappedField.Unknown());
    }

    /** What the test set holds on purpose: values in the wrong column, codes that no table has, days that don't exist. */
    private static final String[] PROBLEMS = {
        "M4 c018110 2",
        "M4 c018210 27",
        "M4 c028110 1",
        "M4 c028210 28",
        "M4 c038110 1",
        "M4 c038210 27",
        "M4 c048210 5",
        "M4 c058110 1",
        "M4 c058210 14",
        "M4 c080910 91",
        "M4 c098110 2",
        "M4 c098210 5",
        "M4 c113210 5",
        "M4 c118210 2",
        "M4 c128210 2",
        "M4 residenceTownLine 3",
        "M7 age 1",
        "M7 c010310 1",
        "M7 c018510 2",
        "M7 c018610 1",
        "M7 c020310 1",
        "M7 c026210 1",
        "M7 c028510 3",
        "M7 c028610 1",
        "M7 c030310 1",
        "M7 c036210 1",
        "M7 c038510 3",
        "M7 c038610 1",
        "M7 c048220 4",
        "M7 c048510 1",
        "M7 c048610 1",
        "M7 c050710 1",
        "M7 c060810 2",
        "M7 c076710 1",
        "M7 c076810 1",
        "M7 c080920 1",
        "M7 c081030 1",
        "M7 c088510 1",
        "M7 c088610 2",
        "M7 c123530 1",
        "M7 c128220 1",
        "M7 c128510 1",
        "M7 c128610 1",
        "M7 nationalitySince 1",
        "M7 nationalitySinceMonth 1",
        "M7 nationalitySincePrecision 1",
        "M7 nationalitySinceWords 1",
        "M7 nationalitySinceYear 1",
        "M7 residenceDomesticDate 1",
        "M7 residencePresentValidityDate 1",
        "M7 residenceSinceDate 1"
    };
}

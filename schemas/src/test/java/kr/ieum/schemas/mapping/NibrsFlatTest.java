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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import kr.ieum.schemas.ExternalFederation;
import kr.ieum.schemas.NibrsCodes;
import kr.ieum.schemas.form.ClearText;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fixed-width submission of seven types of line fills the same reference properties as the XML of the same domain. */
@Tag("external")
class NibrsFlatTest {

    @TempDir
    private Path folder;

    private Mapping mapping() {
        Faults faults = new Faults();
        var mappings = NibrsCodes.federation(folder).load(faults).mappings();
        assertThat(faults.list()).isEmpty();
        return mappings.get("nibrs-flat");
    }

    private static InputStream submission() {
        try {
            return new BufferedInputStream(new GZIPInputStream(
                    Files.newInputStream(ExternalFederation.data("nibrs").resolve("Test-Submission-1.txt.gz"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyFieldIsMappedOrLeftOutForAReasonAndEveryExamplePasses() {
        Mapping mapping = mapping();
        Set<String> mapped = mapping.sourceFields(mapping.attributes());
        assertThat(mapping.allSourceFields()).hasSize(70);
        assertThat(mapping.allSourceFields())
                .filteredOn(field -> !mapped.contains(field))
                .containsExactlyInAnyOrder("city", "incident/offense", "property/offense", "arrest/clearedOffense");
    }

    @Test
    void bothMappingsFillTheSameProperties() {
        Faults faults = new Faults();
        var mappings = NibrsCodes.federation(folder).load(faults).mappings();
        Set<AttributeKey> flat = mappings.get("nibrs-flat").attributes();
        Set<AttributeKey> xml = mappings.get("nibrs-xml").attributes();
        assertThat(xml).containsAll(flat);
        Set<String> onlyXml = xml.stream()
                .filter(attribute -> !flat.contains(attribute))
                .map(AttributeKey::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(onlyXml)
                .containsExactly("Report/category", "Submission/agencyNumber", "Submission/date", "Submission/number");
    }

    @Test
    void linesOfAnIncidentBecomeOneRecordWithItsParts() {
        Mapping mapping = mapping();
        List<FileStep> steps = ThingFiles.steps(mapping, submission());
        assertThat(steps).hasSize(224).allSatisfy(step -> assertThat(step).isInstanceOf(FileStep.Read.class));
        NativeRecord first = ((FileStep.Read) steps.getFirst()).record();
        assertThat(first.type()).isEqualTo("incident-report");
        assertThat(first.parts())
                .extracting(NativeRecord::type)
                .containsExactly("incident", "offense", "property", "victim", "offender", "arrest");
        assertThat(first.parts()).extracting(NativeRecord::position).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void whatTheSubmissionSaysAndWhatItsCodeTablesDontKnowIsCounted() {
        Mapping mapping = mapping();
        FileCount count = new FileCount(mapping);
        List<String> first = new ArrayList<>();
        for (FileStep step : ThingFiles.steps(mapping, submission())) {
            List<MappedEntry> entries = step instanceof FileStep.Read read
                    ? mapping.map(List.of(read.record()), mapping.attributes(), ThingFiles.context())
                    : List.of();
            count.add(step, entries);
            if (first.isEmpty()) {
                entries.forEach(entry -> entry.fields().forEach((attribute, field) -> {
                    if (field instanceof MappedField.Present present) {
                        first.add(attribute + " " + ClearText.of(present.value()));
                    }
                }));
            }
        }
        FileReport report = count.report();
        assertThat(report.read()).isEqualTo(224);
        assertThat(report.failed()).isZero();
        assertThat(first)
                .contains(
                        "Report/month 2016-01",
                        "Incident/date 2014-12-13",
                        "Incident/hour 05",
                        "Incident/isCargoTheft no",
                        "Offense/kind 23F",
                        "Item/status STOLEN",
                        "Item/valueCount 5000",
                        "Victim/number 1",
                        "Victim/age 45",
                        "VictimOffense/victimNumber 1",
                        "VictimOffense/offenseKind 23F",
                        "Offender/age 35",
                        "Arrest/offenseKind 23F",
                        "Arrestee/force 13A");
        assertThat(report.fields())
                .filteredOn(field -> !field.mapped() && field.seen() > 0)
                .isEmpty();
        Optional<FieldLoss> offenses = report.fields().stream()
                .filter(field -> field.field().equals("offense/code"))
                .findFirst();
        assertThat(offenses.map(FieldLoss::seen)).contains(281L);
        assertThat(report.problems())
                .extracting(problems ->
                        problems.first().rule() + " " + problems.first().row() + " " + problems.count())
                .containsExactlyInAnyOrder(PROBLEMS);
    }

    /** Codes in the submission that the code tables of the same source don't list, and no others. */
    private static final String[] PROBLEMS = {"M4 victimOffenderRelation 1", "M4 armedWith 12", "M4 arrestOffense 1"};
}

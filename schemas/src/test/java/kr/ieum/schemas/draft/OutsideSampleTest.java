package kr.ieum.schemas.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import kr.ieum.schemas.ExternalFederation;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.mapping.FileReport;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts from files nobody here wrote: what is in them is recognised, or refused for a stated reason. */
@Tag("external")
class OutsideSampleTest {

    private static byte[] gunzipped(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    @Test
    void cellsWithBlanksAfterTheCommaAreReadWithoutThemAndTheDraftLoads() throws IOException {
        byte[] sample = gunzipped(ExternalFederation.data("febrl").resolve("dataset4a.csv.gz"));
        Draft draft = RegisterSamples.draft("febrl", sample);
        assertThat(draft.text())
                .contains("format: csv", "charset: UTF-8", "transform: {type: date, pattern: \"yyyyMMdd\"}")
                .contains("empty: {unknown: [\"\"]}")
                .doesNotContain("separator:");
        assertThat(draft.fields())
                .extracting(Draft.Field::source)
                .hasSize(11)
                .contains("rec_id", "date_of_birth", "soc_sec_id");
        assertThat(draft.notes()).anySatisfy(note -> assertThat(note).contains("blanks around cells"));
        assertThat(RegisterSamples.run(draft, sample)).satisfies(report -> {
            assertThat(report.read()).isEqualTo(5000);
            assertThat(report.isClean()).isTrue();
        });
    }

    @Test
    void columnsThatAreNumberedAreAllListedAndNoneIsGuessed() throws IOException {
        byte[] sample =
                gunzipped(ExternalFederation.data("brp").resolve("20220502_Testset_persoonslijsten_GBA-V.csv.gz"));
        Draft draft = RegisterSamples.draft("brp", sample);
        assertThat(draft.text())
                .contains("format: csv", "charset: UTF-8", "separator: \";\"", "lineEnd: LF")
                .contains("draft: true", "rows: []", "inOrder: true");
        assertThat(draft.fields())
                .hasSizeGreaterThan(250)
                .allSatisfy(field -> assertThat(field.mapped()).isEmpty());
        assertThat(draft.notes()).anySatisfy(note -> assertThat(note).contains("06.88.10", "a header stands twice"));
        assertThat(RegisterSamples.run(draft, sample).read()).isEqualTo(2156);
    }

    @Test
    void linesThatSayTheirLengthAndTypeAreTakenApartIntoRecords() throws IOException {
        byte[] submission = gunzipped(ExternalFederation.data("nibrs").resolve("Test-Submission-1.txt.gz"));
        Draft draft = RegisterSamples.draft("nibrs", submission);
        assertThat(draft.text())
                .contains("length: {at: 1, length: 4}", "type: {at: 5, length: 1}", "blankLines: true")
                .contains("lengths: [\"87\", \"88\"]", "begins: record-1", "name: line-6")
                .doesNotContain("begins: record-2", "begins: record-6");
        FileReport report = RegisterSamples.run(draft, submission);
        assertThat(report.read()).isEqualTo(224);
        assertThat(report.failed()).isZero();
    }

    @Test
    void aMessageInManyNamespacesIsTakenApartIntoItsElements() throws IOException {
        byte[] sample = crash();
        Draft draft = RegisterSamples.draft("crash", sample);
        assertThat(draft.text()).contains("format: xml", "charset: UTF-8");
        assertThat(draft.fields()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(draft.notes()).anySatisfy(note -> assertThat(note).contains("attributes of elements"));
        assertThat(RegisterSamples.run(draft, sample).read()).isEqualTo(1);
    }

    @Test
    void theModelOfTheFederationThatAsksIsTheOneSuggested(@TempDir Path folder) throws IOException {
        byte[] sample = crash();
        Schemas schemas = ExternalFederation.in(folder, "crash").load(new Faults());
        Draft draft = RegisterSamples.draft(schemas, "crash", sample);
        assertThat(draft.text()).contains("model: https://ieum.example/test/crash/1.0/");
        assertThat(draft.fields().stream().filter(field -> !field.suggestions().isEmpty()))
                .extracting(field -> field.suggestions().getFirst().target().text())
                .contains("Crash/date", "Driver/birthDate", "Driver/givenName", "Driver/surname");
        assertThat(RegisterSamples.run(schemas, draft, sample).isClean()).isTrue();
    }

    private static byte[] crash() throws IOException {
        return Files.readAllBytes(ExternalFederation.data("niem")
                .resolve("crashdriver-apache/examples")
                .resolve("iep1.xml"));
    }
}

package kr.ieum.schemas.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import kr.ieum.schemas.ExternalFederation;
import kr.ieum.schemas.mapping.Mappings;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Drafts from files nobody here wrote: what is in them is recognised, or refused for a stated reason. */
@Tag("external")
class OutsideSampleTest {

    private static byte[] gunzipped(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    /** Whether it loads as it stands; where it doesn't, only what the draft says itself is missing. */
    private static boolean loads(Draft draft) {
        Faults faults = new Faults();
        boolean loads = Mappings.parse(
                        draft.text().getBytes(StandardCharsets.UTF_8),
                        "draft",
                        draft.id(),
                        RegisterSamples.schemas().model(),
                        RegisterSamples.schemas().codeLists(),
                        faults)
                .isPresent();
        assertThat(faults.list()).hasSameSizeAs(draft.open());
        return loads;
    }

    @Test
    void cellsWithBlanksAfterTheCommaAreReadWithoutThemAndTheDraftLoads() throws IOException {
        Draft draft = RegisterSamples.draft(
                "febrl", gunzipped(ExternalFederation.data("febrl").resolve("dataset4a.csv.gz")));
        assertThat(draft.text())
                .contains("format: csv", "charset: UTF-8", "transform: {type: date, pattern: \"yyyyMMdd\"}")
                .contains("empty: {unknown: [\"\"]}")
                .doesNotContain("separator:");
        assertThat(draft.fields())
                .extracting(Draft.Field::source)
                .hasSize(11)
                .contains("rec_id", "date_of_birth", "soc_sec_id");
        assertThat(draft.notes()).anySatisfy(note -> assertThat(note).contains("blanks around cells"));
        assertThat(loads(draft)).isTrue();
    }

    @Test
    void columnsThatAreNumberedAreAllListedAndNoneIsGuessed() throws IOException {
        Draft draft = RegisterSamples.draft(
                "brp",
                gunzipped(ExternalFederation.data("brp").resolve("20220502_Testset_persoonslijsten_GBA-V.csv.gz")));
        assertThat(draft.text()).contains("format: csv", "charset: UTF-8", "separator: \";\"", "lineEnd: LF");
        assertThat(draft.fields())
                .hasSizeGreaterThan(250)
                .allSatisfy(field -> assertThat(field.mapped()).isEmpty());
        assertThat(draft.notes()).anySatisfy(note -> assertThat(note).contains("06.88.10", "a header stands twice"));
        assertThat(draft.open()).extracting("rule").containsExactly("M21");
        assertThat(loads(draft)).isFalse();
    }

    @Test
    void linesOfSeveralLengthsAreRefusedWithTheWayOut() throws IOException {
        byte[] submission = gunzipped(ExternalFederation.data("nibrs").resolve("Test-Submission-1.txt.gz"));
        assertThat(RegisterSamples.refused(submission)).hasValueSatisfying(fault -> {
            assertThat(fault.rule()).isEqualTo("D3");
            assertThat(fault.toString()).contains("lines of several lengths", "write the layout");
        });
    }

    @Test
    void aMessageInManyNamespacesIsTakenApartIntoItsElements() throws IOException {
        Path examples = ExternalFederation.data("niem").resolve("crashdriver-apache/examples");
        Draft draft = RegisterSamples.draft("crash", Files.readAllBytes(examples.resolve("iep1.xml")));
        assertThat(draft.text()).contains("format: xml", "charset: UTF-8");
        assertThat(draft.fields()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(draft.notes()).anySatisfy(note -> assertThat(note).contains("attributes of elements"));
        assertThat(draft.open()).extracting("rule").containsExactly("M21");
        assertThat(loads(draft)).isFalse();
    }
}

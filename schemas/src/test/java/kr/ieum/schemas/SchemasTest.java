package kr.ieum.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.FaultyFilesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading a federation's schemas as a whole: every fault at once, and one digest of what was loaded. */
class SchemasTest {

    @TempDir
    private Path folder;

    @Test
    void aFaultlessFolderIsLoadedWhole() {
        Faults faults = new Faults();
        Schemas schemas = TestFederation.in(folder).load(faults);
        assertThat(faults.list()).isEmpty();
        assertThat(schemas.model().properties()).hasSize(11);
        assertThat(schemas.codeLists().all()).containsOnlyKeys("colour", "register-colour");
        assertThat(schemas.functions().all()).hasSize(5);
        assertThat(schemas.tasks().all()).hasSize(1);
        assertThat(schemas.mappings()).containsOnlyKeys("things");
        assertThat(schemas.digest()).matches("sha-256:[0-9a-f]{64}");
    }

    @Test
    void faultsOfAllFilesAreToldAtOnceEachWithFileLineRuleAndRemedy() {
        TestFederation federation = TestFederation.in(folder)
                .replace("codes/colour.csv", "BLUE,파랑", "BLUE,")
                .replace("model/core.yaml", "Thing/unit:", "Object/unit:")
                .replace("functions/tree.csv", "policy-area", "policy-zone")
                .replace("tasks/count-things.yaml", "id: count-things", "id: other")
                .replace("mappings/things.yaml", "digits: 5", "digits: 0")
                .write("mappings/broken.yaml", "a: [");
        assertThat(federation.faults())
                .extracting(Fault::file)
                .contains(
                        "codes/colour.csv",
                        "model/core.yaml",
                        "functions/tree.csv",
                        "tasks/count-things.yaml",
                        "mappings/things.yaml",
                        "mappings/broken.yaml");
        Faults faults = new Faults();
        federation.load(faults);
        assertThatThrownBy(faults::throwIfAny)
                .isInstanceOf(FaultyFilesException.class)
                .hasMessageContaining("tasks/count-things.yaml:2 id: is not the file's name -> write 'count-things'");
    }

    @Test
    void eachMissingFolderIsAFault() {
        Faults faults = new Faults();
        Schemas.load(folder.resolve("nowhere"), faults);
        assertThat(faults.list())
                .extracting(fault -> fault.file() + " " + fault.rule())
                .containsExactlyInAnyOrder("codes S1", "functions S1", "mappings S1", "model S1", "tasks S1");
    }

    @Test
    void aFileWhoseNameIsNoIdIsAFault() {
        TestFederation federation = TestFederation.in(folder);
        federation.write("codes/my colours.csv", federation.read("codes/colour.csv"));
        assertThat(federation.faults()).extracting(Fault::rule).containsExactly("S2");
    }

    @Test
    void theDigestChangesWithEveryByteAndNameAndWithNothingElse() throws Exception {
        TestFederation federation = TestFederation.in(folder);
        String digest = digest(federation);
        assertThat(digest(federation)).isEqualTo(digest);
        Files.writeString(folder.resolve("README.md"), "beside the schemas");
        assertThat(digest(federation)).isEqualTo(digest);
        federation.write("mappings/things.yaml", federation.read("mappings/things.yaml") + "# reviewed\n");
        String reviewed = digest(federation);
        assertThat(reviewed).isNotEqualTo(digest);
        Files.move(federation.file("model/core.yaml"), federation.file("model/kernel.yaml"));
        assertThat(digest(federation)).isNotEqualTo(reviewed);
    }

    private static String digest(TestFederation federation) {
        return federation.load(new Faults()).digest();
    }
}

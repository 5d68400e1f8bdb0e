package kr.ieum.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import kr.ieum.simulator.cases.CaseFile;
import kr.ieum.simulator.cases.CaseSubject;
import kr.ieum.simulator.cases.KnownCase;
import kr.ieum.simulator.people.HardRow;
import kr.ieum.simulator.server.Mode;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static String readme() throws Exception {
        return Files.readString(Path.of("README.md"));
    }

    @Test
    void the_readme_names_every_case_with_the_numbers_of_its_people() throws Exception {
        String readme = readme();
        for (KnownCase known : KnownCase.values()) {
            CaseFile file = Shared.SIMULATOR.population().cases().stream()
                    .filter(each -> each.number().equals(known.number()))
                    .findFirst()
                    .orElseThrow();
            assertThat(readme).contains("`" + known + "` | " + known.number() + " | " + file.official());
            assertThat(file.subjects()).extracting(CaseSubject::number).allMatch(readme::contains);
            assertThat(readme).contains(file.deceased());
        }
        String changed = Shared.SIMULATOR.population().currentNumbers().keySet().stream()
                .filter(number -> number.startsWith("9304122"))
                .findFirst()
                .orElseThrow();
        assertThat(readme).contains(changed);
    }

    @Test
    void the_readme_names_every_mode_and_every_hard_row() throws Exception {
        for (Mode mode : Mode.values()) {
            assertThat(readme()).contains("`" + mode.word() + "`");
        }
        for (HardRow kind : HardRow.values()) {
            assertThat(readme()).contains(kind.word());
        }
    }
}

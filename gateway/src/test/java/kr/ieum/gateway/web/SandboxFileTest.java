package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.identity.AgenciesFile;
import kr.ieum.gateway.start.ShippedConfig;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the list of people to try must say, and what is told when it doesn't. */
class SandboxFileTest {

    @TempDir
    Path folder;

    private ShippedConfig config;
    private Faults faults;

    @BeforeEach
    void copy() throws IOException {
        config = ShippedConfig.copyTo(folder);
    }

    private Optional<Sandbox> read() {
        faults = new Faults();
        return SandboxFile.read(
                config.folder(), Set.of("seo.ian", "kim.jihyun"), AgenciesFile.read(config.folder(), faults), faults);
    }

    @Test
    void the_shipped_list_has_queries_and_what_each_is_answered() {
        Sandbox sandbox = read().orElseThrow();

        assertThat(faults.list()).isEmpty();
        assertThat(sandbox.system()).isEqualTo("3000000/welfare-case");
        assertThat(sandbox.entries())
                .filteredOn(entry -> entry.id().equals("slow"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.query()).containsEntry("mode", "reject").containsEntry("official", "seo.ian");
                    assertThat(entry.answer())
                            .isInstanceOfSatisfying(
                                    Sandbox.Answer.Told.class,
                                    told -> assertThat(told.fields())
                                            .contains(new Sandbox.Field(
                                                    0, "HealthInsurance/insuredType", "late", Optional.empty())));
                });
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        Q1 | ieum-sandbox/1               | ieum-sandbox/9
        Q2 | id: slow                     | id: Slow
        Q3 | id: slow                     | id: down
        Q4 | official: kim.jihyun         | official: nobody
        Q5 | 3000000/welfare-case         | 3000000/nothing
        Q6 | ["8809071166215"]            | ["880907-1166215"]
        Q7 | refused: {problem: refused, reason: applicant-deceased} | mode: filter
        Q8 | {subject: 3, attribute: HealthInsurance/insuredType | {subject: 4, attribute: HealthInsurance/insuredType
        Q8 | {attribute: Vehicle/name, state: not-granted} | {attribute: Vehicle/vin, state: not-granted}
        """)
    void every_fault_names_its_line_and_rule(String rule, String text, String by) throws IOException {
        config.replace("demo/sandbox.yaml", text, by);
        read();

        assertThat(faults.list()).anySatisfy(fault -> {
            assertThat(fault.rule()).isEqualTo(rule);
            assertThat(fault.file()).isEqualTo("demo/sandbox.yaml");
            assertThat(fault.line()).isPositive();
            assertThat(fault.remedy()).isNotBlank();
        });
    }
}

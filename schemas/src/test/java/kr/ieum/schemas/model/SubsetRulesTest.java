package kr.ieum.schemas.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import kr.ieum.schemas.TestFederation;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A subset of the model only narrows it, and what is deprecated is told without stopping anything. */
class SubsetRulesTest {

    private static final String SUBSET = "subsets/reds.yaml";

    @TempDir
    private Path folder;

    private TestFederation federation;

    @BeforeEach
    void copy() {
        federation = TestFederation.in(folder);
    }

    @Test
    void aSubsetTakesPropertiesAndNarrowsThem() {
        ModelSubset reds = federation.load(new Faults()).subsets().get("reds");
        assertThat(reds.properties().keySet())
                .extracting(AttributeKey::text)
                .containsExactly("Thing/name", "Thing/madeDate", "Thing/colour");
        ModelSubset.Narrowed made = reds.properties().get(new AttributeKey("Thing/madeDate"));
        assertThat(made.property().partialDates()).isTrue();
        assertThat(made.partialDates()).isFalse();
        assertThat(reds.properties()
                        .get(new AttributeKey("Thing/colour"))
                        .codes()
                        .orElseThrow())
                .containsExactly("RED");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "L40 | ieum-subset/1 | ieum-subset/2",
                "L40 | 'id: reds' | 'id: blues'",
                "L41 | Thing/name | Thing/title",
                "L42 | 'cardinality: one' | 'cardinality: many'",
                "L42 | 'Thing/name: {}' | 'Thing/name: {partialDates: true}'",
                "L43 | 'codes: [RED]' | 'codes: [PINK]'",
                "L43 | 'Thing/name: {}' | 'Thing/name: {codes: [RED]}'",
                "Y8 | 'Thing/name: {}' | 'Thing/name: {datatype: text}'",
            })
    void eachRuleOfSubsetsIsBrokenOnceAndNamed(String rule, String text, String by) {
        assertThat(federation.replace(SUBSET, text, by).faults())
                .filteredOn(fault -> fault.file().equals(SUBSET))
                .extracting(Fault::rule)
                .contains(rule);
    }

    @Test
    void aSubsetOfNothingIsAFault() {
        federation.write(SUBSET, """
            format: ieum-subset/1
            id: reds
            title: {ko: 없음, en: Nothing}
            """);
        assertThat(federation.faults()).extracting(Fault::rule).containsExactly("L44");
    }

    @Test
    void aDeprecatedPropertyIsWarnedOfInSubsetAndMappingAndStillRuns() {
        federation.replace(SUBSET, "Thing/madeDate", "Thing/checkedDate");
        federation.replace("mappings/things.yaml", "target: Thing/madeDate", "target: Thing/checkedDate");
        federation.replace("model/office.yaml", "    datatype: date", "    datatype: date\n    partialDates: true");
        Faults faults = new Faults();
        assertThat(federation.load(faults).mappings()).containsKey("things");
        assertThat(faults.list()).isEmpty();
        assertThat(faults.warnings()).hasSize(2).allSatisfy(warning -> {
            assertThat(warning.rule()).isEqualTo("L36");
            assertThat(warning.line()).isPositive();
            assertThat(warning.message()).isEqualTo("Thing/checkedDate is deprecated since 2020-01-01");
            assertThat(warning.remedy()).isEqualTo("use Thing/inspectedDate");
        });
        assertThat(faults.warnings())
                .extracting(warning -> warning.file() + " " + warning.key())
                .containsExactly(
                        "mappings/things.yaml rows[2].target", "subsets/reds.yaml properties.Thing/checkedDate");
    }
}

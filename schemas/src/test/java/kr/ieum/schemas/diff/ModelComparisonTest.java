package kr.ieum.schemas.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.TestFederation;
import kr.ieum.schemas.diff.ModelComparison.Version;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two versions of a model: each kind of change is found once, and graded as the table says. */
class ModelComparisonTest {

    @TempDir
    private Path folder;

    private TestFederation earlier;
    private TestFederation later;

    @BeforeEach
    void copy() throws IOException {
        earlier = TestFederation.in(Files.createDirectory(folder.resolve("a")));
        later = TestFederation.in(Files.createDirectory(folder.resolve("b")));
    }

    @ParameterizedTest(name = "{0} {1}: {3} -> {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "G1 | Thing/unit | core | counted in stock.} | counted in our stock.}",
                "G1 | Thing/unit | core | example: 개 | example: 대",
                "G1 | Thing | core | A thing made up for tests. | A thing made up for our tests.",
                "G4 | Thing/unit | core | Thing/unit: | Thing/secondUnit:",
                "G5 | Thing/amount | core | 'datatype: amount\n"
                        + "    cardinality: one\n"
                        + "    sensitivity: internal\n"
                        + "    steward: \"9999999\"\n"
                        + "    example: \"-12\"' | 'datatype: identifier\n"
                        + "    cardinality: one\n"
                        + "    sensitivity: internal\n"
                        + "    steward: \"9999999\"\n"
                        + "    example: \"12\"'",
                "G6 | Thing/unit | core | 'datatype: text\n"
                        + "    cardinality: one' | 'datatype: text\n"
                        + "    cardinality: many'",
                "G7 | Thing/madeDate | core | 'partialDates: true\n"
                        + "    cardinality: one' | 'partialDates: false\n"
                        + "    cardinality: one'",
                "G8 | Thing/colour | core | 'codeList: colour' | 'codeList: register-colour'",
                "G9 | Thing/unit | core | 'sensitivity: public' | 'sensitivity: sensitive'",
                "G10 | Thing/number | core | 'sensitivity: unique-identifier' | 'sensitivity: internal'",
                "G11 | Thing/inspectedDate | office | 'sensitivity: internal\n"
                        + "    steward: \"8888888\"\n"
                        + "    example: 2025-11-03' | 'sensitivity: internal\n"
                        + "    steward: \"7777777\"\n"
                        + "    example: 2025-11-03'",
                "G12 | Thing/total | core | '    derivedFrom: [Thing/amount]\n' | ''",
                "G13 | Thing/number | core | 'implies:' | 'implies:\n      - {form: first7, attribute: Thing/colour}'",
                "G14 | Thing/number | core | '      - {form: first6, attribute: Thing/madeDate}' | '      - {form:"
                        + " first6, attribute: Thing/colour}'",
                "G15 | Thing/checkedDate | office | '    deprecated:\n"
                        + "      since: 2020-01-01\n"
                        + "      successor: Thing/inspectedDate\n"
                        + "      reason: {ko: 점검이 검사로 바뀌었다., en: Checking has become inspection.}\n"
                        + "' | ''",
                "G16 | Thing/inspectedDate | office | https://ieum.example/test/office/1.0/ |"
                        + " https://ieum.example/test/bureau/1.0/",
                "G17 | Owning | core | 'classes: [Thing], cardinality: one}' | 'classes: [Thing], cardinality: many}'",
                "G17 | Thing | core | 'identifiedBy: [Thing/number]' | 'identifiedBy: [Thing/name, Thing/number]'",
            })
    void eachKindOfChangeIsFoundAndGraded(String rule, String subject, String file, String text, String by) {
        later.replace("model/" + file + ".yaml", line(text), line(by == null ? "" : by));
        ModelComparison comparison = compare();
        assertThat(comparison.changes()).as(comparison.changes().toString()).anySatisfy(change -> {
            assertThat(change.rule().number()).isEqualTo(rule);
            assertThat(change.subject()).isEqualTo(subject);
        });
    }

    @Test
    void aPropertyThatCameIsMinorAndOneThatWentIsMajor() {
        String unit = "  Thing/weightUnit:\n"
                + "    name: {ko: 무게 단위, en: unit of weight}\n"
                + "    definition: {ko: 물건의 무게를 재는 단위., en: The unit in which the thing is weighed.}\n"
                + "    datatype: text\n"
                + "    cardinality: one\n"
                + "    sensitivity: public\n"
                + "    steward: \"9999999\"\n"
                + "    example: 근\n";
        later.write("model/core.yaml", later.read("model/core.yaml") + unit);
        assertThat(compare().changes())
                .containsExactly(new ModelChange(ChangeRule.ADDED, "Thing/weightUnit", "property"));
        assertThat(compare().severity()).contains(Severity.MINOR);
        TestFederation swap = earlier;
        earlier = later;
        later = swap;
        assertThat(compare().changes())
                .containsExactly(new ModelChange(ChangeRule.REMOVED, "Thing/weightUnit", "property"));
        assertThat(compare().severity()).contains(Severity.MAJOR);
    }

    @Test
    void codesThatCameAreMinorAndCodesThatWentOrEndedOrMovedAreMajor() {
        later.write("codes/colour.csv", later.read("codes/colour.csv") + "GREEN,초록,green,,,,\n");
        assertThat(compare().changes())
                .containsExactly(new ModelChange(ChangeRule.CODE_ADDED, "codes/colour", "GREEN"));
        later.replace("codes/colour.csv", "RED,빨강,red,WARM,2000-01-01,,", "RED,빨강,red,,2000-01-01,,");
        assertThat(compare().severity()).contains(Severity.MAJOR);
        later.write(
                "codes/register-colour.csv",
                later.read("codes/register-colour.csv").replace("2,파랑,blue,,,,\n", ""));
        assertThat(compare().changes())
                .contains(new ModelChange(ChangeRule.CODE_REMOVED, "codes/register-colour", "2 is there no more"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "8,진홍,crimson,,,2009-12-31,1 | 8,진홍,crimson,,,2009-12-31,2",
                "8,진홍,crimson,,,2009-12-31,1 | 8,진홍,crimson,,,2009-12-31,",
                "8,진홍,crimson,,,2009-12-31,1 | 8,진홍,crimson,,,2019-12-31,1",
                "2,파랑,blue,,,, | 2,파랑,blue,,2030-01-01,,",
            })
    void aCodeThatResolvesOtherwiseOrIsValidOnOtherDaysIsMajor(String line, String by) {
        later.replace("codes/register-colour.csv", line, by);
        assertThat(compare().changes()).singleElement().satisfies(change -> {
            assertThat(change.rule()).isEqualTo(ChangeRule.CODE_REMOVED);
            assertThat(change.subject()).isEqualTo("codes/register-colour");
        });
    }

    @Test
    void theSameModelHasNoChangesAndNoGrade() {
        assertThat(compare().changes()).isEmpty();
        assertThat(compare().severity()).isEqualTo(Optional.empty());
    }

    @Test
    void aStepOfANamespacesVersionIsToldAndIsNoChangeOfEveryProperty() {
        String core = "https://ieum.example/test/core/1.0/";
        String stepped = "https://ieum.example/test/core/1.1/";
        later.replace("model/core.yaml", core, stepped)
                .replace("model/office.yaml", core, stepped)
                .replace("mappings/things.yaml", core, stepped);
        assertThat(compare().steps()).containsExactly(new ModelComparison.Step("core", "1.0", "1.1"));
        assertThat(compare().changes()).isEmpty();
    }

    @Test
    void aMappingBreaksForTheReasonThatItsLoaderGives() {
        later.replace("model/core.yaml", "Thing/unit:", "Thing/secondUnit:")
                .replace("mappings/things.yaml", "target: Thing/unit", "target: Thing/secondUnit");
        List<Break> breaks = impactOnMappings();
        assertThat(breaks)
                .extracting(Break::reason)
                .anyMatch(reason -> reason.contains("'Thing/unit' is not in the reference model"));
        assertThat(breaks).allSatisfy(broken -> {
            assertThat(broken.kind()).isEqualTo(Break.Kind.MAPPING);
            assertThat(broken.id()).isEqualTo("mappings/things.yaml");
            assertThat(broken.refused()).isTrue();
            assertThat(broken.reason()).contains("[M");
        });
    }

    @Test
    void aMappingThatStillLoadsIsReviewedWhereWhatItFillsHasAMajorChange() {
        later.replace(
                "model/core.yaml",
                "sensitivity: internal\n    steward: \"9999999\"\n    example: \"-12\"",
                "sensitivity: personal\n    steward: \"9999999\"\n    example: \"-12\"");
        assertThat(impactOnMappings()).singleElement().satisfies(broken -> {
            assertThat(broken.refused()).isFalse();
            assertThat(broken.reason())
                    .contains("Thing/amount")
                    .contains("internal -> personal")
                    .contains("[G9]");
        });
    }

    @Test
    void aCodeListBreaksWhereACodeIsThereNoMore() {
        later.write(
                "codes/register-colour.csv",
                later.read("codes/register-colour.csv").replace("9,무색,none,,,2009-12-31,\n", ""));
        assertThat(new Impact(compare()).onCodeLists()).singleElement().satisfies(broken -> {
            assertThat(broken.id()).isEqualTo("codes/register-colour.csv");
            assertThat(broken.reason()).contains("9 is there no more");
        });
    }

    @Test
    void theReadmeGradesEveryKindOfChangeAsTheCodeDoes() throws IOException {
        String readme = Files.readString(Path.of(System.getProperty("ieum.root", ".."), "schemas/README.md"));
        assertThat(Arrays.stream(ChangeRule.values()).map(rule -> rule.number()))
                .doesNotHaveDuplicates()
                .hasSize(19);
        for (ChangeRule rule : ChangeRule.values()) {
            assertThat(readme)
                    .contains("| " + rule.number() + " | " + rule.title() + " | "
                            + rule.severity().name().toLowerCase(java.util.Locale.ROOT) + " |");
        }
    }

    private List<Break> impactOnMappings() {
        Schemas before = load(earlier);
        return new Impact(compare()).onMappings(folder.resolve("a"), before.mappings(), version(load(later)));
    }

    private ModelComparison compare() {
        return ModelComparison.of(version(load(earlier)), version(load(later)));
    }

    private static Version version(Schemas schemas) {
        return new Version(schemas.model(), schemas.codeLists());
    }

    /** Faults of the changed copy don't matter here: what changed is found all the same. */
    private static Schemas load(TestFederation federation) {
        return federation.load(new Faults());
    }

    private static String line(String text) {
        return text.replace("\\n", "\n");
    }
}

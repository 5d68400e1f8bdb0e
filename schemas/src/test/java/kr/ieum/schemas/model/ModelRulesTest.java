package kr.ieum.schemas.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.TestFederation;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The linter of the reference model and of code lists: each numbered rule is broken once (design §5). */
class ModelRulesTest {

    @TempDir
    private Path folder;

    private TestFederation federation;

    @BeforeEach
    void copy() {
        federation = TestFederation.in(folder);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "L1 | ieum-model/1 | ieum-model/9",
                "L1 | https://ieum.example/test/core/1.0/ | https://ieum.example/test/core/",
                "L1 | 'steward: \"9999999\"' | steward: somebody",
                "L2 | Thing/madeDate: | thing/madeDate:",
                "L2 | '  Thing:' | '  thing:'",
                "L2 | [Thing/amount] | [amount]",
                "L4 | 'total: [amount]' | 'total: [date]'",
                "L4 | Thing/unit: | Thing/measure:",
                "L5 | codeList: colour | codeList: shade",
                "L5 | '    codeList: colour\n' | ''",
                "L5 | datatype: text | 'datatype: text\n    codeList: colour'",
                "L6 | Thing/unit: | Object/unit:",
                "L7 | [Thing/amount] | [Thing/price]",
                "L7 | [Thing/amount] | [Thing/total]",
                "L7 | [Thing/amount] | ['Thing/amount:year']",
                "L7 | [Thing/amount] | ['Thing/amount:absent']",
                "L2 | [Thing/amount] | ['amount:band:1000']",
                "L8 | datatype: text | 'datatype: text\n    partialDates: true'",
                "L9 | example: 1985-02 | example: 1985-13",
                "L9 | partialDates: true | partialDates: false",
                "L9 | example: RED | example: CRIMSON",
                "L9 | 'example: \"-12\"' | 'example: 12 won'",
                "L10 | 'ko: 물건을 세는 단위.' | 'ko: unit of count'",
                "L10 | 'ko: 물건을 세는 단위.' | 'ko: 단위'",
                "L10 | 'en: The unit by which the thing is counted in stock.' | 'en: 단위'",
                "L11 | attribute: Thing/madeDate | attribute: Thing/born",
                "L12 | form: first6 | form: year",
                "L12 | form: first6 | form: First Six",
                "L17 | 'identifiedBy: [Thing/number]' | 'identifiedBy: [Thing/madeDate]'",
                "L17 | 'identifiedBy: [Thing/number]' | 'identifiedBy: [Owning/sinceDate]'",
                "L18 | '        - {name: owned, classes: [Thing], cardinality: one}\n' | ''",
                "L18 | name: owned, classes | name: owner, classes",
                "L18 | 'owned, classes: [Thing]' | 'owned, classes: [Object]'",
                "L18 | 'many, role: Owner' | 'many, role: Holder'",
                "L18 | '      since: Owning/sinceDate\n' | ''",
                "L18 | 'until: Owning/untilDate' | 'until: Thing/madeDate'",
                "L18 | 'until: Owning/untilDate' | 'until: Owning/endDate'",
                "L19 | 'playedBy: [Thing]' | 'playedBy: [Owning]'",
                "L19 | '    playedBy: [Thing]\n' | ''",
                "L19 | 'contributes: [Owning]' | 'contributes: [Having]'",
                "Y4 | Thing/unit: | Thing/total:",
                "Y6 | sensitivity: public | steward2: x",
                "Y8 | sensitivity: public | 'sensitivity: public\n    remark: x'",
                "Y9 | datatype: text | datatype: string",
            })
    void eachRuleOfTheModelIsBrokenOnceAndNamed(String rule, String text, String by) {
        assertThat(federation
                        .replace("model/core.yaml", text.replace("\\n", "\n"), by.replace("\\n", "\n"))
                        .faults())
                .extracting(Fault::rule)
                .contains(rule);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "L13 | https://ieum.example/test/office/1.0/ | https://ieum.example/test/core/1.0/",
                "L14 | 'uses: [https://ieum.example/test/core/1.0/]' | 'uses: [https://ieum.example/test/core/2.0/]'",
                "L14 | 'uses: [https://ieum.example/test/core/1.0/]\n' | ''",
                "L15 | '  Thing:\n' | '  Object:\n'",
                "L15 | Thing/ | Owning/",
                "L16 | 'augments:\n  Thing:\n    name: {ko: 검사, en: inspection}\n' | ''",
                "L33 | 'successor: Thing/inspectedDate' | 'successor: Thing/seenDate'",
                "L34 | 'successor: Thing/inspectedDate' | 'successor: Thing/checkedDate'",
                "L35 | 'successor: Thing/inspectedDate' | 'successor: Thing/number'",
            })
    void eachRuleAcrossNamespacesIsBrokenOnceAndNamed(String rule, String text, String by) {
        assertThat(federation
                        .replace("model/office.yaml", text.replace("\\n", "\n"), by.replace("\\n", "\n"))
                        .faults())
                .extracting(Fault::rule)
                .contains(rule);
    }

    @Test
    void aPropertyOrClassIsDeclaredInOneFileOnly() {
        federation.write("model/other.yaml", federation.read("model/core.yaml"));
        assertThat(federation.faults())
                .extracting(Fault::rule)
                .contains("L3", "L13")
                .filteredOn("L3"::equals)
                .hasSize(12);
    }

    @Test
    void aTermMeansTheSameInAllFiles() {
        federation.write("model/other.yaml", """
            format: ieum-model/1
            namespace: https://ieum.example/test/other/1.0/
            title: {ko: 다른 모델, en: Another}
            terms: {unit: [amount]}
            """);
        assertThat(federation.faults()).extracting(Fault::rule).containsExactly("L4");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "C1 | name_ko | name",
                "C2 | BLUE,파랑 | BLUE,파랑,",
                "C2 | '\"blue, cold\"' | '\"blue, cold'",
                "C3 | BLUE,파랑 | BLUE,",
                "C4 | BLUE,파랑 | RED,파랑",
                "C5 | '2000-01-01,,' | '2000-13-01,,'",
                "C5 | 2009-12-31 | 1999-12-31",
                "C6 | RED,빨강,red,WARM | RED,빨강,red,HOT",
                "C6 | 2009-12-31,RED | 2009-12-31,SCARLET",
                "C7 | WARM,난색,warm,, | WARM,난색,warm,RED,",
                "C7 | RED,빨강,red,WARM,2000-01-01,, | RED,빨강,red,WARM,2000-01-01,2010-01-01,CRIMSON",
                "C8 | RED,빨강,red,WARM,2000-01-01,, | RED,빨강,red,WARM,2000-01-01,,BLUE",
            })
    void eachRuleOfCodeListsIsBrokenOnceAndNamed(String rule, String text, String by) {
        List<Fault> faults = federation.replace("codes/colour.csv", text, by).faults();
        assertThat(faults)
                .filteredOn(fault -> fault.file().equals("codes/colour.csv"))
                .extracting(Fault::rule)
                .contains(rule);
    }

    @Test
    void anEmptyCodeListIsAFaultAndWrongBytesAreToo() throws Exception {
        federation.write("codes/colour.csv", "code,name_ko,name_en,parent,valid_from,valid_to,successor\n");
        assertThat(federation.faults()).extracting(Fault::rule).contains("C9");
        Files.write(federation.file("codes/colour.csv"), new byte[] {'c', (byte) 0xff});
        assertThat(federation.faults()).extracting(Fault::rule).contains("C1");
    }

    @Test
    void anAbolishedCodeLeadsToItsSuccessorAndCodesKnowTheirDays() {
        CodeList colours =
                federation.load(new Faults()).codeLists().find("colour").orElseThrow();
        assertThat(colours.current("CRIMSON").map(CodeList.Code::code)).contains("RED");
        assertThat(colours.current("GREEN")).isEmpty();
        CodeList.Code crimson = colours.find("CRIMSON").orElseThrow();
        assertThat(crimson.inForce(LocalDate.of(2009, 12, 31))).isTrue();
        assertThat(crimson.inForce(LocalDate.of(2010, 1, 1))).isFalse();
        assertThat(crimson.inForce(LocalDate.of(1999, 12, 31))).isFalse();
        assertThat(crimson.parent()).contains("WARM");
        assertThat(colours.find("BLUE").orElseThrow().name().en()).isEqualTo("blue, cold");
    }

    @Test
    void aPropertyIsFoundByItsExactKeyOnlyAndFilesKeepTheirOrder() {
        ReferenceModel model = federation.load(new Faults()).model();
        assertThat(model.property("Thing/name")).isPresent();
        assertThat(List.of("thing/name", "Thing/Name", "Thing/name ", "Thing/*", "Thing/이름"))
                .allSatisfy(text -> assertThat(model.property(text)).isEmpty());
        assertThat(model.keys())
                .extracting(AttributeKey::text)
                .startsWith("Thing/name", "Thing/number", "Thing/madeDate");
    }

    @Test
    void theFirstDigitsOfAResidentNumberTellBirthDateAndSex() {
        Faults faults = new Faults();
        Schemas product = Schemas.load(Path.of(System.getProperty("ieum.root", ".."), "schemas"), faults);
        AttributeKey number = new AttributeKey("Person/residentNumber");
        AttributeKey birthDate = new AttributeKey("Person/birthDate");
        AttributeKey sex = new AttributeKey("Person/sex");
        assertThat(product.implied().impliedBy(number, Form.CLEAR)).containsExactlyInAnyOrder(birthDate, sex);
        assertThat(product.implied().impliedBy(number, Form.parse("first7").orElseThrow()))
                .containsExactlyInAnyOrder(birthDate, sex);
        assertThat(product.implied().impliedBy(number, Form.parse("first6").orElseThrow()))
                .containsExactly(birthDate);
        assertThat(product.implied().impliedBy(number, Form.parse("last7").orElseThrow()))
                .containsExactly(sex);
        assertThat(product.implied().impliedBy(number, Form.parse("token").orElseThrow()))
                .isEmpty();
        assertThat(product.implied().impliedBy(number, Form.EXISTS)).isEmpty();
    }
}

package kr.ieum.schemas.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import kr.ieum.schemas.TestFederation;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reference file promises beyond running: each rule on names, definitions, examples and words is broken alone. */
class ReferenceRulesTest {

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
                "L20 | '  Owner:\n' | '  Owners:\n'",
                "L21 | Thing/madeDate | Thing/mdDate",
                "L21 | Thing/madeDate | Thing/infoDate",
                "L21 | Thing/madeDate | Thing/madeBDate",
                "L22 | Thing/unit: | Thing/units:",
                "L23 | Owning/sinceDate | Owning/owningDate",
                "L24 | en: The day on which the thing was made. | en: When the thing was finished by its maker.",
                "L25 | ko: 물건을 만든 날. | ko: 물건을 만들었다는 사실.",
                "L26 | en: The unit by which the thing is counted in stock. | en: The unit of the thing.",
                "L26 | ko: 물건을 세는 단위. | ko: 그 단위임.",
                "L27 | en: The day on which the owning ended. | en: The day on which the owning began.",
                "L27 | ko: 소유가 끝난 날. | ko: 소유가 시작된 날.",
                "L28 | en: The day on which the owning ended. | en: The day on which the owning ended",
                "L28 | ko: 물건을 세는 단위. | ko: 단위의 뜻은 추후 정한다.",
                "L29 | 'name: {ko: 제작일, en: date of making}' | 'name: {ko: 제작일, en: number}'",
                "L30 | 'example: \"12345\"' | 'example: \"8502281000000\"'",
                "L31 | '  unit: [text]' | '  unit: [text]\n  weight: [text]'",
                "L32 | 'Thing/number' | 'Thing/passportNumber'",
                "L37 | 'steward: \"9999999\"\nterms' | 'terms'",
                "L38 | https://ieum.example/test/core/1.0/ | https://ieum.example/test/kernel/1.0/",
                "W3 | '    standardTerm: 단위\n' | ''",
                "W4 | standardTerm: 제작일자 | standardTerm: 만든일자",
                "W4 | standardTerm: 제작일자 | standardTerm: 제작의일자",
                "W5 | standardTerm: 제작일자 | standardTerm: 일자제작",
                "W5 | standardTerm: 제작일자 | standardTerm: 제작번호",
                "W6 | standardTerm: 제작일자 | standardTerm: 물건번호",
            })
    void eachRuleIsBrokenOnceAndNamedWithFileAndLine(String rule, String text, String by) {
        String sensitivity = rule.equals("L32") ? "sensitivity: personal" : "sensitivity: unique-identifier";
        for (String file : List.of("model/core.yaml", "model/office.yaml")) {
            if (federation.read(file).contains(text)) {
                federation.replace(file, text, by);
            }
        }
        federation.replace("model/core.yaml", "sensitivity: unique-identifier", sensitivity);
        assertThat(federation.faults())
                .filteredOn(fault -> fault.rule().equals(rule))
                .isNotEmpty()
                .allSatisfy(fault -> {
                    assertThat(fault.file()).startsWith("model/");
                    assertThat(fault.line()).isPositive();
                    assertThat(fault.remedy()).isNotBlank();
                });
    }

    @Test
    void anExtensionIsHeldToNoneOfThem() {
        federation
                .replace("model/core.yaml", "conformance: reference", "conformance: extension")
                .replace("model/core.yaml", "en: The unit by which the thing is counted in stock.", "en: unit")
                .replace("model/core.yaml", "    standardTerm: 단위\n", "")
                .replace("model/core.yaml", "Thing/unit:", "Thing/nrUnit:");
        assertThat(federation.faults()).extracting(Fault::rule).containsOnly("M22", "M25");
    }

    @Test
    void anAbbreviationThatTheFileDeclaresIsAWord() {
        federation
                .replace("model/core.yaml", "Thing/madeDate", "Thing/mdDate")
                .replace("model/core.yaml", "terms:\n", "abbreviations: {md: made}\nterms:\n");
        assertThat(federation.faults()).extracting(Fault::rule).doesNotContain("L21");
    }

    @Test
    void aCollectiveWordMayNameASingleValue() {
        federation
                .replace("model/core.yaml", "Thing/unit:", "Thing/units:")
                .replace("model/core.yaml", "unit: [text]", "units: [text]")
                .replace("model/core.yaml", "terms:\n", "collective: [units]\nterms:\n");
        assertThat(federation.faults()).extracting(Fault::rule).doesNotContain("L22");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "W1 | 물건,THG | 물 건,THG",
                "W1 | 물건,THG | 물건,thg",
                "W1 | 'THG,Thing' | 'THG,'",
                "W1 | '일자,YMD,Date,date' | '일자,YMD,Date,day'",
                "W1 | 'Thing,,own' | 'Thing,,mine'",
                "W2 | 제작,FBRC | 물건,FBRC",
                "W2 | 제작,FBRC | 제작,THG",
                "C1 | word,abbreviation | wort,abbreviation",
            })
    void eachRuleOfTheWordsIsBrokenOnceAndNamed(String rule, String text, String by) {
        assertThat(federation.replace("words/words.csv", text, by).faults())
                .filteredOn(fault -> fault.file().equals("words/words.csv"))
                .extracting(Fault::rule)
                .contains(rule);
    }

    @Test
    void aTermIsSplitIntoTheFewestWordsWithAFormatWordLast() {
        StandardWords words = federation.load(new Faults()).words();
        assertThat(words.split("제작일자").orElseThrow())
                .extracting(StandardWords.Word::text)
                .containsExactly("제작", "일자");
        assertThat(words.abbreviate("소유시작일자")).contains("POSESN_BGNG_YMD");
        assertThat(words.split("제작")).isEmpty();
        assertThat(words.split("")).isEmpty();
        assertThat(words.unknownPart("제작한일자")).isEqualTo("한일자");
        assertThat(words.unknownPart("제작일자")).isEmpty();
    }
}

package kr.ieum.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.schemas.TestFederation;
import kr.ieum.schemas.yaml.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a register doesn't hold is derived from what it holds: by cases, by parts of a date, by the names of codes, joined. */
class DerivedRowsTest {

    private static final String FILE = "mappings/things.yaml";

    private static final String CASES = """
            transform:
              type: cases
              of:
                - {when: [{source: nm, is: [상자]}], out: 개}
                - {when: [{source: nm, isNot: [""]}, {source: colour, is: ["1"]}], read: {type: text, source: unit}}
                - {when: [{source: nm, is: [""]}], state: not-applicable}
                - {state: unknown}
            fidelity: one-way
            justification: 이름과 빛깔이 단위를 정한다.
            author: 시험자
            date: 2026-01-01
            examples:
              - {record: {nm: 상자}, out: 개}
              - {record: {nm: 붓, colour: "1", unit: 자루}, out: 자루}
              - {record: {nm: 붓, colour: "2"}, state: unknown}
              - {record: {nm: "", colour: "2"}, state: not-applicable}
              - {record: {nm: "", unit: 자루}, state: not-applicable}
              - {record: {nm: 붓}, fault: M1}
              - {record: {colour: "2"}, fault: M1}
        """;

    private static final String JOINED = """
            transform:
              type: joined
              separator: " / "
              of:
                - {type: text, source: nm}
                - {type: code-name, list: register-colour, language: ko, source: colour}
                - {type: date-part, pattern: yyyyMMdd, part: words, language: ko, day: "yyyy년 M월 d일", month: "yyyy년 M월", year: "yyyy년", source: made}
                - {type: date-part, pattern: yyyyMMdd, part: precision, source: made}
                - {type: date-part, pattern: yyyyMMdd, part: month, source: made}
            empty: {known-empty: [""], unknown: ["00000000"]}
            fidelity: one-way
            justification: 이름, 빛깔, 만든 날을 잇는다.
            author: 시험자
            date: 2026-01-01
            examples:
              - {record: {nm: 붓, colour: "2", made: "19850203"}, out: 붓 / 파랑 / 1985년 2월 3일 / day / 2}
              - {record: {nm: "", colour: "8", made: "19850200"}, out: 진홍 / 1985년 2월 / month / 2}
              - {record: {nm: 붓, colour: "", made: "19850000"}, out: 붓 / 1985년 / year}
              - {record: {nm: 붓, colour: "", made: "00000000"}, out: 붓}
              - {record: {nm: "", colour: "", made: ""}, state: known-empty}
              - {record: {nm: 붓, colour: "x", made: ""}, fault: M4}
              - {record: {nm: 붓, colour: "", made: "19851301"}, fault: M7}
        """;

    @TempDir
    private Path folder;

    private TestFederation federation;

    @BeforeEach
    void copy() {
        federation = TestFederation.in(folder);
    }

    private void unitBy(String row) {
        String yaml = federation.read(FILE);
        String before = yaml.substring(0, yaml.indexOf("  - id: unit\n"));
        String behind = yaml.substring(yaml.indexOf("notMapped:\n"));
        String further = row.equals(CASES) ? "" : "  - source: unit\n    reason: 여기서는 쓰지 않는다.\n";
        federation.write(FILE, before + "  - id: unit\n    target: Thing/unit\n" + row + behind + further);
    }

    @Test
    void theFirstCaseWhoseConditionsAllHoldSaysAndNoFieldThatWasNotSentIsPassedOver() {
        unitBy(CASES);
        assertThat(federation.faults()).isEmpty();
    }

    @Test
    void piecesAreJoinedWhateverTheyAreDerivedFromAndEmptyOnesAreLeftOut() {
        unitBy(JOINED);
        assertThat(federation.faults()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "M27 | '- {state: unknown}' | '- {when: [{source: nm, is: [붓]}], state: unknown}'",
                "M27 | 'when: [{source: nm, is: [상자]}], ' | ''",
                "M27 | 'source: nm, is: [상자]' | 'source: nm, is: [상자], isNot: [붓]'",
                "M27 | 'source: nm, is: [상자]' | 'source: nm'",
                "M27 | ', out: 개}' | ', out: \" \"}'",
                "M26 | 'type: text, source: unit' | 'type: name, source: unit'",
                "Y9 | 'state: not-applicable}' | 'state: perhaps}'",
                "Y8 | 'is: [상자]' | 'was: [상자]'",
                "M24 | 'source: nm, is: [상자]' | 'source: nmm, is: [상자]'",
                "M50 | fidelity: one-way | fidelity: exact",
            })
    void casesThatLeaveSomethingOpenAreRefused(String rule, String text, String by) {
        unitBy(CASES.replaceFirst(Pattern.quote(text), Matcher.quoteReplacement(by)));
        assertThat(federation.faults()).extracting(Fault::rule).contains(rule);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "M27 | 'type: text, source: nm' | 'type: indicator, yes: [a], no: [b], source: nm'",
                "M28 | list: register-colour | list: no-such-list",
                "Y9 | language: ko, source | language: fr, source",
                "M27 | language: ko, day | language: qq, day",
                "M27 | 'month: \"yyyy년 M월\"' | 'month: \"yyyy년 M월 d일\"'",
                "M27 | 'year: \"yyyy년\"' | 'year: \"yyyy년 {\"'",
                "Y9 | part: precision | part: hour",
                "M27 | 'pattern: yyyyMMdd, part: month' | 'pattern: ddMMyyyy, part: month'",
            })
    void piecesThatAreNoTextAreRefused(String rule, String text, String by) {
        unitBy(JOINED.replaceFirst(Pattern.quote(text), Matcher.quoteReplacement(by)));
        assertThat(federation.faults()).extracting(Fault::rule).contains(rule);
    }
}

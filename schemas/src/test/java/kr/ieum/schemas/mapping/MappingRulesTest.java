package kr.ieum.schemas.mapping;

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

/** What is reviewed is what runs: a mapping with any fault isn't loaded, and each fault names its rule (design §5, P9). */
class MappingRulesTest {

    private static final String FILE = "mappings/things.yaml";

    @TempDir
    private Path folder;

    private TestFederation federation;

    @BeforeEach
    void copy() {
        federation = TestFederation.in(folder);
    }

    @Test
    void theMappingAsWrittenHasNoFault() {
        assertThat(federation.faults()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "M21 | ieum-mapping/1 | ieum-mapping/2",
                "M21 | id: things | id: other",
                "M21 | owner: \"9999999\" | owner: nobody",
                "M21 | test/core/1.0/ | test/core/9.9/",
                "M21 | charset: UTF-8 | charset: latin1",
                "M21 | zone: Asia/Seoul | zone: Asia/Atlantis",
                "M22 | source: memo* | source: memoBy",
                "M22 | unit, memo | unit, forgotten, memo",
                "M23 | source: memo* | source: [memo*, nm]",
                "M24 | source: nm | source: nmm",
                "M24 | source: memo* | source: [memo*, nothing]",
                "M24 | key: no | key: nono",
                "M24 | {record: {nm: 홍길동}, state: unknown} | {record: {nn: 홍길동}, state: unknown}",
                "M25 | target: Thing/name | target: Thing/nickname",
                "M25 | target: Thing/name | target: thing/name",
                "M26 | {type: name} | {type: text}",
                "M26 | {type: text} | {type: name}",
                "M26 | target: Thing/colour | target: Thing/unit",
                "M27 | digits: 5 | digits: 0",
                "M27 | pattern: yyyyMMdd, | pattern: ddMMyyyy,",
                "M27 | KRW-1000 | USD",
                "M27 | pattern: yyyyMMddHHmmss | pattern: yyyyMMbbb",
                "M28 | '\"2\": BLUE' | '\"2\": GREEN'",
                "M28 | '\"2\": BLUE' | '\"2\": CRIMSON'",
                "M28 | ', \"2\": BLUE' | ''",
                "M28 | '\"2\": BLUE' | '\"2\": BLUE, \"5\": RED'",
                "M28 | list: register-colour | list: no-such-list",
                "M29 | {in: 자루, out: 자루} | {in: 자루}",
                "M29 | {in: 자루, out: 자루} | {out: 자루}",
                "M29 | {in: 자루, out: 자루} | {in: 자루, out: 자루, state: unknown}",
                "M30 | out: 자루 | out: 개",
                "M30 | out: 1985-02-03 | out: 1985-03-02",
                "M30 | '{in: \"9\", fault: M5}' | '{in: \"9\", state: unknown}'",
                "M31 | missing: unknown | 'default: \"19000101\"'",
                "M32 | id: number | id: name",
                "M32 | target: Thing/number | target: Thing/name",
                "M50 | '\"2\": BLUE' | '\"2\": RED'",
                "M50 | 'pattern: yyyyMMdd, partial: true' | 'pattern: epoch-millis, zone: Asia/Seoul'",
                "M51 | '    empty: {unknown: [\"0\"]}' | ''",
                "M53 | unit: KRW-1000 | 'unit: KRW-1000\n    written: {digits: 99}'",
                "Y6 | justification: 이름은 이름이다. | reviewer: 누구",
                "Y6 | author: 시험자 | reviewer: 시험자",
                "Y8 | transform: {type: name} | transform: {type: name, trim: all}",
                "Y8 | default: 개 | standard: 개",
                "Y8 | envelope: | envelope2:",
                "Y9 | {type: text} | {type: jsonata}",
                "Y9 | fidelity: broader | fidelity: roughly",
                "Y9 | unknownCode: unknown | unknownCode: guess",
                "Y9 | date: 2026-01-01 | date: 2026-02-30",
                "Y9 | format: json | format: yaml",
            })
    void eachRuleIsBrokenOnceAndNamed(String rule, String text, String by) {
        List<Fault> faults = federation.replace(FILE, text, by).faults();
        assertThat(faults).extracting(Fault::rule).contains(rule);
        assertThat(faults).allSatisfy(fault -> {
            assertThat(fault.file()).isEqualTo(FILE);
            assertThat(fault.remedy()).isNotBlank();
        });
    }

    @Test
    void aRowWithoutExamplesIsRefused() {
        List<Fault> faults = federation
                .replace(FILE, "    examples:\n      - {in: 홍길동, out: 홍길동}\n", "")
                .faults();
        assertThat(faults).extracting(Fault::rule).containsExactly("M29");
        assertThat(faults.getFirst().toString())
                .startsWith("mappings/things.yaml:")
                .contains("rows[0].examples");
    }

    @Test
    void aFaultyMappingIsNotAmongTheLoadedOnesAndAllItsFaultsAreTold() {
        federation
                .replace(FILE, "out: 자루", "out: 개")
                .replace(FILE, "digits: 5", "digits: 0")
                .replace(FILE, "KRW-1000", "USD");
        Faults faults = new Faults();
        assertThat(federation.load(faults).mappings()).isEmpty();
        assertThat(faults.list()).extracting(Fault::rule).containsExactlyInAnyOrder("M30", "M27", "M27");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "M33 | at: 4, length: 2 | at: 5, length: 2",
                "M33 | at: 4, length: 2 | at: 3, length: 2",
                "M33 | at: 4, length: 2 | at: 4, length: 1",
                "M33 | lineLength: 5 | lineLength: 6",
                "M33 | lineEnd: LF | lineEnd: CR",
                "M33 | type: D | type: DD",
                "M24 | assertedOn: day | assertedOn: night",
                "M24 | declaredCount: n | declaredCount: m",
                "M21 | charset: EUC-KR | charset: UTF-16LE",
            })
    void columnsOfAFixedWidthFileFillTheLineExactly(String rule, String text, String by) {
        federation.write(FILE, FixedWidthThings.MAPPING);
        assertThat(federation.faults()).isEmpty();
        assertThat(federation.replace(FILE, text, by).faults())
                .extracting(Fault::rule)
                .contains(rule);
    }
}

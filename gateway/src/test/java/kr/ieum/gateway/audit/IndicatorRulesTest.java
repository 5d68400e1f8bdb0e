package kr.ieum.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorRulesTest {

    @TempDir
    Path config;

    private final Faults faults = new Faults();

    private IndicatorRules read(String body) throws IOException {
        Files.writeString(config.resolve("indicators.yaml"), "format: ieum-indicators/1\n" + body);
        return IndicatorRules.read(config, faults);
    }

    @Test
    void an_agency_s_own_hours_and_everybody_s_holidays_hold() throws IOException {
        IndicatorRules rules = read("""
            agencies:
              - {agency: "3000000", from: "22:00", until: "23:00", days: [sunday]}
            holidays: ["2026-12-25"]
            """);
        assertThat(faults.list()).isEmpty();
        assertThat(rules.works("3000000", LocalDateTime.parse("2026-11-29T22:30:00")))
                .isTrue();
        assertThat(rules.works("3000000", LocalDateTime.parse("2026-11-25T10:00:00")))
                .isFalse();
        assertThat(rules.works("3780000", LocalDateTime.parse("2026-11-25T10:00:00")))
                .isTrue();
        assertThat(rules.works("3780000", LocalDateTime.parse("2026-11-25T20:00:00")))
                .isFalse();
        assertThat(rules.works("3780000", LocalDateTime.parse("2026-12-25T10:00:00")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        hours: {from: "25:00"}                                         | X2
        holidays: [christmas]                                          | X2
        hours: {from: "09:00", until: "09:00"}                         | X3
        subjectsInADay: 0                                              | X4
        explainWithinDays: 400                                         | X4
        agencies: [{agency: "1"}, {agency: "1"}]                       | X5
        hours: {days: []}                                              | X6
        """)
    void what_is_wrong_is_told_with_file_line_and_rule(String body, String rule) throws IOException {
        read(body + "\n");
        assertThat(faults.list()).anySatisfy(fault -> {
            assertThat(fault.rule()).isEqualTo(rule);
            assertThat(fault.file()).isEqualTo("indicators.yaml");
            assertThat(fault.line()).isEqualTo(2);
        });
    }

    @Test
    void without_a_file_the_standard_holds_and_the_shipped_file_says_the_same() {
        assertThat(IndicatorRules.read(config, faults)).isEqualTo(IndicatorRules.STANDARD);
        Path shipped = Path.of(System.getProperty("ieum.root", "..")).resolve("config");
        assertThat(IndicatorRules.read(shipped, faults)).isEqualTo(IndicatorRules.STANDARD);
        assertThat(faults.list()).isEmpty();
    }
}

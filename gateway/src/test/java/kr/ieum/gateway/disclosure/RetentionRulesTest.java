package kr.ieum.gateway.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionRulesTest {

    @TempDir
    Path config;

    private final Faults faults = new Faults();

    private RetentionRules read(String text) throws IOException {
        Files.writeString(config.resolve("retention.yaml"), text);
        return RetentionRules.read(config, faults);
    }

    @Test
    void without_a_file_records_are_kept_for_five_years() {
        assertThat(RetentionRules.read(config, faults).of(List.of("국세기본법"))).isEqualTo(Period.ofYears(5));
    }

    @Test
    void several_laws_are_kept_for_the_longest_and_an_unnamed_one_as_all() throws IOException {
        RetentionRules rules = read("""
            format: ieum-retention/1
            years: 7
            laws:
              - {act: 국세기본법, years: 10}
              - {act: 민원 처리에 관한 법률, years: 3}
            """);

        assertThat(faults.list()).isEmpty();
        assertThat(rules.of(List.of("민원 처리에 관한 법률"))).isEqualTo(Period.ofYears(3));
        assertThat(rules.of(List.of("민원 처리에 관한 법률", "국세기본법"))).isEqualTo(Period.ofYears(10));
        assertThat(rules.of(List.of("민원 처리에 관한 법률", "주민등록법"))).isEqualTo(Period.ofYears(7));
        assertThat(rules.of(List.of())).isEqualTo(Period.ofYears(7));
    }

    @Test
    void what_is_no_number_of_years_and_what_stands_twice_is_a_fault() throws IOException {
        read("""
            format: ieum-retention/2
            years: 0
            laws:
              - {act: 국세기본법, years: 101}
              - {act: 국세기본법, years: 5}
            """);

        assertThat(faults.list()).extracting(Fault::rule).containsExactlyInAnyOrder("H1", "H2", "H2", "H3");
    }

    @Test
    void the_journal_of_exchanges_is_kept_for_its_own_number_of_months() throws IOException {
        assertThat(RetentionRules.read(config, faults).journalMonths()).isEqualTo(12);
        assertThat(read("format: ieum-retention/1\njournalMonths: 3\n").journalMonths())
                .isEqualTo(3);
        assertThat(faults.list()).isEmpty();

        read("format: ieum-retention/1\njournalMonths: 121\n");
        assertThat(faults.list()).extracting(Fault::rule).containsExactly("H4");
    }
}

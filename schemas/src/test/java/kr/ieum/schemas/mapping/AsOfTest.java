package kr.ieum.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;

/** The shipped mappings as of a past day: the records of that day, or in words that there is no history (decision 0015). */
class AsOfTest {

    private static final Mapping EMPLOYMENT = mapping("employment-insurance");
    private static final AttributeKey INSURED = new AttributeKey("Employment/insuredNow");
    private static final AttributeKey SINCE = new AttributeKey("Employment/since");
    private static final AttributeKey PAY = new AttributeKey("Employment/monthlyPay");

    private static Mapping mapping(String id) {
        Faults faults = new Faults();
        Schemas schemas = Schemas.load(Path.of(System.getProperty("ieum.root", ".."), "schemas"), faults);
        assertThat(faults.list()).isEmpty();
        return Optional.ofNullable(schemas.mappings().get(id)).orElseThrow();
    }

    private static List<String> asOf(String day, Set<AttributeKey> wanted, List<Map<String, String>> records) {
        return asOf(EMPLOYMENT, day, wanted, records);
    }

    private static List<String> asOf(
            Mapping mapping, String day, Set<AttributeKey> wanted, List<Map<String, String>> records) {
        LocalDate then = LocalDate.parse(day);
        MappingContext context =
                new MappingContext("1", "1", "1", Optional.empty(), Optional.empty(), then, then, Optional.of(then));
        List<NativeRecord> natives = records.stream()
                .map(fields -> new NativeRecord("line", 1, fields, List.of()))
                .toList();
        return mapping.map(natives, wanted, context).stream()
                .map(entry -> entry.fields().entrySet().stream()
                        .map(field -> field.getKey().text() + "=" + RegisterAnswers.describe(field.getValue()))
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static Map<String, String> employment(String from, String until) {
        return Map.of("CHWIDEUK_DT", from, "SANGSIL_DT", until, "WOL_BOSU", "2410000");
    }

    @Test
    void only_the_employments_of_that_day_are_told_and_the_pay_of_today_is_not() {
        assertThat(asOf(
                        "2026-09-15",
                        Set.of(INSURED, SINCE, PAY),
                        List.of(employment("20190401", "20260930"), employment("20261001", ""))))
                .containsExactly(
                        "Employment/insuredNow=yes Employment/monthlyPay=no-history Employment/since=2019-04-01");
    }

    @Test
    void on_a_day_between_two_employments_nobody_was_insured() {
        assertThat(asOf(
                        "2020-06-01",
                        Set.of(INSURED, SINCE),
                        List.of(employment("20190401", "20200101"), employment("20261001", ""))))
                .containsExactly("Employment/insuredNow=no Employment/since=known-empty");
    }

    @Test
    void an_end_that_was_not_known_on_that_day_reads_as_none() {
        Mapping insurance = mapping("health-insurance");
        AttributeKey type = new AttributeKey("HealthInsurance/insuredType");
        Map<String, String> ended = Map.of("gaipjaGb", "직장", "chwideukIl", "20190401", "sangsilIl", "20261001");

        assertThat(asOf(insurance, "2026-09-15", Set.of(type), List.of(ended)))
                .containsExactly("HealthInsurance/insuredType=EMPLOYEE");
        assertThat(asOf(insurance, "2026-10-01", Set.of(type), List.of(ended)))
                .containsExactly("HealthInsurance/insuredType=no-history");
    }

    @Test
    void a_date_that_is_none_spoils_its_row_and_nothing_is_guessed() {
        assertThat(asOf("2026-09-15", Set.of(SINCE), List.of(employment("20190401", "20261350"))))
                .containsExactly("Employment/since=malformed M7");
    }

    @Test
    void what_has_no_history_needs_no_source_field_of_its_own() {
        assertThat(EMPLOYMENT.keepsHistory(PAY)).isFalse();
        assertThat(EMPLOYMENT.keepsHistory(SINCE)).isTrue();
        assertThat(EMPLOYMENT.sourceFieldsAsOf(Set.of(SINCE))).containsExactlyInAnyOrder("CHWIDEUK_DT", "SANGSIL_DT");
        assertThat(EMPLOYMENT.sourceFields(Set.of(SINCE))).containsExactly("CHWIDEUK_DT");
    }
}

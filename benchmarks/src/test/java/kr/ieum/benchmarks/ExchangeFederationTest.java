package kr.ieum.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a query between systems is measured on is what it is said to be. */
class ExchangeFederationTest {

    private static final int LINE = MappedColumn.LINE_BYTES + 2;

    @TempDir
    private Path folder;

    @Test
    void the_delivery_holds_a_record_of_25_attributes_for_each_person_by_the_number_of_the_case() throws IOException {
        List<MappedColumn> columns = List.of(MappedColumn.values());
        RecordMapper mapper = new CompiledMapper(
                BenchmarkMappings.compile(Path.of(System.getProperty("ieum.root", "..")), folder, "fixed-width"),
                columns,
                false);
        byte[] delivery = ExchangeFederation.delivery(LocalDate.of(2026, 11, 26));

        assertThat(delivery).hasSize(LINE * (ExchangeFederation.PERSONS + 2));
        for (int person = 0; person < ExchangeFederation.PERSONS; person += 111) {
            byte[] record = Arrays.copyOfRange(delivery, LINE * (person + 1), LINE * (person + 2));
            List<String> expected = new ArrayList<>(new SyntheticRecord(person).expected(columns));
            expected.set(columns.indexOf(MappedColumn.RESIDENT_NUMBER), ExchangeFederation.number(person));
            assertThat(mapper.texts(mapper.map(record))).hasSize(25).isEqualTo(expected);
            assertThat(ExchangeFederation.caseAnswer(ExchangeFederation.caseNumber(person)))
                    .contains(ExchangeFederation.number(person));
        }
    }

    @Test
    void a_round_is_read_as_its_callers_told_it() {
        ExchangeTook took = new ExchangeTook(1512.5, 20.25, 41.125, 4537, 310.5);

        assertThat(ExchangeTook.read(took.line())).isEqualTo(took);
    }
}

package kr.ieum.simulator.income;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kr.ieum.simulator.people.Population;
import org.junit.jupiter.api.Test;

class IncomeFileTest {

    private static final LocalDate NIGHT = LocalDate.of(2026, 11, 21);
    private static final Population PEOPLE = Population.of(20261121, 2400, LocalDate.of(2026, 11, 22));
    private static final byte[] FILE = IncomeFile.of(PEOPLE.incomes(), NIGHT);

    private static List<byte[]> lines(byte[] file) {
        return IntStream.range(0, file.length / 122)
                .mapToObj(i -> Arrays.copyOfRange(file, i * 122, i * 122 + 120))
                .toList();
    }

    private static String column(byte[] line, int position, int length) {
        return new String(line, position - 1, length, IncomeFile.MS949);
    }

    @Test
    void every_record_is_120_bytes_and_ends_with_cr_lf() {
        assertThat(FILE.length % 122).isZero();
        for (int i = 120; i < FILE.length; i += 122) {
            assertThat(FILE[i]).isEqualTo((byte) '\r');
            assertThat(FILE[i + 1]).isEqualTo((byte) '\n');
        }
        assertThat(lines(FILE)).hasSize(PEOPLE.incomes().size() + 2);
    }

    @Test
    void header_and_trailer_frame_the_details() {
        List<byte[]> lines = lines(FILE);
        byte[] header = lines.getFirst();
        assertThat(column(header, 1, 1)).isEqualTo("H");
        assertThat(column(header, 2, 7)).isEqualTo("1210000");
        assertThat(column(header, 9, 16)).isEqualTo("2026112120261121");
        assertThat(column(header, 25, 30)).isEqualTo("NTS_INCOME_20261121.dat       ");
        byte[] trailer = lines.getLast();
        assertThat(column(trailer, 1, 10))
                .isEqualTo("T" + String.format("%09d", PEOPLE.incomes().size()));
        assertThat(lines.subList(1, lines.size() - 1)).allMatch(line -> line[0] == 'D');
    }

    @Test
    void columns_stand_where_the_layout_says() {
        IncomeEntry entry = new IncomeEntry(
                2025,
                "8502131100001",
                "똠펲남",
                "02",
                42_000_000,
                -7_310_000,
                "1234567890",
                false,
                2,
                310_000,
                4_500,
                "#q7!");
        byte[] line = lines(IncomeFile.of(List.of(entry), NIGHT)).get(1);
        assertThat(column(line, 2, 4)).isEqualTo("2025");
        assertThat(column(line, 6, 13)).isEqualTo("8502131100001");
        assertThat(column(line, 19, 20)).isEqualTo("똠펲남" + " ".repeat(14));
        assertThat(column(line, 39, 2)).isEqualTo("02");
        assertThat(column(line, 41, 14)).isEqualTo("+0000042000000");
        assertThat(column(line, 55, 14)).isEqualTo("-0000007310000");
        assertThat(column(line, 69, 10)).isEqualTo("1234567890");
        assertThat(column(line, 79, 1)).isEqualTo("N");
        assertThat(column(line, 80, 3)).isEqualTo("002");
        assertThat(column(line, 83, 13)).isEqualTo("0000000310000");
        assertThat(column(line, 96, 13)).isEqualTo("0000000004500");
        assertThat(column(line, 109, 8)).isEqualTo("20261121");
        assertThat(column(line, 117, 4)).isEqualTo("#q7!");
    }

    @Test
    void names_are_cut_at_20_bytes() {
        IncomeEntry hangul = IncomeEntry.of(2025, "8502131100001", "가나다라마바사아자차카타", "01", 1, 1);
        IncomeEntry letters =
                IncomeEntry.of(2025, "8502135100002", "ANASTASIA KONSTANTINOVNA VOROBYOVSKAYA", "01", 1, 1);
        IncomeEntry odd = IncomeEntry.of(2025, "8502135100003", "A가나다라마바사아자차", "01", 1, 1);
        List<byte[]> lines = lines(IncomeFile.of(List.of(hangul, letters, odd), NIGHT));
        assertThat(column(lines.get(1), 19, 20)).isEqualTo("가나다라마바사아자차");
        assertThat(column(lines.get(2), 19, 20)).isEqualTo("ANASTASIA KONSTANTIN");
        assertThat(column(lines.get(3), 19, 20)).isEqualTo("A가나다라마바사아자 ");
    }

    @Test
    void a_person_known_with_nothing_has_a_blank_kind_and_zero_amounts() {
        byte[] line = lines(IncomeFile.of(List.of(IncomeEntry.nothing(2025, "8502131100001", "홍가나")), NIGHT))
                .get(1);
        assertThat(column(line, 39, 30)).isEqualTo("  +0000000000000+0000000000000");
    }

    @Test
    void broken_files_break_the_length_of_lines() {
        byte[] shorter = IncomeFile.withShortLines(PEOPLE.incomes(), NIGHT);
        assertThat(shorter).hasSize(FILE.length - PEOPLE.incomes().size());
        byte[] utf8 = IncomeFile.inUtf8(PEOPLE.incomes(), NIGHT);
        assertThat(utf8.length).isGreaterThan(FILE.length);
        assertThat(new String(utf8, StandardCharsets.UTF_8)).contains("윤정우");
    }
}

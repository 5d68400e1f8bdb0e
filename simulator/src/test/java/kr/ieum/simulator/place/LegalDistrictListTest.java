package kr.ieum.simulator.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LegalDistrictListTest {

    private static final List<String[]> ROWS = read();
    private static final Map<String, String[]> BY_CODE =
            ROWS.stream().collect(Collectors.toMap(row -> row[0], Function.identity()));

    private static List<String[]> read() {
        try {
            return Files.readAllLines(Path.of("../schemas/codes/legal-district.csv")).stream()
                    .map(line -> line.split(",", -1))
                    .toList()
                    .stream()
                    .skip(1)
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void codes_have_ten_digits_and_are_unique() {
        assertThat(ROWS).hasSizeGreaterThan(300).allMatch(row -> row.length == 7 && row[0].matches("\\d{10}"));
        assertThat(BY_CODE).hasSize(ROWS.size());
    }

    @Test
    void a_parent_is_in_the_list_and_its_code_is_the_beginning_of_the_childs() {
        assertThat(ROWS).filteredOn(row -> !row[3].isEmpty()).allSatisfy(row -> {
            assertThat(BY_CODE).containsKey(row[3]);
            String stem = row[3].replaceAll("(0{5}|0{8})$", "").replaceAll("0$", "");
            assertThat(row[0]).startsWith(stem);
        });
    }

    @Test
    void an_abolished_district_names_its_last_day_and_a_successor_in_force() {
        assertThat(ROWS)
                .filteredOn(row -> !row[5].isEmpty())
                .hasSizeGreaterThan(20)
                .allSatisfy(row -> {
                    assertThat(LocalDate.parse(row[5])).isAfter(LocalDate.parse(row[4]));
                    assertThat(BY_CODE.get(row[6])[5]).isEmpty();
                });
        assertThat(ROWS).filteredOn(row -> row[5].isEmpty()).allMatch(row -> row[6].isEmpty());
    }

    @Test
    void names_are_hangul_and_romanised() {
        assertThat(ROWS).allSatisfy(row -> {
            assertThat(row[1]).matches("[가-힣]+[0-9]?[가-힣]*");
            assertThat(row[2]).matches("[A-Z][A-Za-z0-9 -]+");
        });
    }

    @Test
    void jongno_and_seongnam_are_complete() {
        assertThat(ROWS.stream().filter(row -> row[0].startsWith("11110") && row[5].isEmpty()))
                .hasSize(88);
        assertThat(ROWS.stream().filter(row -> row[0].startsWith("4113") && row[5].isEmpty()))
                .hasSize(48);
    }

    @Test
    void people_live_in_districts_that_exist() {
        Places places = Places.load();
        assertThat(places.dongs())
                .flatMap(AdministrativeDong::legalCodes)
                .allMatch(code -> places.district(code).exists());
        assertThat(places.fullName("1111010100")).isEqualTo("서울특별시 종로구 청운동");
    }
}

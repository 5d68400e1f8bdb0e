package kr.ieum.simulator.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.simulator.family.Child;
import kr.ieum.simulator.family.FamilyEntry;
import kr.ieum.simulator.family.Kin;
import kr.ieum.simulator.income.IncomeEntry;
import kr.ieum.simulator.resident.ResidentEntry;
import org.junit.jupiter.api.Test;

class PopulationTest {

    private static final long SEED = 20261121;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Population PEOPLE = Population.of(SEED, 2400, TODAY);

    @Test
    void the_same_seed_gives_the_same_people() {
        assertThat(Population.of(SEED, 2400, TODAY)).isEqualTo(PEOPLE);
    }

    @Test
    void another_seed_gives_other_people_but_the_same_named_cases() {
        Population other = Population.of(7, 2400, TODAY);
        assertThat(other.residents()).isNotEqualTo(PEOPLE.residents());
        assertThat(numbersOfFirstCases(other)).isEqualTo(numbersOfFirstCases(PEOPLE));
    }

    private static List<String> numbersOfFirstCases(Population people) {
        return people.cases().stream()
                .limit(17)
                .flatMap(file -> Stream.concat(
                        Stream.of(file.number()), file.subjects().stream().map(subject -> subject.number())))
                .toList();
    }

    @Test
    void there_are_exactly_as_many_people_as_asked_for() {
        for (int persons : new int[] {2000, 2400, 2411}) {
            Population people = Population.of(SEED, persons, TODAY);
            Set<String> numbers = new HashSet<>();
            people.residents().forEach(entry -> numbers.add(entry.rrn()));
            people.families().forEach(entry -> numbers.add(entry.number()));
            assertThat(numbers).hasSize(persons);
        }
    }

    @Test
    void fewer_than_two_thousand_people_are_refused() {
        assertThatThrownBy(() -> Population.of(SEED, 1999, TODAY)).hasMessageContaining("2000");
    }

    @Test
    void no_number_anywhere_has_a_right_check_digit() {
        assertThat(everyNumber(PEOPLE))
                .hasSizeGreaterThan(4000)
                .allSatisfy(number -> assertThat(number).matches("\\d{13}"))
                .noneMatch(ResidentNumbers::isGenuine);
    }

    @Test
    void a_right_check_digit_would_be_noticed() {
        assertThat(Stream.iterate(0, i -> i < 10, i -> i + 1)
                        .filter(i -> ResidentNumbers.isGenuine("850213110137" + i))
                        .count())
                .isBetween(1L, 2L);
    }

    private static Set<String> everyNumber(Population people) {
        Set<String> numbers = new HashSet<>();
        for (ResidentEntry entry : people.residents()) {
            numbers.add(entry.rrn());
            numbers.addAll(entry.isncLmtTrgtRrn());
        }
        for (FamilyEntry entry : people.families()) {
            numbers.add(entry.number());
            Stream.of(entry.father(), entry.mother(), entry.spouse())
                    .map(Kin::number)
                    .filter(number -> !number.isEmpty())
                    .forEach(numbers::add);
            entry.children().stream().map(Child::number).forEach(numbers::add);
        }
        people.incomes().stream().map(IncomeEntry::number).forEach(numbers::add);
        numbers.addAll(people.currentNumbers().keySet());
        people.cases().forEach(file -> file.subjects().forEach(subject -> numbers.add(subject.number())));
        return numbers;
    }

    @Test
    void no_number_is_given_twice() {
        assertThat(PEOPLE.residents().stream().map(ResidentEntry::rrn)).doesNotHaveDuplicates();
        assertThat(PEOPLE.families().stream().map(FamilyEntry::number)).doesNotHaveDuplicates();
        assertThat(PEOPLE.residents().stream().map(ResidentEntry::rrn))
                .doesNotContainAnyElementsOf(PEOPLE.currentNumbers().keySet());
    }

    @Test
    void nobody_has_the_name_of_a_well_known_person_or_of_an_official_but_the_two_with_cases_of_their_own() {
        NameBook names = new NameBook();
        assertThat(names.refuses("유관순")).isTrue();
        assertThat(names.refuses("김지현")).isTrue();
        Stream<String> given = Stream.concat(
                PEOPLE.residents().stream().map(ResidentEntry::nm),
                PEOPLE.families().stream()
                        .flatMap(entry ->
                                Stream.of(entry.father().name(), entry.mother().name())));
        assertThat(given.filter(names::refuses).collect(Collectors.toSet())).containsExactlyInAnyOrder("김지현", "이수아");
    }
}

package kr.ieum.simulator.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kr.ieum.simulator.family.FamilyEntry;
import kr.ieum.simulator.income.IncomeEntry;
import kr.ieum.simulator.resident.ResidentEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HardRowTest {

    private static final Population PEOPLE = Population.of(20261121, 2400, LocalDate.of(2026, 11, 22));
    private static final Map<String, ResidentEntry> RESIDENTS =
            PEOPLE.residents().stream().collect(Collectors.toMap(ResidentEntry::rrn, Function.identity()));
    private static final Map<String, FamilyEntry> FAMILIES =
            PEOPLE.families().stream().collect(Collectors.toMap(FamilyEntry::number, Function.identity()));
    private static final Map<String, List<IncomeEntry>> INCOMES =
            PEOPLE.incomes().stream().collect(Collectors.groupingBy(IncomeEntry::number));

    private static List<HardPerson> of(HardRow kind) {
        return PEOPLE.hardPersons().stream()
                .filter(person -> person.kind() == kind)
                .toList();
    }

    private static ResidentEntry resident(HardPerson person) {
        return RESIDENTS.get(person.number());
    }

    private static FamilyEntry family(HardPerson person) {
        return FAMILIES.get(person.number());
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_is_there_once_per_five_hundred_people(HardRow kind) {
        assertThat(of(kind)).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void two_people_share_name_and_date_of_birth() {
        assertThat(of(HardRow.SAME_NAME_AND_BIRTH)).allSatisfy(person -> {
            ResidentEntry other = RESIDENTS.get(person.note());
            assertThat(other.rrn()).isNotEqualTo(person.number());
            assertThat(other.nm()).isEqualTo(resident(person).nm());
            assertThat(other.birthYmd()).isEqualTo(resident(person).birthYmd());
        });
    }

    @Test
    void a_foreigner_has_a_registration_number_and_a_name_of_38_letters() {
        assertThat(of(HardRow.FOREIGNER_LONG_NAME)).allSatisfy(person -> {
            assertThat(person.name()).hasSize(38);
            assertThat(person.number().charAt(6)).isBetween('5', '8');
            assertThat(FAMILIES).doesNotContainKey(person.number());
        });
    }

    @Test
    void rare_hanja_includes_characters_outside_the_basic_plane() {
        assertThat(of(HardRow.RARE_HANJA))
                .allSatisfy(person -> assertThat(family(person).hanja())
                        .isEqualTo(resident(person).nmHanja()))
                .anyMatch(person -> resident(person).nmHanja().chars().anyMatch(c -> Character.isSurrogate((char) c)));
    }

    @Test
    void rare_syllables_exist_in_ms949_and_not_in_euc_kr() {
        assertThat(of(HardRow.OUTSIDE_EUC_KR)).allSatisfy(person -> {
            assertThat(Charset.forName("MS949").newEncoder().canEncode(person.name()))
                    .isTrue();
            assertThat(Charset.forName("EUC-KR").newEncoder().canEncode(person.name()))
                    .isFalse();
        });
    }

    @Test
    void an_unknown_day_of_birth_is_00_in_one_register_and_missing_in_the_other() {
        assertThat(of(HardRow.UNKNOWN_BIRTH_DAY)).allSatisfy(person -> {
            assertThat(resident(person).birthYmd()).endsWith("00");
            assertThat(family(person).born()).doesNotContain("일");
        });
    }

    @Test
    void an_adopted_child_has_its_adoptive_parents_only() {
        assertThat(of(HardRow.ADOPTED_CHILD)).allSatisfy(person -> {
            assertThat(person.note()).contains(family(person).father().number());
            assertThat(FAMILIES.get(family(person).mother().number()).children())
                    .anyMatch(child -> child.number().equals(person.number()));
        });
    }

    @Test
    void a_remarried_person_has_children_of_two_marriages_and_one_spouse() {
        assertThat(of(HardRow.DIVORCED_REMARRIED)).allSatisfy(person -> {
            FamilyEntry entry = family(person);
            assertThat(entry.children().stream()
                            .map(child -> FAMILIES.get(child.number()).mother().number())
                            .distinct())
                    .hasSize(2)
                    .contains(entry.spouse().number());
            assertThat(FAMILIES.get(person.note().replaceAll("\\D", "")).marriage())
                    .isEqualTo("이혼");
        });
    }

    @Test
    void statuses_other_than_resident_are_there() {
        assertThat(of(HardRow.WHEREABOUTS_UNKNOWN))
                .allMatch(person -> resident(person).rsdStusCd().equals("2"));
        assertThat(of(HardRow.OVERSEAS_NATIONAL))
                .allMatch(person -> resident(person).rsdStusCd().equals("3"));
        assertThat(of(HardRow.EMIGRATED))
                .allMatch(person -> resident(person).rsdStusCd().equals("5")
                        && resident(person).rdnmAdr().isEmpty());
    }

    @Test
    void households_of_one_and_of_eleven_are_there() {
        Map<String, Long> sizes = PEOPLE.residents().stream()
                .collect(Collectors.groupingBy(ResidentEntry::hshldNo, Collectors.counting()));
        assertThat(of(HardRow.SINGLE_HOUSEHOLD)).allMatch(person -> sizes.get(person.note()) == 1);
        assertThat(of(HardRow.HOUSEHOLD_OF_ELEVEN)).allMatch(person -> sizes.get(person.note()) == 11);
    }

    @Test
    void losses_several_incomes_and_known_empty_are_there() {
        assertThat(of(HardRow.NEGATIVE_INCOME))
                .allMatch(person -> INCOMES.get(person.number()).getFirst().net() < 0);
        assertThat(of(HardRow.SEVERAL_INCOMES))
                .allMatch(person -> INCOMES.get(person.number()).size() == 3);
        assertThat(of(HardRow.KNOWN_EMPTY))
                .allSatisfy(person -> assertThat(INCOMES.get(person.number()))
                        .singleElement()
                        .matches(entry -> entry.kind().isBlank() && entry.gross() == 0 && entry.net() == 0));
    }

    @Test
    void a_child_born_this_month_is_in_the_family_register_and_unknown_to_tax() {
        assertThat(of(HardRow.BORN_THIS_MONTH)).allSatisfy(person -> {
            assertThat(resident(person).birthYmd()).startsWith("202611").isLessThanOrEqualTo("20261122");
            assertThat(family(person).born()).startsWith("2026년 11월");
            assertThat(INCOMES).doesNotContainKey(person.number());
        });
    }

    @Test
    void a_parent_may_be_entered_without_a_number() {
        assertThat(of(HardRow.PARENT_WITHOUT_NUMBER)).allSatisfy(person -> {
            assertThat(family(person).father().name()).isEqualTo(person.note());
            assertThat(family(person).father().number()).isEmpty();
        });
    }

    @Test
    void a_death_may_lack_its_day_in_the_family_register() {
        assertThat(of(HardRow.DEATH_WITHOUT_DAY)).allSatisfy(person -> {
            assertThat(family(person).died()).matches("\\d{4}년 \\d\\d월");
            assertThat(resident(person).dethYmd()).matches("\\d{8}");
        });
    }

    @Test
    void a_person_unknown_to_one_register_is_known_to_the_others() {
        assertThat(of(HardRow.UNKNOWN_TO_ONE_REGISTER)).allSatisfy(person -> {
            assertThat(RESIDENTS.containsKey(person.number()))
                    .isEqualTo(!person.note().equals("resident"));
            assertThat(FAMILIES.containsKey(person.number()))
                    .isEqualTo(!person.note().equals("family"));
            assertThat(INCOMES.containsKey(person.number()))
                    .isEqualTo(!person.note().equals("tax-income"));
        });
        assertThat(of(HardRow.UNKNOWN_TO_ONE_REGISTER).stream()
                        .map(HardPerson::note)
                        .distinct())
                .containsExactlyInAnyOrder("resident", "family", "tax-income", "employment", "welfare");
    }

    @Test
    void protection_names_the_person_towards_whom_it_holds() {
        assertThat(of(HardRow.PROTECTION_PAIR)).allSatisfy(person -> {
            assertThat(resident(person).isncLmtYn()).isEqualTo("Y");
            assertThat(resident(person).isncLmtTrgtRrn()).containsExactly(person.note());
            assertThat(resident(person).rdnmAdr())
                    .isNotEqualTo(RESIDENTS.get(person.note()).rdnmAdr());
        });
    }
}

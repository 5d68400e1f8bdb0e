package kr.ieum.simulator.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kr.ieum.simulator.cases.CaseFile;
import kr.ieum.simulator.cases.CaseSubject;
import kr.ieum.simulator.cases.KnownCase;
import kr.ieum.simulator.family.FamilyEntry;
import kr.ieum.simulator.income.IncomeEntry;
import kr.ieum.simulator.resident.ResidentEntry;
import org.junit.jupiter.api.Test;

class RegisterAgreementTest {

    private static final Population PEOPLE = Population.of(20261121, 2400, LocalDate.of(2026, 11, 22));
    private static final Map<String, ResidentEntry> RESIDENTS =
            PEOPLE.residents().stream().collect(Collectors.toMap(ResidentEntry::rrn, Function.identity()));
    private static final Map<String, FamilyEntry> FAMILIES =
            PEOPLE.families().stream().collect(Collectors.toMap(FamilyEntry::number, Function.identity()));
    private static final Set<String> CANARIES =
            PEOPLE.canaries().stream().map(Canary::rrn).collect(Collectors.toSet());

    private static CaseFile file(KnownCase known) {
        return PEOPLE.cases().stream()
                .filter(each -> each.number().equals(known.number()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void resident_and_family_register_agree_on_name_birth_and_sex() {
        assertThat(PEOPLE.families())
                .filteredOn(entry -> RESIDENTS.containsKey(entry.number()) && !CANARIES.contains(entry.number()))
                .allSatisfy(entry -> {
                    ResidentEntry resident = RESIDENTS.get(entry.number());
                    assertThat(entry.name()).isEqualTo(resident.nm());
                    assertThat(entry.hanja()).isEqualTo(resident.nmHanja());
                    assertThat(entry.born()).isEqualTo(Registration.words(resident.birthYmd()));
                    assertThat(entry.sex()).isEqualTo(resident.sexdstnCd().equals("1") ? "남" : "여");
                });
    }

    @Test
    void numbers_begin_with_the_date_of_birth() {
        assertThat(PEOPLE.residents())
                .allMatch(entry -> entry.rrn().startsWith(entry.birthYmd().substring(2)));
    }

    @Test
    void a_child_of_a_parent_has_that_parent() {
        for (FamilyEntry parent : PEOPLE.families()) {
            for (var child : parent.children()) {
                if (FAMILIES.containsKey(child.number())) {
                    FamilyEntry entry = FAMILIES.get(child.number());
                    assertThat(List.of(entry.father().number(), entry.mother().number()))
                            .contains(parent.number());
                }
            }
        }
    }

    @Test
    void spouses_name_each_other() {
        assertThat(PEOPLE.families())
                .filteredOn(entry -> FAMILIES.containsKey(entry.spouse().number()))
                .allMatch(entry ->
                        FAMILIES.get(entry.spouse().number()).spouse().number().equals(entry.number()));
    }

    @Test
    void a_household_has_one_address_and_one_head() {
        Map<String, List<ResidentEntry>> households = PEOPLE.residents().stream()
                .filter(entry -> !entry.rsdStusCd().equals("5"))
                .collect(Collectors.groupingBy(ResidentEntry::hshldNo));
        assertThat(households.values()).allSatisfy(members -> {
            assertThat(members.stream().map(ResidentEntry::rdnmAdr).distinct()).hasSize(1);
            assertThat(members.stream().filter(entry -> entry.hshldrRelCd().equals("01")))
                    .hasSize(1);
        });
    }

    @Test
    void the_tax_register_uses_the_same_names_and_only_the_last_settled_year() {
        assertThat(PEOPLE.incomes()).allMatch(entry -> entry.year() == 2025);
        assertThat(PEOPLE.incomes())
                .filteredOn(entry -> RESIDENTS.containsKey(entry.number()) && !CANARIES.contains(entry.number()))
                .allMatch(entry -> RESIDENTS.get(entry.number()).nm().equals(entry.name()));
        assertThat(Population.of(1, 2000, LocalDate.of(2026, 5, 31)).incomes()).allMatch(entry -> entry.year() == 2024);
    }

    @Test
    void former_numbers_occur_in_no_register() {
        Set<String> former = PEOPLE.currentNumbers().keySet();
        assertThat(former).hasSizeGreaterThanOrEqualTo(6);
        Set<String> found = new HashSet<>(RESIDENTS.keySet());
        found.addAll(FAMILIES.keySet());
        PEOPLE.incomes().stream().map(IncomeEntry::number).forEach(found::add);
        assertThat(found).doesNotContainAnyElementsOf(former);
    }

    @Test
    void every_named_case_exists_and_its_people_are_known() {
        for (KnownCase known : EnumSet.complementOf(EnumSet.of(KnownCase.SANDBOX_NOT_FOUND))) {
            assertThat(file(known).subjects().stream().map(CaseSubject::number))
                    .allMatch(RESIDENTS::containsKey)
                    .allMatch(FAMILIES::containsKey);
        }
    }

    @Test
    void in_the_healthy_case_the_daughter_lives_elsewhere_and_the_father_is_far_below_the_threshold() {
        List<CaseSubject> subjects = file(KnownCase.HEALTHY).subjects();
        List<String> households = subjects.stream()
                .map(subject -> RESIDENTS.get(subject.number()).hshldNo())
                .toList();
        assertThat(subjects.getFirst().name()).isEqualTo("윤정우");
        assertThat(households.get(1)).isEqualTo(households.get(0));
        assertThat(households.get(2)).isEqualTo(households.get(0));
        assertThat(households.get(3)).isNotEqualTo(households.get(0));
        assertThat(FAMILIES.get(subjects.getFirst().number()).father().number())
                .isEqualTo(subjects.getLast().number());
        assertThat(netOf(subjects.getLast().number())).isLessThan(10_000_000);
    }

    @Test
    void cases_that_must_fail_fail_for_their_own_reason() {
        CaseFile over = file(KnownCase.OBLIGOR_OVER);
        assertThat(netOf(over.subjects().getLast().number())).isGreaterThan(130_000_000);
        FamilyEntry byName = FAMILIES.get(file(KnownCase.UNDETERMINED_OBLIGOR).applicant());
        assertThat(byName.father().name()).isEqualTo("용만식");
        assertThat(byName.father().number()).isEmpty();
        CaseFile unrelated = file(KnownCase.UNRELATED_MEMBER);
        FamilyEntry applicant = FAMILIES.get(unrelated.applicant());
        assertThat(applicant.spouse().entered()).isFalse();
        assertThat(applicant.children()).isEmpty();
        ResidentEntry dead = RESIDENTS.get(file(KnownCase.DECEASED_APPLICANT).applicant());
        assertThat(dead.rsdStusCd()).isEqualTo("4");
        assertThat(dead.dethYmd()).isEqualTo("20261116");
        assertThat(FAMILIES.get(dead.rrn()).died()).isEqualTo("2026년 11월 16일 04시 30분");
    }

    @Test
    void registers_differ_on_the_day_of_the_late_seo_jeongsuns_death() {
        String deceased = file(KnownCase.INHERITANCE).deceased();
        assertThat(FAMILIES.get(deceased).died()).isEqualTo("2026년 09월 28일 23시 10분");
        assertThat(RESIDENTS.get(deceased).dethYmd()).isEqualTo("20260929");
        FamilyEntry brother =
                FAMILIES.get(file(KnownCase.INHERITANCE_SECOND_RANK).applicant());
        assertThat(brother.father()).isEqualTo(FAMILIES.get(deceased).father());
        assertThat(FAMILIES.get(deceased).children()).hasSize(1);
    }

    @Test
    void the_protected_wife_lives_in_seongnam_and_is_protected_towards_the_applicant() {
        CaseFile his = file(KnownCase.PROTECTED);
        ResidentEntry wife = RESIDENTS.get(his.subjects().get(1).number());
        assertThat(wife.isncLmtTrgtRrn()).containsExactly(his.applicant());
        assertThat(wife.bjdCd()).startsWith("4113");
        assertThat(file(KnownCase.PROTECTED_HER_OWN).applicant()).isEqualTo(wife.rrn());
    }

    private static long netOf(String number) {
        return PEOPLE.incomes().stream()
                .filter(entry -> entry.number().equals(number))
                .mapToLong(IncomeEntry::net)
                .sum();
    }
}

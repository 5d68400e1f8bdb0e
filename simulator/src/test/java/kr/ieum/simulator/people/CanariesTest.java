package kr.ieum.simulator.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.simulator.cases.CaseService;
import kr.ieum.simulator.employment.EmploymentEntry;
import kr.ieum.simulator.family.FamilyEntry;
import kr.ieum.simulator.income.IncomeEntry;
import kr.ieum.simulator.insurance.InsuranceEntry;
import kr.ieum.simulator.property.OwnerEntry;
import kr.ieum.simulator.resident.ResidentEntry;
import kr.ieum.simulator.vehicle.VehicleEntry;
import kr.ieum.simulator.welfare.WelfareEntry;
import org.junit.jupiter.api.Test;

class CanariesTest {

    private static final Population PEOPLE = Population.of(20261121, 2400, LocalDate.of(2026, 11, 22));
    private static final List<String> CANARIES =
            PEOPLE.canaries().stream().map(Canary::rrn).distinct().toList();

    /** Everything the registers hold of a person, by register and number. */
    private static Map<String, String> everything() {
        Map<String, String> all = new TreeMap<>();
        for (ResidentEntry entry : PEOPLE.residents()) {
            all.put("resident " + entry.rrn(), entry.toString());
        }
        for (FamilyEntry entry : PEOPLE.families()) {
            all.put("family " + entry.number(), entry.toString());
        }
        for (IncomeEntry entry : PEOPLE.incomes()) {
            all.merge("tax-income " + entry.number(), entry.toString(), String::concat);
        }
        for (OwnerEntry owner : PEOPLE.property().owners()) {
            String thing = owner.pnuOrBldgPk();
            Stream<? extends Record> entries = Stream.of(
                            Stream.of(owner),
                            PEOPLE.property().lands().stream()
                                    .filter(land -> land.pnu().equals(thing)),
                            PEOPLE.property().buildings().stream()
                                    .filter(building -> building.mgmBldrgstPk().equals(thing)))
                    .flatMap(each -> each);
            all.merge(
                    "property " + owner.ownerRegno(),
                    entries.map(Record::toString).collect(Collectors.joining()),
                    String::concat);
        }
        for (EmploymentEntry entry : PEOPLE.employments()) {
            all.merge("employment " + entry.number(), entry.toString(), String::concat);
        }
        for (InsuranceEntry entry : PEOPLE.insured()) {
            all.put("health-insurance " + entry.juminNo(), entry.toString());
        }
        for (VehicleEntry entry : PEOPLE.vehicles()) {
            all.merge("vehicle " + entry.owner(), entry.toString(), String::concat);
        }
        for (WelfareEntry entry : PEOPLE.benefits()) {
            all.merge("welfare " + entry.number(), entry.toString(), String::concat);
        }
        PEOPLE.cases()
                .forEach(file ->
                        all.put("cases " + file.number(), CaseService.json(file).toString()));
        return all;
    }

    @Test
    void a_marker_occurs_only_in_the_records_it_is_listed_for() {
        Map<String, String> everything = everything();
        Map<String, List<Canary>> byMarker = PEOPLE.canaries().stream()
                .filter(canary -> canary.marker().isPresent())
                .collect(Collectors.groupingBy(canary -> canary.marker().get()));
        assertThat(byMarker).hasSizeGreaterThan(70);
        byMarker.forEach((marker, canaries) -> {
            boolean key = canaries.getFirst()
                    .marker()
                    .equals(Optional.of(canaries.getFirst().rrn()));
            List<String> expected = Stream.concat(
                            canaries.stream(),
                            // searched by, though never sent whole
                            key
                                    ? Stream.of(new Canary("vehicle", "", Optional.empty(), marker, ""))
                                    : Stream.<Canary>empty())
                    .map(canary -> canary.register().equals("cases")
                            ? "cases 3000000-2026-04-0099001"
                            : canary.register() + " " + canary.rrn())
                    .distinct()
                    .sorted()
                    .toList();
            List<String> found = everything.entrySet().stream()
                    .filter(entry -> entry.getValue().contains(marker))
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(found).as(marker).isEqualTo(expected);
        });
    }

    @Test
    void every_field_of_every_register_is_listed_for_each_canary() {
        for (String rrn : CANARIES) {
            assertThat(fields(rrn, "resident")).containsExactlyInAnyOrderElementsOf(ResidentEntry.FIELDS);
            assertThat(count(rrn, "family")).isEqualTo(20);
            assertThat(count(rrn, "tax-income")).isEqualTo(14);
            assertThat(count(rrn, "property")).isEqualTo(22);
            assertThat(count(rrn, "employment")).isEqualTo(EmploymentEntry.FIELDS.size());
            assertThat(count(rrn, "welfare")).isEqualTo(WelfareEntry.COLUMNS.size());
            assertThat(fields(rrn, "health-insurance")).containsExactlyInAnyOrderElementsOf(InsuranceEntry.FIELDS);
            assertThat(fields(rrn, "vehicle")).containsExactlyInAnyOrderElementsOf(VehicleEntry.FIELDS);
        }
    }

    private static List<String> fields(String rrn, String register) {
        return PEOPLE.canaries().stream()
                .filter(canary -> canary.rrn().equals(rrn) && canary.register().equals(register))
                .map(Canary::field)
                .toList();
    }

    private static long count(String rrn, String register) {
        return fields(rrn, register).size();
    }

    @Test
    void a_field_without_a_marker_says_why() {
        assertThat(PEOPLE.canaries())
                .filteredOn(canary -> canary.marker().isEmpty())
                .noneMatch(canary -> canary.note().isEmpty());
    }

    @Test
    void the_canaries_are_an_applicant_his_wife_and_his_father_linked_by_number() {
        assertThat(CANARIES).hasSize(3);
        FamilyEntry applicant = PEOPLE.families().stream()
                .filter(entry -> entry.number().equals(CANARIES.get(0)))
                .findFirst()
                .orElseThrow();
        assertThat(applicant.spouse().number()).isEqualTo(CANARIES.get(1));
        assertThat(applicant.father().number()).isEqualTo(CANARIES.get(2));
    }
}

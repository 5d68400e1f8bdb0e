package kr.ieum.simulator.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import kr.ieum.simulator.cases.CaseFile;
import kr.ieum.simulator.employment.EmploymentEntry;
import kr.ieum.simulator.family.FamilyEntry;
import kr.ieum.simulator.income.IncomeEntry;
import kr.ieum.simulator.insurance.InsuranceEntry;
import kr.ieum.simulator.place.Places;
import kr.ieum.simulator.property.Ledgers;
import kr.ieum.simulator.resident.ResidentEntry;
import kr.ieum.simulator.vehicle.VehicleEntry;
import kr.ieum.simulator.welfare.WelfareEntry;

/** Makes the world in its order: the named cast first, then cases' families, hard rows, and everybody else. */
final class Founding {

    static final int PEOPLE_PER_HARD_ROW = 500;

    private final Town town;
    private final long seed;

    Founding(long seed, LocalDate today, Places places) {
        this.seed = seed;
        town = new Town(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), today, places);
    }

    Population populate(int persons) {
        OrdinaryFamilies families = new OrdinaryFamilies(town);
        CaseBook book = new CaseBook(town.today);
        new BenefitCast(town, book).enter();
        new HardCast(town, book).enter();
        new CounterCast(town, book).enter();
        new OfficeCast(town, book).enter();
        new OrdinaryCases(town, families, book).enter();
        Canaries canaries = new Canaries(town, book);
        int perKind = (persons + PEOPLE_PER_HARD_ROW - 1) / PEOPLE_PER_HARD_ROW;
        List<HardPerson> hard = new ArrayList<>(new HardRows(town, families).make(perKind));
        families.fillTo(persons - Canaries.PERSONS - SandboxCast.PERSONS);
        SandboxCast sandbox = new SandboxCast(town, book);
        sandbox.enter();
        Known known = new Known(town, book);
        Garage garage = new Garage(town, known, perKind);
        garage.fill();
        hard.addAll(garage.hard());
        Insurance insurance = new Insurance(town, known, perKind);
        insurance.fill();
        hard.addAll(insurance.hard());

        List<ResidentEntry> residents = new ArrayList<>();
        List<FamilyEntry> certificates = new ArrayList<>();
        List<IncomeEntry> incomes = new ArrayList<>();
        List<EmploymentEntry> employments = new ArrayList<>();
        List<WelfareEntry> benefits = new ArrayList<>();
        Map<String, String> currentNumbers = new LinkedHashMap<>();
        for (Individual person : town.individuals) {
            if (person.inResidentRegister) {
                residents.add(Registration.resident(person));
            }
            if (person.inFamilyRegister) {
                certificates.add(Registration.family(person));
            }
            incomes.addAll(person.incomes);
            employments.addAll(Employments.of(town, person));
            benefits.addAll(Benefits.of(town, person));
            if (!person.formerNumber.isEmpty()) {
                currentNumbers.put(person.formerNumber, person.number);
            }
        }
        residents.addAll(canaries.residents());
        certificates.addAll(canaries.families());
        incomes.addAll(canaries.incomes());
        employments.addAll(canaries.employments());
        benefits.addAll(canaries.benefits());
        benefits.sort(Comparator.comparing(WelfareEntry::number));
        List<InsuranceEntry> insured = new ArrayList<>(insurance.insured());
        insured.addAll(canaries.insured());
        List<VehicleEntry> vehicles = new ArrayList<>(garage.vehicles());
        vehicles.addAll(canaries.vehicles());
        incomes.sort(Comparator.comparing(IncomeEntry::number).thenComparing(IncomeEntry::kind));
        Holdings holdings = new Holdings(town, seed);
        Ledgers property = holdings.ledgers(canaries.property());
        List<HardPerson> hardPersons = new ArrayList<>(hard);
        hardPersons.addAll(holdings.hard());
        new CounterCast(town, book).enterFurtherPermits();
        List<CaseFile> cases = book.cases();
        return new Population(
                persons,
                List.copyOf(residents),
                Map.copyOf(currentNumbers),
                List.copyOf(certificates),
                List.copyOf(incomes),
                List.copyOf(employments),
                List.copyOf(benefits),
                List.copyOf(insured),
                insurance.notInsured(),
                List.copyOf(vehicles),
                garage.owners(),
                cases,
                List.copyOf(hardPersons),
                canaries.list(),
                property,
                sandbox.personal());
    }
}

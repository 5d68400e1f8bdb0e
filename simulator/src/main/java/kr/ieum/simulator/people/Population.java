package kr.ieum.simulator.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kr.ieum.simulator.cases.CaseFile;
import kr.ieum.simulator.employment.EmploymentEntry;
import kr.ieum.simulator.family.FamilyEntry;
import kr.ieum.simulator.income.IncomeEntry;
import kr.ieum.simulator.insurance.InsuranceEntry;
import kr.ieum.simulator.place.Places;
import kr.ieum.simulator.property.Ledgers;
import kr.ieum.simulator.resident.ResidentEntry;
import kr.ieum.simulator.server.Behaviour;
import kr.ieum.simulator.vehicle.VehicleEntry;
import kr.ieum.simulator.welfare.WelfareEntry;

/**
 * What all registers hold of the simulated people.
 *
 * @param persons number of people
 * @param residents R1
 * @param currentNumbers former number → current number
 * @param families R2
 * @param incomes R3, in the order of the file
 * @param employments R7
 * @param benefits R8, in the order of the file
 * @param insured R4
 * @param notInsured numbers that R4 knows without a qualification
 * @param vehicles R6, a line for each owner
 * @param vehicleOwners numbers that R6 knows, with or without a vehicle
 * @param cases of the case system
 * @param hardPersons hard rows by kind
 * @param canaries every field of the canaries' records
 * @param property R5
 * @param personal how a register behaves towards whom, by register and number, as long as it is well
 */
public record Population(
        int persons,
        List<ResidentEntry> residents,
        Map<String, String> currentNumbers,
        List<FamilyEntry> families,
        List<IncomeEntry> incomes,
        List<EmploymentEntry> employments,
        List<WelfareEntry> benefits,
        List<InsuranceEntry> insured,
        List<String> notInsured,
        List<VehicleEntry> vehicles,
        List<String> vehicleOwners,
        List<CaseFile> cases,
        List<HardPerson> hardPersons,
        List<Canary> canaries,
        Ledgers property,
        Map<String, Map<String, Behaviour>> personal) {

    /** Fewest people, so that every kind finds its place. */
    public static final int FEWEST = 2000;

    /** The people of that seed on that day; the same arguments give the same people. */
    public static Population of(long seed, int persons, LocalDate today) {
        if (persons < FEWEST) {
            throw new IllegalArgumentException("at least " + FEWEST + " persons, not " + persons);
        }
        return new Founding(seed, today, Places.load()).populate(persons);
    }
}

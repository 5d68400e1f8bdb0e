package kr.ieum.simulator.people;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import kr.ieum.simulator.cases.KnownCase;
import kr.ieum.simulator.vehicle.VehicleEntry;

/**
 * Fills the vehicle register: cars of the named cases, and of everybody else as there are many. Whoever is registered with an
 * address is known to it, most of them without a car; emigrants and children born this month are not.
 */
final class Garage {

    private static final int DRIVING_AGE = 20;
    private static final int LAST_DAY = 28;
    private static final String SYLLABLES = "가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주";
    private static final String ALONE = "100";

    private final Town town;
    private final Known known;
    private final int perKind;
    private final List<String> owners = new ArrayList<>();
    private final List<VehicleEntry> vehicles = new ArrayList<>();
    private final List<HardPerson> hard = new ArrayList<>();
    private final Map<HardRow, Integer> found = new HashMap<>();
    private int plates = 0;

    /** @param perKind how many of each kind of hard row are listed */
    Garage(Town town, Known known, int perKind) {
        this.town = town;
        this.known = known;
        this.perKind = perKind;
    }

    List<String> owners() {
        return List.copyOf(owners);
    }

    List<VehicleEntry> vehicles() {
        return List.copyOf(vehicles);
    }

    List<HardPerson> hard() {
        return List.copyOf(hard);
    }

    /** What a model is. */
    private enum Model {
        SMALL("모닝", "1", 998),
        FAMILY("아반떼", "1", 1598),
        LARGE("쏘나타", "1", 1999),
        ELECTRIC("코나 일렉트릭", "1", 0),
        VAN("스타리아", "2", 2199),
        LORRY("포터Ⅱ", "3", 2497);

        private final String text;
        private final String type;
        private final int displacement;

        Model(String text, String type, int displacement) {
            this.text = text;
            this.type = type;
            this.displacement = displacement;
        }
    }

    void fill() {
        List<Individual> named = namedCases();
        List<Individual> sandbox = sandbox();
        for (Individual person : town.individuals) {
            if (!isKnown(person)) {
                note(HardRow.UNKNOWN_TO_VEHICLE_REGISTER, person, "1004");
                continue;
            }
            owners.add(person.number);
            if (!person.formerNumber.isEmpty()) {
                owners.add(person.formerNumber);
            }
            if (!named.contains(person) && !sandbox.contains(person)) {
                usual(person);
            }
        }
        // last, so that nobody else's plate depends on it
        vehicles.add(line(sandbox.getFirst().number, Model.FAMILY, 2018, ALONE));
    }

    /** Whom developers try the register with: the first has a car, and nobody else. */
    private List<Individual> sandbox() {
        return Stream.of(
                        KnownCase.SANDBOX_COMPLETE,
                        KnownCase.SANDBOX_NOTHING,
                        KnownCase.SANDBOX_SLOW,
                        KnownCase.SANDBOX_DOWN,
                        KnownCase.SANDBOX_STOPPED,
                        KnownCase.SANDBOX_RECEIVED,
                        KnownCase.SANDBOX_HOUSEHOLD)
                .map(one -> known.subject(one, 0))
                .toList();
    }

    private boolean isKnown(Individual person) {
        return !person.status.equals("5")
                && !person.birthYmd.startsWith(town.daysAgo(0).substring(0, 6));
    }

    /** The cars of the named cases; those whom a case is about have these and no others. */
    private List<Individual> namedCases() {
        Individual yoon = known.subject(KnownCase.HEALTHY, 0);
        Individual baek = known.subject(KnownCase.HEALTHY, 1);
        VehicleEntry family = line(yoon.number, Model.FAMILY, 2012, "50");
        vehicles.add(family);
        vehicles.add(family.of(baek.number, "50"));
        Individual noh = known.subject(KnownCase.DEAD_REGISTER, 0);
        vehicles.add(forTrade(line(noh.number, Model.LORRY, 2016, ALONE)));
        Individual kang = known.subject(KnownCase.CONFLICT_EMPLOYMENT, 0);
        vehicles.add(line(kang.number, Model.SMALL, 2018, ALONE));
        Individual bae = known.subject(KnownCase.RECHECK, 0);
        vehicles.add(line(bae.number, Model.ELECTRIC, 2021, ALONE));
        vehicles.add(line(bae.number, Model.LORRY, 2009, ALONE));
        Individual pi = known.subject(KnownCase.CHANGED_NUMBER, 0);
        vehicles.add(line(pi.formerNumber, Model.SMALL, 2015, ALONE));
        Individual seo = known.deceased(KnownCase.INHERITANCE);
        vehicles.add(burdened(line(seo.number, Model.LARGE, 2014, ALONE)));
        Individual student = known.subject(KnownCase.HEALTHY, 3);
        List<Individual> named = new ArrayList<>(List.of(yoon, baek, student, noh, kang, bae, pi, seo));
        for (KnownCase other : List.of(KnownCase.PROTECTED, KnownCase.UNRELATED_MEMBER, KnownCase.OBLIGOR_OVER)) {
            named.add(known.subject(other, 0));
        }
        return named;
    }

    private void usual(Individual person) {
        RandomGenerator chance = Known.chance("vehicle", person.number);
        if (town.ageOf(person) < DRIVING_AGE || chance.nextInt(2) == 0) {
            note(HardRow.NO_VEHICLE, person, "totalCnt 0");
            return;
        }
        String number = person.formerNumber.isEmpty() ? person.number : person.formerNumber;
        int cars = chance.nextInt(9) == 0 ? 2 : 1;
        for (int i = 0; i < cars; i++) {
            Model model = Model.values()[chance.nextInt(Model.values().length)];
            VehicleEntry car = line(number, model, 2006 + chance.nextInt(20), ALONE);
            if (model == Model.LORRY && chance.nextBoolean()) {
                car = forTrade(car);
            }
            if (chance.nextInt(7) == 0) {
                car = burdened(car);
            }
            enter(person, car, chance);
        }
        if (cars > 1) {
            note(HardRow.SEVERAL_VEHICLES, person, cars + " vehicles");
        }
    }

    private void enter(Individual person, VehicleEntry car, RandomGenerator chance) {
        if (car.dsplvl() == 0) {
            note(HardRow.ELECTRIC_CAR, person, car.vhcleNo());
        }
        if (chance.nextInt(15) == 0) {
            vehicles.add(struckOff(car));
            note(HardRow.STRUCK_OFF_VEHICLE, person, car.vhcleNo());
        } else if (person.spouse.isPresent() && isKnown(person.spouse.get()) && chance.nextInt(6) == 0) {
            vehicles.add(car.of(car.owner(), "50"));
            vehicles.add(car.of(person.spouse.get().number, "50"));
            note(HardRow.CO_OWNED_CAR, person, car.vhcleNo());
        } else {
            vehicles.add(car);
        }
    }

    private void note(HardRow kind, Individual person, String note) {
        if (found.merge(kind, 1, Integer::sum) <= perKind) {
            hard.add(new HardPerson(kind, person.number, person.name.text(), note));
        }
    }

    private VehicleEntry line(String owner, Model model, int year, String share) {
        RandomGenerator chance = Known.chance("car", owner + plates);
        LocalDate registered = LocalDate.of(year, 1 + chance.nextInt(12), 1 + chance.nextInt(LAST_DAY));
        long updated = registered.plusDays(chance.nextInt(300)).atTime(9, 30).toEpochSecond(ZoneOffset.ofHours(9));
        return new VehicleEntry(
                owner,
                plate(),
                String.format("KMHIEUM%010d", plates),
                model.text,
                model.type,
                "자가용",
                model.displacement,
                year,
                registered.toString().replace('-', '.'),
                String.format("010-%04d-%04d", 2000 + chance.nextInt(7000), chance.nextInt(10_000)),
                share,
                "N",
                "N",
                "N",
                updated * 1000);
    }

    private String plate() {
        plates++;
        char syllable = SYLLABLES.charAt(plates % SYLLABLES.length());
        return String.format("%d%s%04d", 100 + plates / 90, syllable, 1000 + plates * 37 % 9000);
    }

    private static VehicleEntry forTrade(VehicleEntry car) {
        return changed(car, "영업용", car.mrtggYn(), car.seizrYn(), car.ersrYn());
    }

    private static VehicleEntry burdened(VehicleEntry car) {
        return changed(car, car.prpos(), "Y", "Y", car.ersrYn());
    }

    private static VehicleEntry struckOff(VehicleEntry car) {
        return changed(car, car.prpos(), car.mrtggYn(), car.seizrYn(), "Y");
    }

    private static VehicleEntry changed(
            VehicleEntry car, String use, String mortgaged, String seized, String struckOff) {
        return new VehicleEntry(
                car.owner(),
                car.vhcleNo(),
                car.vin(),
                car.vhcleNm(),
                car.vhcty(),
                use,
                car.dsplvl(),
                car.mdlYear(),
                car.frstRegistDe(),
                car.ownerTelno(),
                car.qota(),
                mortgaged,
                seized,
                struckOff,
                car.updtDt());
    }
}

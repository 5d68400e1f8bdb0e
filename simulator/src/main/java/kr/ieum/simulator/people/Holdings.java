package kr.ieum.simulator.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import kr.ieum.simulator.property.BuildingEntry;
import kr.ieum.simulator.property.LandEntry;
import kr.ieum.simulator.property.Ledgers;
import kr.ieum.simulator.property.OwnerEntry;

/**
 * What the property register holds: the lots and buildings of named people, then those of a part of everybody else. Its chance is
 * its own, so that it changes nothing of the people themselves.
 */
final class Holdings {

    /** Land categories with two digits: dry field, paddy, forest, site, road, miscellaneous. */
    static final String DRY_FIELD = "01";

    static final String FOREST = "05";
    static final String SITE = "08";

    private static final String LAND = "1";
    private static final String MOUNTAIN = "2";
    private static final int OLDEST_WITHOUT_NUMBER = 1912;

    private final Town town;
    private final RandomGenerator random;
    private final Map<String, LandEntry> lands = new HashMap<>();
    private final List<LandEntry> inOrder = new ArrayList<>();
    private final List<OwnerEntry> owners = new ArrayList<>();
    private final List<BuildingEntry> buildings = new ArrayList<>();
    private final List<HardPerson> hard = new ArrayList<>();

    Holdings(Town town, long seed) {
        this.town = town;
        random = new Random(seed * 31 + 5);
    }

    /** The whole register; the canaries' entries are added as they are. */
    Ledgers ledgers(Ledgers canaries) {
        Map<String, Individual> byNumber = new HashMap<>();
        town.individuals.forEach(person -> byNumber.put(person.number, person));
        NamedHoldings named = new NamedHoldings(this, byNumber);
        named.enter();
        List<Individual> generated = town.individuals.stream()
                .filter(person -> !NamedHoldings.isNamed(person.number))
                .filter(person -> town.ageOf(person) >= 25 && person.status.equals("1"))
                .toList();
        for (Individual person : generated) {
            if (random.nextInt(5) == 0) {
                ordinary(person);
            }
        }
        hardRows(generated);
        named.enterHardLots();
        List<LandEntry> allLands = new ArrayList<>(inOrder);
        List<OwnerEntry> allOwners = new ArrayList<>(owners);
        List<BuildingEntry> allBuildings = new ArrayList<>(buildings);
        allLands.addAll(canaries.lands());
        allOwners.addAll(canaries.owners());
        allBuildings.addAll(canaries.buildings());
        return new Ledgers(allLands, allOwners, allBuildings);
    }

    List<HardPerson> hard() {
        return List.copyOf(hard);
    }

    private void ordinary(Individual person) {
        String district = person.household.address().legalDong();
        if (random.nextInt(3) == 0) {
            String lot = anyLot(district, LAND);
            land(
                    lot,
                    DRY_FIELD,
                    "%d.%d".formatted(120 + random.nextInt(900), random.nextInt(10)),
                    8_000L + random.nextInt(90_000),
                    "자연녹지지역",
                    "개발제한구역");
            owner(lot, person, "1/1", "매매");
        } else {
            String lot = anyLot(district, LAND);
            land(
                    lot,
                    SITE,
                    "%d.%d".formatted(60 + random.nextInt(200), random.nextInt(10)),
                    900_000L + 1_000L * random.nextInt(3_000),
                    "제2종일반주거지역",
                    "");
            String share = person.spouse.isPresent() ? "1/2" : "1/1";
            String house = building(lot, "01000", 70_000_000L + 1_000_000L * random.nextInt(400), false);
            owner(lot, person, share, "매매");
            owner(house, person, share, "매매");
            person.spouse.ifPresent(spouse -> {
                owner(lot, spouse, share, "매매");
                owner(house, spouse, share, "매매");
            });
        }
    }

    /** At least one of each of them per 500 people. */
    private void hardRows(List<Individual> generated) {
        int times = (town.individuals.size() + Founding.PEOPLE_PER_HARD_ROW - 1) / Founding.PEOPLE_PER_HARD_ROW;
        for (int i = 0; i < times; i++) {
            Individual one = generated.get(i * generated.size() / times);
            String seventeenth = anyLot("5211110100", LAND);
            land(seventeenth, DRY_FIELD, "1837.0", 31_200, "자연녹지지역", "");
            owner(seventeenth, one, "1/17", "상속");
            owner(seventeenth, "1101110" + (912_340 + i), "한빛가상개발 주식회사", "16/17", "매매");
            note(HardRow.CO_OWNER_SEVENTEENTH, one, seventeenth);
            note(HardRow.CORPORATION_AS_OWNER, one, seventeenth);
            String mountain = anyLot("5111010700", MOUNTAIN);
            land(mountain, FOREST, "9917.5", 1_450, "보전녹지지역", "국가유산 보존구역;군사시설보호구역");
            owner(mountain, one, "1/1", "상속");
            note(HardRow.MOUNTAIN_LOT, one, mountain);
            String old = anyLot("4113010300", LAND);
            land(old, SITE, "49.6", 2_310_000, "제2종일반주거지역", "");
            owner(old, one, "1/1", "매매");
            note(HardRow.ABOLISHED_DISTRICT, one, old);
            String unnumbered = anyLot("4113510400", LAND);
            land(unnumbered, "14", "83.0", 412_000, "자연녹지지역", "");
            owners.add(new OwnerEntry(unnumbered, "", "김가상", "1/1", OLDEST_WITHOUT_NUMBER + i % 30 + "0917", "사정"));
            note(HardRow.OWNER_WITHOUT_NUMBER, one, unnumbered);
            String violating = anyLot("1111017400", LAND);
            land(violating, SITE, "112.4", 3_870_000, "제2종일반주거지역", "");
            owner(violating, one, "1/1", "매매");
            owner(building(violating, "03000", 0, true), one, "1/1", "신축");
            note(HardRow.VIOLATING_BUILDING, one, violating);
        }
    }

    private void note(HardRow kind, Individual person, String note) {
        hard.add(new HardPerson(kind, person.number, person.name.text(), note));
    }

    private String anyLot(String district, String kind) {
        while (true) {
            String lot = district + kind + "%04d%04d".formatted(1 + random.nextInt(899), random.nextInt(30));
            if (!lands.containsKey(lot)) {
                return lot;
            }
        }
    }

    void land(String pnu, String category, String area, long price, String zone, String districts) {
        LandEntry land = new LandEntry(pnu, category, area, price, town.today.getYear() + "01", zone, districts);
        if (lands.put(pnu, land) != null) {
            throw new IllegalStateException("lot " + pnu + " is entered already");
        }
        inOrder.add(land);
    }

    void owner(String thing, Individual person, String share, String cause) {
        owner(thing, person.number, person.name.text(), share, cause);
    }

    void owner(String thing, String number, String name, String share, String cause) {
        String since =
                "%d%02d%02d".formatted(1988 + random.nextInt(35), 1 + random.nextInt(12), 1 + random.nextInt(28));
        owners.add(new OwnerEntry(thing, number, name, share, since, cause));
    }

    /** A building on the lot; its key is returned. */
    String building(String pnu, String use, long price, boolean violating) {
        return building(pnu, use, "%d.%d".formatted(60 + random.nextInt(180), random.nextInt(10)), price, violating);
    }

    String building(String pnu, String use, String floorArea, long price, boolean violating) {
        String key = pnu.substring(0, 5) + "-" + (100_200_000 + buildings.size() * 7);
        String approved =
                "%d%02d%02d".formatted(1978 + random.nextInt(40), 1 + random.nextInt(12), 1 + random.nextInt(28));
        buildings.add(
                new BuildingEntry(key, pnu, use, floorArea, "57.4", "148.2", approved, violating ? "1" : "0", price));
        return key;
    }
}

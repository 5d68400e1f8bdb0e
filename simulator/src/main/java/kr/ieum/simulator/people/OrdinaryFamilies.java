package kr.ieum.simulator.people;

import java.util.List;
import java.util.Optional;

/** Families as there are many: couples with children, their parents elsewhere, single people. */
final class OrdinaryFamilies {

    private static final List<String> REGIONS =
            List.of("11110", "11110", "11110", "4113", "4113", "11", "41", "26", "30", "51", "52", "27", "50", "36");
    private static final int LARGEST_FAMILY = 10;
    private static final int LODGER_ONE_IN = 12;

    private final Town town;

    OrdinaryFamilies(Town town) {
        this.town = town;
    }

    /** A family as a case needs it. */
    record Family(
            Individual head,
            Optional<Individual> spouse,
            List<Individual> childrenAtHome,
            List<Individual> childrenAway,
            Individual headsFather) {}

    String anyRegion() {
        return REGIONS.get(town.random.nextInt(REGIONS.size()));
    }

    /** Makes families and then single people until the world has exactly so many. */
    void fillTo(int persons) {
        while (persons - town.individuals.size() >= LARGEST_FAMILY) {
            if (town.random.nextInt(3) == 0) {
                single();
            } else {
                family(anyRegion());
            }
        }
        while (town.individuals.size() < persons) {
            single();
        }
    }

    Individual single() {
        Sex sex = town.random.nextBoolean() ? Sex.MALE : Sex.FEMALE;
        Individual person = town.adult(20 + town.random.nextInt(60), sex, town.householdIn(anyRegion()), Town.HEAD);
        Earnings.giveUsual(town, person);
        return person;
    }

    /** A couple, one or two children, now and then a lodger, and the head's parents elsewhere; at most seven people. */
    Family family(String region) {
        int age = 28 + town.random.nextInt(30);
        Household home = town.householdIn(region);
        Household elders = town.householdIn(anyRegion());
        Individual grandfather = town.adult(age + 24 + town.random.nextInt(8), Sex.MALE, elders, Town.HEAD);
        Individual grandmother = town.adult(age + 22 + town.random.nextInt(8), Sex.FEMALE, elders, Town.SPOUSE);
        grandfather.marry(grandmother);
        Individual head = town.child(grandfather, grandmother, age, home);
        head.relation = Town.HEAD;
        Sex other = head.sex == Sex.MALE ? Sex.FEMALE : Sex.MALE;
        Individual spouse = town.adult(age - 3 + town.random.nextInt(6), other, home, Town.SPOUSE);
        head.marry(spouse);
        if (town.random.nextInt(LODGER_ONE_IN) == 0) {
            Individual lodger = town.adult(20 + town.random.nextInt(40), Sex.MALE, home, Town.LODGER);
            Earnings.giveUsual(town, lodger);
        }
        Individual father = head.sex == Sex.MALE ? head : spouse;
        Individual mother = head.sex == Sex.MALE ? spouse : head;
        Individual firstChild = town.child(father, mother, Math.max(0, age - 27), home);
        int grown = town.ageOf(firstChild);
        if (grown >= 20) {
            Individual away = town.child(father, mother, grown - 1, town.householdIn(anyRegion()));
            away.relation = Town.HEAD;
            return earning(new Family(head, Optional.of(spouse), List.of(firstChild), List.of(away), grandfather));
        }
        return earning(new Family(head, Optional.of(spouse), List.of(firstChild), List.of(), grandfather));
    }

    private Family earning(Family family) {
        Earnings.giveUsual(town, family.head());
        family.spouse().ifPresent(spouse -> Earnings.giveUsual(town, spouse));
        family.childrenAtHome().forEach(child -> Earnings.giveUsual(town, child));
        family.childrenAway().forEach(child -> Earnings.giveUsual(town, child));
        Earnings.giveUsual(town, family.headsFather());
        family.headsFather().spouse.ifPresent(spouse -> Earnings.giveUsual(town, spouse));
        return family;
    }
}

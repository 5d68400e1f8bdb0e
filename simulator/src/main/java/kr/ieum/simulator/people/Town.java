package kr.ieum.simulator.people;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import kr.ieum.simulator.family.Kin;
import kr.ieum.simulator.place.Address;
import kr.ieum.simulator.place.Places;

/**
 * The world while it is being made: its people, and the means to make more of them. Generated days of the month never exceed 28,
 * so that the canaries' dates (29 to 31) occur nowhere else.
 */
final class Town {

    static final String HEAD = "01";
    static final String SPOUSE = "02";
    static final String CHILD = "03";
    static final String LODGER = "09";

    private static final DateTimeFormatter YMD = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int LAST_DAY = 28;

    final RandomGenerator random;
    final LocalDate today;
    final Places places;
    final NameBook names = new NameBook();
    final ResidentNumbers numbers = new ResidentNumbers();
    final List<Individual> individuals = new ArrayList<>();
    private int households = 0;

    Town(RandomGenerator random, LocalDate today, Places places) {
        this.random = random;
        this.today = today;
        this.places = places;
    }

    /** The last year whose income tax is settled: returns are due by the end of May. */
    int settledYear() {
        return today.getMonthValue() >= 6 ? today.getYear() - 1 : today.getYear() - 2;
    }

    Household householdIn(String prefix) {
        return householdAt(places.anywhereIn(prefix, random));
    }

    Household householdAt(Address address) {
        households++;
        int years = 1 + random.nextInt(20);
        return new Household(String.format("3%011d", households * 41L), address, day(today.getYear() - years));
    }

    /** A random day of that year, {@code yyyyMMdd}, not after today. */
    String day(int year) {
        LocalDate day = LocalDate.of(year, 1 + random.nextInt(12), 1 + random.nextInt(LAST_DAY));
        return YMD.format(day.isAfter(today) ? today.withDayOfMonth(1) : day);
    }

    /** A day so many days ago, {@code yyyyMMdd}. */
    String daysAgo(int days) {
        return YMD.format(today.minusDays(days));
    }

    String birthAtAge(int years) {
        return day(today.getYear() - years);
    }

    int ageOf(Individual person) {
        return today.getYear() - person.birthYear();
    }

    Individual add(Name name, String birthYmd, Sex sex, Household household, String relation) {
        return add(numbers.issue(birthYmd, sex, false, random), name, birthYmd, sex, household, relation);
    }

    Individual add(String number, Name name, String birthYmd, Sex sex, Household household, String relation) {
        Individual person = new Individual(number, name, birthYmd, sex, household, relation, places.anyLot(random));
        individuals.add(person);
        return person;
    }

    /** A grown-up of about that age with parents outside this world. */
    Individual adult(int age, Sex sex, Household household, String relation) {
        Individual person = add(names.any(sex, random), birthAtAge(age), sex, household, relation);
        giveDistantParents(person);
        return person;
    }

    /** A child of the couple, about that old. */
    Individual child(Individual father, Individual mother, int age, Household household) {
        Sex sex = random.nextBoolean() ? Sex.MALE : Sex.FEMALE;
        Name name = names.given(father.name.surname(), sex, random);
        Individual child = add(name, birthAtAge(age), sex, household, CHILD);
        father.parentWith(mother, child);
        child.base = father.base;
        return child;
    }

    /** Parents who are in nobody's register any more; those of an older person often without a number. */
    void giveDistantParents(Individual person) {
        boolean numbered = person.birthYear() >= 1955 || random.nextInt(4) == 0;
        int year = person.birthYear() - 24 - random.nextInt(10);
        person.father = distant(person.name.surname(), Sex.MALE, day(year), numbered);
        Name maiden = names.any(Sex.FEMALE, random);
        person.mother = distant(maiden.surname(), Sex.FEMALE, day(year + 2), numbered);
    }

    private Kin distant(Name surname, Sex sex, String birthYmd, boolean numbered) {
        String name = names.given(surname, sex, random).text();
        return new Kin(name, numbered ? numbers.issue(birthYmd, sex, false, random) : "");
    }
}

package kr.ieum.simulator.people;

import java.util.ArrayList;
import java.util.List;
import kr.ieum.simulator.family.Kin;
import kr.ieum.simulator.income.IncomeEntry;

/** Makes one person, with family where needed, of every {@link HardRow}. */
final class HardRows {

    private static final List<String> SYLLABLES = List.of("똠", "펲", "뷁", "쌰", "햏", "샾", "뢔", "쓩", "뗌", "믜");
    private static final List<String> RARE_HANJA = List.of("𤣳", "𨥁", "𠮷", "𡈽", "㛃", "𣘼", "𪐀", "𩸽");
    private static final List<String> REGISTERS = List.of("family", "tax-income", "resident");

    private final Town town;
    private final OrdinaryFamilies families;
    private final List<HardPerson> found = new ArrayList<>();

    HardRows(Town town, OrdinaryFamilies families) {
        this.town = town;
        this.families = families;
    }

    /** Makes so many of each kind. */
    List<HardPerson> make(int times) {
        for (int i = 0; i < times; i++) {
            sameNameAndBirth();
            foreigner(i);
            names(i);
            dates();
            adoptedChild();
            remarried();
            statuses();
            households();
            incomes();
            bornThisMonth();
            parentWithoutNumber();
            unknownTo(REGISTERS.get(i % REGISTERS.size()));
            changedNumber();
            protectionPair();
            new EmploymentRows(town, families).make((person, note) -> note(note.kind(), person, note.text()));
        }
        return List.copyOf(found);
    }

    private void note(HardRow kind, Individual person, String note) {
        found.add(new HardPerson(kind, person.number, person.name.text(), note));
    }

    private Individual alone(Name name, String birthYmd, Sex sex) {
        Individual person = town.add(name, birthYmd, sex, town.householdIn(families.anyRegion()), Town.HEAD);
        town.giveDistantParents(person);
        return person;
    }

    private void sameNameAndBirth() {
        Name name = town.names.any(Sex.FEMALE, town.random);
        String born = town.birthAtAge(30 + town.random.nextInt(30));
        Individual one = alone(name, born, Sex.FEMALE);
        Individual other = alone(name, born, Sex.FEMALE);
        Earnings.giveUsual(town, one);
        Earnings.giveUsual(town, other);
        note(HardRow.SAME_NAME_AND_BIRTH, one, other.number);
        note(HardRow.SAME_NAME_AND_BIRTH, other, one.number);
    }

    private void foreigner(int i) {
        String born = town.birthAtAge(25 + town.random.nextInt(20));
        Sex sex = i % 2 == 0 ? Sex.FEMALE : Sex.MALE;
        String number = town.numbers.issue(born, sex, true, town.random);
        Name name = new Name(ForeignNames.at(i), "");
        Individual person = town.add(number, name, born, sex, town.householdIn(families.anyRegion()), Town.HEAD);
        person.inFamilyRegister = false;
        Earnings.wage(town, person, 26_000_000L + 10_000L * town.random.nextInt(500));
        note(HardRow.FOREIGNER_LONG_NAME, person, "unknown to family");
    }

    private void names(int i) {
        Name ordinary = town.names.any(Sex.MALE, town.random);
        Name surname = ordinary.surname();
        String last = ordinary.text().substring(2);
        String rare = RARE_HANJA.get(i % RARE_HANJA.size());
        Name hanja = new Name(ordinary.text(), ordinary.hanja().substring(0, 2) + rare);
        Individual withHanja = alone(hanja, town.birthAtAge(40), Sex.MALE);
        Earnings.giveUsual(town, withHanja);
        note(HardRow.RARE_HANJA, withHanja, rare);
        String syllable = SYLLABLES.get(i % SYLLABLES.size());
        Individual outside = alone(new Name(surname.text() + syllable + last, ""), town.birthAtAge(33), Sex.MALE);
        Earnings.wage(town, outside, 24_000_000);
        note(HardRow.OUTSIDE_EUC_KR, outside, syllable);
        Individual longName = alone(new Name(surname.text() + "온누리빛나라한가득차고넘침", ""), town.birthAtAge(28), Sex.MALE);
        Earnings.wage(town, longName, 23_000_000);
        note(HardRow.LONG_NAME, longName, "cut after 10 syllables in the nightly file");
    }

    private void dates() {
        String month = town.birthAtAge(84).substring(0, 6);
        Individual dayUnknown = alone(town.names.any(Sex.FEMALE, town.random), month + "00", Sex.FEMALE);
        Earnings.nothing(town, dayUnknown);
        note(HardRow.UNKNOWN_BIRTH_DAY, dayUnknown, month + "00");
        Individual impossible = alone(town.names.any(Sex.MALE, town.random), "19850230", Sex.MALE);
        Earnings.giveUsual(town, impossible);
        note(HardRow.IMPOSSIBLE_BIRTH_DATE, impossible, "19850230");
        Individual dead = alone(town.names.any(Sex.MALE, town.random), town.birthAtAge(88), Sex.MALE);
        dead.status = "4";
        dead.deathYmd = town.day(town.today.getYear() - 2);
        dead.deathWords = Registration.words(dead.deathYmd.substring(0, 6) + "00");
        note(HardRow.DEATH_WITHOUT_DAY, dead, dead.deathYmd);
    }

    private void adoptedChild() {
        OrdinaryFamilies.Family family = families.family(families.anyRegion());
        Individual spouse = family.spouse().orElseThrow();
        Individual father = family.head().sex == Sex.MALE ? family.head() : spouse;
        Individual mother = father == spouse ? family.head() : spouse;
        Individual child = town.child(father, mother, 6, family.head().household);
        note(HardRow.ADOPTED_CHILD, child, "adoptive father " + father.number);
    }

    private void remarried() {
        Individual father = town.adult(48, Sex.MALE, town.householdIn(families.anyRegion()), Town.HEAD);
        Individual former = town.adult(46, Sex.FEMALE, town.householdIn(families.anyRegion()), Town.HEAD);
        town.child(father, former, 16, father.household);
        former.marriage = "이혼";
        Individual wife = town.adult(44, Sex.FEMALE, father.household, Town.SPOUSE);
        father.marry(wife);
        town.child(father, wife, 4, father.household);
        Earnings.giveUsual(town, father);
        Earnings.giveUsual(town, former);
        note(HardRow.DIVORCED_REMARRIED, father, "former wife " + former.number);
    }

    private void statuses() {
        note(HardRow.WHEREABOUTS_UNKNOWN, ofStatus("2", 58), "rsdStusCd 2");
        note(HardRow.OVERSEAS_NATIONAL, ofStatus("3", 41), "rsdStusCd 3");
        note(HardRow.EMIGRATED, ofStatus("5", 37), "rsdStusCd 5");
    }

    private Individual ofStatus(String status, int age) {
        Individual person = alone(town.names.any(Sex.MALE, town.random), town.birthAtAge(age), Sex.MALE);
        person.status = status;
        return person;
    }

    private void households() {
        Individual single = alone(town.names.any(Sex.FEMALE, town.random), town.birthAtAge(71), Sex.FEMALE);
        Earnings.giveUsual(town, single);
        note(HardRow.SINGLE_HOUSEHOLD, single, single.household.number());
        Individual father = town.adult(52, Sex.MALE, town.householdIn(families.anyRegion()), Town.HEAD);
        Individual mother = town.adult(49, Sex.FEMALE, father.household, Town.SPOUSE);
        father.marry(mother);
        for (int age = 1; age < 19; age += 2) {
            town.child(father, mother, age, father.household);
        }
        Earnings.wage(town, father, 38_000_000);
        note(HardRow.HOUSEHOLD_OF_ELEVEN, father, father.household.number());
    }

    private void incomes() {
        Individual loss = alone(town.names.any(Sex.MALE, town.random), town.birthAtAge(45), Sex.MALE);
        Earnings.give(town, loss, Earnings.BUSINESS, 42_000_000, -7_310_000);
        note(HardRow.NEGATIVE_INCOME, loss, "-7310000");
        Individual several = alone(town.names.any(Sex.FEMALE, town.random), town.birthAtAge(39), Sex.FEMALE);
        Earnings.wage(town, several, 18_500_000);
        Earnings.wage(town, several, 9_600_000);
        Earnings.give(town, several, Earnings.OTHER, 1_500_000, 600_000);
        note(HardRow.SEVERAL_INCOMES, several, "3 records");
        Individual empty = alone(town.names.any(Sex.FEMALE, town.random), town.birthAtAge(24), Sex.FEMALE);
        empty.incomes.add(IncomeEntry.nothing(town.settledYear(), empty.number, empty.name.text()));
        note(HardRow.KNOWN_EMPTY, empty, "tax-income");
    }

    private void bornThisMonth() {
        Individual father = town.adult(33, Sex.MALE, town.householdIn(families.anyRegion()), Town.HEAD);
        Individual mother = town.adult(31, Sex.FEMALE, father.household, Town.SPOUSE);
        father.marry(mother);
        Earnings.giveUsual(town, father);
        String today = town.daysAgo(0);
        int day = 1 + town.random.nextInt(Math.min(28, town.today.getDayOfMonth()));
        Name name = town.names.given(father.name.surname(), Sex.FEMALE, town.random);
        Individual baby = town.add(
                name, today.substring(0, 6) + String.format("%02d", day), Sex.FEMALE, father.household, Town.CHILD);
        father.parentWith(mother, baby);
        note(HardRow.BORN_THIS_MONTH, baby, "unknown to tax-income");
    }

    private void parentWithoutNumber() {
        Individual person = alone(town.names.any(Sex.FEMALE, town.random), town.birthAtAge(62), Sex.FEMALE);
        person.father = new Kin(person.father.name(), "");
        Earnings.giveUsual(town, person);
        note(HardRow.PARENT_WITHOUT_NUMBER, person, person.father.name());
    }

    private void unknownTo(String register) {
        Individual person = alone(town.names.any(Sex.MALE, town.random), town.birthAtAge(50), Sex.MALE);
        person.inFamilyRegister = !register.equals("family");
        person.inResidentRegister = !register.equals("resident");
        if (!register.equals("tax-income")) {
            Earnings.wage(town, person, 31_000_000);
        }
        note(HardRow.UNKNOWN_TO_ONE_REGISTER, person, register);
    }

    private void changedNumber() {
        Individual person = alone(town.names.any(Sex.FEMALE, town.random), town.birthAtAge(35), Sex.FEMALE);
        person.formerNumber = town.numbers.issue(person.birthYmd, person.sex, false, town.random);
        Earnings.wage(town, person, 27_000_000);
        note(HardRow.CHANGED_NUMBER, person, person.formerNumber);
    }

    private void protectionPair() {
        Individual husband = town.adult(47, Sex.MALE, town.householdIn(families.anyRegion()), Town.HEAD);
        Individual wife = town.adult(45, Sex.FEMALE, town.householdIn(families.anyRegion()), Town.HEAD);
        husband.marry(wife);
        Individual child = town.child(husband, wife, 13, wife.household);
        wife.restrictedTowards.add(husband);
        child.restrictedTowards.add(husband);
        Earnings.giveUsual(town, husband);
        note(HardRow.PROTECTION_PAIR, wife, husband.number);
        note(HardRow.PROTECTION_PAIR, child, husband.number);
    }
}

package kr.ieum.simulator.people;

import java.util.ArrayList;
import java.util.List;
import kr.ieum.simulator.cases.CaseSubject;
import kr.ieum.simulator.place.Places;

/** Makes named people, whose numbers don't depend on the seed. */
final class Cast {

    private final Town town;

    Cast(Town town) {
        this.town = town;
    }

    /** A named role: Hangul, Hanja, date of birth ({@code yyyyMMdd}). */
    record Role(String text, String hanja, String born) {}

    /** A household in Jongno-gu at that road and number. */
    Household jongno(String legal, String administrative, String house, String detail) {
        return town.householdAt(town.places.at(legal, administrative, house, detail));
    }

    Household elsewhere() {
        return town.householdIn("11440");
    }

    Household seongnam() {
        return town.householdIn(Places.SEONGNAM);
    }

    Individual man(Role role, Household household, String relation) {
        return person(role, Sex.MALE, household, relation);
    }

    Individual woman(Role role, Household household, String relation) {
        return person(role, Sex.FEMALE, household, relation);
    }

    private Individual person(Role role, Sex sex, Household household, String relation) {
        String number = town.numbers.issueNamed(role.text(), role.born(), sex);
        Individual person =
                town.add(number, new Name(role.text(), role.hanja()), role.born(), sex, household, relation);
        town.giveDistantParents(person);
        return person;
    }

    /** Enters a father whose wife is in nobody's register here. */
    void fatherOf(Individual father, Individual child) {
        father.children.add(child);
        child.father = father.asKin();
        child.base = father.base;
    }

    /** Enters a mother whose husband is in nobody's register here. */
    void motherOf(Individual mother, Individual child) {
        mother.children.add(child);
        child.mother = mother.asKin();
    }

    /** Applicant, members of the benefit unit and obligors in the order a case lists them. */
    static List<CaseSubject> subjects(Individual applicant, List<Individual> members, List<Individual> obligors) {
        List<CaseSubject> subjects = new ArrayList<>();
        subjects.add(CaseBook.applicant(applicant));
        members.forEach(member -> subjects.add(CaseBook.member(member)));
        obligors.forEach(obligor -> subjects.add(CaseBook.obligor(obligor)));
        return List.copyOf(subjects);
    }
}

package kr.ieum.simulator.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.simulator.employment.EmploymentEntry;
import kr.ieum.simulator.family.Kin;
import kr.ieum.simulator.income.IncomeEntry;
import kr.ieum.simulator.welfare.WelfareEntry;

/** A person while the world is being made; once it is made, only what the registers hold of the person is passed on. */
final class Individual {

    final String number;
    final Name name;
    final String birthYmd;
    final Sex sex;
    final Household household;
    String relation;
    String formerNumber = "";
    String status = "1";
    String deathYmd = "";
    String deathWords = "";
    Kin father = Kin.NONE;
    Kin mother = Kin.NONE;
    Optional<Individual> spouse = Optional.empty();
    String marriage = "미혼";
    String base;
    final List<Individual> children = new ArrayList<>();
    final List<Individual> restrictedTowards = new ArrayList<>();
    final List<IncomeEntry> incomes = new ArrayList<>();
    final List<EmploymentEntry> employments = new ArrayList<>();
    final List<WelfareEntry> benefits = new ArrayList<>();
    boolean inResidentRegister = true;
    boolean inFamilyRegister = true;
    boolean inEmploymentInsurance = true;
    boolean inWelfareRegister = true;

    Individual(String number, Name name, String birthYmd, Sex sex, Household household, String relation, String base) {
        this.number = number;
        this.name = name;
        this.birthYmd = birthYmd;
        this.sex = sex;
        this.household = household;
        this.relation = relation;
        this.base = base;
    }

    int birthYear() {
        return Integer.parseInt(birthYmd.substring(0, 4));
    }

    Kin asKin() {
        return new Kin(name.text(), number);
    }

    void marry(Individual other) {
        spouse = Optional.of(other);
        other.spouse = Optional.of(this);
        marriage = "혼인";
        other.marriage = "혼인";
    }

    /** Enters the child with both parents. */
    void parentWith(Individual other, Individual child) {
        children.add(child);
        other.children.add(child);
        child.father = sex == Sex.MALE ? asKin() : other.asKin();
        child.mother = sex == Sex.MALE ? other.asKin() : asKin();
    }
}

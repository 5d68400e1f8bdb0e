package kr.ieum.simulator.people;

import java.util.random.RandomGenerator;
import kr.ieum.simulator.income.IncomeEntry;

/** What the tax register holds of a person: usual incomes by age, and the net of a wage. */
final class Earnings {

    static final String WAGE = "01";
    static final String BUSINESS = "02";
    static final String INTEREST = "03";
    static final String PENSION = "05";
    static final String OTHER = "06";

    private Earnings() {}

    /**
     * Gives what is usual: minors are unknown to the tax register, some adults are known with nothing, pensioners have a pension,
     * the rest wages or a business, and a few interest beside it or arrears.
     */
    static void giveUsual(Town town, Individual person) {
        RandomGenerator random = town.random;
        int age = town.ageOf(person);
        if (age < 19) {
            return;
        }
        int draw = random.nextInt(10);
        if (draw < 2) {
            nothing(town, person);
        } else if (age >= 65) {
            long pension = 3_000_000L + 10_000L * random.nextInt(1500);
            give(town, person, PENSION, pension, pension * 6 / 10);
        } else if (draw < 8) {
            wage(town, person, 9_000_000L + 10_000L * random.nextInt(7000));
        } else {
            long gross = 20_000_000L + 10_000L * random.nextInt(12_000);
            boolean arrears = random.nextInt(3) == 0;
            person.incomes.add(new IncomeEntry(
                    town.settledYear(),
                    person.number,
                    person.name.text(),
                    BUSINESS,
                    gross,
                    gross * (5 + random.nextInt(30)) / 100,
                    String.format(
                            "%03d%02d%05d", 101 + random.nextInt(500), 1 + random.nextInt(79), random.nextInt(99_999)),
                    random.nextInt(20) != 0,
                    arrears ? 1 + random.nextInt(3) : 0,
                    arrears ? 100_000L + 10L * random.nextInt(90_000) : 0,
                    random.nextInt(9) == 0 ? 1_000L * (1 + random.nextInt(400)) : 0,
                    ""));
        }
        if (age >= 40 && random.nextInt(8) == 0 && draw >= 2) {
            long interest = 10_000L * (1 + random.nextInt(300));
            give(town, person, INTEREST, interest, interest);
        }
    }

    static void nothing(Town town, Individual person) {
        person.incomes.add(IncomeEntry.nothing(town.settledYear(), person.number, person.name.text()));
    }

    static void wage(Town town, Individual person, long gross) {
        give(town, person, WAGE, gross, gross - deduction(gross));
    }

    static void give(Town town, Individual person, String kind, long gross, long net) {
        person.incomes.add(IncomeEntry.of(town.settledYear(), person.number, person.name.text(), kind, gross, net));
    }

    /** 근로소득공제, Income Tax Act article 47, as published for 2025. */
    private static long deduction(long gross) {
        if (gross <= 5_000_000) {
            return gross * 70 / 100;
        } else if (gross <= 15_000_000) {
            return 3_500_000 + (gross - 5_000_000) * 40 / 100;
        } else if (gross <= 45_000_000) {
            return 7_500_000 + (gross - 15_000_000) * 15 / 100;
        } else if (gross <= 100_000_000) {
            return 12_000_000 + (gross - 45_000_000) * 5 / 100;
        }
        return 14_750_000 + (gross - 100_000_000) * 2 / 100;
    }
}

package kr.ieum.simulator.people;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import kr.ieum.simulator.employment.EmploymentEntry;
import kr.ieum.simulator.income.IncomeEntry;

/**
 * What the employment insurance holds of a person: an employment for each wage of the tax register, with a twelfth of it as monthly pay.
 * Drawn from the person's number alone, so that it changes nothing about anybody else.
 */
final class Employments {

    private static final int FIRST_YEAR = 1995;
    private static final int WORKING_AGE = 15;
    private static final int GROWN_UP = 20;
    private static final int EARLIER_ONE_IN = 4;
    private static final String EMIGRATED = "5";

    private Employments() {}

    /** The entries of a person; none where the register doesn't know the person. */
    static List<EmploymentEntry> of(Town town, Individual person) {
        if (!person.employments.isEmpty()) {
            return person.employments;
        }
        if (!person.inEmploymentInsurance || person.status.equals(EMIGRATED) || town.ageOf(person) < WORKING_AGE) {
            return List.of();
        }
        List<EmploymentEntry> entries = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(Long.parseLong(person.number));
        for (IncomeEntry income : person.incomes) {
            if (income.kind().equals(Earnings.WAGE)) {
                entries.addAll(employment(town, person, income.gross(), random));
            }
        }
        if (entries.isEmpty()) {
            entries.add(EmploymentEntry.nothing(person.number));
        }
        return entries;
    }

    private static List<EmploymentEntry> employment(Town town, Individual person, long gross, SplittableRandom random) {
        List<EmploymentEntry> entries = new ArrayList<>();
        int first = Math.min(Math.max(FIRST_YEAR, person.birthYear() + GROWN_UP), town.settledYear() - 1);
        int year = first + random.nextInt(town.settledYear() - first);
        if (year > first + 2 && random.nextInt(EARLIER_ONE_IN) == 0) {
            int began = first + random.nextInt(year - first - 1);
            entries.add(new EmploymentEntry(
                    person.number,
                    workplace(random),
                    workplaceName(random),
                    day(began, random),
                    day(began + 1, random),
                    "11",
                    Long.toString(gross / 24 / 10 * 10),
                    "상용",
                    "Y",
                    "",
                    "",
                    ""));
        }
        entries.add(new EmploymentEntry(
                person.number,
                workplace(random),
                workplaceName(random),
                day(year, random),
                person.deathYmd,
                person.deathYmd.isEmpty() ? "" : "41",
                monthly(gross),
                "상용",
                "N",
                "",
                "",
                ""));
        return entries;
    }

    /** A twelfth of a year's wage, to ten won. */
    static String monthly(long gross) {
        return Long.toString(gross / 12 / 10 * 10);
    }

    /** An employment of a named person. */
    static EmploymentEntry named(Individual person, String acquired, String lost, String pay) {
        SplittableRandom random = new SplittableRandom(Long.parseLong(person.number));
        return new EmploymentEntry(
                person.number,
                workplace(random),
                workplaceName(random),
                acquired,
                lost,
                lost.isEmpty() ? "" : "23",
                pay,
                "상용",
                lost.isEmpty() ? "N" : "Y",
                "",
                "",
                "");
    }

    private static String workplace(SplittableRandom random) {
        return "9" + String.format("%010d", random.nextLong(10_000_000_000L));
    }

    private static String workplaceName(SplittableRandom random) {
        return "가상상사 제" + (1 + random.nextInt(900)) + "호";
    }

    /** In records of the last century the year has two digits. */
    private static String day(int year, SplittableRandom random) {
        String day = String.format("%04d%02d%02d", year, 1 + random.nextInt(12), 1 + random.nextInt(28));
        return year < 2000 ? day.substring(2) : day;
    }
}

package kr.ieum.simulator.people;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SplittableRandom;
import kr.ieum.simulator.welfare.WelfareEntry;

/**
 * What the welfare register holds of a person: basic pension and child allowance by age where the income allows it. Drawn from the
 * person's number alone, so that it changes nothing about anybody else.
 */
final class Benefits {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");
    private static final String RESIDENT = "1";
    private static final int PENSION_AGE = 65;
    private static final int CHILD_AGE = 8;
    private static final long PENSION_CEILING = 27_000_000;
    private static final long PENSION = 342_510;
    private static final long CHILD_ALLOWANCE = 100_000;

    private Benefits() {}

    /** The entries of a person; none where the register doesn't know the person. */
    static List<WelfareEntry> of(Town town, Individual person) {
        if (!person.benefits.isEmpty()) {
            return person.benefits;
        }
        if (!person.inWelfareRegister || !person.status.equals(RESIDENT)) {
            return List.of();
        }
        int age = town.ageOf(person);
        long earned =
                person.incomes.stream().mapToLong(income -> income.gross()).sum();
        if (age > PENSION_AGE && earned < PENSION_CEILING) {
            return List.of(paid(town, person, "기초연금", PENSION));
        }
        if (age < CHILD_AGE) {
            return List.of(paid(town, person, "아동수당", CHILD_ALLOWANCE));
        }
        return List.of(WelfareEntry.nothing(agency(person), person.number, person.name.text()));
    }

    /** A payment of last month. */
    static WelfareEntry paid(Town town, Individual person, String kind, long amount) {
        return entry(town, person, kind, amount, "지급", "");
    }

    /** A benefit that was stopped. */
    static WelfareEntry stopped(Town town, Individual person, String kind, String reason) {
        return entry(town, person, kind, 0, "중지", reason);
    }

    /** A payment taken back. */
    static WelfareEntry recovered(Town town, Individual person, String kind, long amount) {
        return entry(town, person, kind, -amount, "환수", "소득 변동");
    }

    private static WelfareEntry entry(
            Town town, Individual person, String kind, long amount, String status, String reason) {
        SplittableRandom random = new SplittableRandom(Long.parseLong(person.number) + kind.hashCode());
        return new WelfareEntry(
                agency(person),
                person.number,
                person.name.text(),
                kind,
                String.format("8%09d", random.nextInt(1_000_000_000)),
                String.format("%d-%02d-%02d", town.today.getYear() - 1, 1 + random.nextInt(12), 1 + random.nextInt(28)),
                MONTH.format(town.today.minusMonths(1)),
                amount,
                status,
                reason,
                "가상은행 " + (100_000 + random.nextInt(900_000)));
    }

    /** The city or district that pays, by the place of residence. */
    private static String agency(Individual person) {
        return person.household.address().legalDong().startsWith("4113") ? "3780000" : "3000000";
    }
}

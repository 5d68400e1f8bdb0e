package kr.ieum.simulator.people;

import java.util.List;
import java.util.function.BiConsumer;

/** The hard rows of the employment insurance and of the welfare payments. */
final class EmploymentRows {

    private final Town town;
    private final OrdinaryFamilies families;

    EmploymentRows(Town town, OrdinaryFamilies families) {
        this.town = town;
        this.families = families;
    }

    /** A kind and what to look at, for the list of hard rows. */
    record Note(HardRow kind, String text) {}

    /** Makes one person of each kind. */
    void make(BiConsumer<Individual, Note> found) {
        Individual old = someone(58);
        Earnings.wage(town, old, 41_400_000);
        old.employments.addAll(List.of(
                Employments.named(old, "970301", "991130", "1150000"),
                Employments.named(old, "20030512", "", Employments.monthly(41_400_000))));
        found.accept(old, new Note(HardRow.TWO_DIGIT_YEAR, "970301"));
        Individual busy = someone(36);
        Earnings.wage(town, busy, 19_200_000);
        Earnings.wage(town, busy, 10_800_000);
        busy.employments.addAll(List.of(
                Employments.named(busy, "20210802", "", Employments.monthly(19_200_000)),
                Employments.named(busy, "20230306", "", Employments.monthly(10_800_000))));
        found.accept(busy, new Note(HardRow.SEVERAL_EMPLOYMENTS, "2 at once"));
        Individual seeking = someone(44);
        Earnings.wage(town, seeking, 30_000_000);
        seeking.employments.add(
                Employments.named(seeking, "20150209", town.daysAgo(60), Employments.monthly(30_000_000))
                        .seeking(town.daysAgo(46), town.daysAgo(-104), "66000"));
        found.accept(seeking, new Note(HardRow.JOB_SEEKING, "66000 a day"));
        Individual stranger = someone(29);
        Earnings.wage(town, stranger, 22_000_000);
        stranger.inEmploymentInsurance = false;
        found.accept(stranger, new Note(HardRow.UNKNOWN_TO_ONE_REGISTER, "employment"));
        benefits(found);
    }

    private void benefits(BiConsumer<Individual, Note> found) {
        Individual recipient = someone(52);
        Earnings.wage(town, recipient, 7_800_000);
        recipient.benefits.addAll(List.of(
                Benefits.paid(town, recipient, "생계급여", 412_300),
                Benefits.recovered(town, recipient, "생계급여", 1_023_000),
                Benefits.stopped(town, recipient, "주거급여", "전출")));
        found.accept(recipient, new Note(HardRow.RECOVERY, "-1,023,000"));
        Individual stranger = someone(33);
        Earnings.wage(town, stranger, 27_600_000);
        stranger.inWelfareRegister = false;
        found.accept(stranger, new Note(HardRow.UNKNOWN_TO_ONE_REGISTER, "welfare"));
    }

    private Individual someone(int age) {
        return town.adult(age, Sex.FEMALE, town.householdIn(families.anyRegion()), Town.HEAD);
    }
}

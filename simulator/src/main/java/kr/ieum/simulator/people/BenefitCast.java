package kr.ieum.simulator.people;

import java.util.List;
import kr.ieum.simulator.cases.KnownCase;
import kr.ieum.simulator.people.Cast.Role;

/** The named families of basic-livelihood cases in which R1 to R3 are complete and agree. */
final class BenefitCast {

    /** The day of the decision that the appeal contests: both registers still had him employed. */
    private static final String CONTESTED = "2026-09-15";

    private final Town town;
    private final CaseBook book;
    private final Cast cast;

    BenefitCast(Town town, CaseBook book) {
        this.town = town;
        this.book = book;
        cast = new Cast(town);
    }

    void enter() {
        healthy();
        deadRegister();
        conflictOnEmployment();
        recheck();
        receivedOnly();
        obligorOver();
    }

    private void healthy() {
        Household home = cast.jongno("1111010100", "1111051500", "자하문로 125-3", "2층");
        Individual head = cast.man(new Role("윤정우", "尹正雨", "19850213"), home, Town.HEAD);
        Individual wife = cast.woman(new Role("백서린", "白瑞潾", "19830921"), home, Town.SPOUSE);
        Individual son = cast.man(new Role("윤도겸", "尹度謙", "20120405"), home, Town.CHILD);
        Individual daughter = cast.woman(new Role("윤하율", "尹河律", "20040318"), town.householdIn("30"), Town.HEAD);
        Individual father = cast.man(new Role("윤상목", "尹相睦", "19570611"), town.householdIn("51"), Town.HEAD);
        head.marry(wife);
        head.parentWith(wife, daughter);
        head.parentWith(wife, son);
        cast.fatherOf(father, head);
        Earnings.wage(town, head, 21_600_000);
        Earnings.wage(town, wife, 8_400_000);
        head.employments.add(Employments.named(head, "20170306", "", "1800000"));
        wife.employments.add(Employments.named(wife, "20210705", "", "700000"));
        Earnings.give(town, daughter, Earnings.OTHER, 1_200_000, 480_000);
        Earnings.give(town, father, Earnings.PENSION, 6_480_000, 2_880_000);
        book.benefit(KnownCase.HEALTHY, Cast.subjects(head, List.of(wife, son, daughter), List.of(father)));
    }

    private void deadRegister() {
        Household home = cast.jongno("1111017400", "1111068000", "창신길 62", "101호");
        Individual head = cast.man(new Role("노경완", "盧景完", "19800722"), home, Town.HEAD);
        Individual wife = cast.woman(new Role("채미란", "蔡美蘭", "19820514"), home, Town.SPOUSE);
        Individual son = cast.man(new Role("노시헌", "盧時憲", "20100917"), home, Town.CHILD);
        Individual daughter = cast.woman(new Role("노은솔", "盧恩率", "20040227"), town.householdIn("11620"), Town.HEAD);
        Individual father = cast.man(new Role("노기섭", "盧基燮", "19521103"), town.householdIn("5211"), Town.HEAD);
        head.marry(wife);
        head.parentWith(wife, daughter);
        head.parentWith(wife, son);
        cast.fatherOf(father, head);
        Earnings.wage(town, head, 19_200_000);
        Earnings.nothing(town, wife);
        Earnings.nothing(town, daughter);
        Earnings.give(town, father, Earnings.PENSION, 4_920_000, 1_968_000);
        book.benefit(KnownCase.DEAD_REGISTER, Cast.subjects(head, List.of(wife, son, daughter), List.of(father)));
    }

    private void conflictOnEmployment() {
        Household home = cast.jongno("1111017500", "1111071000", "난계로 231", "3층");
        Individual head = cast.man(new Role("강태민", "姜泰旼", "19900819"), home, Town.HEAD);
        Individual wife = cast.woman(new Role("성유담", "成裕潭", "19911204"), home, Town.SPOUSE);
        Individual son = cast.man(new Role("강시율", "姜時律", "20180613"), home, Town.CHILD);
        Individual father = cast.man(new Role("강종석", "姜鍾錫", "19600225"), town.householdIn("26"), Town.HEAD);
        head.marry(wife);
        head.parentWith(wife, son);
        cast.fatherOf(father, head);
        Earnings.wage(town, head, 28_920_000);
        head.employments.add(Employments.named(head, "20190401", "20260930", "2410000"));
        Earnings.nothing(town, wife);
        Earnings.wage(town, father, 26_400_000);
        book.benefit(KnownCase.CONFLICT_EMPLOYMENT, Cast.subjects(head, List.of(wife, son), List.of(father)));
        book.appeal(KnownCase.APPEAL, CONTESTED, Cast.subjects(head, List.of(wife, son), List.of(father)));
    }

    private void recheck() {
        Household home = cast.jongno("1111016700", "1111064000", "낙산길 41", "가동 202호");
        Individual head = cast.man(new Role("배도언", "裵度彦", "19780428"), home, Town.HEAD);
        Individual wife = cast.woman(new Role("함소율", "咸昭律", "19800307"), home, Town.SPOUSE);
        Individual son = cast.man(new Role("배경율", "裵景律", "20110122"), home, Town.CHILD);
        Individual father = cast.man(new Role("배상필", "裵相弼", "19500817"), town.householdIn("2772"), Town.HEAD);
        head.marry(wife);
        head.parentWith(wife, son);
        cast.fatherOf(father, head);
        Earnings.wage(town, head, 15_600_000);
        Earnings.wage(town, wife, 7_200_000);
        wife.employments.add(
                Employments.named(wife, "20220411", "20260731", "600000").seeking("20260814", "20270209", "48000"));
        head.benefits.addAll(List.of(
                Benefits.paid(town, head, "생계급여", 713_000),
                Benefits.paid(town, head, "주거급여", 341_000),
                Benefits.recovered(town, head, "생계급여", 120_000)));
        Earnings.give(town, father, Earnings.PENSION, 3_600_000, 1_440_000);
        book.benefit(
                KnownCase.RECHECK.number(),
                "확인조사",
                "조사",
                CaseBook.BENEFIT_INVESTIGATOR,
                CaseBook.JONGNO,
                Cast.subjects(head, List.of(wife, son), List.of(father)));
    }

    private void receivedOnly() {
        Household home = cast.jongno("1111016900", "1111065000", "혜화로 18", "4층");
        Individual head = cast.man(new Role("구태림", "具泰林", "19920615"), home, Town.HEAD);
        Individual mother = cast.woman(new Role("장순임", "張順任", "19650910"), town.householdIn("5011"), Town.HEAD);
        cast.motherOf(mother, head);
        Earnings.wage(town, head, 11_400_000);
        Earnings.nothing(town, mother);
        book.benefit(
                KnownCase.RECEIVED_ONLY.number(),
                "신청",
                "접수",
                CaseBook.BENEFIT_INVESTIGATOR,
                CaseBook.JONGNO,
                Cast.subjects(head, List.of(), List.of(mother)));
    }

    private void obligorOver() {
        Household home = cast.jongno("1111010900", "1111051500", "필운대로 88", "1층");
        Individual head = cast.woman(new Role("진소담", "陳昭潭", "19950526"), home, Town.HEAD);
        Individual father = cast.man(new Role("진용택", "陳龍澤", "19660321"), town.householdIn("4113"), Town.HEAD);
        cast.fatherOf(father, head);
        Earnings.nothing(town, head);
        Earnings.wage(town, father, 168_000_000);
        Earnings.give(town, father, Earnings.INTEREST, 2_310_000, 2_310_000);
        book.benefit(KnownCase.OBLIGOR_OVER, Cast.subjects(head, List.of(), List.of(father)));
    }
}

package kr.ieum.simulator.people;

import java.util.List;
import java.util.Optional;
import kr.ieum.simulator.cases.CaseFile;
import kr.ieum.simulator.cases.CaseSubject;
import kr.ieum.simulator.cases.KnownCase;
import kr.ieum.simulator.family.Kin;
import kr.ieum.simulator.people.Cast.Role;

/** The named people of other tasks and of the other city: inheritance, building permits, Seongnam. */
final class CounterCast {

    private final Town town;
    private final CaseBook book;
    private final Cast cast;

    CounterCast(Town town, CaseBook book) {
        this.town = town;
        this.book = book;
        cast = new Cast(town);
    }

    void enter() {
        inheritance();
        Individual eo = permitApplicant(new Role("어윤재", "魚允在", "19750917"));
        buildingPermit(KnownCase.BUILDING_PERMIT, eo, List.of("1111018100100470003"), "있음");
        Individual yuk = permitApplicant(new Role("육선호", "陸善浩", "19690212"));
        buildingPermit(KnownCase.BUILDING_PERMIT_NO_CONSENT, yuk, List.of("1111018200200120000"), "없음");
        buildingPermit(KnownCase.BUILDING_PERMIT_SEVERAL, eo, NamedHoldings.HARD_LOTS, "있음");
        buildingPermit(KnownCase.BUILDING_PERMIT_BAD_PARCEL, eo, List.of("111101810010047000"), "있음");
        seongnam();
    }

    /** Permits of people of other cases, entered last, so that everybody else's stay as they were. */
    void enterFurtherPermits() {
        Individual changed = town.individuals.stream()
                .filter(person -> person.number.equals(NamedHoldings.CHANGED_NUMBER))
                .findFirst()
                .orElseThrow();
        List<String> lots = List.of(NamedHoldings.CHANGED_NUMBERS_LOT, NamedHoldings.HUSBANDS_LOT);
        buildingPermit(KnownCase.BUILDING_PERMIT_CHANGED_NUMBER, changed, lots, "있음");
    }

    private void inheritance() {
        Household home = cast.jongno("1111015100", "1111061500", "돈화문로 71", "3층");
        Individual deceased = cast.woman(new Role("서정순", "徐貞順", "19511019"), home, Town.HEAD);
        Individual husband = cast.man(new Role("민병탁", "閔炳卓", "19480506"), home, Town.SPOUSE);
        Individual daughter = cast.woman(new Role("민가온", "閔佳溫", "19780603"), cast.elsewhere(), Town.HEAD);
        Individual brother = cast.man(new Role("서정만", "徐貞滿", "19550224"), cast.elsewhere(), Town.HEAD);
        deceased.marry(husband);
        deceased.parentWith(husband, daughter);
        husband.status = "4";
        husband.deathYmd = "20150817";
        husband.deathWords = "2015년 08월 17일 15시 05분";
        deceased.status = "4";
        deceased.marriage = "사별";
        deceased.deathYmd = "20260929";
        deceased.deathWords = "2026년 09월 28일 23시 10분";
        Kin father = new Kin("서갑동", town.numbers.issueNamed("서갑동", "19250315", Sex.MALE));
        Kin mother = new Kin("한복례", town.numbers.issueNamed("한복례", "19280721", Sex.FEMALE));
        deceased.father = father;
        deceased.mother = mother;
        brother.father = father;
        brother.mother = mother;
        Earnings.give(town, deceased, Earnings.PENSION, 7_320_000, 2_928_000);
        Earnings.wage(town, daughter, 35_000_000);
        Earnings.nothing(town, brother);
        counter(KnownCase.INHERITANCE, daughter, deceased);
        counter(KnownCase.INHERITANCE_SECOND_RANK, brother, deceased);
    }

    private void counter(KnownCase known, Individual applicant, Individual deceased) {
        book.add(new CaseFile(
                known.number(),
                "신청",
                "safe-inheritance",
                "사망자 재산조회 접수·통지",
                "조사",
                "jeong.haeun",
                Optional.empty(),
                book.receivedDaysAgo(5),
                applicant.number,
                List.of(
                        CaseBook.subject(applicant, "신청인", "선언", false, "있음"),
                        CaseBook.subject(deceased, "사망자", "선언", false, "없음")),
                List.of(),
                deceased.number,
                CaseBook.JONGNO,
                ""));
    }

    private Individual permitApplicant(Role role) {
        Individual applicant = cast.man(role, cast.elsewhere(), Town.HEAD);
        Earnings.wage(town, applicant, 54_000_000);
        return applicant;
    }

    private void buildingPermit(KnownCase known, Individual applicant, List<String> parcels, String consent) {
        CaseSubject subject = CaseBook.subject(applicant, "신청인", "확인", false, consent);
        book.add(new CaseFile(
                known.number(),
                "신청",
                "building-permit",
                "건축허가·신고 처리",
                "조사",
                "choi.minjun",
                Optional.empty(),
                book.receivedDaysAgo(9),
                applicant.number,
                List.of(subject),
                parcels,
                "",
                CaseBook.JONGNO,
                ""));
    }

    private void seongnam() {
        Household home = cast.seongnam();
        Individual head = cast.man(new Role("길태산", "吉泰山", "19830719"), home, Town.HEAD);
        Individual wife = cast.woman(new Role("반소라", "潘昭羅", "19850625"), home, Town.SPOUSE);
        Individual son = cast.man(new Role("길도현", "吉度賢", "20130903"), home, Town.CHILD);
        Individual father = cast.man(new Role("길만복", "吉萬福", "19570128"), cast.elsewhere(), Town.HEAD);
        head.marry(wife);
        head.parentWith(wife, son);
        cast.fatherOf(father, head);
        Earnings.wage(town, head, 20_400_000);
        Earnings.nothing(town, wife);
        Earnings.nothing(town, father);
        book.benefit(
                KnownCase.SEONGNAM.number(),
                "신청",
                "조사",
                "han.seoyeon",
                CaseBook.SEONGNAM,
                Cast.subjects(head, List.of(wife, son), List.of(father)));
    }
}

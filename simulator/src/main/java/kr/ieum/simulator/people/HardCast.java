package kr.ieum.simulator.people;

import java.util.List;
import kr.ieum.simulator.cases.CaseSubject;
import kr.ieum.simulator.cases.KnownCase;
import kr.ieum.simulator.family.Kin;
import kr.ieum.simulator.people.Cast.Role;

/** The named people of basic-livelihood cases that must be narrowed, refused or left undetermined. */
final class HardCast {

    private static final int DAYS_SINCE_DEATH = 6;

    private final Town town;
    private final CaseBook book;
    private final Cast cast;

    HardCast(Town town, CaseBook book) {
        this.town = town;
        this.book = book;
        cast = new Cast(town);
    }

    void enter() {
        protectedWife();
        changedNumber();
        deceasedApplicant();
        unrelatedMember();
        undeterminedObligor();
    }

    private void protectedWife() {
        Household home = cast.jongno("1111018100", "1111058000", "송월길 99", "5층");
        Household hers = cast.seongnam();
        Individual husband = cast.man(new Role("마준혁", "馬俊赫", "19810309"), home, Town.HEAD);
        Individual wife = cast.woman(new Role("엄채연", "嚴彩姸", "19831117"), hers, Town.HEAD);
        Individual daughter = cast.woman(new Role("마서율", "馬瑞律", "20140728"), hers, Town.CHILD);
        Individual father = cast.man(new Role("마동섭", "馬東燮", "19540503"), cast.elsewhere(), Town.HEAD);
        husband.marry(wife);
        husband.parentWith(wife, daughter);
        cast.fatherOf(father, husband);
        wife.restrictedTowards.add(husband);
        daughter.restrictedTowards.add(husband);
        Earnings.wage(town, husband, 16_800_000);
        Earnings.wage(town, wife, 13_200_000);
        Earnings.nothing(town, father);
        book.benefit(KnownCase.PROTECTED, Cast.subjects(husband, List.of(wife, daughter), List.of(father)));
        book.benefit(
                KnownCase.PROTECTED_HER_OWN.number(),
                "신청",
                "조사",
                "han.seoyeon",
                CaseBook.SEONGNAM,
                Cast.subjects(wife, List.of(daughter), List.of()));
    }

    private void changedNumber() {
        Household home = cast.jongno("1111014800", "1111060000", "계동길 52", "2층");
        Individual head = cast.woman(new Role("피나경", "皮娜璟", "19930412"), home, Town.HEAD);
        head.formerNumber = town.numbers.issueNamed("피나경, formerly", head.birthYmd, head.sex);
        Individual father = cast.man(new Role("피종한", "皮鍾漢", "19640730"), cast.elsewhere(), Town.HEAD);
        cast.fatherOf(father, head);
        Earnings.wage(town, head, 12_000_000);
        Earnings.wage(town, father, 31_200_000);
        book.benefit(KnownCase.CHANGED_NUMBER, Cast.subjects(head, List.of(), List.of(father)));
    }

    private void deceasedApplicant() {
        Household home = cast.jongno("1111018300", "1111056000", "평창문화로 77", "지하1층");
        Individual head = cast.man(new Role("탁영배", "卓榮培", "19680110"), home, Town.HEAD);
        Individual wife = cast.woman(new Role("도연숙", "都連淑", "19700816"), home, Town.SPOUSE);
        Individual son = cast.man(new Role("탁시온", "卓時溫", "20010405"), home, Town.CHILD);
        Individual mother = cast.woman(new Role("변옥분", "卞玉粉", "19421025"), cast.elsewhere(), Town.HEAD);
        head.marry(wife);
        head.parentWith(wife, son);
        cast.motherOf(mother, head);
        head.status = "4";
        head.deathYmd = town.daysAgo(DAYS_SINCE_DEATH);
        head.deathWords = Registration.words(head.deathYmd) + " 04시 30분";
        wife.marriage = "사별";
        Earnings.wage(town, head, 9_600_000);
        Earnings.nothing(town, wife);
        book.benefit(KnownCase.DECEASED_APPLICANT, Cast.subjects(head, List.of(wife, son), List.of(mother)));
    }

    private void unrelatedMember() {
        Household home = cast.jongno("1111018500", "1111055000", "백석동길 14", "2층");
        Individual head = cast.man(new Role("석지환", "石智煥", "19880905"), home, Town.HEAD);
        Individual stranger = cast.woman(new Role("방예린", "方藝潾", "19930214"), cast.elsewhere(), Town.HEAD);
        Individual father = cast.man(new Role("석광필", "石光弼", "19590606"), cast.elsewhere(), Town.HEAD);
        cast.fatherOf(father, head);
        Earnings.wage(town, head, 14_400_000);
        Earnings.wage(town, stranger, 33_600_000);
        Earnings.nothing(town, father);
        book.benefit(KnownCase.UNRELATED_MEMBER, Cast.subjects(head, List.of(stranger), List.of(father)));
    }

    private void undeterminedObligor() {
        Household home = cast.jongno("1111017800", "1111058000", "통일로 140", "3층");
        Individual head = cast.woman(new Role("용지안", "龍智安", "19740127"), home, Town.HEAD);
        Individual father = cast.man(new Role("용만식", "龍萬植", "19440508"), cast.elsewhere(), Town.HEAD);
        head.father = new Kin(father.name.text(), "");
        Earnings.wage(town, head, 10_800_000);
        Earnings.give(town, father, Earnings.PENSION, 5_400_000, 2_160_000);
        List<CaseSubject> subjects = Cast.subjects(head, List.of(), List.of(father));
        book.benefit(KnownCase.UNDETERMINED_OBLIGOR, subjects);
    }
}

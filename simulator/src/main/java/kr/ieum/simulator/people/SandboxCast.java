package kr.ieum.simulator.people;

import java.util.List;
import java.util.Map;
import kr.ieum.simulator.cases.CaseSubject;
import kr.ieum.simulator.cases.KnownCase;
import kr.ieum.simulator.people.Cast.Role;
import kr.ieum.simulator.server.Behaviour;
import kr.ieum.simulator.server.Mode;

/**
 * The people whom the developer of a system tries a gateway with: each has a case of its own and answers the same however often it is
 * asked. Their names begin with 시험 (trial). They are entered after everybody else, who stay as they were.
 */
final class SandboxCast {

    /** How many people of the registers they are; who is in none isn't counted. */
    static final int PERSONS = 12;

    private static final String OFFICIAL = "seo.ian";
    private static final int DAYS_SINCE_DEATH = 30;

    /** Longer than any gateway waits, shorter than anybody's patience. */
    private static final long SLOW_MILLIS = 6_000;

    private final Town town;
    private final CaseBook book;
    private final Cast cast;

    SandboxCast(Town town, CaseBook book) {
        this.town = town;
        this.book = book;
        cast = new Cast(town);
    }

    void enter() {
        complete();
        nothing();
        unknown();
        notFound();
        deceased();
        of(KnownCase.SANDBOX_SLOW, earning("시험느림", "19820603"));
        of(KnownCase.SANDBOX_DOWN, earning("시험끊김", "19830704"));
        of(KnownCase.SANDBOX_STOPPED, earning("시험점검", "19840805"));
        received();
        household();
    }

    /** How registers behave towards some of them, by register and number. */
    Map<String, Map<String, Behaviour>> personal() {
        return Map.of(
                "health-insurance",
                Map.of(number(KnownCase.SANDBOX_SLOW), Behaviour.slow(SLOW_MILLIS)),
                "vehicle",
                Map.of(
                        number(KnownCase.SANDBOX_DOWN), Behaviour.of(Mode.DEAD),
                        number(KnownCase.SANDBOX_STOPPED), Behaviour.of(Mode.CLOSED)));
    }

    private String number(KnownCase known) {
        return book.cases().stream()
                .filter(file -> file.number().equals(known.number()))
                .findFirst()
                .orElseThrow()
                .applicant();
    }

    private void complete() {
        Individual person = earning("시험가득", "19850604");
        person.benefits.add(Benefits.paid(town, person, "생계급여", 512_000));
        of(KnownCase.SANDBOX_COMPLETE, person);
    }

    private void nothing() {
        Individual person = single("시험없음", "19860705");
        Earnings.nothing(town, person);
        of(KnownCase.SANDBOX_NOTHING, person);
    }

    private void unknown() {
        Individual person = single("시험해외", "19870806");
        person.status = "5";
        of(KnownCase.SANDBOX_UNKNOWN, person);
    }

    private void notFound() {
        String number = town.numbers.issueNamed("시험무명", "19880907", Sex.MALE);
        enter(KnownCase.SANDBOX_NOT_FOUND, "조사", List.of(new CaseSubject(number, "시험무명", "신청인", "확인", true, "있음")));
    }

    private void deceased() {
        Individual person = single("시험사망", "19510304");
        Earnings.give(town, person, Earnings.PENSION, 6_000_000, 2_400_000);
        person.status = "4";
        person.deathYmd = town.daysAgo(DAYS_SINCE_DEATH);
        person.deathWords = Registration.words(person.deathYmd) + " 06시 10분";
        of(KnownCase.SANDBOX_DECEASED, person);
    }

    private void received() {
        Individual person = earning("시험접수", "19810502");
        enter(KnownCase.SANDBOX_RECEIVED, "접수", Cast.subjects(person, List.of(), List.of()));
    }

    private void household() {
        Household home = cast.jongno("1111018300", "1111056000", "평창문화로 91", "2층");
        Individual head = cast.man(new Role("시험세대", "試驗世帶", "19790401"), home, Town.HEAD);
        Individual wife = cast.woman(new Role("시험배우", "試驗配偶", "19800512"), home, Town.SPOUSE);
        Individual son = cast.man(new Role("시험자녀", "試驗子女", "20130623"), home, Town.CHILD);
        Individual father = cast.man(new Role("시험부친", "試驗父親", "19520714"), cast.elsewhere(), Town.HEAD);
        head.marry(wife);
        head.parentWith(wife, son);
        cast.fatherOf(father, head);
        wage(head);
        Earnings.nothing(town, wife);
        Earnings.nothing(town, father);
        enter(KnownCase.SANDBOX_HOUSEHOLD, "조사", Cast.subjects(head, List.of(wife, son), List.of(father)));
    }

    private Individual earning(String name, String born) {
        Individual person = single(name, born);
        wage(person);
        return person;
    }

    private void wage(Individual person) {
        Earnings.wage(town, person, 24_000_000);
        person.employments.add(Employments.named(person, "20190304", "", Employments.monthly(24_000_000)));
    }

    private Individual single(String name, String born) {
        Household home = cast.jongno("1111018300", "1111056000", "평창문화로 91", "1층");
        return cast.man(new Role(name, "", born), home, Town.HEAD);
    }

    private void of(KnownCase known, Individual person) {
        enter(known, "조사", Cast.subjects(person, List.of(), List.of()));
    }

    private void enter(KnownCase known, String stage, List<CaseSubject> subjects) {
        book.benefit(known.number(), "신청", stage, OFFICIAL, CaseBook.JONGNO, subjects);
    }
}

package kr.ieum.simulator.people;

import java.util.List;
import kr.ieum.simulator.cases.KnownCase;
import kr.ieum.simulator.people.Cast.Role;

/** Officials of the demo as the people they are, and the cases that they must not open: their own, a relative's, a colleague's. */
final class OfficeCast {

    private final Town town;
    private final CaseBook book;
    private final Cast cast;

    OfficeCast(Town town, CaseBook book) {
        this.town = town;
        this.book = book;
        cast = new Cast(town);
    }

    void enter() {
        Individual father = cast.man(new Role("김상규", "金尙圭", "19580702"), cast.elsewhere(), Town.HEAD);
        Individual investigator = cast.woman(new Role("김지현", "金智賢", "19880412"), cast.elsewhere(), Town.HEAD);
        Individual brother = cast.man(
                new Role("김지훈", "金智勳", "19910208"),
                cast.jongno("1111011000", "1111051500", "자하문로 61", "102호"),
                Town.HEAD);
        cast.fatherOf(father, investigator);
        cast.fatherOf(father, brother);
        Earnings.nothing(town, father);
        Earnings.wage(town, investigator, 41_000_000);
        Earnings.nothing(town, brother);
        book.benefit(KnownCase.OWN_CASE, Cast.subjects(investigator, List.of(), List.of(father)));
        book.benefit(KnownCase.RELATIVES_CASE, Cast.subjects(brother, List.of(), List.of(father)));

        Household home = cast.jongno("1111011000", "1111051500", "자하문로 77", "201호");
        Individual husband = cast.man(new Role("표지호", "表智浩", "19890117"), home, Town.HEAD);
        Individual colleague = cast.woman(new Role("이수아", "李秀雅", "19910615"), home, Town.SPOUSE);
        husband.marry(colleague);
        Earnings.nothing(town, husband);
        Earnings.wage(town, colleague, 38_000_000);
        book.benefit(KnownCase.COLLEAGUES_CASE, Cast.subjects(husband, List.of(colleague), List.of()));
    }
}

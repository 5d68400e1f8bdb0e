package kr.ieum.simulator.people;

import java.util.ArrayList;
import java.util.List;
import kr.ieum.simulator.place.Places;

/** Generated basic-livelihood cases, so that an official's list has a real length. */
final class OrdinaryCases {

    private static final List<String> KINDS = List.of("신청", "신청", "직권", "신청", "확인조사", "신청", "이의신청", "긴급");
    private static final List<String> STAGES = List.of("조사", "조사", "조사", "결정", "조사", "접수", "이의", "조사");
    private static final int FOR_INVESTIGATOR = 12;
    private static final int FOR_HEAD_OF_TEAM = 2;
    private static final int FOR_SEONGNAM = 3;

    private final Town town;
    private final OrdinaryFamilies families;
    private final CaseBook book;

    OrdinaryCases(Town town, OrdinaryFamilies families, CaseBook book) {
        this.town = town;
        this.families = families;
        this.book = book;
    }

    void enter() {
        for (int i = 0; i < FOR_INVESTIGATOR; i++) {
            add("3000000-2026-04-00130" + String.format("%02d", i + 1), i, CaseBook.BENEFIT_INVESTIGATOR, true);
        }
        for (int i = 0; i < FOR_HEAD_OF_TEAM; i++) {
            add("3000000-2026-04-00131" + String.format("%02d", i + 1), i, "park.doyun", true);
        }
        for (int i = 0; i < FOR_SEONGNAM; i++) {
            add("3780000-2026-04-00041" + String.format("%02d", i + 1), i, "han.seoyeon", false);
        }
    }

    private void add(String number, int i, String official, boolean jongno) {
        OrdinaryFamilies.Family family = families.family(jongno ? Places.JONGNO : Places.SEONGNAM);
        List<Individual> members = new ArrayList<>();
        family.spouse().ifPresent(members::add);
        family.childrenAtHome().stream().filter(child -> town.ageOf(child) < 30).forEach(members::add);
        family.childrenAway().stream().filter(child -> town.ageOf(child) < 30).forEach(members::add);
        book.benefit(
                number,
                KINDS.get(i % KINDS.size()),
                STAGES.get(i % STAGES.size()),
                official,
                jongno ? CaseBook.JONGNO : CaseBook.SEONGNAM,
                Cast.subjects(family.head(), members, List.of(family.headsFather())));
    }
}

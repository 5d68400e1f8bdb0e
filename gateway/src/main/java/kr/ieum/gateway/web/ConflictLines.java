package kr.ieum.gateway.web;

import kr.ieum.gateway.sheet.SheetDraft;
import kr.ieum.gateway.sheet.SheetDraft.Line;

/** The lines of one conflict on the sheet: one for each statement, in the order of the page, and one for the rule. */
final class ConflictLines {

    private final SheetDraft draft;
    private final String number;
    private int place;

    ConflictLines(SheetDraft draft, String number) {
        this.draft = draft;
        this.number = number;
    }

    /** The next statement. */
    Line statement(String person, String register, String attribute, String text) {
        return draft.statement(number, place++, person, register + " " + attribute, text);
    }

    Line rule(String person, String title, String text) {
        return draft.rule(number, person, title, text);
    }
}

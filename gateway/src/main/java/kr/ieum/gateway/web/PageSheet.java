package kr.ieum.gateway.web;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.release.RegisterResult;
import kr.ieum.gateway.sheet.Sheet;
import kr.ieum.gateway.sheet.SheetDraft;
import kr.ieum.gateway.sheet.SheetHead;
import kr.ieum.gateway.sheet.SheetKind;
import kr.ieum.gateway.sheet.Sheets;
import kr.ieum.gateway.view.Lookup;

/** The sheet of one answer, drawn up while the answer is given; nothing of it outlives the exchange. */
public final class PageSheet {

    private final Sheets sheets;
    private final SheetDraft draft;

    private PageSheet(Sheets sheets, SheetDraft draft) {
        this.sheets = sheets;
        this.draft = draft;
    }

    /**
     * Begins the sheet of a look-up.
     *
     * @param synthetic whether the values are made up, as in the demo
     */
    public static PageSheet begin(
            Sheets sheets, SheetKind kind, Lookup lookup, Official official, Instant startedAt, boolean synthetic) {
        Lookup.Shell shell = lookup.shell();
        return new PageSheet(
                sheets,
                sheets.begin(new SheetHead(
                        kind,
                        UUID.fromString(lookup.id()),
                        official.agency(),
                        official.id(),
                        startedAt,
                        shell.openCase().number(),
                        shell.view().task(),
                        shell.view().id(),
                        shell.view().version(),
                        shell.openCase().subjects().stream()
                                .map(subject -> new SheetHead.Party(Words.kebab(subject.relation()), subject.name()))
                                .toList(),
                        synthetic)));
    }

    /**
     * A panel of the page.
     *
     * @param number its place in the view, from 1
     */
    FieldMarks panel(int number, RegisterResult result) {
        draft.register(number, result);
        return (field, person, item, text) -> Optional.of(draft.line(number, field, Set.of(), person, item, text));
    }

    /** Numbers a register's fields for an answer that isn't printed. */
    public SheetDraft draft() {
        return draft;
    }

    /** Issues it; none when that can't be kept. */
    public Optional<Sheet> issue() {
        return sheets.issue(draft);
    }
}

package kr.ieum.gateway.web;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.release.RegisterResult;
import kr.ieum.gateway.sheet.Sheet;
import kr.ieum.gateway.sheet.SheetConflict;
import kr.ieum.gateway.sheet.SheetDraft;
import kr.ieum.gateway.sheet.SheetHead;
import kr.ieum.gateway.sheet.SheetKind;
import kr.ieum.gateway.sheet.Sheets;
import kr.ieum.gateway.view.Conflict;
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
     * @param official for whom the look-up is made, or who issued the slip to the applicant
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
                        kind == SheetKind.LOOK_UP ? Optional.of(official.id()) : Optional.empty(),
                        startedAt,
                        shell.openCase().number(),
                        shell.view().task(),
                        shell.view().id(),
                        shell.view().version(),
                        shell.openCase().subjects().stream()
                                .map(subject -> new SheetHead.Party(Words.kebab(subject.relation()), subject.name()))
                                .toList(),
                        shell.asOf(),
                        synthetic)));
    }

    /**
     * A panel of the page.
     *
     * @param number its place in the view, from 1
     * @param notes what is known of its fields besides
     */
    FieldMarks panel(int number, RegisterResult result, FieldNotes notes) {
        draft.register(number, result);
        return (field, person, item, text) -> {
            Set<String> quality = notes.quality(field);
            return new CellMarks(
                    Optional.of(draft.line(number, field, quality, person, item, text)),
                    quality.contains(FieldNotes.DISPUTED),
                    notes.report(field));
        };
    }

    /**
     * A conflict of a panel, told when its panel is.
     *
     * @param number of the panel, from 1
     */
    ConflictLines conflict(int number, Conflict conflict) {
        return new ConflictLines(draft, conflict(draft, number, conflict));
    }

    /** Takes a conflict into the record of a sheet; its number comes back. */
    public static String conflict(SheetDraft draft, int panel, Conflict conflict) {
        return draft.conflict(
                panel,
                new SheetConflict(
                        conflict.rule().id(),
                        conflict.subject(),
                        conflict.rule().title(),
                        conflict.sides().stream()
                                .flatMap(side -> Stream.concat(side.stated().stream(), side.beside().stream()))
                                .toList(),
                        conflict.rule().authority(),
                        conflict.rule().rule()));
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

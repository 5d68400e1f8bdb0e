package kr.ieum.gateway.web;

import java.util.Optional;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.sheet.SheetDraft;

/** What stands beside a field of a panel and doesn't come from its register. */
interface FieldMarks {

    /** Beside a field that is shown a second time, such as in a conflict, nothing stands. */
    FieldMarks NONE = (field, person, item, text) -> Optional.empty();

    /**
     * The line of the sheet that the field becomes; each field is asked for once, in the order of the page.
     *
     * @param person whom it is about, as shown
     * @param item what it is, as shown
     * @param text what it says, as shown
     */
    Optional<SheetDraft.Line> line(ReleasedField field, String person, String item, String text);
}

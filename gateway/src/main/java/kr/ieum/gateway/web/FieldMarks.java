package kr.ieum.gateway.web;

import kr.ieum.gateway.release.ReleasedField;

/** Gives each field of a panel its marks. */
interface FieldMarks {

    /** Beside a field that is shown a second time, such as in a conflict, nothing stands. */
    FieldMarks NONE = (field, person, item, text) -> CellMarks.NONE;

    /**
     * The marks of a field, which becomes a line of the sheet; each field is asked for once, in the order of the page.
     *
     * @param person whom it is about, as shown
     * @param item what it is, as shown
     * @param text what it says, as shown
     */
    CellMarks of(ReleasedField field, String person, String item, String text);
}

package kr.ieum.gateway.web;

import java.util.Optional;
import kr.ieum.gateway.sheet.SheetDraft;

/**
 * What stands beside a field and doesn't come from its register.
 *
 * @param line number and check symbols on the sheet
 * @param disputed whether it has been reported as wrong and the keeper hasn't answered
 * @param report address of the page on which it is reported; none where there is nothing to correct
 */
record CellMarks(Optional<SheetDraft.Line> line, boolean disputed, Optional<String> report) {

    /** Nothing beside it. */
    static final CellMarks NONE = new CellMarks(Optional.empty(), false, Optional.empty());
}

package kr.ieum.gateway.sheet;

import java.util.List;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.schemas.yaml.Localized;

/**
 * Two registers that contradict each other, as the sheet keeps it: what each of them states, and the rule that was applied.
 *
 * @param id of the rule in its view
 * @param subject index of the subject in the look-up
 * @param title what is in conflict
 * @param statements of both registers, in the order of the page
 * @param authority the register whose statement holds under the rule
 * @param rule why, in words
 */
public record SheetConflict(
        String id, int subject, Localized title, List<ReleasedField> statements, String authority, Localized rule) {

    /** Makes it immutable. */
    public SheetConflict {
        statements = List.copyOf(statements);
    }

    /**
     * The number of one of its statements.
     *
     * @param conflict its own number
     * @param place of the statement, from 0
     */
    static String number(String conflict, int place) {
        return conflict + "-" + (place + 1);
    }

    @Override
    public String toString() {
        return "SheetConflict[" + id + "]";
    }
}

package kr.ieum.gateway.agreement.engine;

import java.util.List;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;

/**
 * The outcomes of a decision in the making. They are handed through and hardly ever looked at; an array of their own type would look at
 * each when it is put in, which costs more than choosing it.
 */
final class Outcomes {

    private final Object[] cells;

    Outcomes(int size) {
        this.cells = new Object[size];
    }

    void set(int cell, Outcome outcome) {
        cells[cell] = outcome;
    }

    Outcome get(int cell) {
        return (Outcome) cells[cell];
    }

    int size() {
        return cells.length;
    }

    /** Nothing but outcomes is ever put in. */
    @SuppressWarnings("unchecked")
    List<Outcome> list() {
        return (List<Outcome>) (List<?>) List.of(cells);
    }
}

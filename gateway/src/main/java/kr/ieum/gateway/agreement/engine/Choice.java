package kr.ieum.gateway.agreement.engine;

import java.util.Arrays;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.schemas.form.Form;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the outcome of one cell after another: gathers the forms that are on offer, each form once with its lowest authority, and
 * the nearest refusal. The order in which they come doesn't matter.
 */
final class Choice {

    static final int NOBODY = -1;
    /** Behind every other. */
    static final long NO_RANK = Long.MAX_VALUE;

    private Reason nearest = Reason.NO_AGREEMENT;
    private long nearestRank = NO_RANK;
    private @Nullable RowTable nearestRows;
    private int nearestCited;
    private int offers;
    private int[] forms = new int[4];
    private long[] ranks = new long[4];
    private int[] members = new int[4];
    private int[] outcomes = new int[4];
    private @Nullable RowTable[] tables = new RowTable[4];
    private int place;
    private int releasing = NOBODY;

    /** Begins a cell. */
    void clear() {
        offers = 0;
        nearest = Reason.NO_AGREEMENT;
        nearestRank = NO_RANK;
        nearestRows = null;
        releasing = NOBODY;
    }

    /**
     * A grant applies and leaves a form.
     *
     * @param at place of the attribute in the rows
     * @param outcome place of the outcome in the rows
     * @param member of the scope
     */
    void offer(RowTable rows, int at, int form, int outcome, long rank, int member) {
        int i = 0;
        while (i < offers && forms[i] != form) {
            i++;
        }
        if (i == offers) {
            offers++;
            grow();
        } else if (rank >= ranks[i]) {
            return;
        }
        if (i == 0) {
            place = at;
        }
        forms[i] = form;
        ranks[i] = rank;
        members[i] = member;
        outcomes[i] = outcome;
        tables[i] = rows;
    }

    private void grow() {
        if (offers > forms.length) {
            forms = Arrays.copyOf(forms, offers * 2);
            ranks = Arrays.copyOf(ranks, offers * 2);
            members = Arrays.copyOf(members, offers * 2);
            outcomes = Arrays.copyOf(outcomes, offers * 2);
            tables = Arrays.copyOf(tables, offers * 2);
        }
    }

    /**
     * A grant doesn't apply; the one that came nearest, and of those the lowest, explains the refusal.
     *
     * @param cited place of the authority in the rows
     */
    void deny(Reason reason, RowTable rows, int cited, long rank) {
        int byReason = reason.compareTo(nearest);
        if (byReason > 0 || (byReason == 0 && rank < nearestRank)) {
            nearest = reason;
            nearestRank = rank;
            nearestRows = rows;
            nearestCited = cited;
        }
    }

    /** An agreement covers the register and grants nothing of this. */
    void denyWithoutAuthority(Reason reason) {
        if (reason.compareTo(nearest) > 0) {
            nearest = reason;
            nearestRank = NO_RANK;
            nearestRows = null;
        }
    }

    boolean isOffered() {
        return offers > 0;
    }

    /**
     * The outcome (rules 6 and 7): forms are never joined; of incomparable ones the named form is taken, else the first in the datatype's
     * order, which has the smallest number.
     */
    Outcome settle(Optional<Form> named) {
        RowTable from = tables[0];
        if (offers == 0 || from == null) {
            return nearestRows == null ? Refusals.withoutAuthority(nearest) : nearestRows.denied(nearestCited, nearest);
        }
        int chosen = offers == 1 ? 0 : preferred(from.forms()[place], named);
        releasing = members[chosen];
        RowTable rows = tables[chosen];
        return (rows == null ? from : rows).outcomes()[outcomes[chosen]];
    }

    private int preferred(FormTable table, Optional<Form> named) {
        int first = NOBODY;
        for (int i = 0; i < offers; i++) {
            if (isMaximal(table, i)) {
                if (named.isPresent() && table.form(forms[i]).equals(named.get())) {
                    return i;
                }
                if (first == NOBODY || forms[i] < forms[first]) {
                    first = i;
                }
            }
        }
        return first;
    }

    private boolean isMaximal(FormTable table, int offer) {
        for (int i = 0; i < offers; i++) {
            if (table.isStrictlyBelow(forms[offer], forms[i])) {
                return false;
            }
        }
        return true;
    }

    /** Which agreement of the scope the outcome releases by, or {@link #NOBODY}. */
    int releasing() {
        return releasing;
    }
}

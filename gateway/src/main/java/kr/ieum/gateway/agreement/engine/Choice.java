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

    private Outcome.Denied nearest = Cited.deniedWithoutAuthority(Reason.NO_AGREEMENT);
    private long nearestRank = Cited.NOBODY;
    private int offers;
    private int[] forms = new int[4];
    private long[] ranks = new long[4];
    private int[] members = new int[4];
    private @Nullable Outcome[] outcomes = new Outcome[4];
    private @Nullable FormTable table;
    private int releasing = NOBODY;

    /** Begins a cell. */
    void clear() {
        offers = 0;
        nearest = Cited.deniedWithoutAuthority(Reason.NO_AGREEMENT);
        nearestRank = Cited.NOBODY;
        releasing = NOBODY;
    }

    /** A grant applies and leaves this form. */
    void offer(FormTable from, int form, Outcome outcome, long rank, int member) {
        table = from;
        for (int i = 0; i < offers; i++) {
            if (forms[i] == form) {
                if (rank < ranks[i]) {
                    put(i, form, outcome, rank, member);
                }
                return;
            }
        }
        if (offers == forms.length) {
            forms = Arrays.copyOf(forms, offers * 2);
            ranks = Arrays.copyOf(ranks, offers * 2);
            members = Arrays.copyOf(members, offers * 2);
            outcomes = Arrays.copyOf(outcomes, offers * 2);
        }
        put(offers++, form, outcome, rank, member);
    }

    private void put(int at, int form, Outcome outcome, long rank, int member) {
        forms[at] = form;
        ranks[at] = rank;
        members[at] = member;
        outcomes[at] = outcome;
    }

    /** A grant doesn't apply; the one that came nearest, and of those the lowest, explains the refusal. */
    void deny(Reason reason, Cited cited) {
        int byReason = reason.compareTo(nearest.reason());
        if (byReason > 0 || (byReason == 0 && cited.rank() < nearestRank)) {
            nearest = cited.denied(reason);
            nearestRank = cited.rank();
        }
    }

    /** An agreement covers the register and grants nothing of this. */
    void denyWithoutAuthority(Reason reason) {
        if (reason.compareTo(nearest.reason()) > 0) {
            nearest = Cited.deniedWithoutAuthority(reason);
            nearestRank = Cited.NOBODY;
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
        if (offers == 0 || table == null) {
            return nearest;
        }
        int chosen = offers == 1 ? 0 : preferred(table, named);
        releasing = members[chosen];
        Outcome outcome = outcomes[chosen];
        return outcome == null ? nearest : outcome;
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

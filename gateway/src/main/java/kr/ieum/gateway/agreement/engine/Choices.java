package kr.ieum.gateway.agreement.engine;

import java.util.Arrays;

/**
 * Chooses the outcomes of one subject's items: of the forms on offer the one that is preferred with its lowest authority, and else the
 * nearest refusal. The order in which they come doesn't matter. Each is one number whose upper part is its rank, so that choosing is comparing: the smaller wins,
 * and of equal ones the first.
 *
 * <p>Forms are never joined (rules 6 and 7). Of incomparable ones the named form is taken, else the first in the datatype's order, which
 * has the smallest number; that no other lies above it follows, since a form stands behind all that it lies below.
 */
@SuppressWarnings("EnumOrdinal")
final class Choices {

    static final int NOBODY = -1;
    /** Of the place of a grant in the order of its agreement's authorities. */
    static final int ORDER_BITS = 12;
    /** Of the number of an authority. */
    static final int CITED_BITS = 28;
    /** How many agreements an agency may have of a task. */
    static final int MOST_MEMBERS = (1 << 16) - 2;

    private static final int MEMBER_BITS = 16;
    private static final int OUTCOME_BITS = 23;
    private static final int REASON_AT = CITED_BITS + ORDER_BITS + MEMBER_BITS;
    private static final int NO_MEMBER = (1 << MEMBER_BITS) - 1;
    private static final int FARTHEST = (1 << 6) - 1;
    private static final long NONE = Long.MAX_VALUE;
    private static final Reason[] REASONS = Reason.values();
    private static final long NO_GRANT = withoutAuthority(Reason.NO_GRANT);
    private static final long NO_AGREEMENT = withoutAuthority(Reason.NO_AGREEMENT);

    private final AskedList list;
    private final long[] offers;
    private final long[] denials;
    /** Offers of the form that an item names; empty where no item names any. */
    private final long[] named;

    private final boolean[] surpassed;
    private final int[] releasing;

    Choices(AskedList list) {
        this.list = list;
        this.offers = new long[list.size()];
        this.denials = new long[list.size()];
        this.named = new long[list.isNamed() ? list.size() : 0];
        this.surpassed = new boolean[named.length];
        this.releasing = new int[list.size()];
    }

    /** Begins a subject; where an agreement covers the register, it grants nothing so far, and elsewhere there is none. */
    void clear(Scope scope) {
        Arrays.fill(offers, NONE);
        Arrays.fill(named, NONE);
        Arrays.fill(surpassed, false);
        Arrays.fill(denials, NO_GRANT);
        if (!scope.isOpenWhole()) {
            for (int item = 0; item < denials.length; item++) {
                denials[item] = scope.isOpen(item) ? NO_GRANT : NO_AGREEMENT;
            }
        }
    }

    private static long withoutAuthority(Reason reason) {
        return (long) (FARTHEST - reason.ordinal()) << REASON_AT | (long) NO_MEMBER << (CITED_BITS + ORDER_BITS);
    }

    /**
     * A grant applies and leaves a form.
     *
     * @param member of the scope
     * @param order the place of its grant in the order of the agreement's authorities
     * @param outcome place of the outcome among the agreement's
     */
    void offer(int item, int form, int member, int order, int outcome) {
        long key = ((long) form << MEMBER_BITS | member) << (ORDER_BITS + OUTCOME_BITS)
                | (long) order << OUTCOME_BITS
                | outcome;
        offers[item] = lower(key, offers[item], OUTCOME_BITS);
        if (named.length > 0 && list.named(item) >= 0) {
            if (form == list.named(item)) {
                named[item] = lower(key, named[item], OUTCOME_BITS);
            } else {
                surpassed[item] |= list.isStrictlyBelow(item, list.named(item), form);
            }
        }
    }

    /**
     * A grant doesn't apply; the one that came nearest, and of those the lowest, explains the refusal.
     *
     * @param authority order of the grant and number of the authority, see {@link Extract#citing}
     */
    void deny(int item, Reason reason, int member, long authority) {
        long key =
                ((long) (FARTHEST - reason.ordinal()) << MEMBER_BITS | member) << (CITED_BITS + ORDER_BITS) | authority;
        denials[item] = lower(key, denials[item], CITED_BITS);
    }

    /** No authority explains it. */
    void denyWithoutAuthority(int item, Reason reason) {
        denials[item] = lower(withoutAuthority(reason), denials[item], CITED_BITS);
    }

    private static long lower(long key, long known, int ofLower) {
        return key >>> ofLower < known >>> ofLower ? key : known;
    }

    boolean isOffered(int item) {
        return offers[item] != NONE;
    }

    /** The outcome of an item. */
    Decision.Outcome settle(int item, Scope scope) {
        long offer = named.length > 0 && named[item] != NONE && !surpassed[item] ? named[item] : offers[item];
        if (offer == NONE) {
            releasing[item] = NOBODY;
            return denied(denials[item], scope);
        }
        int member = (int) (offer >>> (ORDER_BITS + OUTCOME_BITS)) & NO_MEMBER;
        releasing[item] = member;
        return scope.agreement(member).rows().outcomes()[(int) offer & ((1 << OUTCOME_BITS) - 1)];
    }

    private static Decision.Outcome denied(long denial, Scope scope) {
        Reason reason = REASONS[FARTHEST - (int) (denial >>> REASON_AT)];
        int member = (int) (denial >>> (CITED_BITS + ORDER_BITS)) & NO_MEMBER;
        return member == NO_MEMBER
                ? Refusals.withoutAuthority(reason)
                : scope.agreement(member).rows().denied(Extract.cited(denial), reason);
    }

    /** Which agreement of the scope releases each item, or {@link #NOBODY}; {@link Combining} changes it. */
    int[] releasing() {
        return releasing;
    }
}

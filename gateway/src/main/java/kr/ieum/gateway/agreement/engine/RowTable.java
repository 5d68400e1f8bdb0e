package kr.ieum.gateway.agreement.engine;

import kr.ieum.gateway.agreement.engine.Decision.Outcome.Denied;
import kr.ieum.gateway.agreement.engine.Decision.Outcome.Permitted;

/**
 * What an agreement grants, attribute by attribute, in a few flat arrays. A row is one number, so that going through what fifty attributes
 * are granted reads little memory and reads it in order; an outcome is looked at by nobody before it is chosen.
 *
 * @param attributes ordinals of the attributes that are granted or may be derived; their places index {@code first} and {@code forms}
 * @param first number of each place's first row; the next place's is its end
 * @param rows see {@link #pack}
 * @param limits of rows under ceilings
 * @param outcomes of a row, for each basis, for each form that ceilings can leave
 * @param cited of a row, the number of its first basis's authority among the agreement's authorities; its other bases' follow
 * @param refusals those that an authority explains, as {@link Refusals} orders them
 * @param forms by place, how the attribute's forms compare
 * @param derived ordinals of the attributes that may be derived from others
 * @param derivations by place in {@code derived}
 */
@SuppressWarnings("ArrayRecordComponent")
record RowTable(
        Bits attributes,
        int[] first,
        long[] rows,
        Limits[] limits,
        Permitted[] outcomes,
        int[] cited,
        Denied[] refusals,
        FormTable[] forms,
        Bits derived,
        Derivation[] derivations) {

    private static final int FORM_BITS = 13;
    private static final int GRANT_BITS = 12;
    private static final int BASES_BITS = 16;
    private static final int OUTCOME_BITS = 21;
    private static final int GRANT_AT = FORM_BITS;
    private static final int BASES_AT = GRANT_AT + GRANT_BITS;
    private static final int OUTCOME_AT = BASES_AT + BASES_BITS;
    /** Stands for the form of number nought, since limits are numbered below it. */
    private static final int NOUGHT = 1 << (FORM_BITS - 1);

    private static final long PROTECTED = Long.MIN_VALUE;
    private static final long TOO_MUCH = 1L << (OUTCOME_AT + OUTCOME_BITS);

    /**
     * A row as one number.
     *
     * @param grant place of the grant in the agreement
     * @param isProtected whether somebody may be protected by the attribute's absence, so that ordinary causes must look the same
     * @param isTooMuch whether requests of the agreement's kind are told less than the form does
     * @param bases the number of its legal bases among the task's sets of periods
     * @param form the number of its form under no ceiling; below zero, of its limits
     * @param outcome place of its first outcome
     * @throws IllegalArgumentException when an agreement or task is too large by far
     */
    static long pack(int grant, boolean isProtected, boolean isTooMuch, int bases, int form, int outcome) {
        return (isProtected ? PROTECTED : 0)
                | (isTooMuch ? TOO_MUCH : 0)
                | part(outcome, OUTCOME_BITS) << OUTCOME_AT
                | part(bases, BASES_BITS) << BASES_AT
                | part(grant, GRANT_BITS) << GRANT_AT
                | part(form + NOUGHT, FORM_BITS);
    }

    private static long part(int number, int bits) {
        if (number < 0 || number > mask(bits)) {
            throw new IllegalArgumentException("too many grants, bases or forms in one agreement");
        }
        return number;
    }

    private static int mask(int bits) {
        return (1 << bits) - 1;
    }

    static boolean isProtected(long row) {
        return row < 0;
    }

    static boolean isTooMuch(long row) {
        return (row & TOO_MUCH) != 0;
    }

    static int outcome(long row) {
        return (int) (row >>> OUTCOME_AT) & mask(OUTCOME_BITS);
    }

    static int bases(long row) {
        return (int) (row >>> BASES_AT) & mask(BASES_BITS);
    }

    static int grant(long row) {
        return (int) (row >>> GRANT_AT) & mask(GRANT_BITS);
    }

    static int form(long row) {
        return ((int) row & mask(FORM_BITS)) - NOUGHT;
    }

    /** What limits a row whose form is below zero. */
    Limits limits(int form) {
        return limits[-1 - form];
    }

    /** The number of the authority that cites a basis; the first where none is in force. */
    int cited(int row, int basis) {
        return cited[row] + Math.max(basis, 0);
    }

    Denied denied(int authority, Reason reason) {
        return Refusals.of(refusals, authority, reason);
    }
}

package kr.ieum.gateway.agreement.engine;

import java.util.Set;

/**
 * A grant as an evaluation reads it. What stands in the way of it is the same for all its attributes but for their legal bases, so
 * an evaluation notes it under the grant's place in its agreement.
 *
 * @param guard to whom it is open, as one number, see {@link #guard}
 * @param registers ordinals of registers
 * @param order its place in the order of the agreement's authorities
 */
@SuppressWarnings("EnumOrdinal")
record GrantTable(long guard, Bits registers, int order) {

    static final int NO_CONSENT = 0;

    private static final int NUMBER_BITS = 16;
    private static final int USES_AT = 18;
    private static final int RECIPIENT_AT = USES_AT + 8;
    private static final int DECLARED_AT = RECIPIENT_AT + 4;
    private static final int CONDITION_AT = DECLARED_AT + 1;
    private static final int CONSENT_AT = CONDITION_AT + NUMBER_BITS;

    /**
     * What a grant asks for, in one number, so that an agreement's grants lie in one line of memory.
     *
     * @param condition number of its program within the task
     * @param consent number of the consent that it needs within the task, behind {@link #NO_CONSENT}
     * @throws IllegalArgumentException when a task is too large by far
     */
    static long guard(Terms.Grant grant, int condition, int consent) {
        if (Math.max(condition, consent) >> NUMBER_BITS != 0) {
            throw new IllegalArgumentException("too many conditions or consents in one task");
        }
        return mask(grant.relations())
                | (long) mask(grant.uses()) << USES_AT
                | (long) grant.recipient().ordinal() << RECIPIENT_AT
                | (grant.declaredRelationSuffices() ? 1L << DECLARED_AT : 0)
                | (long) condition << CONDITION_AT
                | (long) consent << CONSENT_AT;
    }

    /** A set of constants as bits. */
    static <E extends Enum<E>> int mask(Set<E> constants) {
        int mask = 0;
        for (E constant : constants) {
            mask |= 1 << constant.ordinal();
        }
        return mask;
    }

    static boolean isAbout(long guard, Relation relation) {
        return (guard & (1L << relation.ordinal())) != 0;
    }

    static boolean isFor(long guard, int wanted) {
        return ((guard >>> USES_AT) & wanted) == wanted;
    }

    static boolean isTo(long guard, Recipient recipient) {
        return ((guard >>> RECIPIENT_AT) & 15) == recipient.ordinal();
    }

    static boolean declaredRelationSuffices(long guard) {
        return (guard & (1L << DECLARED_AT)) != 0;
    }

    static int condition(long guard) {
        return (int) (guard >>> CONDITION_AT) & ((1 << NUMBER_BITS) - 1);
    }

    static int consent(long guard) {
        return (int) (guard >>> CONSENT_AT) & ((1 << NUMBER_BITS) - 1);
    }
}

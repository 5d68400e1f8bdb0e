package kr.ieum.gateway.agreement.engine;

import java.util.Arrays;
import kr.ieum.gateway.agreement.engine.Decision.FurtherSearch;

/**
 * What one agreement grants of an asked list: all that doesn't depend on who asks about whom. What stands in the way of a grant is the same
 * for all its rows, so they stand together, a part for each grant, in the order of the list; deciding goes through them one
 * after the other, so that memory is read in order.
 *
 * @param parts two numbers for each: that of its grant, see {@link #grant}, and the place behind its rows
 * @param rows two numbers for each: that of {@link RowTable} and where it stands, see {@link #item}
 * @param derived the items that may be derived
 * @param covered one bit for each register of the list that the agreement covers
 * @param touched one bit for each register of the list from which a row or derived item is asked
 * @param searches for each search of the agreement, one bit for each register that it covers and permits to search by it
 * @param further for each search of the agreement, what a decision tells of these registers
 * @param combinations as {@link AskedList#places} has them
 */
@SuppressWarnings("ArrayRecordComponent")
record Extract(
        int[] parts,
        long[] rows,
        Derived[] derived,
        long[] covered,
        long[] touched,
        long[] searches,
        FurtherSearch[][] further,
        int[][][] combinations) {

    /** How many numbers a part takes, and a row. */
    static final int WIDTH = 2;

    private static final int CITED_BITS = Choices.CITED_BITS;
    private static final int ORDER_BITS = Choices.ORDER_BITS;
    private static final int ITEM_AT = CITED_BITS + ORDER_BITS;

    /**
     * An item that the agreement may derive.
     *
     * @param own whether the agreement also grants it itself, whose refusal then explains more
     */
    record Derived(int item, Derivation derivation, boolean own) {}

    static Extract of(AgreementTable agreement, AskedList list) {
        Extraction extraction = new Extraction(agreement, list);
        long[] covered = mask(agreement.registers(), list);
        AgreementTable.Search[] by = agreement.searches();
        long[] searches = new long[by.length * covered.length];
        FurtherSearch[][] further = new FurtherSearch[by.length][];
        for (int search = 0; search < by.length; search++) {
            long[] permitted = mask(by[search].registers(), list);
            for (int word = 0; word < permitted.length; word++) {
                permitted[word] &= covered[word];
                searches[search * covered.length + word] = permitted[word];
            }
            further[search] = further(by[search], permitted, list);
        }
        return new Extract(
                extraction.parts(),
                extraction.rows(),
                extraction.derived(),
                covered,
                extraction.touched(),
                searches,
                further,
                list.places(agreement.combinations()));
    }

    private static long[] mask(Bits registers, AskedList list) {
        long[] mask = new long[list.words()];
        for (int register = 0; register < list.registers().length; register++) {
            if (registers.has(list.registers()[register])) {
                mask[register / Long.SIZE] |= 1L << register;
            }
        }
        return mask;
    }

    private static FurtherSearch[] further(AgreementTable.Search by, long[] permitted, AskedList list) {
        FurtherSearch[] further = new FurtherSearch[list.registers().length];
        int count = 0;
        for (int register = 0; register < further.length; register++) {
            if ((permitted[register / Long.SIZE] & (1L << register)) != 0) {
                further[count++] = by.further()[by.registers().placeOf(list.registers()[register])];
            }
        }
        return Arrays.copyOf(further, count);
    }

    /** The place in the agreement of a part's grant. */
    static int grant(int part) {
        return part >> 1;
    }

    /** Whether a part's items are asked as keys. */
    static boolean isOfKeys(int part) {
        return (part & 1) != 0;
    }

    /** The part of a grant and of what is asked of it. */
    static int part(int grant, boolean ofKeys) {
        return grant << 1 | (ofKeys ? 1 : 0);
    }

    /** The second number of a row. */
    static long where(int item, long authority) {
        return (long) item << ITEM_AT | authority;
    }

    /** The item of the list that a row is about, of its second number. */
    static int item(long where) {
        return (int) (where >>> ITEM_AT);
    }

    /** The authority of a row under a basis, as {@link Choices} takes it; the first where no basis is in force. */
    static long citing(long where, int basis) {
        return (where & ((1L << ITEM_AT) - 1)) + Math.max(basis, 0);
    }

    /** An authority: the place of its grant in the order of authorities, and its number. */
    static long authority(int order, int cited) {
        return (long) order << CITED_BITS | cited;
    }

    static int order(long authority) {
        return (int) (authority >>> CITED_BITS) & ((1 << ORDER_BITS) - 1);
    }

    static int cited(long authority) {
        return (int) authority & ((1 << CITED_BITS) - 1);
    }
}

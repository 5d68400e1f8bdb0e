package kr.ieum.gateway.agreement.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import kr.ieum.gateway.agreement.engine.Decision.FurtherSearch;
import kr.ieum.gateway.agreement.engine.Decision.Outcome.Permitted;

/**
 * What one agreement grants of an asked list, in the order of the list: all that doesn't depend on who asks about whom. Deciding goes
 * through its rows one after the other, so that memory is read in order.
 *
 * @param rows two numbers for each: that of {@link RowTable} and where it stands, see {@link #item}
 * @param outcomes of a row, for each basis, for each form that ceilings can leave; then those of the derived items
 * @param derived the items that may be derived
 * @param covered one bit for each register of the list that the agreement covers
 * @param searches for each search of the agreement, one bit for each such register that it permits to search
 * @param further for each search of the agreement and register of the list, what a decision tells of it
 * @param combinations as {@link AskedList#places} has them
 */
@SuppressWarnings("ArrayRecordComponent")
record Extract(
        long[] rows,
        Permitted[] outcomes,
        Derived[] derived,
        long[] covered,
        long[] searches,
        FurtherSearch[] further,
        int[][][] combinations) {

    /** How many numbers a row takes. */
    static final int WIDTH = 2;

    private static final int CITED_BITS = Choices.CITED_BITS;
    private static final int ORDER_BITS = Choices.ORDER_BITS;
    private static final int ITEM_AT = CITED_BITS + ORDER_BITS;

    /**
     * An item that the agreement may derive.
     *
     * @param outcome the first of its outcomes
     * @param own whether the agreement also grants it itself, whose refusal then explains more
     */
    record Derived(int item, Derivation derivation, int outcome, boolean own) {}

    static Extract of(AgreementTable agreement, AskedList list) {
        RowTable rows = agreement.rows();
        List<Long> own = new ArrayList<>();
        List<Permitted> outcomes = new ArrayList<>();
        List<Derived> derived = new ArrayList<>();
        for (int item = 0; item < list.size(); item++) {
            int place = rows.attributes().placeOf(list.attribute(item));
            if (place < 0) {
                continue;
            }
            int before = own.size();
            for (int at = rows.first()[place]; at < rows.first()[place + 1]; at++) {
                long row = rows.rows()[at];
                GrantTable grant = agreement.grants()[RowTable.grant(row)];
                if (grant.registers().has(list.register(item))) {
                    own.add(RowTable.withOutcome(row, outcomes.size()));
                    outcomes.addAll(
                            Arrays.asList(rows.outcomes()).subList(RowTable.outcome(row), rows.endOfOutcomes(at)));
                    own.add((long) item << ITEM_AT | authority(grant.order(), rows.cited()[at]));
                }
            }
            int yielded = rows.derived().placeOf(list.attribute(item));
            if (yielded >= 0) {
                Derivation derivation = rows.derivations()[yielded];
                derived.add(new Derived(item, derivation, outcomes.size(), own.size() > before));
                outcomes.addAll(Arrays.asList(rows.outcomes())
                        .subList(derivation.outcome(), derivation.outcome() + derivation.outcomes()));
            }
        }
        return new Extract(
                own.stream().mapToLong(Long::longValue).toArray(),
                outcomes.toArray(Permitted[]::new),
                derived.toArray(Derived[]::new),
                mask(agreement.registers(), list),
                Arrays.stream(agreement.searches())
                        .flatMapToLong(search -> permitted(agreement, search, list))
                        .toArray(),
                further(agreement, list),
                list.places(agreement.combinations()));
    }

    private static LongStream permitted(AgreementTable agreement, AgreementTable.Search search, AskedList list) {
        long[] permitted = mask(search.registers(), list);
        long[] covered = mask(agreement.registers(), list);
        for (int word = 0; word < permitted.length; word++) {
            permitted[word] &= covered[word];
        }
        return Arrays.stream(permitted);
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

    private static FurtherSearch[] further(AgreementTable agreement, AskedList list) {
        List<FurtherSearch> further = new ArrayList<>();
        for (AgreementTable.Search search : agreement.searches()) {
            for (int register = 0; register < list.registers().length; register++) {
                further.add(new FurtherSearch(agreement.terms().agreement(), list.name(register), search.name()));
            }
        }
        return further.toArray(FurtherSearch[]::new);
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

package kr.ieum.gateway.agreement.engine;

import java.util.List;

/**
 * How an agreement may yield a derived attribute (rule 4).
 *
 * @param sources what the agreement grants of each source; nothing of one means that it never yields the attribute
 * @param cited the authorities that it may cite: those of its sources
 * @param offer the attribute, clear below its ceilings
 */
record Derivation(List<Source> sources, List<Cited> cited, Offer offer) {

    /**
     * A source.
     *
     * @param suffices for each row, for each form that its ceilings can leave, whether the attribute follows from it
     */
    record Source(GrantRow[] rows, boolean[][] suffices) {}

    /** The place of an authority, which is one of these very objects. */
    int placeOf(Cited one) {
        for (int i = 0; i < cited.size(); i++) {
            if (cited.get(i) == one) {
                return i;
            }
        }
        throw new IllegalStateException("an authority of no source");
    }
}

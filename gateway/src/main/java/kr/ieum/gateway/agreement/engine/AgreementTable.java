package kr.ieum.gateway.agreement.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One agreement version as an evaluation reads it.
 *
 * @param registers ordinals of the registers that it covers
 * @param searches by what registers may be searched
 * @param grants how many it has
 * @param attributes ordinals of the attributes that it grants or may yield from others
 * @param rows at an attribute's place in {@code attributes}, the rows that grant it, in the agreement's order
 * @param derivations at the same place, how it may be yielded from others
 */
record AgreementTable(
        Terms terms,
        Bits registers,
        List<Search> searches,
        int grants,
        Bits attributes,
        GrantRow[][] rows,
        @Nullable Derivation[] derivations) {

    /** The permission to search registers by an attribute. */
    record Search(int attribute, Bits registers, List<Period> bases) {

        boolean permits(int register, Moment time) {
            return registers.has(register) && time.isInOneOf(bases);
        }
    }

    /** Whether the register may be searched by the attribute. */
    boolean permitsSearch(int register, int attribute, Moment time) {
        for (Search search : searches) {
            if (search.attribute() == attribute) {
                return search.permits(register, time);
            }
        }
        return false;
    }
}

package kr.ieum.gateway.agreement.engine;

import java.util.Optional;
import java.util.Set;

/**
 * A grant as an evaluation reads it. What stands in the way of it is the same for all its attributes but for their legal bases, so
 * an evaluation notes it under the grant's place in its agreement.
 *
 * @param relations one bit per {@link Relation}
 * @param uses one bit per {@link Use}
 * @param registers ordinals of registers
 * @param condition number of its program within the task
 * @param order its place in the order of the agreement's authorities
 */
@SuppressWarnings("EnumOrdinal")
record GrantTable(
        int relations,
        boolean declaredRelationSuffices,
        Recipient recipient,
        int uses,
        Bits registers,
        int condition,
        Optional<Terms.Consent> consent,
        int order) {

    /** A set of constants as bits. */
    static <E extends Enum<E>> int mask(Set<E> constants) {
        int mask = 0;
        for (E constant : constants) {
            mask |= 1 << constant.ordinal();
        }
        return mask;
    }

    boolean isAbout(Relation relation) {
        return (relations & (1 << relation.ordinal())) != 0;
    }

    boolean isFor(int wanted) {
        return (uses & wanted) == wanted;
    }
}

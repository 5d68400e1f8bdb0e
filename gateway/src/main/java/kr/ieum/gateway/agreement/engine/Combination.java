package kr.ieum.gateway.agreement.engine;

import kr.ieum.schemas.model.AttributeKey;

/**
 * Attributes of which never all are released about one subject (rule 13).
 *
 * @param attributes their ordinals, the one first that is refused first
 */
@SuppressWarnings("ArrayRecordComponent")
record Combination(int[] attributes) {

    static Combination of(Terms.Combination combination, Ordinals.Numbering<AttributeKey> numbering) {
        return new Combination(combination.attributes().reversed().stream()
                .mapToInt(numbering::of)
                .toArray());
    }
}

package kr.ieum.gateway.view;

import java.util.List;
import java.util.Set;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Localized;

/**
 * What two registers of a view must agree in, and which of them holds where they don't (design §7, conflicting registers).
 * The rule names an authority; it never merges or drops a value.
 *
 * @param id unique within the view
 * @param between the two statements that are compared, of different registers
 * @param contradicting pairs of codes that can't both be true, the first of the first statement; empty where both
 *     statements are about the same attribute and contradict each other as soon as they differ
 * @param beside attributes of the same registers that are shown with the statements, so that an official can judge
 * @param authority the register whose statement holds under the rule
 * @param rule why, in words
 */
public record ConflictRule(
        String id,
        Localized title,
        List<Statement> between,
        Set<Pair> contradicting,
        List<Statement> beside,
        String authority,
        Localized rule) {

    /** An attribute as one register states it. */
    public record Statement(String register, AttributeKey attribute) {}

    /** Two codes that can't both be true. */
    public record Pair(String first, String second) {}

    /** Makes it immutable. */
    public ConflictRule {
        between = List.copyOf(between);
        contradicting = Set.copyOf(contradicting);
        beside = List.copyOf(beside);
    }

    /** Whether the rule compares what a register states of an attribute. */
    boolean concerns(String register, AttributeKey attribute) {
        return between.contains(new Statement(register, attribute));
    }
}

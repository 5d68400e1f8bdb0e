package kr.ieum.gateway.agreement.analysis;

import java.util.List;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.References;

/**
 * The access of two versions of an agreement held against each other (design §6, Analysis).
 *
 * @param attributes of every attribute, relation and recipient
 * @param terms of what concerns all grants
 */
public record Comparison(List<AttributeChange> attributes, List<TermChange> terms) {

    /** Makes it immutable. */
    public Comparison {
        attributes = List.copyOf(attributes);
        terms = List.copyOf(terms);
    }

    /** Compares two versions; the earlier one is what the later one widens or narrows. */
    public static Comparison of(Agreement earlier, Agreement later, References references) {
        return new Comparison(
                new AttributeComparison(references, earlier, later).all(), TermChange.all(earlier, later));
    }

    /** Everything together. Who must sign follows from it: widening needs both parties and the approver. */
    public Change change() {
        return Stream.concat(
                        attributes.stream().map(AttributeChange::change),
                        terms.stream().map(TermChange::change))
                .reduce(Change.SAME, Change::and);
    }
}

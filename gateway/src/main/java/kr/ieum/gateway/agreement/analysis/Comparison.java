package kr.ieum.gateway.agreement.analysis;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.AgreementTerms;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.agreement.engine.NationalRules;
import kr.ieum.gateway.agreement.engine.Terms;

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
        return of(earlier, later, references, NationalRules.NONE, Duration.ZERO);
    }

    /**
     * Compares two versions under what binds both.
     *
     * @param national the national rules
     * @param skew by how much clocks may differ
     */
    public static Comparison of(
            Agreement earlier, Agreement later, References references, NationalRules national, Duration skew) {
        AgreementTerms terms = new AgreementTerms(references);
        Terms former = terms.of(earlier);
        Terms next = terms.of(later);
        Contrasts contrasts = new Contrasts(Policy.of(references, List.of(), national, skew), former, next);
        return new Comparison(
                new AttributeComparison(references, earlier, later)
                        .all().stream()
                                .map(change -> change.with(contrasts.of(change)))
                                .toList(),
                TermChange.all(earlier, later, former, next).stream()
                        .map(change -> change.with(contrasts.of(change.kind(), change.change())))
                        .toList());
    }

    /** Everything together. Who must sign follows from it: widening needs both parties and the approver. */
    public Change change() {
        return Stream.concat(
                        attributes.stream().map(AttributeChange::change),
                        terms.stream().map(TermChange::change))
                .reduce(Change.SAME, Change::and);
    }
}

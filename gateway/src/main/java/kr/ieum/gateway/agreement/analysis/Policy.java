package kr.ieum.gateway.agreement.analysis;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.condition.Situations;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.condition.Vocabulary;
import kr.ieum.gateway.agreement.document.AgreementTerms;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.NationalRules;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.Snapshot;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.agreement.engine.Terms.Ceiling;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * What is analysed: agreement versions as the engine applies them together, with all that decides beside them.
 *
 * @param agreements at most one version of each
 * @param implied what a form of an attribute tells of other attributes (design §6 rule 12)
 */
public record Policy(
        Map<AttributeKey, Snapshot.Attribute> attributes,
        List<Terms> agreements,
        NationalRules national,
        Duration skew,
        Vocabulary vocabulary,
        BiFunction<AttributeKey, Form, Set<AttributeKey>> implied) {

    /** Makes it immutable, the agreements in the order in which the engine cites them. */
    public Policy {
        attributes = Map.copyOf(attributes);
        agreements = agreements.stream()
                .sorted(Comparator.comparing(Terms::agreement).thenComparingInt(Terms::version))
                .toList();
    }

    /** Agreements of a federation. */
    public static Policy of(References references, List<Terms> agreements, NationalRules national, Duration skew) {
        return new Policy(
                new AgreementTerms(references).attributes(),
                agreements,
                national,
                skew,
                vocabulary(references),
                references.implied()::impliedBy);
    }

    /** The words that the facts of a federation's cases can have. */
    static Vocabulary vocabulary(References references) {
        return new Vocabulary(Map.of(
                Variable.CASE_STAGE, codes(references, "case-stage"),
                Variable.CASE_KIND, codes(references, "case-kind"),
                Variable.SUBJECT_LIVES_WITH_APPLICANT, List.of("yes", "no"),
                Variable.SUBJECT_RELATION,
                        Stream.of(Relation.values()).map(YamlMap::spelling).toList()));
    }

    private static List<String> codes(References references, String list) {
        return references.codes().find(list).stream()
                .flatMap(codes -> codes.codes().stream())
                .map(CodeList.Code::code)
                .distinct()
                .toList();
    }

    /** The same with other agreements. */
    public Policy with(List<Terms> others) {
        return new Policy(attributes, others, national, skew, vocabulary, implied);
    }

    /** The engine that decides under all of it. */
    public Engine engine() {
        return new Engine(new Snapshot(0, attributes, agreements, List.of(), national, skew));
    }

    Situations situations() {
        return new Situations(vocabulary, skew);
    }

    FormOrder order(AttributeKey attribute) {
        Snapshot.Attribute known = attributes.get(attribute);
        if (known == null) {
            throw new IllegalArgumentException(attribute + " is not in the model");
        }
        return FormOrder.of(known.datatype());
    }

    List<Snapshot.Source> sources(AttributeKey attribute) {
        Snapshot.Attribute known = attributes.get(attribute);
        return known == null ? List.of() : known.derivedFrom();
    }

    /** What lowers an attribute under an agreement: its own ceilings, national ones, and whatever protects a person. */
    List<Ceiling> ceilings(Terms terms, AttributeKey attribute) {
        return Stream.of(
                        terms.ceilings().stream(),
                        national.ceilings().stream(),
                        agreements.stream()
                                .flatMap(one -> one.ceilings().stream())
                                .filter(Ceiling::isProtection))
                .flatMap(some -> some)
                .filter(ceiling -> ceiling.attributes().contains(attribute))
                .distinct()
                .toList();
    }
}

package kr.ieum.gateway.agreement.analysis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.analysis.AttributeChange.Granted;
import kr.ieum.gateway.agreement.analysis.AttributeChange.Witness;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.condition.Situation;
import kr.ieum.gateway.agreement.condition.Situations;
import kr.ieum.gateway.agreement.condition.Truth;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.Agreement.Grant;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Compares what two versions release of every attribute: in every situation that their conditions can tell apart, the forms of one are
 * held against the forms of the other by the order of forms. A condition that is only written differently makes no
 * difference; one that holds in one more case does.
 */
final class AttributeComparison {

    private final References references;
    private final Agreement earlier;
    private final Agreement later;
    private final Situations situations;

    AttributeComparison(References references, Agreement earlier, Agreement later) {
        this.references = references;
        this.earlier = earlier;
        this.later = later;
        this.situations = new Situations(Policy.vocabulary(references), Duration.ZERO);
    }

    private record Subject(AttributeKey attribute, Relation relation, Recipient recipient) {}

    private record Found(Change change, Optional<Witness> witness) {}

    /** Every attribute that either version grants, in the order of their keys. */
    List<AttributeChange> all() {
        List<AttributeChange> changes = new ArrayList<>();
        for (Subject subject : subjects()) {
            Map<Found, Set<Use>> byFinding = new LinkedHashMap<>();
            for (Use use : Use.values()) {
                if (Stream.of(earlier, later)
                        .anyMatch(one -> grants(one, subject, use).findAny().isPresent())) {
                    byFinding
                            .computeIfAbsent(compare(subject, use), found -> EnumSet.noneOf(Use.class))
                            .add(use);
                }
            }
            byFinding.forEach((found, uses) -> changes.add(new AttributeChange(
                    subject.attribute(),
                    subject.relation(),
                    subject.recipient(),
                    uses,
                    found.change(),
                    granted(earlier, subject, uses),
                    granted(later, subject, uses),
                    found.witness(),
                    Optional.empty())));
        }
        return List.copyOf(changes);
    }

    private Set<Subject> subjects() {
        Set<Subject> subjects = new TreeSet<>(Comparator.comparing(Subject::attribute)
                .thenComparing(Subject::relation)
                .thenComparing(Subject::recipient));
        for (Agreement agreement : List.of(earlier, later)) {
            for (Grant grant : agreement.grants()) {
                grant.attributes()
                        .forEach(item -> grant.subjects()
                                .forEach(relation ->
                                        subjects.add(new Subject(item.attribute(), relation, grant.recipient()))));
            }
        }
        return subjects;
    }

    private static Stream<Grant> grants(Agreement agreement, Subject subject, Use use) {
        return agreement.grants().stream()
                .filter(grant -> grant.subjects().contains(subject.relation())
                        && grant.recipient() == subject.recipient()
                        && grant.uses().contains(use)
                        && grant.attributes().stream()
                                .anyMatch(item -> item.attribute().equals(subject.attribute())));
    }

    private static List<Granted> granted(Agreement agreement, Subject subject, Set<Use> uses) {
        return uses.stream()
                .flatMap(use -> grants(agreement, subject, use))
                .distinct()
                .flatMap(grant -> grant.attributes().stream()
                        .filter(item -> item.attribute().equals(subject.attribute()))
                        .map(item -> new Granted(item.form(), grant.id(), grant.whenText())))
                .distinct()
                .toList();
    }

    private Found compare(Subject subject, Use use) {
        FormOrder order = FormOrder.of(
                references.model().property(subject.attribute()).orElseThrow().datatype());
        Seen seen = new Seen();
        situations.all(
                Stream.concat(conditions(earlier, subject, use), conditions(later, subject, use))
                        .toList(),
                new Situations.Settled(
                        Map.of(Variable.SUBJECT_RELATION, YamlMap.spelling(subject.relation())), Optional.empty()),
                situation -> {
                    List<Form> before = forms(earlier, subject, use, situation, order);
                    List<Form> after = forms(later, subject, use, situation, order);
                    boolean wider = exceeds(after, before, order);
                    boolean narrower = exceeds(before, after, order);
                    if ((wider && !seen.widened) || ((wider || narrower) && seen.witness.isEmpty())) {
                        seen.witness = Optional.of(new Witness(situation, before, after));
                    }
                    seen.widened |= wider;
                    seen.narrowed |= narrower;
                    return !(seen.widened && seen.narrowed);
                });
        return new Found(Change.of(seen.widened, seen.narrowed), seen.witness);
    }

    /** What the situations so far have shown. */
    private static final class Seen {
        private boolean widened;
        private boolean narrowed;
        private Optional<Witness> witness = Optional.empty();
    }

    /** The conditions that bear on the attribute; all others make no difference to it. */
    private static Stream<Condition> conditions(Agreement agreement, Subject subject, Use use) {
        return Stream.concat(
                grants(agreement, subject, use).map(Grant::when),
                agreement.limits().stream()
                        .filter(limit -> limit.attributes().contains(subject.attribute()))
                        .map(Agreement.Limit::when));
    }

    /** Whether one of the forms follows from none of the others. */
    private static boolean exceeds(List<Form> some, List<Form> others, FormOrder order) {
        return some.stream().anyMatch(form -> others.stream().noneMatch(other -> order.follows(form, other)));
    }

    private static List<Form> forms(
            Agreement agreement, Subject subject, Use use, Situation situation, FormOrder order) {
        return grants(agreement, subject, use)
                .filter(grant -> grant.when().evaluate(situation) == Truth.TRUE)
                .flatMap(grant -> grant.attributes().stream())
                .filter(item -> item.attribute().equals(subject.attribute()))
                .map(item -> underLimits(agreement, item.attribute(), item.form(), situation, order))
                .filter(form -> !form.equals(Form.ABSENT))
                .distinct()
                .toList();
    }

    private static Form underLimits(
            Agreement agreement, AttributeKey attribute, Form granted, Situation situation, FormOrder order) {
        return agreement.limits().stream()
                .filter(limit -> limit.attributes().contains(attribute))
                .filter(limit -> limit.when().evaluate(situation) != Truth.FALSE)
                .map(Agreement.Limit::max)
                .reduce(granted, order::meet);
    }
}

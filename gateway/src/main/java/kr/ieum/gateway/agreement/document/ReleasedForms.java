package kr.ieum.gateway.agreement.document;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.export.Selection;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.ReferenceModel;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * In which forms an agreement may ever release an attribute to whom about whom: the forms of its grants, and what its ceilings
 * leave of them. Grants that serve only to search by an attribute, or to verify a relation before anything is released, release
 * nothing and are left out.
 */
public final class ReleasedForms {

    private final Agreement agreement;
    private final ReferenceModel model;

    /** What this agreement releases. */
    public ReleasedForms(Agreement agreement, ReferenceModel model) {
        this.agreement = agreement;
        this.model = model;
    }

    /** The whole agreement, for the schema of its messages. */
    public Selection selection() {
        return new Selection(
                "agreement",
                agreement.id(),
                agreement.version(),
                agreement.title(),
                lines(grant -> true).toList());
    }

    /** The forms for one attribute of one subject, under those of the grants. */
    public Stream<Selection.Line> lines(
            Recipient recipient, Relation relation, AttributeKey attribute, Predicate<Agreement.Grant> of) {
        Selection.Audience audience = audience(recipient, relation);
        return lines(of)
                .filter(line ->
                        line.audience().equals(audience) && line.attribute().equals(attribute));
    }

    private Stream<Selection.Line> lines(Predicate<Agreement.Grant> of) {
        return agreement.grants().stream()
                .filter(of)
                .filter(this::releases)
                .flatMap(grant -> grant.attributes().stream()
                        .flatMap(granted -> under(granted).stream()
                                .flatMap(form -> grant.subjects().stream()
                                        .map(relation -> new Selection.Line(
                                                audience(grant.recipient(), relation), granted.attribute(), form)))));
    }

    /** A screening verifies nobody, so that what it releases rests on the declared relation. */
    private boolean releases(Agreement.Grant grant) {
        return (!grant.declaredRelation() || agreement.kind() == RequestKind.SCREENING)
                && !grant.uses().equals(EnumSet.of(Use.SEARCH));
    }

    /** The granted form and every form that ceilings may reduce it to; a ceiling without condition always holds. */
    private Set<Form> under(Agreement.GrantedAttribute granted) {
        FormOrder order =
                FormOrder.of(model.property(granted.attribute()).orElseThrow().datatype());
        Set<Form> forms = new LinkedHashSet<>(Set.of(granted.form()));
        for (Agreement.Limit limit : agreement.limits()) {
            if (limit.attributes().contains(granted.attribute())) {
                List<Form> reduced = forms.stream()
                        .map(form -> order.meet(form, limit.max()))
                        .toList();
                if (limit.when().equals(Condition.always())) {
                    forms.clear();
                }
                forms.addAll(reduced);
            }
        }
        forms.remove(Form.ABSENT);
        return forms;
    }

    private static Selection.Audience audience(Recipient recipient, Relation relation) {
        return new Selection.Audience(YamlMap.spelling(recipient), YamlMap.spelling(relation));
    }
}

package kr.ieum.gateway.agreement.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.engine.Terms.Ceiling;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.AttributeKey;

/** What a compilation applies to every agreement: the model's derivations, national rules, and the protections of all agreements. */
final class SharedRules {

    /** What a ceiling does to one attribute. Equal ones of many agreements are one. */
    record Limit(Condition when, Form max) {}

    private final Map<AttributeKey, Snapshot.Attribute> model;
    private final Map<AttributeKey, Set<Limit>> limits = new HashMap<>();
    private final Set<AttributeKey> protectedAttributes = new HashSet<>();
    private final Map<AttributeKey, List<AttributeKey>> yields = new HashMap<>();

    private final ConditionPrograms programs = new ConditionPrograms();
    private final Map<Terms.Consent, Terms.Consent> consents = new HashMap<>();

    SharedRules(Snapshot snapshot) {
        this.model = snapshot.attributes();
        snapshot.national().ceilings().forEach(this::add);
        snapshot.active().stream()
                .flatMap(terms -> terms.ceilings().stream())
                .filter(Ceiling::isProtection)
                .forEach(this::add);
        model.forEach((derived, attribute) -> attribute
                .derivedFrom()
                .forEach(source -> yields.computeIfAbsent(source.attribute(), key -> new ArrayList<>(1))
                        .add(derived)));
    }

    private void add(Ceiling ceiling) {
        Limit limit = new Limit(ceiling.when(), ceiling.max());
        for (AttributeKey attribute : ceiling.attributes()) {
            limits.computeIfAbsent(attribute, key -> new LinkedHashSet<>()).add(limit);
            if (ceiling.isProtection()) {
                protectedAttributes.add(attribute);
            }
        }
    }

    /** Everything that limits an attribute when this agreement grants it. */
    Set<Limit> limits(Terms terms, AttributeKey attribute) {
        Set<Limit> general = limits.getOrDefault(attribute, Set.of());
        Set<Limit> own = new LinkedHashSet<>();
        for (Ceiling ceiling : terms.ceilings()) {
            if (ceiling.attributes().contains(attribute)) {
                own.add(new Limit(ceiling.when(), ceiling.max()));
            }
        }
        if (own.isEmpty()) {
            return general;
        }
        own.addAll(general);
        return own;
    }

    ConditionProgram program(Condition condition) {
        return programs.of(condition);
    }

    /** Of equal consents the first, so that all tasks speak of one. */
    Terms.Consent one(Terms.Consent consent) {
        return consents.computeIfAbsent(consent, same -> same);
    }

    /** Whether somebody may be protected by this attribute's absence. */
    boolean isProtected(AttributeKey attribute) {
        return protectedAttributes.contains(attribute);
    }

    /** The attributes that are derived from this one and perhaps others. */
    List<AttributeKey> yieldedBy(AttributeKey source) {
        return yields.getOrDefault(source, List.of());
    }

    List<Snapshot.Source> sourcesOf(AttributeKey attribute) {
        return attribute(attribute).derivedFrom();
    }

    FormOrder formsOf(AttributeKey attribute) {
        return FormOrder.of(attribute(attribute).datatype());
    }

    private Snapshot.Attribute attribute(AttributeKey key) {
        Snapshot.Attribute known = model.get(key);
        if (known == null) {
            throw new IllegalArgumentException("granted attribute " + key + " is not in the model");
        }
        return known;
    }
}

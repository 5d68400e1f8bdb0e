package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import kr.ieum.gateway.agreement.engine.Terms.Ceiling;
import kr.ieum.gateway.agreement.engine.Terms.Grant;
import kr.ieum.gateway.agreement.engine.Terms.GrantedAttribute;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.AttributeKey;

/**
 * Everything that decides, at one policy epoch: immutable, built anew at each activation or suspension and swapped as a
 * whole, so that no decision sees a mixture.
 */
final class InterpretedSnapshot {

    private final long policyEpoch;
    private final Map<AttributeKey, Snapshot.Attribute> attributes;
    private final NationalRules national;
    private final Duration skew;
    private final Map<String, List<Terms>> byTask = new HashMap<>();
    private final Map<String, List<Terms>> suspendedByTask = new HashMap<>();
    private final Map<AttributeKey, List<Ceiling>> general = new HashMap<>();
    private final IdentityHashMap<Terms, Map<AttributeKey, List<Granting>>> granting = new IdentityHashMap<>();

    /** A grant and the attribute it grants. */
    record Granting(Grant grant, GrantedAttribute granted) {}

    /**
     * A snapshot.
     *
     * @param policyEpoch compared by the transaction that writes an intent (design §10)
     * @param attributes the attributes of the reference model
     * @param active the terms of the active agreement versions, at most one version of each agreement
     * @param suspended the terms of suspended versions, which grant nothing and explain why
     * @param national what binds every agreement
     * @param skew by how much clocks may differ; it always goes against whoever asks
     */
    InterpretedSnapshot(Snapshot of) {
        this.policyEpoch = of.policyEpoch();
        this.attributes = of.attributes();
        this.national = of.national();
        this.skew = of.skew();
        List<Terms> active = of.active();
        List<Terms> suspended = of.suspended();
        sortByTask(active, byTask);
        sortByTask(suspended, suspendedByTask);
        active.forEach(terms -> granting.put(terms, grantingOf(terms)));
        suspended.forEach(terms -> granting.put(terms, grantingOf(terms)));
        national.ceilings().forEach(this::addGeneral);
        active.forEach(
                terms -> terms.ceilings().stream().filter(Ceiling::isProtection).forEach(this::addGeneral));
    }

    private static void sortByTask(List<Terms> all, Map<String, List<Terms>> byTask) {
        all.stream()
                .sorted(Comparator.comparing(Terms::agreement).thenComparingInt(Terms::version))
                .forEach(terms -> byTask.computeIfAbsent(terms.task(), task -> new ArrayList<>())
                        .add(terms));
    }

    private static Map<AttributeKey, List<Granting>> grantingOf(Terms terms) {
        Map<AttributeKey, List<Granting>> byAttribute = new HashMap<>();
        for (Grant grant : terms.grants()) {
            for (GrantedAttribute granted : grant.attributes()) {
                byAttribute
                        .computeIfAbsent(granted.attribute(), key -> new ArrayList<>())
                        .add(new Granting(grant, granted));
            }
        }
        return byAttribute;
    }

    private void addGeneral(Ceiling ceiling) {
        ceiling.attributes()
                .forEach(attribute -> general.computeIfAbsent(attribute, key -> new ArrayList<>())
                        .add(ceiling));
    }

    /** The epoch of the policy this snapshot was built from. */
    public long policyEpoch() {
        return policyEpoch;
    }

    List<Terms> termsOf(String task) {
        return byTask.getOrDefault(task, List.of());
    }

    List<Terms> suspendedOf(String task) {
        return suspendedByTask.getOrDefault(task, List.of());
    }

    /** The grants of terms of this snapshot that grant the attribute, in the agreement's order. */
    List<Granting> granting(Terms terms, AttributeKey attribute) {
        return granting.getOrDefault(terms, Map.of()).getOrDefault(attribute, List.of());
    }

    /** What binds every agreement. */
    NationalRules national() {
        return national;
    }

    /** By how much clocks may differ. */
    Duration skew() {
        return skew;
    }

    List<Snapshot.Source> sourcesOf(AttributeKey attribute) {
        Snapshot.Attribute known = attributes.get(attribute);
        return known == null ? List.of() : known.derivedFrom();
    }

    /** Whether a request of that kind may be answered this form of the attribute. */
    boolean mayRelease(RequestKind kind, AttributeKey attribute, Form form) {
        return kind.mayRelease(formsOf(attribute).datatype(), form);
    }

    FormOrder formsOf(AttributeKey attribute) {
        Snapshot.Attribute known = attributes.get(attribute);
        if (known == null) {
            throw new IllegalStateException("granted attribute " + attribute + " is not in the model");
        }
        return FormOrder.of(known.datatype());
    }

    /** Ceilings that bind every grant of the attribute, whatever its agreement. */
    List<Ceiling> generalCeilings(AttributeKey attribute) {
        return general.getOrDefault(attribute, List.of());
    }

    /** Whether somebody may be protected by this attribute's absence, so that ordinary causes must look the same. */
    boolean isProtected(AttributeKey attribute) {
        return generalCeilings(attribute).stream().anyMatch(Ceiling::isProtection);
    }
}

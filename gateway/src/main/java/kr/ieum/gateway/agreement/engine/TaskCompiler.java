package kr.ieum.gateway.agreement.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.SharedRules.Limit;
import kr.ieum.gateway.agreement.engine.Terms.Basis;
import kr.ieum.gateway.agreement.engine.Terms.Grant;
import kr.ieum.gateway.agreement.engine.Terms.GrantedAttribute;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.AttributeKey;

/**
 * Compiles the agreements of one task. All are announced before the first is compiled: an attribute's forms are numbered over all that
 * any of them can leave of it.
 */
final class TaskCompiler {

    private final SharedRules shared;
    private final FormTables formTables;
    private final Ordinals<AttributeKey> attributes;
    private final Ordinals<String> registers;
    private final Map<AttributeKey, Set<Form>> forms = new HashMap<>();
    private final Map<Condition, Integer> conditions = new LinkedHashMap<>();

    TaskCompiler(
            SharedRules shared, FormTables formTables, Ordinals<AttributeKey> attributes, Ordinals<String> registers) {
        this.shared = shared;
        this.formTables = formTables;
        this.attributes = attributes;
        this.registers = registers;
    }

    /** The programs of the conditions of everything compiled so far, by number. */
    ConditionProgram[] programs() {
        return conditions.keySet().stream().map(ConditionProgram::of).toArray(ConditionProgram[]::new);
    }

    /** Tells which forms an agreement's grants can leave. */
    void announce(Terms terms) {
        for (Grant grant : terms.grants()) {
            for (GrantedAttribute granted : grant.attributes()) {
                announce(terms, granted.attribute(), granted.form());
            }
        }
        yielded(terms).forEach(derived -> announce(terms, derived, Form.CLEAR));
    }

    private void announce(Terms terms, AttributeKey attribute, Form granted) {
        forms.computeIfAbsent(attribute, key -> new HashSet<>())
                .addAll(ladder(attribute, granted, shared.limits(terms, attribute)).forms());
    }

    private Ladder ladder(AttributeKey attribute, Form granted, List<Limit> limits) {
        return formTables.ladder(
                shared.formsOf(attribute), granted, limits.stream().map(Limit::max).toList());
    }

    /** The attributes of which the agreement grants a source. */
    private Set<AttributeKey> yielded(Terms terms) {
        Set<AttributeKey> yielded = new LinkedHashSet<>();
        for (Grant grant : terms.grants()) {
            grant.attributes().forEach(granted -> yielded.addAll(shared.yieldedBy(granted.attribute())));
        }
        return yielded;
    }

    /** @param rank of the agreement, to which those of its grants are added */
    AgreementTable compile(Terms terms, long rank) {
        Map<AttributeKey, List<GrantRow>> rows = new HashMap<>();
        List<String> order = new ArrayList<>(
                new TreeSet<>(terms.grants().stream().map(Grant::id).toList()));
        for (int place = 0; place < terms.grants().size(); place++) {
            Grant grant = terms.grants().get(place);
            GrantTable table = table(grant, place);
            Map<String, Cited> cited = new HashMap<>();
            long grantRank = rank + order.indexOf(grant.id());
            for (GrantedAttribute granted : grant.attributes()) {
                rows.computeIfAbsent(granted.attribute(), key -> new ArrayList<>(1))
                        .add(row(terms, grant, table, granted, cited, grantRank));
            }
        }
        Map<AttributeKey, Derivation> derivations = new HashMap<>();
        yielded(terms).forEach(derived -> derivations.put(derived, derivation(terms, derived, rows)));
        return table(terms, rows, derivations);
    }

    private AgreementTable table(
            Terms terms, Map<AttributeKey, List<GrantRow>> rows, Map<AttributeKey, Derivation> derivations) {
        Set<AttributeKey> all = new HashSet<>(rows.keySet());
        all.addAll(derivations.keySet());
        Bits bits = attributes.bits(all);
        GrantRow[][] own = new GrantRow[all.size()][];
        Derivation[] derived = new Derivation[all.size()];
        for (AttributeKey attribute : all) {
            int place = bits.placeOf(attributes.of(attribute));
            own[place] = rows.getOrDefault(attribute, List.of()).toArray(GrantRow[]::new);
            derived[place] = derivations.get(attribute);
        }
        return new AgreementTable(
                terms,
                registers.bits(terms.registers()),
                terms.searchBy().entrySet().stream()
                        .map(search -> new AgreementTable.Search(
                                attributes.intern(search.getKey()),
                                registers.bits(search.getValue().registers()),
                                periods(search.getValue().bases())))
                        .toList(),
                terms.grants().size(),
                bits,
                own,
                derived);
    }

    private GrantTable table(Grant grant, int place) {
        return new GrantTable(
                place,
                GrantTable.mask(grant.relations()),
                grant.declaredRelationSuffices(),
                grant.recipient(),
                GrantTable.mask(grant.uses()),
                registers.bits(grant.registers()),
                numberOf(grant.when()),
                grant.consent());
    }

    private int numberOf(Condition condition) {
        Integer number = conditions.putIfAbsent(condition, conditions.size());
        return number == null ? conditions.size() - 1 : number;
    }

    private GrantRow row(
            Terms terms,
            Grant grant,
            GrantTable table,
            GrantedAttribute granted,
            Map<String, Cited> cited,
            long rank) {
        List<String> bases = granted.bases().isEmpty()
                ? List.of("")
                : granted.bases().stream().map(Basis::id).toList();
        List<Cited> authorities = bases.stream()
                .map(basis -> cited.computeIfAbsent(
                        basis,
                        key -> new Cited(
                                new Authority(terms.agreement(), terms.version(), grant.id(), grant.clause(), key),
                                rank)))
                .toList();
        return new GrantRow(
                table,
                periods(granted.bases()),
                authorities,
                offer(terms, granted.attribute(), granted.form(), authorities),
                shared.isProtected(granted.attribute()));
    }

    private static List<Period> periods(List<Basis> bases) {
        return bases.stream().map(Basis::inForce).toList();
    }

    private Offer offer(Terms terms, AttributeKey attribute, Form granted, List<Cited> cited) {
        List<Limit> limits = shared.limits(terms, attribute);
        return new Offer(
                formTables.table(shared.formsOf(attribute), forms.getOrDefault(attribute, Set.of())),
                ladder(attribute, granted, limits),
                limits.stream().mapToInt(limit -> numberOf(limit.when())).toArray(),
                cited);
    }

    private Derivation derivation(Terms terms, AttributeKey derived, Map<AttributeKey, List<GrantRow>> rows) {
        List<Derivation.Source> sources = new ArrayList<>();
        Set<Cited> cited = new LinkedHashSet<>();
        for (AttributeKey source : shared.sourcesOf(derived)) {
            List<GrantRow> granted = rows.getOrDefault(source, List.of());
            granted.forEach(row -> cited.addAll(row.cited()));
            sources.add(new Derivation.Source(
                    granted.toArray(GrantRow[]::new),
                    granted.stream()
                            .map(row -> sufficient(shared.formsOf(source), row.offer(), Form.CLEAR))
                            .toArray(boolean[][]::new)));
        }
        List<Cited> authorities = List.copyOf(cited);
        return new Derivation(sources, authorities, offer(terms, derived, Form.CLEAR, authorities));
    }

    /** For each form that the offer can leave, whether the least one follows from it. */
    private static boolean[] sufficient(FormOrder order, Offer offer, Form least) {
        boolean[] suffices = new boolean[offer.places()];
        for (int place = 0; place < suffices.length; place++) {
            suffices[place] = order.follows(least, offer.form(place));
        }
        return suffices;
    }
}

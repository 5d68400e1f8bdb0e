package kr.ieum.gateway.agreement.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.engine.Decision.Duty;
import kr.ieum.gateway.agreement.engine.Decision.FurtherSearch;
import kr.ieum.gateway.agreement.engine.Decision.VolumeLimit;
import kr.ieum.gateway.agreement.engine.SharedRules.Limit;
import kr.ieum.gateway.agreement.engine.Terms.Grant;
import kr.ieum.gateway.agreement.engine.Terms.GrantedAttribute;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;

/**
 * Compiles the agreements of one task and numbers what they share. All are announced before the first is compiled: an attribute's forms
 * are numbered over all that any of them can leave of it.
 */
final class TaskCompiler {

    private final SharedRules shared;
    private final FormTables formTables;
    private final Ordinals.Numbering<AttributeKey> attributes;
    private final Ordinals.Numbering<String> registers;
    private final Map<AttributeKey, Set<Form>> forms = new HashMap<>();
    private final Map<AttributeKey, FormTable> tables = new HashMap<>();
    private final Map<Condition, Integer> conditions = new LinkedHashMap<>();
    private final List<Hours> hours = new ArrayList<>();
    private final List<Standing> standings = new ArrayList<>();
    private final PeriodSets.Numbering periods = new PeriodSets.Numbering();
    private final Map<List<List<Integer>>, Limits> same = new HashMap<>();
    private final Map<Terms.Consent, Integer> consents = new LinkedHashMap<>();
    private int agreements;

    TaskCompiler(
            SharedRules shared,
            FormTables formTables,
            Ordinals.Numbering<AttributeKey> attributes,
            Ordinals.Numbering<String> registers) {
        this.shared = shared;
        this.formTables = formTables;
        this.attributes = attributes;
        this.registers = registers;
    }

    /** What everything compiled so far speaks of by number. */
    TaskTable table() {
        return new TaskTable(
                agreements,
                conditions.keySet().stream().map(shared::program).toArray(ConditionProgram[]::new),
                periods.sets(),
                hours.toArray(Hours[]::new),
                standings.toArray(Standing[]::new),
                consents.keySet().stream().map(shared::one).toArray(Terms.Consent[]::new),
                Map.copyOf(tables),
                new AskedLists());
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
                .addAll(ladder(attribute, granted, shared.limits(terms, attribute))
                        .forms());
    }

    Ladder ladder(AttributeKey attribute, Form granted, Set<Limit> limits) {
        return formTables.ladder(
                shared.formsOf(attribute),
                granted,
                limits.stream().map(Limit::max).toList());
    }

    /** The attributes of which the agreement grants a source. */
    Set<AttributeKey> yielded(Terms terms) {
        Set<AttributeKey> yielded = new LinkedHashSet<>();
        for (Grant grant : terms.grants()) {
            grant.attributes().forEach(granted -> yielded.addAll(shared.yieldedBy(granted.attribute())));
        }
        return yielded;
    }

    AgreementTable compile(Terms terms) {
        List<String> order =
                List.copyOf(new TreeSet<>(terms.grants().stream().map(Grant::id).toList()));
        GrantTable[] grants = terms.grants().stream()
                .map(grant -> grant(grant, order.indexOf(grant.id())))
                .toArray(GrantTable[]::new);
        return new AgreementTable(
                agreements++,
                terms,
                terms.kind(),
                numberOf(List.of(terms.term())),
                terms.hours().map(this::numberOf).orElse(AgreementTable.ALWAYS),
                terms.obligations().stream()
                        .filter(duty -> duty.type().phase() == Obligation.Phase.BEFORE)
                        .map(duty -> duty.key(terms.agreement()))
                        .toArray(String[]::new),
                terms.isCheckedAfterwards(AfterCheck.Deferred.RELATION),
                terms.isCheckedAfterwards(AfterCheck.Deferred.CONSENT),
                registers.bits(terms.registers()),
                terms.searchBy().entrySet().stream()
                        .map(search -> search(terms, search.getKey(), search.getValue()))
                        .toArray(AgreementTable.Search[]::new),
                grants,
                Arrays.stream(grants).mapToLong(GrantTable::guard).toArray(),
                new RowCompiler(this, terms).compile(),
                terms.combinations().stream()
                        .sorted(Comparator.comparing(Terms.Combination::id))
                        .map(combination -> Combination.of(combination, attributes))
                        .toArray(Combination[]::new),
                duties(terms),
                volumes(terms));
    }

    private AgreementTable.Search search(Terms terms, AttributeKey by, Terms.Search search) {
        return new AgreementTable.Search(
                attributes.of(by),
                registers.bits(search.registers()),
                search.registers().stream()
                        .sorted(Comparator.comparingInt(registers::of))
                        .map(register -> new FurtherSearch(terms.agreement(), register, by))
                        .toArray(FurtherSearch[]::new),
                numberOf(periods(search.bases())));
    }

    private static VolumeLimit[] volumes(Terms terms) {
        List<VolumeLimit> volumes = new ArrayList<>(2);
        terms.volume()
                .perDay()
                .ifPresent(limit -> volumes.add(new VolumeLimit(terms.agreement(), terms.version(), false, limit, 1)));
        terms.volume()
                .perOfficialHour()
                .ifPresent(limit -> volumes.add(new VolumeLimit(terms.agreement(), terms.version(), true, limit, 1)));
        return volumes.toArray(VolumeLimit[]::new);
    }

    private static Duty[] duties(Terms terms) {
        return terms.obligations().stream()
                .filter(duty -> duty.type().phase() == Obligation.Phase.AFTER)
                .map(Obligation::id)
                .sorted()
                .map(id -> new Duty(terms.agreement(), terms.version(), id))
                .toArray(Duty[]::new);
    }

    private GrantTable grant(Grant grant, int order) {
        return new GrantTable(
                GrantTable.guard(
                        grant,
                        numberOf(grant.when()),
                        grant.consent().map(this::numberOf).orElse(GrantTable.NO_CONSENT)),
                registers.bits(grant.registers()),
                order);
    }

    int numberOf(Condition condition) {
        Integer number = conditions.putIfAbsent(condition, conditions.size());
        return number == null ? conditions.size() - 1 : number;
    }

    int numberOf(List<Period> list) {
        return periods.of(list);
    }

    /** Behind {@link GrantTable#NO_CONSENT}. */
    private int numberOf(Terms.Consent consent) {
        Integer number = consents.putIfAbsent(consent, consents.size());
        return (number == null ? consents.size() - 1 : number) + 1;
    }

    int numberOf(Standing standing) {
        if (!standings.contains(standing)) {
            standings.add(standing);
        }
        return standings.indexOf(standing);
    }

    private int numberOf(Hours of) {
        if (!hours.contains(of)) {
            hours.add(of);
        }
        return hours.indexOf(of);
    }

    static List<Period> periods(List<Terms.Basis> bases) {
        return bases.stream().map(Terms.Basis::inForce).toList();
    }

    /** How the forms compare in which this task's agreements may leave an attribute. */
    FormTable forms(AttributeKey attribute) {
        return tables.computeIfAbsent(
                attribute, key -> formTables.table(shared.formsOf(key), forms.getOrDefault(key, Set.of())));
    }

    /** What limits a form of an attribute in an agreement; its places are those of the ladder. */
    Limits limits(AttributeKey attribute, Set<Limit> limits, Ladder ladder) {
        FormTable table = forms(attribute);
        List<Integer> programs =
                limits.stream().map(limit -> numberOf(limit.when())).toList();
        List<Integer> numbers = ladder.forms().stream().map(table::numberOf).toList();
        return same.computeIfAbsent(
                List.of(programs, Arrays.stream(ladder.steps()).boxed().toList(), numbers),
                key -> new Limits(
                        programs.stream().mapToInt(Integer::intValue).toArray(),
                        ladder.steps(),
                        numbers.stream().mapToInt(Integer::intValue).toArray()));
    }

    Set<Limit> limits(Terms terms, AttributeKey attribute) {
        return shared.limits(terms, attribute);
    }

    SharedRules shared() {
        return shared;
    }

    Bits attributeBits(Set<AttributeKey> keys) {
        return attributes.bits(keys);
    }

    int ordinal(AttributeKey attribute) {
        return attributes.of(attribute);
    }
}

package kr.ieum.gateway.agreement.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Decision.Outcome.Permitted;
import kr.ieum.gateway.agreement.engine.SharedRules.Limit;
import kr.ieum.gateway.agreement.engine.Terms.Basis;
import kr.ieum.gateway.agreement.engine.Terms.Grant;
import kr.ieum.gateway.agreement.engine.Terms.GrantedAttribute;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.AttributeKey;
import org.jspecify.annotations.Nullable;

/** Lays out what one agreement grants as a {@link RowTable}. */
final class RowCompiler {

    private final TaskCompiler task;
    private final Terms terms;
    private final GrantTable[] grants;
    private final List<Limits> limits = new ArrayList<>();
    private final List<Permitted> outcomes = new ArrayList<>();
    private final List<Cited> cited = new ArrayList<>();
    private final Map<AttributeKey, List<Granting>> granting = new HashMap<>();
    private final Map<AttributeKey, List<Form[]>> leaves = new HashMap<>();

    private final Map<Integer, Map<String, Cited>> known = new HashMap<>();

    private record Granting(int place, Grant grant, GrantedAttribute granted) {}

    RowCompiler(TaskCompiler task, Terms terms, GrantTable[] grants) {
        this.task = task;
        this.terms = terms;
        this.grants = grants;
    }

    RowTable compile() {
        for (int place = 0; place < terms.grants().size(); place++) {
            Grant grant = terms.grants().get(place);
            for (GrantedAttribute granted : grant.attributes()) {
                granting.computeIfAbsent(granted.attribute(), key -> new ArrayList<>(1))
                        .add(new Granting(place, grant, granted));
            }
        }
        Set<AttributeKey> yielded = task.yielded(terms);
        Set<AttributeKey> all = new HashSet<>(granting.keySet());
        all.addAll(yielded);
        Bits bits = task.attributeBits(all);
        AttributeKey[] order = all.toArray(AttributeKey[]::new);
        Arrays.sort(order, Comparator.comparingInt(task::ordinal));
        int[] first = new int[order.length + 1];
        int[] rows = new int[granting.values().stream().mapToInt(List::size).sum() * RowTable.WIDTH];
        int row = 0;
        for (int place = 0; place < order.length; place++) {
            for (Granting each : granting.getOrDefault(order[place], List.of())) {
                System.arraycopy(row(each), 0, rows, row++ * RowTable.WIDTH, RowTable.WIDTH);
            }
            first[place + 1] = row;
        }
        Map<AttributeKey, Integer> places = new HashMap<>();
        for (int place = 0; place < order.length; place++) {
            places.put(order[place], place);
        }
        @Nullable Derivation[] derivations = new Derivation[order.length];
        for (int place = 0; place < order.length; place++) {
            if (yielded.contains(order[place])) {
                derivations[place] = derivation(order[place], places, first, rows);
            }
        }
        return new RowTable(
                bits,
                first,
                rows,
                limits.toArray(Limits[]::new),
                outcomes.toArray(Permitted[]::new),
                cited.toArray(Cited[]::new),
                Arrays.stream(order).map(task::forms).toArray(FormTable[]::new),
                derivations);
    }

    private int[] row(Granting each) {
        AttributeKey attribute = each.granted().attribute();
        Set<Limit> limiting = task.limits(terms, attribute);
        Ladder ladder = task.ladder(attribute, each.granted().form(), limiting);
        leaves.computeIfAbsent(attribute, key -> new ArrayList<>(1))
                .add(ladder.forms().toArray(Form[]::new));
        int firstCited = cited.size();
        int firstOutcome = outcomes.size();
        for (Cited authority : authorities(each)) {
            cited.add(authority);
            ladder.forms().forEach(form -> outcomes.add(new Permitted(form, authority.authority())));
        }
        return new int[] {
            each.place() | (task.shared().isProtected(attribute) ? RowTable.PROTECTED : 0),
            task.numberOf(TaskCompiler.periods(each.granted().bases())),
            form(attribute, limiting, ladder),
            firstOutcome,
            firstCited
        };
    }

    private int form(AttributeKey attribute, Set<Limit> limiting, Ladder ladder) {
        if (limiting.isEmpty() && !ladder.forms().contains(Form.ABSENT)) {
            return task.forms(attribute).numberOf(ladder.forms().getFirst());
        }
        limits.add(task.limits(attribute, limiting, ladder));
        return -limits.size();
    }

    /** One per basis; where none is named, one without. */
    private List<Cited> authorities(Granting each) {
        List<String> bases = each.granted().bases().isEmpty()
                ? List.of("")
                : each.granted().bases().stream().map(Basis::id).toList();
        Map<String, Cited> ofGrant = known.computeIfAbsent(each.place(), key -> new HashMap<>());
        return bases.stream()
                .map(basis -> ofGrant.computeIfAbsent(
                        basis,
                        key -> new Cited(
                                new Authority(
                                        terms.agreement(),
                                        terms.version(),
                                        each.grant().id(),
                                        each.grant().clause(),
                                        key),
                                grants[each.place()].rank())))
                .toList();
    }

    private Derivation derivation(AttributeKey derived, Map<AttributeKey, Integer> places, int[] first, int[] rows) {
        List<Derivation.Source> sources = new ArrayList<>();
        Set<Integer> citing = new LinkedHashSet<>();
        for (AttributeKey source : task.shared().sourcesOf(derived)) {
            List<Form[]> left = leaves.getOrDefault(source, List.of());
            int from = first[places.getOrDefault(source, 0)];
            for (int row = from; row < from + left.size(); row++) {
                int authority = rows[row * RowTable.WIDTH + RowTable.CITED];
                for (int i = 0; i < basesOf(source, row - from); i++) {
                    citing.add(authority + i);
                }
            }
            sources.add(new Derivation.Source(
                    from,
                    left.stream()
                            .map(forms -> sufficient(task.shared().formsOf(source), forms, Form.CLEAR))
                            .toArray(boolean[][]::new)));
        }
        Set<Limit> limiting = task.limits(terms, derived);
        Ladder ladder = task.ladder(derived, Form.CLEAR, limiting);
        int firstOutcome = outcomes.size();
        for (int authority : citing) {
            ladder.forms().forEach(form -> outcomes.add(
                    new Permitted(form, cited.get(authority).authority())));
        }
        return new Derivation(
                sources.toArray(Derivation.Source[]::new),
                citing.stream().mapToInt(Integer::intValue).toArray(),
                task.limits(derived, limiting, ladder),
                firstOutcome);
    }

    private int basesOf(AttributeKey attribute, int row) {
        return Math.max(
                1,
                granting.getOrDefault(attribute, List.of()).get(row).granted().bases().size());
    }

    /** For each of the forms, whether the least one follows from it. */
    private static boolean[] sufficient(FormOrder order, Form[] forms, Form least) {
        boolean[] suffices = new boolean[forms.length];
        for (int i = 0; i < forms.length; i++) {
            suffices[i] = order.follows(least, forms[i]);
        }
        return suffices;
    }
}

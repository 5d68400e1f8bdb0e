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

/** Lays out what one agreement grants as a {@link RowTable}. */
final class RowCompiler {

    private final TaskCompiler task;
    private final Terms terms;
    private final List<Limits> limits = new ArrayList<>();
    private final List<Permitted> outcomes = new ArrayList<>();
    private final List<Authority> authorities = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<AttributeKey, List<Granting>> granting = new HashMap<>();
    private final Map<AttributeKey, List<List<Form>>> leaves = new HashMap<>();

    private record Granting(int place, Grant grant, GrantedAttribute granted) {}

    RowCompiler(TaskCompiler task, Terms terms) {
        this.task = task;
        this.terms = terms;
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
        int size = granting.values().stream().mapToInt(List::size).sum();
        long[] rows = new long[size];
        int[] cited = new int[size];
        int row = 0;
        for (int place = 0; place < order.length; place++) {
            for (Granting each : granting.getOrDefault(order[place], List.of())) {
                cited[row] = firstAuthority(each);
                rows[row] = row(each, cited[row]);
                row++;
            }
            first[place + 1] = row;
        }
        Map<AttributeKey, Integer> places = new HashMap<>();
        for (int place = 0; place < order.length; place++) {
            places.put(order[place], place);
        }
        Bits derived = task.attributeBits(yielded);
        Derivation[] derivations = Arrays.stream(order)
                .filter(yielded::contains)
                .map(attribute -> derivation(attribute, places, first, cited))
                .toArray(Derivation[]::new);
        return new RowTable(
                bits,
                first,
                rows,
                limits.toArray(Limits[]::new),
                outcomes.toArray(Permitted[]::new),
                cited,
                Refusals.of(authorities),
                Arrays.stream(order).map(task::forms).toArray(FormTable[]::new),
                derived,
                derivations);
    }

    private long row(Granting each, int cited) {
        AttributeKey attribute = each.granted().attribute();
        Form granted = each.granted().form();
        Set<Limit> limiting = task.limits(terms, attribute);
        Ladder ladder = task.ladder(attribute, granted, limiting);
        leaves.computeIfAbsent(attribute, key -> new ArrayList<>(1)).add(ladder.forms());
        int outcome = outcomes.size();
        for (Authority authority : authorities.subList(cited, cited + basesOf(each.granted()))) {
            ladder.forms().forEach(form -> outcomes.add(new Permitted(form, authority)));
        }
        return RowTable.pack(
                each.place(),
                task.shared().isProtected(attribute),
                isTooMuch(attribute, granted),
                task.numberOf(TaskCompiler.periods(each.granted().bases())),
                form(attribute, limiting, ladder),
                outcome);
    }

    private boolean isTooMuch(AttributeKey attribute, Form form) {
        return !terms.kind().mayRelease(task.shared().formsOf(attribute).datatype(), form);
    }

    private int form(AttributeKey attribute, Set<Limit> limiting, Ladder ladder) {
        if (limiting.isEmpty() && !ladder.forms().contains(Form.ABSENT)) {
            return task.forms(attribute).numberOf(ladder.forms().getFirst());
        }
        Limits found = task.limits(attribute, limiting, ladder);
        if (!limits.contains(found)) {
            limits.add(found);
        }
        return -1 - limits.indexOf(found);
    }

    /** The number of the first of its authorities: one per basis, and where none is named, one without. */
    private int firstAuthority(Granting each) {
        List<String> bases = each.granted().bases().isEmpty()
                ? List.of("")
                : each.granted().bases().stream().map(Basis::id).toList();
        return numbers.computeIfAbsent(each.place() + " " + String.join(",", bases), key -> {
            int first = authorities.size();
            bases.forEach(basis -> authorities.add(new Authority(
                    terms.agreement(),
                    terms.version(),
                    each.grant().id(),
                    each.grant().clause(),
                    basis)));
            return first;
        });
    }

    private static int basesOf(GrantedAttribute granted) {
        return Math.max(1, granted.bases().size());
    }

    private Derivation derivation(AttributeKey derived, Map<AttributeKey, Integer> places, int[] first, int[] cited) {
        List<Derivation.Source> sources = new ArrayList<>();
        Set<Integer> citing = new LinkedHashSet<>();
        for (Snapshot.Source source : task.shared().sourcesOf(derived)) {
            List<List<Form>> left = leaves.getOrDefault(source.attribute(), List.of());
            int from = first[places.getOrDefault(source.attribute(), 0)];
            for (int i = 0; i < left.size(); i++) {
                for (int basis = 0;
                        basis
                                < basesOf(granting.getOrDefault(source.attribute(), List.of())
                                        .get(i)
                                        .granted());
                        basis++) {
                    citing.add(cited[from + i] + basis);
                }
            }
            FormOrder order = task.shared().formsOf(source.attribute());
            sources.add(new Derivation.Source(
                    from,
                    left.stream()
                            .map(forms -> sufficient(order, forms, source.least()))
                            .toArray(boolean[][]::new)));
        }
        Set<Limit> limiting = task.limits(terms, derived);
        Ladder ladder = task.ladder(derived, Form.CLEAR, limiting);
        int firstOutcome = outcomes.size();
        for (int authority : citing) {
            ladder.forms().forEach(form -> outcomes.add(new Permitted(form, authorities.get(authority))));
        }
        return new Derivation(
                sources.toArray(Derivation.Source[]::new),
                citing.stream().mapToInt(Integer::intValue).toArray(),
                task.limits(derived, limiting, ladder),
                isTooMuch(derived, Form.CLEAR),
                firstOutcome);
    }

    /** For each of the forms, whether the least one follows from it. */
    private static boolean[] sufficient(FormOrder order, List<Form> forms, Form least) {
        boolean[] suffices = new boolean[forms.size()];
        for (int i = 0; i < suffices.length; i++) {
            suffices[i] = !forms.get(i).equals(Form.ABSENT) && order.follows(least, forms.get(i));
        }
        return suffices;
    }
}

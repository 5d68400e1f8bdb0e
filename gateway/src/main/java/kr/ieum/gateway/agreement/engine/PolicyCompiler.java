package kr.ieum.gateway.agreement.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import kr.ieum.gateway.agreement.engine.Slice.Admission;
import kr.ieum.gateway.agreement.engine.Slice.Member;
import kr.ieum.schemas.model.AttributeKey;

/** Compiles a snapshot: task by task its agreements, then from their parties the slices. */
final class PolicyCompiler {

    private static final Comparator<Terms> AS_AUTHORITIES =
            Comparator.comparing(Terms::agreement).thenComparingInt(Terms::version);

    private final Snapshot snapshot;
    private final Ordinals.Numbering<AttributeKey> attributes = new Ordinals.Numbering<>();
    private final Ordinals.Numbering<String> registers = new Ordinals.Numbering<>();
    private final Map<CompiledPolicy.Key, Slice> slices = new HashMap<>();

    /** A slice in the making. */
    private record Draft(List<Member> active, List<Member> suspended) {}

    private PolicyCompiler(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    static CompiledPolicy compile(Snapshot snapshot) {
        return new PolicyCompiler(snapshot).compile();
    }

    private CompiledPolicy compile() {
        SharedRules shared = new SharedRules(snapshot);
        FormTables forms = new FormTables();
        Combination[] national = snapshot.national().combinations().stream()
                .map(combination -> Combination.of(combination, attributes))
                .toArray(Combination[]::new);
        Map<String, List<Terms>> active = byTask(snapshot.active());
        Map<String, List<Terms>> suspended = byTask(snapshot.suspended());
        IdentityHashMap<Terms, Long> ranks = ranks();
        List<String> tasks = new ArrayList<>(active.keySet());
        suspended.keySet().stream().filter(task -> !active.containsKey(task)).forEach(tasks::add);
        for (String task : tasks) {
            List<Terms> granting = active.getOrDefault(task, List.of());
            List<Terms> explaining = suspended.getOrDefault(task, List.of());
            TaskCompiler compiler = new TaskCompiler(shared, forms, attributes, registers);
            granting.forEach(compiler::announce);
            explaining.forEach(compiler::announce);
            Map<String, Draft> byAgency = new HashMap<>();
            granting.forEach(terms -> members(compiler, terms, ranks)
                    .forEach(
                            (agency, member) -> draft(byAgency, agency).active().add(member)));
            explaining.forEach(terms -> members(compiler, terms, ranks)
                    .forEach((agency, member) ->
                            draft(byAgency, agency).suspended().add(member)));
            addSlices(task, compiler.table(), byAgency);
        }
        return new CompiledPolicy(
                snapshot.policyEpoch(), snapshot.skew(), slices, attributes.ordinals(), registers.ordinals(), national);
    }

    private static Map<String, List<Terms>> byTask(List<Terms> all) {
        Map<String, List<Terms>> byTask = new HashMap<>();
        all.stream()
                .sorted(AS_AUTHORITIES)
                .forEach(terms -> byTask.computeIfAbsent(terms.task(), task -> new ArrayList<>())
                        .add(terms));
        return byTask;
    }

    /** The place of each agreement version in the order of authorities, with room for those of its grants. */
    private IdentityHashMap<Terms, Long> ranks() {
        List<Terms> all = new ArrayList<>(snapshot.active());
        all.addAll(snapshot.suspended());
        all.sort(AS_AUTHORITIES);
        IdentityHashMap<Terms, Long> ranks = new IdentityHashMap<>();
        long rank = 0;
        for (int i = 0; i < all.size(); i++) {
            if (i > 0 && AS_AUTHORITIES.compare(all.get(i - 1), all.get(i)) != 0) {
                rank++;
            }
            ranks.put(all.get(i), rank << Integer.SIZE);
        }
        return ranks;
    }

    private static Draft draft(Map<String, Draft> byAgency, String agency) {
        return byAgency.computeIfAbsent(agency, key -> new Draft(new ArrayList<>(), new ArrayList<>()));
    }

    /** Compiles an agreement. Agencies that are of the same parties for the same periods are one member. */
    private static Map<String, Member> members(TaskCompiler compiler, Terms terms, IdentityHashMap<Terms, Long> ranks) {
        AgreementTable agreement = compiler.compile(terms, ranks.getOrDefault(terms, 0L));
        Map<String, List<Admission>> admissions = new HashMap<>();
        for (Terms.Consumer consumer : terms.consumers()) {
            Map<Integer, Admission> same = new HashMap<>();
            consumer.agencies()
                    .forEach((agency, periods) -> admissions
                            .computeIfAbsent(agency, key -> new ArrayList<>(1))
                            .add(same.computeIfAbsent(
                                    compiler.numberOf(periods), number -> new Admission(consumer, number))));
        }
        Map<List<Admission>, Member> same = new HashMap<>();
        Map<String, Member> members = new HashMap<>();
        admissions.forEach((agency, of) -> members.put(
                agency, same.computeIfAbsent(of, key -> new Member(agreement, of.toArray(Admission[]::new)))));
        return members;
    }

    /** Agencies that are members of the same agreements share one slice. */
    private void addSlices(String task, TaskTable table, Map<String, Draft> byAgency) {
        Map<Draft, Slice> same = new HashMap<>();
        byAgency.forEach((agency, draft) -> slices.put(
                new CompiledPolicy.Key(task, agency),
                same.computeIfAbsent(
                        draft,
                        key -> new Slice(
                                table,
                                draft.active().toArray(Member[]::new),
                                draft.suspended().toArray(Member[]::new)))));
    }
}

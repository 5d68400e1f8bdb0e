package kr.ieum.gateway.agreement.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        List<String> tasks = new ArrayList<>(active.keySet());
        suspended.keySet().stream().filter(task -> !active.containsKey(task)).forEach(tasks::add);
        for (String task : tasks) {
            List<Terms> granting = active.getOrDefault(task, List.of());
            List<Terms> explaining = suspended.getOrDefault(task, List.of());
            TaskCompiler compiler = new TaskCompiler(shared, forms, attributes, registers);
            granting.forEach(compiler::announce);
            explaining.forEach(compiler::announce);
            Map<String, Draft> byAgency = new HashMap<>();
            granting.forEach(terms -> members(compiler, terms)
                    .forEach(
                            (agency, member) -> draft(byAgency, agency).active().add(member)));
            explaining.forEach(terms -> members(compiler, terms)
                    .forEach((agency, member) ->
                            draft(byAgency, agency).suspended().add(member)));
            addSlices(task, compiler.table(), byAgency);
        }
        return new CompiledPolicy(
                snapshot.policyEpoch(),
                snapshot.skew(),
                slices,
                Slice.empty(),
                attributes.ordinals(),
                registers.ordinals(),
                national);
    }

    private static Map<String, List<Terms>> byTask(List<Terms> all) {
        Map<String, List<Terms>> byTask = new HashMap<>();
        all.stream()
                .sorted(AS_AUTHORITIES)
                .forEach(terms -> byTask.computeIfAbsent(terms.task(), task -> new ArrayList<>())
                        .add(terms));
        return byTask;
    }

    private static Draft draft(Map<String, Draft> byAgency, String agency) {
        return byAgency.computeIfAbsent(agency, key -> new Draft(new ArrayList<>(), new ArrayList<>()));
    }

    /** Compiles an agreement. Agencies that are of the same parties for the same periods are one member. */
    private static Map<String, Member> members(TaskCompiler compiler, Terms terms) {
        AgreementTable agreement = compiler.compile(terms);
        Map<String, List<Integer>> parties = new HashMap<>();
        for (Terms.Consumer consumer : terms.consumers()) {
            int standing = compiler.numberOf(Standing.of(consumer));
            consumer.agencies()
                    .forEach((agency, periods) -> Collections.addAll(
                            parties.computeIfAbsent(agency, key -> new ArrayList<>(2)),
                            compiler.numberOf(periods),
                            standing));
        }
        Map<List<Integer>, Member> same = new HashMap<>();
        Map<String, Member> members = new HashMap<>();
        parties.forEach((agency, of) -> members.put(
                agency,
                same.computeIfAbsent(
                        of,
                        key -> new Member(
                                agreement,
                                of.stream().mapToInt(Integer::intValue).toArray()))));
        return members;
    }

    private static void requireSmall(Draft draft) {
        if (draft.active().size() + draft.suspended().size() > Choices.MOST_MEMBERS) {
            throw new IllegalArgumentException("too many agreements of one task and agency");
        }
    }

    /** Agencies that are members of the same agreements share one slice. */
    private void addSlices(String task, TaskTable table, Map<String, Draft> byAgency) {
        Map<Draft, Slice> same = new HashMap<>();
        byAgency.values().forEach(PolicyCompiler::requireSmall);
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

package kr.ieum.schemas.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.Datatype;

/**
 * What the first case says whose conditions all hold: a fixed value, a state, or what another way reads. The last case has no
 * condition, so that nothing is left unsaid. A case is only passed over where a condition is known not to hold: a field that wasn't
 * sent is no reason to go on to the next.
 */
record CasesPlan(Datatype yields, List<Case> cases) implements RowPlan {

    CasesPlan {
        cases = List.copyOf(cases);
    }

    /** What holds if all conditions do. */
    record Case(List<Condition> conditions, Outcome outcome) {

        Case {
            conditions = List.copyOf(conditions);
        }
    }

    /** What a case says. */
    sealed interface Outcome {

        /** A value or a state that the mapping's file states. */
        record Fixed(MappedField field) implements Outcome {}

        record Taken(RowPlan plan) implements Outcome {}
    }

    @Override
    public Set<String> sources() {
        Set<String> sources = new HashSet<>();
        for (Case each : cases) {
            each.conditions().forEach(condition -> sources.add(condition.slot().field()));
            if (each.outcome() instanceof Outcome.Taken(RowPlan plan)) {
                sources.addAll(plan.sources());
            }
        }
        return sources;
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        for (Case each : cases) {
            Optional<SourceSlot> unsent = Optional.empty();
            boolean passed = false;
            for (Condition condition : each.conditions()) {
                Optional<Boolean> holds = condition.holds(record);
                unsent = holds.isPresent() ? unsent : Optional.of(condition.slot());
                passed |= holds.isPresent() && !holds.get();
            }
            if (passed) {
                continue;
            }
            if (unsent.isPresent()) {
                return unsent.get().unsent(at);
            }
            return switch (each.outcome()) {
                case Outcome.Fixed(MappedField field) -> field;
                case Outcome.Taken(RowPlan plan) -> plan.map(record, all, context, at);
            };
        }
        throw new IllegalStateException("the last case has a condition");
    }
}

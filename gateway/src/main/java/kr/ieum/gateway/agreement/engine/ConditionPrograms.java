package kr.ieum.gateway.agreement.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.condition.Truth;

/** The programs of one compilation: equal conditions and parts of conditions are one, in whatever task, so that they lie in few places. */
final class ConditionPrograms {

    private final Map<Condition, ConditionProgram> known = new HashMap<>();

    ConditionProgram of(Condition condition) {
        ConditionProgram program = known.get(condition);
        if (program == null) {
            program = make(condition);
            known.put(condition, program);
        }
        return program;
    }

    private ConditionProgram make(Condition condition) {
        return switch (condition) {
            case Condition.Constant constant -> new ConditionProgram.Fixed(Truth.of(constant.value()));
            case Condition.OneOf oneOf -> new ConditionProgram.Member(oneOf.variable(), Set.copyOf(oneOf.constants()));
            case Condition.Before before -> new ConditionProgram.Earlier(before.instant());
            case Condition.Within within -> new ConditionProgram.Recent(within.since(), within.span());
            case Condition.RestrictedTowardsApplicant pair -> new ConditionProgram.Restricted();
            case Condition.Not not -> new ConditionProgram.Opposite(of(not.inner()));
            case Condition.All all -> new ConditionProgram.Least(of(all.parts()));
            case Condition.Any any -> new ConditionProgram.Greatest(of(any.parts()));
        };
    }

    private ConditionProgram[] of(List<Condition> parts) {
        return parts.stream().map(this::of).toArray(ConditionProgram[]::new);
    }
}

package kr.ieum.gateway.release;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.adapters.RegisterAnswer;

/**
 * The registers of a plan that have a planned stop when its intent is written. They aren't asked, even if the stop ends a
 * moment later, because an agreement of which nothing else would be asked has no volume reserved.
 *
 * @param until when each of them may be asked again, by register
 */
record PlannedStops(Map<String, Instant> until) {

    static PlannedStops at(Instant moment, Plan plan, Map<String, JoinedRegister> registers) {
        Map<String, Instant> until = new LinkedHashMap<>();
        plan.questions().stream().map(Plan.Question::register).distinct().forEach(id -> {
            JoinedRegister register = registers.get(id);
            if (register != null) {
                register.adapter().closedUntil(moment).ifPresent(end -> until.put(id, end));
            }
        });
        return new PlannedStops(Map.copyOf(until));
    }

    boolean closes(String register) {
        return until.containsKey(register);
    }

    /** The registers that have one. */
    Set<String> registers() {
        return until.keySet();
    }

    /** What stands in the place of a closed register's answers. */
    Map<Plan.Question, RegisterAnswer> answers(Plan plan, String register) {
        Instant end = until.get(register);
        return end == null
                ? Map.of()
                : plan.questions().stream()
                        .filter(question -> question.register().equals(register))
                        .collect(Collectors.toMap(
                                question -> question,
                                question -> new RegisterAnswer.ClosedUntil(end),
                                (one, other) -> one,
                                LinkedHashMap::new));
    }
}

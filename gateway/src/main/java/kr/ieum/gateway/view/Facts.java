package kr.ieum.gateway.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.release.FieldState;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.release.ReleasedValue;
import kr.ieum.schemas.model.Answer;

/**
 * What stage 0 found out, as facts with their source: a released code that a check names confirms, any other released code
 * refutes, an undetermined answer is known to be undetermined, and silence is a missing fact.
 */
final class Facts {

    private final List<ReleasedField> released;

    Facts(List<ReleasedField> released) {
        this.released = List.copyOf(released);
    }

    /** The answer of a check about one subject. */
    Fact<Answer> answer(ViewDefinition.Check check, int subject, Relation relation) {
        Optional<ReleasedField> field = released.stream()
                .filter(f -> f.subject() == subject
                        && f.register().equals(check.register())
                        && f.attribute().equals(check.attribute()))
                .findFirst();
        if (field.isEmpty()) {
            return new Fact.Missing<>("not-asked");
        }
        Optional<ReleasedValue> value = field.get().value();
        if (value.isPresent()) {
            boolean confirmed = check.confirming()
                    .getOrDefault(relation, Set.of())
                    .contains(value.get().text());
            return new Fact.Known<>(confirmed ? Answer.YES : Answer.NO, "register:" + check.register());
        }
        FieldState state = field.get().state();
        return switch (state) {
            case UNDETERMINED, UNKNOWN, KNOWN_EMPTY ->
                new Fact.Known<>(Answer.UNDETERMINED, "register:" + check.register());
            default -> new Fact.Missing<>("register-" + REASONS.getOrDefault(state, "silent"));
        };
    }

    private static final Map<FieldState, String> REASONS = Map.of(
            FieldState.LATE, "late",
            FieldState.SOURCE_ERROR, "failed",
            FieldState.CLOSED_UNTIL, "closed");
}

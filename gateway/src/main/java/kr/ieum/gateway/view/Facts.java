package kr.ieum.gateway.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.release.FieldState;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.release.ReleasedValue;
import kr.ieum.gateway.view.ViewDefinition.Check;
import kr.ieum.gateway.view.ViewDefinition.Proof;
import kr.ieum.gateway.view.ViewDefinition.Verification;
import kr.ieum.schemas.model.Answer;

/**
 * What stage 0 found out, as facts with their source: a released code that a check names confirms, any other released code
 * refutes, an undetermined answer is known to be undetermined, and silence is a missing fact. Where several registers
 * are asked the same, one that refutes wins over those that confirm, and one that confirms over those that are silent.
 */
final class Facts {

    private static final String CASE_SYSTEM = "case-system";
    private static final String NOT_ASKED = "not-asked";

    private static final Map<FieldState, String> REASONS = Map.of(
            FieldState.LATE, "late",
            FieldState.SOURCE_ERROR, "failed",
            FieldState.CLOSED_UNTIL, "closed");

    private final List<ReleasedField> released;
    private final Verification verification;

    Facts(List<ReleasedField> released, Verification verification) {
        this.released = List.copyOf(released);
        this.verification = verification;
    }

    /** Whether the subject lives. */
    Fact<Answer> alive(int subject, Relation relation) {
        return verification.proving(Proof.DECEASED, relation).isEmpty()
                ? combined(Proof.ALIVE, subject, relation)
                : negated(combined(Proof.DECEASED, subject, relation));
    }

    /** Whether somebody inherits before the subject. */
    Fact<Answer> outranked(int subject, Relation relation) {
        return negated(combined(Proof.NO_PRIOR_HEIR, subject, relation));
    }

    /** Whether the subject shares the applicant's household. */
    Fact<Answer> livesWithApplicant(int subject, Relation relation) {
        return combined(Proof.LIVES_WITH_APPLICANT, subject, relation);
    }

    /**
     * Whether the subject stands to the case as it declares. The applicant and the deceased are who the case says, once
     * their life or death is known: the contrary refutes no relation, but refuses with a reason of its own. So does an heir
     * of prior rank.
     */
    Fact<Answer> related(int subject, Relation relation) {
        if (verification.established().contains(relation)) {
            return new Fact.Known<>(Answer.YES, CASE_SYSTEM);
        }
        List<Fact<Answer>> needed = new ArrayList<>();
        if (!verification.proving(Proof.RELATION, relation).isEmpty()) {
            needed.add(combined(Proof.RELATION, subject, relation));
        }
        if (relation == Relation.APPLICANT || relation == Relation.DECEASED) {
            needed.add(settled(alive(subject, relation)));
        }
        if (!verification.proving(Proof.NO_PRIOR_HEIR, relation).isEmpty()) {
            needed.add(settled(outranked(subject, relation)));
        }
        return needed.stream()
                .filter(fact -> !isKnown(fact, Answer.YES))
                .min(Comparator.comparing(fact -> !isKnown(fact, Answer.NO)))
                .orElseGet(() -> needed.isEmpty() ? new Fact.Missing<>(NOT_ASKED) : needed.getFirst());
    }

    private Fact<Answer> combined(Proof proof, int subject, Relation relation) {
        List<Fact<Answer>> answers = verification.proving(proof, relation).stream()
                .map(check -> answer(check, subject, relation))
                .toList();
        for (Answer decisive : List.of(Answer.NO, Answer.YES, Answer.UNDETERMINED)) {
            for (Fact<Answer> answer : answers) {
                if (isKnown(answer, decisive)) {
                    return answer;
                }
            }
        }
        return answers.isEmpty() ? new Fact.Missing<>(NOT_ASKED) : answers.getFirst();
    }

    private Fact<Answer> answer(Check check, int subject, Relation relation) {
        Optional<ReleasedField> field = released.stream()
                .filter(f -> f.subject() == subject
                        && f.register().equals(check.register())
                        && f.attribute().equals(check.attribute()))
                .findFirst();
        if (field.isEmpty()) {
            return new Fact.Missing<>(NOT_ASKED);
        }
        String source = "register:" + check.register();
        Optional<ReleasedValue> value = field.get().value();
        if (value.isPresent()) {
            boolean confirmed = check.confirming()
                    .getOrDefault(relation, Set.of())
                    .contains(value.get().text());
            return new Fact.Known<>(confirmed ? Answer.YES : Answer.NO, source);
        }
        FieldState state = field.get().state();
        return switch (state) {
            case UNDETERMINED, UNKNOWN, KNOWN_EMPTY -> new Fact.Known<>(Answer.UNDETERMINED, source);
            default -> new Fact.Missing<>("register-" + REASONS.getOrDefault(state, "silent"));
        };
    }

    /** Known either way is as good as yes. */
    private static Fact<Answer> settled(Fact<Answer> fact) {
        return fact instanceof Fact.Known<Answer>(Answer answer, String source) && answer != Answer.UNDETERMINED
                ? new Fact.Known<>(Answer.YES, source)
                : fact;
    }

    private static Fact<Answer> negated(Fact<Answer> fact) {
        return fact instanceof Fact.Known<Answer>(Answer answer, String source)
                ? new Fact.Known<>(
                        switch (answer) {
                            case YES -> Answer.NO;
                            case NO -> Answer.YES;
                            case UNDETERMINED -> Answer.UNDETERMINED;
                        },
                        source)
                : fact;
    }

    private static boolean isKnown(Fact<Answer> fact, Answer answer) {
        return fact instanceof Fact.Known<Answer> known && known.value() == answer;
    }
}

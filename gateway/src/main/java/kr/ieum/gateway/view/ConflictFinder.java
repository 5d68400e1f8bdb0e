package kr.ieum.gateway.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kr.ieum.gateway.release.RegisterResult;
import kr.ieum.gateway.release.ReleasedField;

/** Finds the conflicts of one look-up while its registers answer: each when the second of its registers has. Not thread-safe. */
final class ConflictFinder {

    private final List<ConflictRule> rules;
    private final List<ReleasedField> released = new ArrayList<>();

    ConflictFinder(List<ConflictRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The conflicts that this result brings to light; a register answers once in a look-up. */
    List<Conflict> with(RegisterResult result) {
        List<ReleasedField> before = List.copyOf(released);
        released.addAll(result.fields());
        return rules.stream()
                .flatMap(rule ->
                        subjects(result).flatMap(subject -> between(rule, subject, before, result.register()).stream()))
                .toList();
    }

    private static Stream<Integer> subjects(RegisterResult result) {
        return result.fields().stream().map(ReleasedField::subject).distinct().sorted();
    }

    private Optional<Conflict> between(ConflictRule rule, int subject, List<ReleasedField> before, String register) {
        ConflictRule.Statement first = rule.between().getFirst();
        ConflictRule.Statement second = rule.between().getLast();
        boolean firstIsNew = first.register().equals(register);
        boolean secondIsNew = second.register().equals(register);
        if (firstIsNew == secondIsNew
                || of(firstIsNew ? second : first, subject, before).isEmpty()) {
            return Optional.empty();
        }
        List<ReleasedField> ofFirst = of(first, subject, released);
        List<ReleasedField> ofSecond = of(second, subject, released);
        return new Contradiction(rule).between(ofFirst, ofSecond)
                ? Optional.of(new Conflict(
                        rule,
                        subject,
                        List.of(side(rule, first, subject, ofFirst), side(rule, second, subject, ofSecond))))
                : Optional.empty();
    }

    private Conflict.Side side(
            ConflictRule rule, ConflictRule.Statement statement, int subject, List<ReleasedField> stated) {
        List<ReleasedField> beside = rule.beside().stream()
                .filter(other -> other.register().equals(statement.register()))
                .flatMap(other -> of(other, subject, released).stream())
                .filter(field -> field.value().isPresent())
                .toList();
        return new Conflict.Side(statement.register(), stated, beside);
    }

    private static List<ReleasedField> of(ConflictRule.Statement statement, int subject, List<ReleasedField> fields) {
        return fields.stream()
                .filter(field -> field.subject() == subject
                        && field.register().equals(statement.register())
                        && field.attribute().equals(statement.attribute()))
                .toList();
    }
}

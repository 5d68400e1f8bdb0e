package kr.ieum.gateway.agreement.analysis;

import java.util.List;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.condition.Condition;

/** A condition in the language in which agreements write it; what is printed reads back as the same condition. */
final class ConditionSource {

    private ConditionSource() {}

    static String of(Condition condition) {
        return switch (condition) {
            case Condition.Constant(boolean value) -> Boolean.toString(value);
            case Condition.OneOf(var variable, var constants) -> {
                String words = constants.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", "));
                yield variable.spelling() + (constants.size() == 1 ? " == " + words : " in [" + words + "]");
            }
            case Condition.Before(var instant) -> "now < timestamp('" + instant + "')";
            case Condition.Within(var since, var span) ->
                "now - " + since.spelling() + " < duration('" + span.toSeconds() + "s')";
            case Condition.RestrictedTowardsApplicant() -> "subject.restrictedTowards(case.applicant)";
            case Condition.Not(Condition.OneOf(var variable, var constants))
            when constants.size() == 1 -> variable.spelling() + " != '" + constants.first() + "'";
            case Condition.Not(Condition.Before(var instant)) -> "now >= timestamp('" + instant + "')";
            case Condition.Not(Condition inner) -> "!(" + of(inner) + ")";
            case Condition.All(var parts) -> joined(parts, " && ");
            case Condition.Any(var parts) -> joined(parts, " || ");
        };
    }

    private static String joined(List<Condition> parts, String by) {
        return parts.stream()
                .map(part -> part instanceof Condition.All || part instanceof Condition.Any
                        ? "(" + of(part) + ")"
                        : of(part))
                .collect(Collectors.joining(by));
    }
}

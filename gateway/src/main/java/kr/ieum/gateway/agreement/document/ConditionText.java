package kr.ieum.gateway.agreement.document;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.condition.Condition.All;
import kr.ieum.gateway.agreement.condition.Condition.Any;
import kr.ieum.gateway.agreement.condition.Condition.Before;
import kr.ieum.gateway.agreement.condition.Condition.Constant;
import kr.ieum.gateway.agreement.condition.Condition.Not;
import kr.ieum.gateway.agreement.condition.Condition.OneOf;
import kr.ieum.gateway.agreement.condition.Condition.RestrictedTowardsApplicant;
import kr.ieum.gateway.agreement.condition.Condition.Within;
import kr.ieum.gateway.agreement.condition.TimeVariable;
import kr.ieum.gateway.agreement.condition.Variable;

/**
 * A condition as a sentence in one language, with the words of a reference text and of the code lists. The language of
 * conditions is closed, and so is this: what the loader accepts has words. A negation is carried inward until it stands
 * before a single statement, so that nobody has to read "not (… or …)".
 */
final class ConditionText {

    private final ClauseTemplate template;
    private final References references;
    private final Locale locale;

    ConditionText(ClauseTemplate template, References references, Locale locale) {
        this.template = template;
        this.references = references;
        this.locale = locale;
    }

    String of(Condition condition) {
        return of(condition, true);
    }

    /** The sentence for the condition, or for its opposite where {@code holds} is false. */
    private String of(Condition condition, boolean holds) {
        return switch (condition) {
            case Constant(boolean value) -> word(value == holds ? "always" : "never");
            case OneOf(Variable variable, Set<String> constants) -> oneOf(variable, constants, holds);
            case Before(var instant) -> word(holds ? "before" : "from").replace("{instant}", instant.toString());
            case Within(TimeVariable since, Duration span) ->
                word((holds ? "within-" : "after-") + since.spelling())
                        .replace("{span}", new DutyText(template, locale).span(span));
            case RestrictedTowardsApplicant() -> word(holds ? "restricted" : "not-restricted");
            case Not(Condition inner) -> of(inner, !holds);
            case All(List<Condition> parts) -> holds ? all(parts, true) : any(parts, false);
            case Any(List<Condition> parts) -> holds ? any(parts, true) : all(parts, false);
        };
    }

    private String all(List<Condition> parts, boolean hold) {
        return parts.stream().map(part -> of(part, hold)).collect(Collectors.joining(word("and")));
    }

    private String any(List<Condition> parts, boolean hold) {
        return parts.stream()
                .map(part -> of(part, hold))
                .map(text -> text.contains(word("and")) ? "(" + text + ")" : text)
                .collect(Collectors.joining(word("or"), "(", ")"));
    }

    private String oneOf(Variable variable, Set<String> constants, boolean holds) {
        return switch (variable) {
            case CASE_STAGE -> listed(variable, codes("case-stage", constants), holds);
            case CASE_KIND -> listed(variable, codes("case-kind", constants), holds);
            case SUBJECT_RELATION -> listed(variable, relations(constants), holds);
            case SUBJECT_LIVES_WITH_APPLICANT -> livesWithApplicant(constants, holds);
        };
    }

    private String listed(Variable variable, Stream<String> words, boolean holds) {
        return word((holds ? "" : "not-") + variable.spelling())
                .replace(
                        "{words}",
                        words.map(name -> word("quoted").replace("{word}", name))
                                .collect(Collectors.joining(word("or"))));
    }

    /** In the order of the code list, which is the order of a case's life. */
    private Stream<String> codes(String list, Set<String> constants) {
        return references.codes().find(list).stream()
                .flatMap(codes -> codes.codes().stream())
                .filter(code -> constants.contains(code.code()))
                .map(code -> code.name().in(locale));
    }

    private Stream<String> relations(Set<String> constants) {
        return constants.stream()
                .map(constant -> template.word("relation." + constant).in(locale));
    }

    /** Only yes and no are answers; whoever names both asks for one that is known. */
    private String livesWithApplicant(Set<String> constants, boolean holds) {
        Optional<String> one = constants.size() == 1 ? constants.stream().findFirst() : Optional.empty();
        return one.map(answer -> word(answer.equals("yes") == holds ? "lives-with" : "lives-apart"))
                .orElseGet(() -> word(holds ? "lives-known" : "never"));
    }

    private String word(String key) {
        return template.word("when." + key).in(locale);
    }
}

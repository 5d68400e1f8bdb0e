package kr.ieum.gateway.agreement.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import kr.ieum.gateway.agreement.document.Agreement.ConsentRule;
import kr.ieum.gateway.agreement.document.Agreement.Disposal;
import kr.ieum.gateway.agreement.engine.Obligation;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * What the parties owe each other, in one language and the words of a reference text: consent, duties, disposal and notice. Also
 * names what a reference text has no words for, so that nothing is agreed of which the text that people read says nothing.
 */
record DutyText(ClauseTemplate template, Locale locale) {

    String consent(ConsentRule rule) {
        String age = fill(word("max-age"), "n", Long.toString(rule.maxAge().toDays()));
        if (!template.hasWord("consent-rule")) {
            return rule.grant() + " " + age;
        }
        String form = rule.form().map(YamlMap::spelling).orElse("none");
        String text = fill(word("consent-rule"), "id", rule.grant());
        text = fill(text, "whose", word("consent-of." + YamlMap.spelling(rule.of())));
        return fill(fill(text, "form", word("consent-form." + form)), "age", age);
    }

    String obligation(Obligation obligation) {
        String duty = word("duty." + obligation.type().spelling());
        String timed = obligation
                .within()
                .map(time -> fill(duty, "within", span(time)))
                .orElse(duty);
        return fill(fill(word("duty"), "id", obligation.id()), "text", timed);
    }

    String disposal(Disposal disposal) {
        return fill(word("disposal." + YamlMap.spelling(disposal.onEnd())), "within", span(disposal.within()));
    }

    String combination(Terms.Combination combination, Function<AttributeKey, String> name) {
        String items =
                String.join(", ", combination.attributes().stream().map(name).toList());
        return fill(fill(word("combination"), "id", combination.id()), "items", items);
    }

    String notice(Duration notice) {
        return fill(word("notice"), "n", Long.toString(notice.toDays()));
    }

    /** A span in days, in hours, or in seconds where it is neither. */
    String span(Duration span) {
        if (span.equals(Duration.ofDays(span.toDays()))) {
            return fill(word("days"), "n", Long.toString(span.toDays()));
        }
        boolean hours = span.equals(Duration.ofHours(span.toHours())) || !template.hasWord("seconds");
        return hours
                ? fill(word("hours"), "n", Long.toString(span.toHours()))
                : fill(word("seconds"), "n", Long.toString(span.toSeconds()));
    }

    private static String fill(String text, String place, String by) {
        return text.replace("{" + place + "}", by);
    }

    private String word(String key) {
        return template.word(key).in(locale);
    }

    /** What the agreement settles and the reference text says nothing of. */
    static List<String> untold(ClauseTemplate template, Agreement agreement) {
        List<String> untold = new ArrayList<>();
        place(template, untold, "obligations", !agreement.obligations().isEmpty());
        place(template, untold, "combinations", !agreement.combinations().isEmpty());
        place(template, untold, "disposal", agreement.disposal().isPresent());
        place(template, untold, "notice", agreement.term().notice().isPresent());
        word(template, untold, "deviations", "deviates", !agreement.deviations().isEmpty());
        word(
                template,
                untold,
                "consent",
                "consent-rule",
                agreement.consent().stream().anyMatch(rule -> rule.of() != Terms.Consent.Of.EACH));
        agreement
                .subjects()
                .forEach(relation -> word(
                        template,
                        untold,
                        "subjects: " + YamlMap.spelling(relation),
                        "relation." + YamlMap.spelling(relation),
                        true));
        agreement.grants().forEach(grant -> {
            grant.uses()
                    .forEach(use -> word(
                            template, untold, "use: " + YamlMap.spelling(use), "use." + YamlMap.spelling(use), true));
            word(
                    template,
                    untold,
                    "recipient: " + YamlMap.spelling(grant.recipient()),
                    "recipient." + YamlMap.spelling(grant.recipient()),
                    true);
            grant.when()
                    .timeVariables()
                    .forEach(time -> word(
                            template,
                            untold,
                            "when: " + time.spelling(),
                            "when.within-" + time.spelling(),
                            template.writesSentences()));
        });
        agreement
                .limits()
                .forEach(limit -> limit.when()
                        .timeVariables()
                        .forEach(time -> word(
                                template,
                                untold,
                                "when: " + time.spelling(),
                                "when.within-" + time.spelling(),
                                template.writesSentences())));
        return untold.stream().distinct().toList();
    }

    private static void place(ClauseTemplate template, List<String> untold, String place, boolean needed) {
        if (needed && !template.tells(place)) {
            untold.add(place);
        }
    }

    private static void word(ClauseTemplate template, List<String> untold, String what, String word, boolean needed) {
        if (needed && !template.hasWord(word)) {
            untold.add(what);
        }
    }
}

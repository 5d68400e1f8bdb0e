package kr.ieum.gateway.web;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.analysis.TermChange;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.AgreementTerms;
import kr.ieum.gateway.agreement.engine.Terms;

/** What concerns all grants of an agreement, in the words in which its own page says it. */
final class TermText {

    private final FederationWords federation;
    private final Words words;

    TermText(FederationWords federation, Words words) {
        this.federation = federation;
        this.words = words;
    }

    String of(TermChange.Kind kind, Agreement agreement) {
        return switch (kind) {
            case KIND -> federation.kind(agreement);
            case AFTER_CHECK ->
                agreement.afterCheck().map(federation::afterCheck).orElseGet(() -> words.say("compare.none"));
            case TASK -> federation.task(agreement.task()).text();
            case PROVIDERS ->
                joined(agreement.providers().stream()
                        .map(code -> federation.agency(code).text()));
            case CONSUMERS ->
                joined(Stream.concat(
                        Stream.of(federation.consumers(agreement)),
                        agreement.consumers().stream().map(federation::asked)));
            case TERM ->
                federation.period(agreement.term().from(), agreement.term().until());
            case PER_DAY -> number(agreement.perDay());
            case PER_OFFICIAL_HOUR -> number(agreement.perOfficialHour());
            case HOURS -> federation.hours(agreement);
            case SEARCH ->
                joined(agreement.searchBy().stream().map(search -> federation.attribute(search.attribute())));
            case CONSENT ->
                joined(agreement.consent().stream()
                        .map(rule -> words.say(
                                "compare.consent", rule.grant(), rule.maxAge().toDays()))
                        .sorted());
            case OBLIGATIONS ->
                joined(terms(agreement).obligations().stream()
                        .map(duty -> words.say("obligation." + duty.type().spelling())));
            case COMBINATIONS ->
                joined(terms(agreement).combinations().stream()
                        .map(combination -> combination.attributes().stream()
                                .map(federation::attribute)
                                .collect(Collectors.joining(" + "))));
        };
    }

    private Terms terms(Agreement agreement) {
        return new AgreementTerms(federation.references()).of(agreement);
    }

    private String number(Optional<Integer> limit) {
        return limit.map(n -> words.say("compare.people", n)).orElseGet(() -> words.say("compare.unlimited"));
    }

    private String joined(Stream<String> texts) {
        String text = texts.collect(Collectors.joining(", "));
        return text.isEmpty() ? words.say("compare.none") : text;
    }
}

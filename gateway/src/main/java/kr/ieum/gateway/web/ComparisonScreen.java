package kr.ieum.gateway.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.analysis.AttributeChange;
import kr.ieum.gateway.agreement.analysis.AttributeChange.Granted;
import kr.ieum.gateway.agreement.analysis.AttributeChange.Witness;
import kr.ieum.gateway.agreement.analysis.Change;
import kr.ieum.gateway.agreement.analysis.Comparison;
import kr.ieum.gateway.agreement.analysis.TextDifference;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.ClauseText;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.web.PanelPage.Badge;
import kr.ieum.schemas.form.Form;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Two versions of an agreement held against each other: access first, then the words. */
@Controller
final class ComparisonScreen implements Screen {

    private final AgreementRecords agreements;
    private final PageWords pageWords;

    ComparisonScreen(AgreementRecords agreements, PageWords pageWords) {
        this.agreements = agreements;
        this.pageWords = pageWords;
    }

    /** A line about an attribute. */
    record AttributeLine(
            String name,
            String key,
            String about,
            String uses,
            Badge change,
            List<String> before,
            List<String> after,
            String witness) {}

    /** A line about what concerns all grants. */
    record TermLine(String label, Badge change, String before, String after) {}

    /** A line of the clause text. */
    record TextLine(String style, String mark, String text) {}

    @GetMapping("/agreements/{id}/{version}/compared/{later}")
    ModelAndView compare(
            @PathVariable("id") String id,
            @PathVariable("version") String version,
            @PathVariable("later") String later,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        Optional<AgreementRecord> before = find(id, version, official);
        Optional<AgreementRecord> after = find(id, later, official);
        if (before.flatMap(AgreementRecord::agreement).isEmpty()
                || after.flatMap(AgreementRecord::agreement).isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "no-agreement", words);
        }
        return page(before.get(), after.get(), words);
    }

    private ModelAndView page(AgreementRecord before, AgreementRecord after, Words words) {
        Agreement earlier = before.agreement().orElseThrow();
        Agreement later = after.agreement().orElseThrow();
        Comparison comparison = Comparison.of(earlier, later, agreements.references());
        FederationWords federation = new FederationWords(agreements.references(), words);
        Writer writer = new Writer(
                federation, words, new ValueText(words), agreements.clauseText(earlier), agreements.clauseText(later));
        ModelAndView page = new ModelAndView("comparison");
        page.addObject("agreement", federation.agreement(after));
        page.addObject(
                "earlier", Link.to(words.say("agreement.version", before.version()), FederationWords.address(before)));
        page.addObject(
                "later", Link.to(words.say("agreement.version", after.version()), FederationWords.address(after)));
        page.addObject("change", writer.badge(comparison.change()));
        page.addObject("signing", words.say("compare.signing." + Words.kebab(comparison.change())));
        page.addObject(
                "attributes",
                comparison.attributes().stream()
                        .filter(one -> one.change() != Change.SAME)
                        .map(writer::line)
                        .toList());
        page.addObject(
                "same",
                comparison.attributes().stream()
                        .filter(one -> one.change() == Change.SAME)
                        .map(writer::line)
                        .toList());
        TermText terms = new TermText(federation, words);
        page.addObject(
                "terms",
                comparison.terms().stream()
                        .map(term -> new TermLine(
                                words.say("compare.term." + Words.kebab(term.kind())),
                                writer.badge(term.change()),
                                terms.of(term.kind(), earlier),
                                terms.of(term.kind(), later)))
                        .toList());
        page.addObject(
                "text",
                TextDifference.of(text(earlier, words), text(later, words)).stream()
                        .filter(line -> line.fate() != TextDifference.Fate.STAYED)
                        .map(writer::line)
                        .toList());
        return page;
    }

    private List<String> text(Agreement agreement, Words words) {
        return agreements
                .clauseText(agreement)
                .map(ClauseText::whole)
                .map(words::in)
                .map(whole -> List.of(whole.split("\n")))
                .orElse(List.of());
    }

    private Optional<AgreementRecord> find(String id, String version, Official official) {
        return AgreementScreen.version(version)
                .flatMap(number -> agreements.find(id, number, Readers.onlooker(official)));
    }

    /** Writes in one language. */
    private record Writer(
            FederationWords federation,
            Words words,
            ValueText values,
            Optional<ClauseText> earlier,
            Optional<ClauseText> later) {

        AttributeLine line(AttributeChange change) {
            return new AttributeLine(
                    federation.attribute(change.attribute()),
                    change.attribute().text(),
                    words.relation(change.relation()) + ", "
                            + words.say("recipient." + Words.kebab(change.recipient())),
                    change.uses().stream()
                            .sorted()
                            .map(use -> words.say("use." + Words.kebab(use)))
                            .collect(Collectors.joining(", ")),
                    badge(change.change()),
                    granted(change.before(), earlier),
                    granted(change.after(), later),
                    change.witness().map(this::witness).orElseGet(() -> words.say("compare.witness.none")));
        }

        private List<String> granted(List<Granted> granted, Optional<ClauseText> text) {
            return granted.isEmpty()
                    ? List.of(words.say("compare.not-granted"))
                    : granted.stream()
                            .map(one -> words.say("compare.granted", values.form(one.form()), when(one, text)))
                            .distinct()
                            .toList();
        }

        private String when(Granted granted, Optional<ClauseText> text) {
            return granted.when()
                    .map(asWritten -> text.flatMap(whole -> whole.conditionOfGrant(granted.grant()))
                            .map(words::in)
                            .orElse(asWritten))
                    .orElseGet(() -> words.say("agreement.always"));
        }

        private String witness(Witness witness) {
            String facts = Stream.concat(
                            witness.facts().entrySet().stream()
                                    .sorted(Map.Entry.comparingByKey())
                                    .map(fact -> fact(fact.getKey(), fact.getValue())),
                            witness.restricted() ? Stream.of(words.say("compare.restricted")) : Stream.empty())
                    .collect(Collectors.joining(", "));
            return words.say(
                    "compare.witness",
                    facts.isEmpty() ? words.say("compare.any-case") : facts,
                    forms(witness.before()),
                    forms(witness.after()));
        }

        private String fact(Variable variable, String value) {
            return switch (variable) {
                case CASE_STAGE -> words.code("case-stage", value);
                case CASE_KIND -> words.code("case-kind", value);
                case SUBJECT_LIVES_WITH_APPLICANT -> words.say("compare.lives-with." + value);
                case SUBJECT_RELATION -> words.say("relation." + value);
            };
        }

        private String forms(List<Form> forms) {
            return forms.isEmpty()
                    ? words.say("compare.nothing")
                    : forms.stream().map(values::form).collect(Collectors.joining(", "));
        }

        TextLine line(TextDifference.Line line) {
            boolean gone = line.fate() == TextDifference.Fate.GONE;
            return new TextLine(gone ? "gone" : "new", words.say(gone ? "compare.gone" : "compare.new"), line.text());
        }

        Badge badge(Change change) {
            String style = switch (change) {
                case SAME -> "neutral";
                case WIDENED, BOTH -> "warn";
                case NARROWED -> "info";
            };
            return new Badge(style, words.say("compare." + Words.kebab(change)));
        }
    }
}

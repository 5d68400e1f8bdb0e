package kr.ieum.gateway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.Agreement.Grant;
import kr.ieum.gateway.agreement.document.Agreement.InnerTest;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.ClauseText;
import kr.ieum.gateway.agreement.document.InnerTestResult;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.web.AgreementPage.Article;
import kr.ieum.gateway.web.AgreementPage.Item;
import kr.ieum.gateway.web.AgreementPage.Limit;
import kr.ieum.gateway.web.AgreementPage.Row;
import kr.ieum.gateway.web.AgreementPage.Search;
import kr.ieum.gateway.web.AgreementPage.Test;
import kr.ieum.gateway.web.FederationWords.Basis;
import kr.ieum.gateway.web.PanelPage.Badge;
import kr.ieum.schemas.yaml.Localized;

/** What an agreement's document says, in words: articles, grants, limits, search attributes, tests and the clause text. */
final class DocumentText {

    private final References references;
    private final FederationWords federation;
    private final Words words;
    private final ValueText values;

    DocumentText(References references, FederationWords federation, Words words) {
        this.references = references;
        this.federation = federation;
        this.words = words;
        this.values = new ValueText(words);
    }

    AgreementPage.Document of(AgreementFile file, Optional<ClauseText> text, List<InnerTestResult> tests) {
        Agreement agreement = file.agreement();
        return new AgreementPage.Document(
                agreement.legalBasis().stream().map(this::article).toList(),
                agreement.grants().stream()
                        .map(grant -> grant(agreement, grant, text))
                        .toList(),
                agreement.limits().stream().map(limit -> limit(limit, text)).toList(),
                agreement.searchBy().stream()
                        .map(search -> new Search(
                                searched(search), search.attribute().text(), bases(agreement, search.basis())))
                        .toList(),
                tests.stream().map(this::test).toList(),
                file.warnings().stream().map(Object::toString).toList(),
                text.map(ClauseText::whole)
                        .map(words::in)
                        .map(whole -> List.of(whole.strip().split("\n")))
                        .orElse(List.of(words.say("agreement.clause.none"))));
    }

    private String searched(Agreement.SearchPermission search) {
        String narrowed = search.registers().stream()
                .sorted()
                .map(register -> federation.register(register).text())
                .collect(Collectors.joining(", "));
        return federation.attribute(search.attribute()) + (narrowed.isEmpty() ? "" : " → " + narrowed);
    }

    private Article article(Agreement.LegalBasis basis) {
        return new Article(
                federation.basis(basis),
                basis.to()
                        .map(to -> federation.period(basis.from(), to))
                        .orElseGet(() -> words.say("agreement.in-force.from", words.date(basis.from()))),
                words.say(
                        basis.authorisesResidentNumber()
                                ? "agreement.authorises.resident-number"
                                : "agreement.authorises.nothing"));
    }

    private AgreementPage.Grant grant(Agreement agreement, Grant grant, Optional<ClauseText> text) {
        List<Row> rows = new ArrayList<>();
        rows.add(row(
                "agreement.grant.subjects",
                grant.subjects().stream().sorted().map(words::relation).collect(Collectors.joining(", "))));
        rows.add(row("agreement.grant.recipient", words.say("recipient." + Words.kebab(grant.recipient()))));
        rows.add(row(
                "agreement.grant.uses",
                grant.uses().stream()
                        .sorted()
                        .map(use -> words.say("use." + Words.kebab(use)))
                        .collect(Collectors.joining(", "))));
        rows.add(new Row(words.say("agreement.grant.registers"), registers(agreement, grant)));
        rows.add(row(
                "agreement.grant.when",
                when(grant.whenText(), text.flatMap(whole -> whole.conditionOfGrant(grant.id())))));
        rows.add(row(
                "agreement.grant.relation",
                words.say(grant.declaredRelation() ? "agreement.relation.declared" : "agreement.relation.verified")));
        rows.add(row("agreement.grant.consent", consent(agreement, grant)));
        return new AgreementPage.Grant(
                grant.id(),
                grant.clause(),
                List.copyOf(rows),
                grant.attributes().stream()
                        .map(item -> new Item(
                                federation.attribute(item.attribute()),
                                item.attribute().text(),
                                values.form(item.form()),
                                bases(agreement, item.basis()),
                                words.in(item.need())))
                        .toList());
    }

    private Row row(String label, String text) {
        return new Row(words.say(label), List.of(Link.plain(text)));
    }

    private List<Link> registers(Agreement agreement, Grant grant) {
        Stream<String> ids = grant.register()
                .map(Stream::of)
                .orElseGet(() -> agreement.providers().stream()
                        .flatMap(provider -> references.registersKeptBy(provider).stream()));
        return ids.distinct().sorted().map(federation::register).toList();
    }

    private String when(Optional<String> asWritten, Optional<Localized> sentence) {
        return asWritten
                .map(condition -> sentence.map(words::in).orElse(condition))
                .orElseGet(() -> words.say("agreement.always"));
    }

    private String consent(Agreement agreement, Grant grant) {
        return agreement.consent().stream()
                .filter(rule -> rule.grant().equals(grant.id()))
                .findFirst()
                .map(rule -> words.say("agreement.consent.age", rule.maxAge().toDays()))
                .orElseGet(() -> words.say("agreement.consent.none"));
    }

    private Limit limit(Agreement.Limit limit, Optional<ClauseText> text) {
        return new Limit(
                limit.id(),
                limit.attributes().stream().sorted().map(federation::attribute).collect(Collectors.joining(", ")),
                values.form(limit.max()),
                when(limit.whenText(), text.flatMap(whole -> whole.conditionOfLimit(limit.id()))));
    }

    private List<Basis> bases(Agreement agreement, List<String> ids) {
        return ids.stream()
                .flatMap(id -> agreement.legalBasis().stream()
                        .filter(basis -> basis.id().equals(id)))
                .map(federation::basis)
                .toList();
    }

    private Test test(InnerTestResult result) {
        Badge badge = result.holds()
                ? new Badge("good", words.say("agreement.test.holds"))
                : new Badge("bad", words.say("agreement.test.fails"));
        List<String> faults = result.faults().stream().map(Object::toString).toList();
        return switch (result.test()) {
            case InnerTest.Example example ->
                new Test(
                        example.line(),
                        words.in(example.name()),
                        example.expected().stream().map(this::expected).collect(Collectors.joining("; ")),
                        badge,
                        faults);
            case InnerTest.Never never ->
                new Test(
                        never.line(),
                        words.say("agreement.test.never"),
                        String.join(", ", never.patterns())
                                + (never.subjects().isEmpty()
                                        ? ""
                                        : " ("
                                                + never.subjects().stream()
                                                        .sorted()
                                                        .map(words::relation)
                                                        .collect(Collectors.joining(", "))
                                                + ")"),
                        badge,
                        faults);
        };
    }

    private String expected(Agreement.Expected expected) {
        String outcome = expected.form()
                .map(values::form)
                .or(() ->
                        expected.reason().map(reason -> words.in(words.grounds().reason(reason))))
                .orElseGet(() -> words.say("nothing"));
        return words.say("agreement.test.expects", federation.attribute(expected.attribute()), outcome);
    }
}

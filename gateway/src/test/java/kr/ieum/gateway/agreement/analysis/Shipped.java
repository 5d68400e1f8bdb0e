package kr.ieum.gateway.agreement.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.gateway.agreement.document.AgreementTerms;
import kr.ieum.gateway.agreement.engine.NationalRules;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.agreement.engine.Terms.Basis;
import kr.ieum.gateway.agreement.engine.Terms.Grant;
import kr.ieum.gateway.agreement.engine.Terms.GrantedAttribute;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Faults;

/** The agreements that the demo ships, and further ones over the same registers. */
final class Shipped {

    static final Instant NOON = Instant.parse("2026-04-01T03:00:00Z");
    static final List<Agreement> AGREEMENTS = load();
    static final Policy POLICY = Policy.of(
            DemoParties.references(),
            AGREEMENTS.stream()
                    .map(new AgreementTerms(DemoParties.references())::of)
                    .toList(),
            NationalRules.NONE,
            Duration.ZERO);

    private Shipped() {}

    private static List<Agreement> load() {
        Faults faults = new Faults();
        List<AgreementFile> files = new AgreementLoader(DemoParties.references())
                .loadFolder(DemoParties.ROOT.resolve("config/agreements"), "agreements", faults);
        assertThat(faults.list()).isEmpty();
        return files.stream().map(AgreementFile::agreement).toList();
    }

    static Agreement agreement(String id) {
        return AGREEMENTS.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static Terms terms(String id) {
        return POLICY.agreements().stream()
                .filter(one -> one.agreement().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The terms of the tax agreement under another name, granting only these. */
    static Terms like(String id, Map<String, String> forms) {
        Terms tax = terms("agr-bl-tax");
        List<GrantedAttribute> items = new ArrayList<>();
        forms.forEach((attribute, form) -> items.add(new GrantedAttribute(
                new AttributeKey(attribute), Form.parse(form).orElseThrow(), List.of(new Basis("L1", tax.term())))));
        return new Terms(
                id,
                1,
                tax.kind(),
                tax.task(),
                tax.consumers(),
                tax.registers(),
                tax.term(),
                tax.hours(),
                tax.searchBy(),
                List.of(new Grant(
                        "G1",
                        "C3",
                        Set.of(Use.DISPLAY),
                        Recipient.OFFICIAL,
                        Set.of(Relation.APPLICANT),
                        false,
                        tax.registers(),
                        Condition.always(),
                        Optional.empty(),
                        items)),
                List.of(),
                List.of(),
                List.of(),
                tax.volume(),
                tax.afterCheck());
    }
}

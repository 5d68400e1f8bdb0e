package kr.ieum.gateway.agreement.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.gateway.agreement.engine.Period;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;

class AgreementTermsTest {

    private static final AttributeKey NUMBER = new AttributeKey("Person/residentNumber");

    private static Terms terms(String text) {
        Faults faults = new Faults();
        Optional<AgreementFile> file = new AgreementLoader(DemoParties.references())
                .parse(text.getBytes(StandardCharsets.UTF_8), "agreement.yaml", faults);
        assertThat(faults.list()).isEmpty();
        return new AgreementTerms(DemoParties.references())
                .of(file.orElseThrow().agreement());
    }

    private static String shipped(String file) throws IOException {
        return Files.readString(DemoParties.ROOT.resolve("config/agreements").resolve(file));
    }

    @Test
    void theTermEndsWithItsLastDayInTheFederationsZone() throws IOException {
        assertThat(terms(shipped("agr-bl-tax.yaml")).term())
                .isEqualTo(new Period(Instant.parse("2025-12-31T15:00:00Z"), Instant.parse("2027-12-31T15:00:00Z")));
    }

    @Test
    void aClassUnfoldsIntoItsMembersForTheTimeOfTheirAccession() throws IOException {
        Terms.Consumer consumer = terms(shipped("agr-bl-tax.yaml")).consumers().getFirst();
        assertThat(consumer.agencies().get(DemoParties.JONGNO))
                .containsExactly(new Period(Instant.parse("2025-12-31T15:00:00Z"), Instant.MAX));
        assertThat(consumer.agencies().get(DemoParties.SEONGNAM))
                .containsExactly(
                        new Period(Instant.parse("2025-12-31T15:00:00Z"), Instant.parse("2026-06-30T15:00:00Z")));
    }

    @Test
    void rule11OfAResidentNumberOnlyAuthorisingArticlesCount() throws IOException {
        String both = shipped("agr-bl-resident.yaml")
                .replace("ref: Person/residentNumber, basis: [L5]", "ref: Person/residentNumber, basis: [L1, L5]")
                .replace(
                        "attribute: Person/residentNumber, basis: [L5]",
                        "attribute: Person/residentNumber, basis: [L1, L5]");
        Terms terms = terms(both);
        assertThat(terms.searchBy().get(NUMBER).bases())
                .extracting(Terms.Basis::id)
                .containsExactly("L5");
        assertThat(terms.grants().stream()
                        .flatMap(grant -> grant.attributes().stream())
                        .filter(item -> item.attribute().equals(NUMBER))
                        .flatMap(item -> item.bases().stream())
                        .map(Terms.Basis::id))
                .isNotEmpty()
                .containsOnly("L5");
    }

    @Test
    void consentIsCarriedUnderAgreementAndGrant() throws IOException {
        Terms terms = terms(shipped("agr-bl-tax.yaml")
                .replaceFirst("(?m)^grants:", "consent:\n  - {grant: G2, of: each-subject, maxAge: P90D}\ngrants:")
                .replaceFirst(
                        "given: \\{relation: obligor, stage: INVESTIGATION, kind: APPLICATION\\}",
                        "given: {relation: obligor, stage: INVESTIGATION, kind: APPLICATION, consents: {G2:"
                                + " 2026-01-01T00:00:00+09:00}}"));
        assertThat(terms.grants().stream().map(Terms.Grant::consent).limit(2).toList())
                .isEqualTo(List.of(
                        Optional.empty(),
                        Optional.of(new Terms.Consent("agr-bl-tax/G2", Duration.ofDays(90), Terms.Consent.Of.EACH))));
    }

    @Test
    void aGrantWithoutRegisterIsForAllRegistersOfTheProviders() throws IOException {
        assertThat(terms(shipped("agr-bl-tax.yaml")).grants().getFirst().registers())
                .containsExactly("tax-income");
        assertThat(terms(shipped("agr-bl-recheck.yaml")).grants().getFirst().registers())
                .containsExactly("resident");
    }
}

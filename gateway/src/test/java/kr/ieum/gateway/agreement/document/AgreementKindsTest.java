package kr.ieum.gateway.agreement.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Design P10 as agreements say it: {@code kinds}, and what each kind has and hasn't. */
class AgreementKindsTest {

    private static final AgreementLoader LOADER = new AgreementLoader(DemoParties.references());

    private static String agreement(String kind, String template, String subjects, String attribute, String more) {
        return """
            format: ieum-agreement/1
            id: agr-of-a-kind
            version: 1
            kinds: [%s]
            template: {id: %s, version: 1}
            title: {ko: 협약, en: Agreement}
            parties:
              - {role: provider, agency: "1210000"}
              - {role: consumer, class: si-gun-gu, jurisdiction: own-cases}
            task: basic-livelihood
            legalBasis:
              - {id: L1, kind: decree, act: {ko: 법, en: Act}, article: "1", from: 2015-07-01, authorises: [residentNumber]}
            subjects: {relation: [%s]}
            grants:
              - id: G1
                clause: C3
                use: [decide]
                attributes:
                  - {ref: %s, basis: [L1], need: 필요 / need}
            term: {from: 2026-01-01, until: 2027-12-31}
            tests:
              - name: 제공한다 / provided
                given: {use: decide}
                ask: [Income/amount]
                expect: {Income/amount: {%s}}
            """.formatted(kind, template, subjects, attribute, more);
    }

    private static final String EVENT =
            agreement("event", "std-event-notice", "enrolled", "Income/amount", "form: clear");
    private static final String SCREENING = agreement(
            "screening",
            "std-screening",
            "applicant, obligor",
            "Income/amount, form: \"over:1000\"",
            "form: \"over:1000\"");
    private static final String OWN = agreement("own-data", "std-own-data", "self", "Income/amount", "form: clear");

    private static Agreement accepted(String text) {
        Faults faults = new Faults();
        Optional<AgreementFile> file = LOADER.parse(text.getBytes(StandardCharsets.UTF_8), "kind.yaml", faults);
        assertThat(faults.list()).isEmpty();
        return file.orElseThrow().agreement();
    }

    private static void assertFault(String text, String rule, String key) {
        Faults faults = new Faults();
        LOADER.parse(text.getBytes(StandardCharsets.UTF_8), "kind.yaml", faults);
        assertThat(faults.list())
                .anySatisfy(
                        fault -> assertThat(List.of(fault.rule(), fault.key())).containsExactly(rule, key));
    }

    @Test
    void anAgreementMayBeForEventsScreeningsOrOnesOwnData() {
        assertThat(accepted(EVENT).kind()).isEqualTo(RequestKind.EVENT);
        assertThat(accepted(SCREENING).kind()).isEqualTo(RequestKind.SCREENING);
        assertThat(accepted(OWN).kind()).isEqualTo(RequestKind.OWN_DATA);
        assertThat(accepted(OWN).grants().getFirst().recipient()).isEqualTo(Recipient.SUBJECT);
    }

    @Test
    void a24ItIsForOneKindOnly() {
        assertFault(EVENT.replace("[event]", "[event, case]"), "A24", "kinds");
        assertFault(EVENT.replace("[event]", "[]"), "A24", "kinds");
        assertFault(EVENT.replace("[event]", "[rumour]"), "Y9", "kinds");
    }

    @Test
    void a25TheReferenceTextIsForTheKind() {
        assertFault(EVENT.replace("std-event-notice", "std-screening"), "A25", "template");
    }

    @Nested
    class A26WhatAKindHasNot {

        @Test
        void aRelationThatFitsTheKindIsNamed() {
            assertFault(EVENT.replace("[enrolled]", "[applicant]"), "A26", "subjects");
            assertFault(OWN.replace("[self]", "[enrolled]"), "A26", "subjects");
            assertFault(SCREENING.replace("[applicant,", "[self,"), "A26", "subjects");
        }

        @Test
        void nobodyElseReceivesTheAnswer() {
            assertFault(
                    OWN.replace("use: [decide]", "use: [decide]\n    recipient: official"),
                    "A26",
                    "grants[0].recipient");
            assertFault(
                    EVENT.replace("use: [decide]", "use: [decide]\n    recipient: applicant-result"),
                    "A26",
                    "grants[0].recipient");
            assertFault(
                    SCREENING.replace("use: [decide]", "use: [decide]\n    recipient: subject"),
                    "A26",
                    "grants[0].recipient");
        }

        @Test
        void aGrantAsksForNoFactOfACaseWhereThereIsNone() {
            for (String condition : List.of(
                    "case.stage == 'INVESTIGATION'",
                    "now < case.opened + duration('24h')",
                    "subject.livesWithApplicant == 'yes'",
                    "!subject.restrictedTowards(case.applicant)")) {
                String when = "use: [decide]\n    when: \"" + condition + "\"";
                assertFault(EVENT.replace("use: [decide]", when), "A26", "grants[0].when");
                assertFault(OWN.replace("use: [decide]", when), "A26", "grants[0].when");
            }
        }

        @Test
        void noDutyWaitsForACaseOrAnOfficial() {
            assertFault(
                    EVENT + "obligations:\n  - {id: O1, type: delete, after: case.closed, within: P1D}\n",
                    "A26",
                    "obligations[0].after");
            assertFault(EVENT + "obligations:\n  - {id: O1, type: state-reason}\n", "A26", "obligations[0].type");
            assertFault(
                    SCREENING + "obligations:\n  - {id: O1, type: confirm-purpose}\n", "A26", "obligations[0].type");
        }

        @Test
        void noApplicantConsentsWhereThereIsNone() {
            assertFault(EVENT + "consent:\n  - {grant: G1, of: applicant, maxAge: P1D}\n", "A14", "consent[0].of");
        }
    }

    @Test
    void a28AScreeningIsToldPredicatesOnly() {
        for (String form : List.of("clear", "\"band:1000\"")) {
            assertFault(
                    SCREENING.replace("form: \"over:1000\"", "form: " + form), "A28", "grants[0].attributes[0].form");
        }
    }

    @Test
    void whereNothingIsSaidItIsForCases() {
        Faults faults = new Faults();
        assertThat(LOADER.loadFolder(DemoParties.ROOT.resolve("config/agreements"), "agreements", faults).stream()
                        .map(AgreementFile::agreement))
                .isNotEmpty()
                .allSatisfy(agreement -> assertThat(agreement.kind())
                        .as(agreement.id())
                        .isEqualTo(
                                agreement.id().startsWith("agr-ev-")
                                        ? RequestKind.EVENT
                                        : agreement.id().startsWith("agr-ls-")
                                                ? RequestKind.SCREENING
                                                : RequestKind.CASE));
        assertThat(faults.list()).extracting(Fault::rule).isEmpty();
    }
}

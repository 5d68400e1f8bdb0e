package kr.ieum.gateway.agreement.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.gateway.agreement.engine.ConsentForm;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;

class ShippedAgreementsTest {

    private final Faults faults = new Faults();
    private final List<AgreementFile> files = new AgreementLoader(DemoParties.references())
            .loadFolder(DemoParties.ROOT.resolve("config/agreements"), "agreements", faults);

    @Test
    void eachShippedAgreementLoadsWithoutFaultAndItsInnerTestsPass() {
        assertThat(faults.list()).isEmpty();
        assertThat(files).extracting(file -> file.agreement().id()).containsExactlyElementsOf(shipped());
    }

    @Test
    void eachDraftLoadsWithoutFaultAndItsInnerTestsPass() {
        Faults faultsOfDrafts = new Faults();
        List<AgreementFile> drafts = new AgreementLoader(DemoParties.references())
                .loadFolder(DemoParties.ROOT.resolve("config/agreements/drafts"), "drafts", faultsOfDrafts);
        assertThat(faultsOfDrafts.list()).isEmpty();
        assertThat(drafts)
                .extracting(file -> file.agreement().id())
                .containsExactly("agr-bl-financial", "agr-bl-tax", "agr-ea-resident", "agr-si-local-tax");
    }

    @Test
    void financialInformationNeedsTheWrittenConsentOfEachPerson() {
        AgreementFile draft = new AgreementLoader(DemoParties.references())
                .loadFolder(DemoParties.ROOT.resolve("config/agreements/drafts"), "drafts", new Faults()).stream()
                        .filter(file -> file.agreement().id().equals("agr-bl-financial"))
                        .findFirst()
                        .orElseThrow();
        assertThat(draft.agreement().grants())
                .extracting(Agreement.Grant::id)
                .containsExactlyElementsOf(draft.agreement().consent().stream()
                        .map(Agreement.ConsentRule::grant)
                        .toList());
        assertThat(draft.agreement().consent())
                .allSatisfy(rule -> assertThat(rule.form()).contains(ConsentForm.FINANCIAL_INFORMATION));
    }

    /** The names of the shipped files, in order. */
    private static List<String> shipped() {
        String[] names = DemoParties.ROOT.resolve("config/agreements").toFile().list();
        assertThat(names).isNotEmpty();
        return Arrays.stream(names)
                .filter(name -> name.endsWith(".yaml"))
                .map(name -> name.replaceFirst("\\.yaml$", ""))
                .sorted()
                .toList();
    }

    @Test
    void eachClauseIsExercisedInBothDirections() {
        assertThat(files.stream().flatMap(file -> file.warnings().stream()).map(Fault::rule))
                .isNotEmpty()
                .containsOnly("A22");
    }

    @Test
    void theLintSaysWhichArticleIsFictional() {
        for (AgreementFile file : files) {
            assertThat(file.warnings().stream().anyMatch(w -> w.message().contains("is fictional")))
                    .as(file.agreement().id())
                    .isEqualTo(file.agreement().legalBasis().stream().anyMatch(Agreement.LegalBasis::fictional));
        }
    }

    @Test
    void theLintAndTheClauseTextSayWhatRestsOnAnAdministrativeRuleAlone() {
        for (AgreementFile file : files) {
            boolean weaker = file.agreement().id().startsWith("agr-si-");
            assertThat(file.warnings().stream().anyMatch(w -> w.message().contains("administrative rule, not statute")))
                    .as(file.agreement().id())
                    .isEqualTo(weaker);
            assertThat(ClauseText.of(file.agreement(), DemoParties.references())
                            .orElseThrow()
                            .whole()
                            .ko()
                            .contains("행정규칙"))
                    .as(file.agreement().id())
                    .isEqualTo(weaker);
        }
    }

    @Test
    void eachGrantReadsAsASentenceInBothLanguages() {
        for (AgreementFile file : files) {
            ClauseText text =
                    ClauseText.of(file.agreement(), DemoParties.references()).orElseThrow();
            assertThat(text.whole().ko())
                    .doesNotContain("{", "case.", "&&", "[MONDAY", " / ")
                    .contains("「");
            assertThat(text.whole().en())
                    .doesNotContain("{", "case.", "&&", "[MONDAY")
                    .doesNotContainPattern("[가-힣]")
                    .contains(" art. ");
            for (Agreement.Grant grant : file.agreement().grants()) {
                assertThat(text.ofGrant(grant.id()).orElseThrow().in(Locale.KOREAN))
                        .contains("근거: 「");
            }
        }
    }
}

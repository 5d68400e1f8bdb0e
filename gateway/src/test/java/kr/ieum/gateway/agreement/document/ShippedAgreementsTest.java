package kr.ieum.gateway.agreement.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import kr.ieum.gateway.agreement.DemoParties;
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
        assertThat(files)
                .extracting(file -> file.agreement().id())
                .containsExactly("agr-bl-family", "agr-bl-recheck", "agr-bl-resident", "agr-bl-tax", "agr-bl-vehicle");
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
            assertThat(file.warnings()).extracting(Fault::message).anyMatch(text -> text.contains("is fictional"));
        }
    }

    @Test
    void eachGrantReadsAsASentenceInBothLanguages() {
        for (AgreementFile file : files) {
            ClauseText text =
                    ClauseText.of(file.agreement(), DemoParties.references()).orElseThrow();
            assertThat(text.whole().ko()).doesNotContain("{").contains("「국민기초생활 보장법」");
            assertThat(text.whole().en()).doesNotContain("{").contains("National Basic Living Security Act");
            for (Agreement.Grant grant : file.agreement().grants()) {
                assertThat(text.ofGrant(grant.id()).orElseThrow().in(Locale.KOREAN))
                        .contains("근거: 「");
            }
        }
    }
}

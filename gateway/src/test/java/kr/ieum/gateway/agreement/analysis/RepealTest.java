package kr.ieum.gateway.agreement.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.gateway.agreement.analysis.Breakage.Place;
import kr.ieum.gateway.agreement.analysis.Repeal.Loss;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import org.junit.jupiter.api.Test;

/** What falls with an article, and which places of views then show less. */
class RepealTest {

    private static final String DECREE = "국민기초생활 보장법 시행령";
    private static final LocalDate MIDSUMMER = LocalDate.of(2026, 6, 30);
    private static final Instant AFTER = Instant.parse("2026-06-30T15:00:00Z");
    private static final Place PAY = new Place(
            "basic-livelihood",
            "employment",
            "basic-livelihood",
            new AttributeKey("Employment/monthlyPay"),
            "employment",
            Relation.APPLICANT,
            Recipient.OFFICIAL,
            Use.DISPLAY,
            Set.of(new AttributeKey("Person/residentNumber")));

    private static final Agreement EMPLOYMENT = Shipped.agreement("agr-bl-employment");
    private static final Policy ALONE = Shipped.POLICY.with(List.of(Shipped.terms("agr-bl-employment")));

    private static Repeal repeal(String act, String article) {
        return Repeal.of(ALONE, List.of(EMPLOYMENT), act, article, MIDSUMMER, DemoParties.SEOUL);
    }

    @Test
    void theLastBasisOfASearchIsToldAndTheViewBreaksWithIt() {
        Repeal repeal = repeal(DECREE, "901");
        assertThat(repeal.losses()).singleElement().satisfies(loss -> {
            assertThat(loss.grant()).isEmpty();
            assertThat(loss.attribute().text()).isEqualTo("Person/residentNumber");
            assertThat(loss.isLast()).isTrue();
        });
        Policy without = Repeal.without(ALONE, List.of(EMPLOYMENT), DECREE, "901", MIDSUMMER, DemoParties.SEOUL);
        assertThat(Breakage.of(ALONE, without, AFTER, List.of(PAY)))
                .singleElement()
                .satisfies(broken -> {
                    assertThat(broken.before()).containsExactly(Form.CLEAR);
                    assertThat(broken.isBlank()).isTrue();
                });
    }

    @Test
    void whatCanCiteAnotherArticleStays() {
        Repeal repeal = repeal("National Basic Living Security Act", "22");
        assertThat(repeal.losses())
                .isNotEmpty()
                .allSatisfy(loss -> assertThat(loss.left()).containsExactly("L2", "L3"))
                .noneMatch(Loss::isLast);
        Policy without = Repeal.without(
                ALONE, List.of(EMPLOYMENT), "National Basic Living Security Act", "22", MIDSUMMER, DemoParties.SEOUL);
        assertThat(Breakage.of(ALONE, without, AFTER, List.of(PAY))).isEmpty();
    }

    @Test
    void anArticleThatNobodyCitesTakesNothing() {
        assertThat(repeal("Nothing", "1").losses()).isEmpty();
        assertThat(Repeal.cited(Shipped.AGREEMENTS)).containsKey(new Repeal.Article(DECREE, "901"));
    }

    @Test
    void theEndOfAnAgreementBreaksWhatItAloneShows() {
        List<Terms> others = Shipped.POLICY.agreements().stream()
                .filter(terms -> !terms.agreement().equals("agr-bl-employment"))
                .toList();
        List<Breakage> broken = Breakage.of(Shipped.POLICY, Shipped.POLICY.with(others), AFTER, List.of(PAY));
        assertThat(broken)
                .as("the recheck agreement shows it still, but in rechecks only")
                .singleElement()
                .matches(Breakage::isBlank)
                .satisfies(one -> assertThat(one.elsewhere()).containsExactly("agr-bl-recheck"));
        assertThat(Breakage.of(Shipped.POLICY, Shipped.POLICY, AFTER, List.of(PAY)))
                .isEmpty();
        List<Terms> neither = others.stream()
                .filter(terms -> !terms.agreement().equals("agr-bl-recheck"))
                .collect(Collectors.toList());
        assertThat(Breakage.of(Shipped.POLICY, Shipped.POLICY.with(neither), AFTER, List.of(PAY)))
                .singleElement()
                .matches(Breakage::isBlank)
                .satisfies(one -> assertThat(one.elsewhere()).isEmpty());
    }
}

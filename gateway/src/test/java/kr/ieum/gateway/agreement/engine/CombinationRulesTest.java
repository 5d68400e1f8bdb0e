package kr.ieum.gateway.agreement.engine;

import static kr.ieum.gateway.agreement.engine.Drafts.ADDRESS;
import static kr.ieum.gateway.agreement.engine.Drafts.AMOUNT;
import static kr.ieum.gateway.agreement.engine.Drafts.NAME;
import static kr.ieum.gateway.agreement.engine.Drafts.REGISTER;
import static kr.ieum.gateway.agreement.engine.Drafts.engine;
import static kr.ieum.gateway.agreement.engine.Drafts.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Decision.VolumeLimit;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.Drafts.RequestDraft;
import kr.ieum.gateway.agreement.engine.Drafts.TermsDraft;
import kr.ieum.gateway.agreement.engine.Terms.Combination;
import kr.ieum.schemas.model.AttributeKey;
import org.junit.jupiter.api.Test;

/** Design §6 rule 13: what a rule forbids together is checked on the final set, and the excess is refused. */
class CombinationRulesTest {

    private static TermsDraft named(String id, AttributeKey... attributes) {
        TermsDraft terms = TermsDraft.named(id);
        for (AttributeKey attribute : attributes) {
            terms.grant("G-" + attribute.text().replace('/', '-'), attribute, "clear");
        }
        return terms;
    }

    private static List<Boolean> released(Engine engine, RequestDraft draft) {
        return outcomes(engine, draft).stream()
                .peek(outcome -> assertThat(outcome).matches("clear by .*|COMBINATION|NO_GRANT|OTHER_RELATION"))
                .map(outcome -> outcome.startsWith("clear"))
                .toList();
    }

    private static NationalRules national(Combination... combinations) {
        return new NationalRules(List.of(), List.of(combinations));
    }

    private static Engine under(NationalRules national, TermsDraft... terms) {
        return engine(national, Duration.ZERO, terms);
    }

    @Test
    void ofAForbiddenSetTheLastIsRefusedWhereverItWasAsked() {
        TermsDraft terms = named("agr-a", NAME, ADDRESS, AMOUNT);
        terms.combinations.add(new Combination("K1", List.of(NAME, AMOUNT)));
        assertThat(outcomes(engine(terms), RequestDraft.asking(AMOUNT, ADDRESS, NAME)))
                .containsExactly("COMBINATION", "clear by agr-a/G-Residence-address", "clear by agr-a/G-Person-name");
    }

    @Test
    void aSetThatIsNotAskedWholeIsReleased() {
        TermsDraft terms = named("agr-a", NAME, AMOUNT);
        terms.combinations.add(new Combination("K1", List.of(NAME, AMOUNT)));
        assertThat(released(engine(terms), RequestDraft.asking(AMOUNT))).containsExactly(true);
        assertThat(released(engine(terms), RequestDraft.asking(NAME))).containsExactly(true);
    }

    @Test
    void whatIsRefusedAnywayCompletesNothing() {
        TermsDraft terms = named("agr-a", NAME, AMOUNT);
        terms.grants.getFirst().to(Relation.OBLIGOR);
        terms.combinations.add(new Combination("K1", List.of(NAME, AMOUNT)));
        assertThat(released(engine(terms), RequestDraft.asking(NAME, AMOUNT))).containsExactly(false, true);
    }

    @Test
    void itIsCountedForEachSubjectByItself() {
        TermsDraft terms = named("agr-a", NAME, AMOUNT);
        terms.grants.getFirst().to(Relation.OBLIGOR);
        terms.combinations.add(new Combination("K1", List.of(NAME, AMOUNT)));
        RequestDraft draft = RequestDraft.asking(NAME, AMOUNT);
        draft.about(Relation.APPLICANT);
        draft.about(Relation.OBLIGOR);
        assertThat(released(engine(terms), draft)).containsExactly(false, true, true, false);
    }

    @Test
    void anAgreementsCombinationRefusesOnlyWhatTheAgreementReleases() {
        TermsDraft one = named("agr-a", NAME);
        one.combinations.add(new Combination("K1", List.of(NAME, AMOUNT)));
        assertThat(released(engine(one, named("agr-b", AMOUNT)), RequestDraft.asking(NAME, AMOUNT)))
                .containsExactly(false, true);
        TermsDraft neither = named("agr-c", ADDRESS);
        neither.combinations.add(new Combination("K1", List.of(NAME, AMOUNT)));
        assertThat(released(engine(neither, named("agr-b", NAME, AMOUNT)), RequestDraft.asking(NAME, AMOUNT)))
                .containsExactly(true, true);
    }

    @Test
    void aNationalCombinationBindsAllAgreements() {
        NationalRules rules = national(new Combination("N1", List.of(NAME, AMOUNT)));
        assertThat(released(
                        under(rules, named("agr-a", NAME), named("agr-b", AMOUNT)), RequestDraft.asking(NAME, AMOUNT)))
                .containsExactly(true, false);
    }

    @Test
    void whatOneCombinationRefusedRelievesTheNext() {
        NationalRules rules =
                national(new Combination("N2", List.of(ADDRESS, AMOUNT)), new Combination("N1", List.of(NAME, AMOUNT)));
        assertThat(released(
                        under(rules, named("agr-a", NAME, ADDRESS, AMOUNT)),
                        RequestDraft.asking(NAME, ADDRESS, AMOUNT)))
                .containsExactly(true, true, false);
    }

    @Test
    void aKeyThatIsOnlySearchedByCompletesNothing() {
        TermsDraft terms = named("agr-a", NAME, AMOUNT);
        terms.grants.getFirst().uses = Set.of(Use.SEARCH);
        terms.combinations.add(new Combination("K1", List.of(NAME, AMOUNT)));
        RequestDraft draft = RequestDraft.asking(AMOUNT);
        draft.asked.add(Asked.key(NAME, REGISTER));
        assertThat(released(engine(terms), draft)).containsExactly(true, true);
    }

    @Test
    void whatIsRefusedReservesNoVolume() {
        TermsDraft one = named("agr-a", NAME);
        TermsDraft other = named("agr-b", AMOUNT);
        other.volume = new Terms.Volume(Optional.of(10), Optional.empty());
        NationalRules rules = national(new Combination("N1", List.of(NAME, AMOUNT)));
        assertThat(((Decision.Decided) under(rules, one, other)
                                .decide(RequestDraft.asking(NAME, AMOUNT).request()))
                        .volumes())
                .isEmpty();
        assertThat(((Decision.Decided) under(rules, one, other)
                                .decide(RequestDraft.asking(AMOUNT).request()))
                        .volumes())
                .containsExactly(new VolumeLimit("agr-b", 1, false, 10, 1));
    }
}

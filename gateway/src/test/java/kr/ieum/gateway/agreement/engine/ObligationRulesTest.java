package kr.ieum.gateway.agreement.engine;

import static kr.ieum.gateway.agreement.engine.Drafts.AMOUNT;
import static kr.ieum.gateway.agreement.engine.Drafts.NAME;
import static kr.ieum.gateway.agreement.engine.Drafts.engine;
import static kr.ieum.gateway.agreement.engine.Drafts.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Decision.Duty;
import kr.ieum.gateway.agreement.engine.Drafts.RequestDraft;
import kr.ieum.gateway.agreement.engine.Drafts.TermsDraft;
import kr.ieum.gateway.agreement.engine.Obligation.Type;
import kr.ieum.schemas.model.AttributeKey;
import org.junit.jupiter.api.Test;

/** Design §6 rule 9: duties before gate, duties after come out of the decision. */
class ObligationRulesTest {

    private static TermsDraft obliging(String id, AttributeKey attribute, Type... types) {
        TermsDraft terms = TermsDraft.named(id);
        terms.version = 3;
        terms.grant("G1", attribute, "clear");
        for (Type type : types) {
            terms.obligations.add(new Obligation("O-" + type.spelling(), type, Optional.of(Duration.ofDays(30))));
        }
        return terms;
    }

    private static List<Duty> duties(Engine engine, RequestDraft draft) {
        return ((Decision.Decided) engine.decide(draft.request())).duties();
    }

    @Test
    void aDutyBeforehandThatIsNotMetClosesTheAgreementsGrants() {
        for (Type type : List.of(Type.CONFIRM_PURPOSE, Type.STATE_REASON)) {
            assertThat(outcomes(engine(obliging("agr-a", AMOUNT, type)), RequestDraft.asking(AMOUNT)))
                    .containsExactly("OBLIGATION");
        }
    }

    @Test
    void itIsMetForTheAgreementAndDutyThatTheRequestNames() {
        Engine engine = engine(obliging("agr-a", AMOUNT, Type.CONFIRM_PURPOSE, Type.STATE_REASON));
        RequestDraft draft = RequestDraft.asking(AMOUNT);
        draft.met = Set.of("agr-a/O-confirm-purpose");
        assertThat(outcomes(engine, draft)).containsExactly("OBLIGATION");
        draft.met = Set.of("agr-b/O-confirm-purpose", "agr-b/O-state-reason");
        assertThat(outcomes(engine, draft)).containsExactly("OBLIGATION");
        draft.met = Set.of("agr-a/O-confirm-purpose", "agr-a/O-state-reason");
        assertThat(outcomes(engine, draft)).containsExactly("clear by agr-a/G1");
    }

    @Test
    void otherAgreementsGrantsStayOpen() {
        assertThat(outcomes(
                        engine(obliging("agr-a", AMOUNT, Type.STATE_REASON), obliging("agr-b", NAME)),
                        RequestDraft.asking(AMOUNT, NAME)))
                .containsExactly("OBLIGATION", "clear by agr-b/G1");
    }

    @Test
    void dutiesAfterwardsComeOutOfTheDecisionOfTheAgreementsThatReleaseAnything() {
        Engine engine = engine(
                obliging("agr-b", NAME, Type.NOTIFY_SUBJECT),
                obliging("agr-a", AMOUNT, Type.REPORT_USE, Type.DELETE, Type.HEAR_BEFORE_ADVERSE));
        assertThat(duties(engine, RequestDraft.asking(AMOUNT)))
                .containsExactly(
                        new Duty("agr-a", 3, "O-delete"),
                        new Duty("agr-a", 3, "O-hear-before-adverse"),
                        new Duty("agr-a", 3, "O-report-use"));
        assertThat(duties(engine, RequestDraft.asking(AMOUNT, NAME))).hasSize(4);
    }

    @Test
    void whatReleasesNothingObligesToNothing() {
        Engine engine = engine(obliging("agr-a", AMOUNT, Type.DELETE));
        RequestDraft wrongRole = RequestDraft.asking(AMOUNT);
        wrongRole.roles = Set.of("clerk");
        assertThat(duties(engine, wrongRole)).isEmpty();
    }

    @Test
    void dutiesBeforehandAreMetAndNotBroughtAbout() {
        RequestDraft draft = RequestDraft.asking(AMOUNT);
        draft.met = Set.of("agr-a/O-state-reason");
        assertThat(duties(engine(obliging("agr-a", AMOUNT, Type.STATE_REASON)), draft))
                .isEmpty();
    }
}

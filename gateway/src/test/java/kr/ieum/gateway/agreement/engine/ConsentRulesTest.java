package kr.ieum.gateway.agreement.engine;

import static kr.ieum.gateway.agreement.engine.Drafts.AMOUNT;
import static kr.ieum.gateway.agreement.engine.Drafts.NOON;
import static kr.ieum.gateway.agreement.engine.Drafts.engine;
import static kr.ieum.gateway.agreement.engine.Drafts.known;
import static kr.ieum.gateway.agreement.engine.Drafts.missing;
import static kr.ieum.gateway.agreement.engine.Drafts.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Drafts.RequestDraft;
import kr.ieum.gateway.agreement.engine.Drafts.TermsDraft;
import kr.ieum.gateway.agreement.engine.Terms.Consent.Of;
import kr.ieum.schemas.model.Answer;
import org.junit.jupiter.api.Test;

/** Design §6 rule 2, consent: per person and grant, of whom the agreement says, not too old and not withdrawn. */
class ConsentRulesTest {

    private static final String KEY = "agr-test/G1";
    private static final String GIVEN = "clear by agr-test/G1";

    private static Engine asking(Of whom) {
        TermsDraft terms = new TermsDraft();
        terms.grant("G1", AMOUNT, "clear").consent = Optional.of(new Terms.Consent(KEY, Duration.ofDays(90), whom));
        return engine(terms);
    }

    /** An applicant and a member of the household. */
    private static RequestDraft household(Map<String, Instant> applicant, Map<String, Instant> member) {
        RequestDraft draft = RequestDraft.asking(AMOUNT);
        draft.about(Relation.APPLICANT).consents = applicant;
        draft.about(Relation.BENEFIT_UNIT).consents = member;
        return draft;
    }

    private static Map<String, Instant> yesterday() {
        return Map.of(KEY, NOON.minus(Duration.ofDays(1)));
    }

    @Test
    void eachSubjectConsentsForItselfAndForNobodyElse() {
        assertThat(outcomes(asking(Of.EACH), household(yesterday(), Map.of()))).containsExactly(GIVEN, "NO_CONSENT");
        assertThat(outcomes(asking(Of.EACH), household(Map.of(), yesterday()))).containsExactly("NO_CONSENT", GIVEN);
    }

    @Test
    void whoIsKnownToBeNoAdultNeedsNoneWhereEachAdultIsAsked() {
        RequestDraft child = household(yesterday(), Map.of());
        child.subjects.getLast().adult = known(Answer.NO);
        assertThat(outcomes(asking(Of.EACH_ADULT), child)).containsExactly(GIVEN, GIVEN);
        assertThat(outcomes(asking(Of.EACH), child)).containsExactly(GIVEN, "NO_CONSENT");
    }

    @Test
    void whoseAgeIsNotKnownNeedsItLikeAnAdult() {
        for (Fact<Answer> adult : List.<Fact<Answer>>of(known(Answer.YES), known(Answer.UNDETERMINED), missing())) {
            RequestDraft draft = household(yesterday(), Map.of());
            draft.subjects.getLast().adult = adult;
            assertThat(outcomes(asking(Of.EACH_ADULT), draft)).containsExactly(GIVEN, "NO_CONSENT");
        }
    }

    @Test
    void theApplicantsConsentCoversAllSubjectsAndNobodyElsesDoes() {
        assertThat(outcomes(asking(Of.APPLICANT), household(yesterday(), Map.of())))
                .containsExactly(GIVEN, GIVEN);
        assertThat(outcomes(asking(Of.APPLICANT), household(Map.of(), yesterday())))
                .containsExactly("NO_CONSENT", "NO_CONSENT");
        RequestDraft withoutApplicant = RequestDraft.asking(AMOUNT);
        withoutApplicant.about(Relation.OBLIGOR).consents = yesterday();
        assertThat(outcomes(asking(Of.APPLICANT), withoutApplicant)).containsExactly("NO_CONSENT");
    }

    @Test
    void consentThatIsTooOldIsNoneOnTheLastNanosecondItIs() {
        Instant oldest = NOON.minus(Duration.ofDays(90));
        assertThat(outcomes(asking(Of.EACH), household(Map.of(KEY, oldest), Map.of(KEY, oldest.minusNanos(1)))))
                .containsExactly(GIVEN, "NO_CONSENT");
    }
}

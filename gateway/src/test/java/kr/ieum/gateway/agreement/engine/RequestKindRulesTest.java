package kr.ieum.gateway.agreement.engine;

import static kr.ieum.gateway.agreement.engine.Drafts.AMOUNT;
import static kr.ieum.gateway.agreement.engine.Drafts.BIRTH;
import static kr.ieum.gateway.agreement.engine.Drafts.NAME;
import static kr.ieum.gateway.agreement.engine.Drafts.TOTAL;
import static kr.ieum.gateway.agreement.engine.Drafts.YEAR;
import static kr.ieum.gateway.agreement.engine.Drafts.engine;
import static kr.ieum.gateway.agreement.engine.Drafts.known;
import static kr.ieum.gateway.agreement.engine.Drafts.missing;
import static kr.ieum.gateway.agreement.engine.Drafts.outcome;
import static kr.ieum.gateway.agreement.engine.Drafts.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.engine.Drafts.RequestDraft;
import kr.ieum.gateway.agreement.engine.Drafts.SubjectDraft;
import kr.ieum.gateway.agreement.engine.Drafts.TermsDraft;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Design P10: request kinds are closed, and each has its own gate. Emergencies stand in {@link SharingRulesTest}. */
class RequestKindRulesTest {

    private static TermsDraft agreed(RequestKind kind, AttributeKey attribute, String form) {
        TermsDraft terms = new TermsDraft();
        terms.kind = kind;
        terms.grant("G1", attribute, form).recipient =
                kind == RequestKind.OWN_DATA ? Recipient.SUBJECT : Recipient.OFFICIAL;
        return terms;
    }

    private static RequestDraft withoutCase(RequestKind kind, AttributeKey... attributes) {
        RequestDraft draft = RequestDraft.asking(attributes);
        draft.kind = kind;
        draft.caseTask = missing();
        draft.caseKind = missing();
        draft.stage = missing();
        draft.jurisdiction = missing();
        draft.assigned = missing();
        return draft;
    }

    @Test
    void anAgreementAnswersRequestsOfItsOwnKindOnly() {
        Engine cases = engine(agreed(RequestKind.CASE, AMOUNT, "clear"));
        RequestDraft screening = RequestDraft.asking(AMOUNT);
        screening.kind = RequestKind.SCREENING;
        assertThat(outcome(cases, screening)).isEqualTo("refused: OTHER_KIND");
        assertThat(outcome(engine(agreed(RequestKind.SCREENING, AMOUNT, "over:1000")), RequestDraft.asking(AMOUNT)))
                .isEqualTo("refused: OTHER_KIND");
        assertThat(outcome(engine(), screening)).isEqualTo("NO_AGREEMENT");
    }

    @Nested
    class Events {

        private final Engine engine = engine(agreed(RequestKind.EVENT, NAME, "clear"));

        private SubjectDraft about(RequestDraft draft, Relation relation, Fact<Answer> onRoll) {
            SubjectDraft subject = draft.about(relation);
            subject.verified = missing();
            subject.onRoll = onRoll;
            return subject;
        }

        @Test
        void oneWhoIsOnTheRecipientsRollIsToldOfWithoutACase() {
            RequestDraft event = withoutCase(RequestKind.EVENT, NAME);
            about(event, Relation.ENROLLED, known(Answer.YES));
            assertThat(outcome(engine, event)).isEqualTo("clear by agr-test/G1");
        }

        @Test
        void oneWhoIsNotKnownToBeOnTheRollRefusesTheWholeMessage() {
            for (Fact<Answer> onRoll : Set.<Fact<Answer>>of(known(Answer.NO), known(Answer.UNDETERMINED), missing())) {
                RequestDraft event = withoutCase(RequestKind.EVENT, NAME);
                about(event, Relation.ENROLLED, known(Answer.YES));
                about(event, Relation.ENROLLED, onRoll);
                assertThat(outcomes(engine, event)).containsExactly("refused: NOT_ON_ROLL");
            }
        }

        @Test
        void aRelationOfACaseIsNoPlaceOnTheRoll() {
            RequestDraft event = withoutCase(RequestKind.EVENT, NAME);
            about(event, Relation.APPLICANT, known(Answer.YES));
            assertThat(outcome(engine, event)).isEqualTo("refused: NOT_ON_ROLL");
        }

        @Test
        void aConditionOnTheCaseNeverHolds() {
            TermsDraft terms = agreed(RequestKind.EVENT, NAME, "clear");
            terms.grants
                    .getFirst()
                    .when(new Condition.Not(
                            new Condition.OneOf(Variable.CASE_STAGE, new TreeSet<>(Set.of("INVESTIGATION")))));
            RequestDraft event = withoutCase(RequestKind.EVENT, NAME);
            about(event, Relation.ENROLLED, known(Answer.YES));
            assertThat(outcome(engine(terms), event)).isEqualTo("CONDITION");
        }
    }

    @Nested
    class Screenings {

        private RequestDraft screening(AttributeKey... attributes) {
            RequestDraft draft = RequestDraft.asking(attributes);
            draft.kind = RequestKind.SCREENING;
            draft.assigned = missing();
            return draft;
        }

        @Test
        void predicatesOfOnesJurisdictionAreToldWithoutAnAssignedOfficial() {
            for (String form : Set.of("over:130000000", "at-least:1000", "exists")) {
                assertThat(outcome(engine(agreed(RequestKind.SCREENING, AMOUNT, form)), screening(AMOUNT)))
                        .isEqualTo(form + " by agr-test/G1");
            }
            assertThat(outcome(engine(agreed(RequestKind.SCREENING, BIRTH, "age-over:64")), screening(BIRTH)))
                    .startsWith("age-over:64");
        }

        @Test
        void whatIsMoreThanAPredicateIsNotTold() {
            for (String form : Set.of("clear", "band:1000000")) {
                assertThat(outcome(engine(agreed(RequestKind.SCREENING, AMOUNT, form)), screening(AMOUNT)))
                        .isEqualTo("PREDICATES_ONLY");
            }
        }

        @Test
        void whatFollowsFromValuesIsNotToldToo() {
            TermsDraft terms = agreed(RequestKind.SCREENING, AMOUNT, "clear");
            terms.grant("G2", YEAR, "clear");
            assertThat(outcome(engine(terms), screening(TOTAL))).isEqualTo("DERIVED");
        }

        @Test
        void anotherJurisdictionOrTaskIsRefusedAsOfACase() {
            Engine engine = engine(agreed(RequestKind.SCREENING, AMOUNT, "over:1000"));
            RequestDraft elsewhere = screening(AMOUNT);
            elsewhere.jurisdiction = known("3780000");
            assertThat(outcome(engine, elsewhere)).isEqualTo("refused: CASE_NOT_ACCESSIBLE");
            RequestDraft unknown = screening(AMOUNT);
            unknown.jurisdiction = missing();
            assertThat(outcome(engine, unknown)).isEqualTo("refused: CASE_UNVERIFIED");
            RequestDraft other = screening(AMOUNT);
            other.caseTask = known("building-permit");
            assertThat(outcome(engine, other)).isEqualTo("refused: OTHER_TASK");
        }
    }

    @Nested
    class OwnData {

        private final Engine engine = engine(agreed(RequestKind.OWN_DATA, NAME, "clear"));

        private RequestDraft own(Relation relation, Fact<Answer> verified) {
            RequestDraft draft = withoutCase(RequestKind.OWN_DATA, NAME);
            draft.recipient = Recipient.SUBJECT;
            draft.about(relation).verified = verified;
            return draft;
        }

        @Test
        void whoeverIsVerifiedReceivesItsOwnDataWithoutACase() {
            assertThat(outcome(engine, own(Relation.SELF, known(Answer.YES)))).isEqualTo("clear by agr-test/G1");
        }

        @Test
        void whoeverIsNotVerifiedOrAsksAboutAnotherIsRefused() {
            assertThat(outcome(engine, own(Relation.SELF, missing()))).isEqualTo("refused: NOT_OWN");
            assertThat(outcome(engine, own(Relation.SELF, known(Answer.UNDETERMINED))))
                    .isEqualTo("refused: NOT_OWN");
            assertThat(outcome(engine, own(Relation.APPLICANT, known(Answer.YES))))
                    .isEqualTo("refused: NOT_OWN");
            RequestDraft two = own(Relation.SELF, known(Answer.YES));
            two.about(Relation.SELF);
            assertThat(outcome(engine, two)).isEqualTo("refused: NOT_OWN");
        }

        @Test
        void oneWhomARegisterHoldsAsDeadAsksForNothing() {
            RequestDraft dead = own(Relation.SELF, known(Answer.YES));
            dead.subjects.getFirst().alive = known(Answer.NO);
            assertThat(outcome(engine, dead)).isEqualTo("refused: NOT_OWN");
        }

        @Test
        void nobodyElseReceivesIt() {
            RequestDraft official = own(Relation.SELF, known(Answer.YES));
            official.recipient = Recipient.OFFICIAL;
            assertThat(outcome(engine, official)).isEqualTo("refused: NOT_OWN");
        }
    }
}

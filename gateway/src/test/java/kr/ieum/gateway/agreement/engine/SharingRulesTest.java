package kr.ieum.gateway.agreement.engine;

import static kr.ieum.gateway.agreement.engine.Drafts.ADDRESS;
import static kr.ieum.gateway.agreement.engine.Drafts.AMOUNT;
import static kr.ieum.gateway.agreement.engine.Drafts.BIRTH;
import static kr.ieum.gateway.agreement.engine.Drafts.CONSUMER;
import static kr.ieum.gateway.agreement.engine.Drafts.NAME;
import static kr.ieum.gateway.agreement.engine.Drafts.NOON;
import static kr.ieum.gateway.agreement.engine.Drafts.NUMBER;
import static kr.ieum.gateway.agreement.engine.Drafts.REGISTER;
import static kr.ieum.gateway.agreement.engine.Drafts.TOTAL;
import static kr.ieum.gateway.agreement.engine.Drafts.YEAR;
import static kr.ieum.gateway.agreement.engine.Drafts.engine;
import static kr.ieum.gateway.agreement.engine.Drafts.form;
import static kr.ieum.gateway.agreement.engine.Drafts.known;
import static kr.ieum.gateway.agreement.engine.Drafts.missing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Decision.Decided;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.Decision.Refused;
import kr.ieum.gateway.agreement.engine.Decision.VolumeLimit;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.Drafts.GrantDraft;
import kr.ieum.gateway.agreement.engine.Drafts.RequestDraft;
import kr.ieum.gateway.agreement.engine.Drafts.SubjectDraft;
import kr.ieum.gateway.agreement.engine.Drafts.TermsDraft;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.SubjectKey;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules of design §6, each under its number. */
class SharingRulesTest {

    private static final Condition RESTRICTED = new Condition.RestrictedTowardsApplicant();
    private static final Condition INVESTIGATING =
            new Condition.OneOf(Variable.CASE_STAGE, new TreeSet<>(Set.of("INVESTIGATION")));
    private static final Condition ELSEWHERE =
            new Condition.OneOf(Variable.SUBJECT_LIVES_WITH_APPLICANT, new TreeSet<>(Set.of("no")));

    private static List<Outcome> outcomes(Engine engine, RequestDraft draft) {
        Decision decision = engine.decide(draft.request());
        assertThat(decision).isInstanceOf(Decision.Decided.class);
        return ((Decision.Decided) decision).outcomes();
    }

    private static String outcome(Engine engine, RequestDraft draft) {
        return text(outcomes(engine, draft).getFirst());
    }

    private static String text(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Permitted permitted ->
                permitted.form() + " by " + permitted.authority().agreement() + "/"
                        + permitted.authority().grant();
            case Outcome.Denied denied -> denied.reason().name();
        };
    }

    private static Reason refusal(Engine engine, RequestDraft draft) {
        Decision decision = engine.decide(draft.request());
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).reason();
    }

    private static TermsDraft granting(AttributeKey attribute, String form) {
        TermsDraft draft = new TermsDraft();
        draft.grant("G1", attribute, form);
        return draft;
    }

    private static String changed(
            Consumer<TermsDraft> terms, Consumer<GrantDraft> grant, Consumer<RequestDraft> request) {
        TermsDraft draft = granting(AMOUNT, "clear");
        terms.accept(draft);
        grant.accept(draft.grants.getFirst());
        RequestDraft asking = RequestDraft.asking(AMOUNT);
        request.accept(asking);
        return outcome(engine(draft), asking);
    }

    private static <T> Consumer<T> nothing() {
        return unchanged -> {};
    }

    @Nested
    class Gates {

        private final Engine engine = engine(granting(AMOUNT, "clear"));

        private Reason refusalOf(Consumer<RequestDraft> change) {
            RequestDraft draft = RequestDraft.asking(AMOUNT);
            change.accept(draft);
            return refusal(engine, draft);
        }

        @Test
        void anotherAgencysCaseAndAnotherOfficialsCaseAreRefusedAlike() {
            assertThat(refusalOf(r -> r.jurisdiction = known("3780000"))).isEqualTo(Reason.CASE_NOT_ACCESSIBLE);
            assertThat(refusalOf(r -> r.assigned = known(false))).isEqualTo(Reason.CASE_NOT_ACCESSIBLE);
        }

        @Test
        void aCaseThatCouldNotBeVerifiedIsRefused() {
            assertThat(refusalOf(r -> r.jurisdiction = missing())).isEqualTo(Reason.CASE_UNVERIFIED);
            assertThat(refusalOf(r -> r.assigned = missing())).isEqualTo(Reason.CASE_UNVERIFIED);
            assertThat(refusalOf(r -> r.caseTask = missing())).isEqualTo(Reason.CASE_UNVERIFIED);
        }

        @Test
        void aCaseUnderAnotherTaskIsRefused() {
            assertThat(refusalOf(r -> r.caseTask = known("building-permit"))).isEqualTo(Reason.OTHER_TASK);
        }

        @Test
        void aRefutedRelationOfAnySubjectRefusesTheWholeRequest() {
            assertThat(refusalOf(r -> {
                        r.about(Relation.APPLICANT);
                        r.about(Relation.OBLIGOR).verified = known(Answer.NO);
                    }))
                    .isEqualTo(Reason.RELATION_REFUTED);
        }

        @Test
        void aDeceasedApplicantRefusesTheWholeRequestAndADeceasedObligorDoesNot() {
            assertThat(refusalOf(r -> r.about(Relation.APPLICANT).alive = known(Answer.NO)))
                    .isEqualTo(Reason.APPLICANT_DECEASED);
            RequestDraft other = RequestDraft.asking(AMOUNT);
            other.about(Relation.OBLIGOR).alive = known(Answer.NO);
            assertThat(outcome(engine, other)).startsWith("clear");
        }

        @Test
        void aDeceasedWhoLivesRefusesTheWholeRequest() {
            assertThat(refusalOf(r -> {
                        r.about(Relation.APPLICANT);
                        r.about(Relation.DECEASED);
                    }))
                    .isEqualTo(Reason.NOT_DECEASED);
            RequestDraft dead = RequestDraft.asking(AMOUNT);
            dead.about(Relation.DECEASED).alive = known(Answer.NO);
            assertThat(outcome(engine, dead)).startsWith("clear");
        }

        @Test
        void anHeirOfPriorRankRefusesTheWholeRequestAndAnUndeterminedRankDoesNot() {
            assertThat(refusalOf(r -> r.about(Relation.APPLICANT).outranked = known(Answer.YES)))
                    .isEqualTo(Reason.PRIOR_RANK_HEIR);
            RequestDraft undetermined = RequestDraft.asking(AMOUNT);
            undetermined.about(Relation.APPLICANT).outranked = known(Answer.UNDETERMINED);
            assertThat(outcome(engine, undetermined)).startsWith("clear");
        }

        @Test
        void theFirstReasonInTheFixedOrderIsThePrimaryOne() {
            assertThat(refusalOf(r -> {
                        r.jurisdiction = known("3780000");
                        r.caseTask = known("building-permit");
                        r.about(Relation.APPLICANT).alive = known(Answer.NO);
                    }))
                    .isEqualTo(Reason.CASE_NOT_ACCESSIBLE);
        }
    }

    /** Design P10: each kind of request is answered under agreements that declare it, and no other. */
    @Nested
    class P10Emergencies {

        private static TermsDraft emergency(AfterCheck.Deferred... deferred) {
            return granting(AMOUNT, "clear").forEmergencies(deferred);
        }

        private static RequestDraft asking(RequestKind kind, Consumer<RequestDraft> change) {
            RequestDraft draft = RequestDraft.asking(AMOUNT);
            draft.kind = kind;
            change.accept(draft);
            return draft;
        }

        private static RequestDraft urgent(Consumer<RequestDraft> change) {
            return asking(RequestKind.EMERGENCY, change);
        }

        @Test
        void anEmergencyIsAnsweredUnderAnAgreementThatDeclaresIt() {
            assertThat(outcome(engine(emergency(AfterCheck.Deferred.RELATION)), urgent(nothing())))
                    .isEqualTo("clear by agr-test/G1");
        }

        @Test
        void aCaseNeverUsesAnEmergencyAgreement() {
            TermsDraft urgently = TermsDraft.named("agr-urgent").forEmergencies(AfterCheck.Deferred.RELATION);
            urgently.grant("G1", AMOUNT, "clear");
            TermsDraft ordinary = TermsDraft.named("agr-ordinary");
            ordinary.grant("G1", AMOUNT, "band:6000");
            assertThat(refusal(engine(urgently), asking(RequestKind.CASE, nothing())))
                    .isEqualTo(Reason.EMERGENCY_ONLY);
            assertThat(outcome(engine(urgently, ordinary), asking(RequestKind.CASE, nothing())))
                    .isEqualTo("band:6000 by agr-ordinary/G1");
            assertThat(outcome(engine(urgently, ordinary), urgent(nothing()))).isEqualTo("clear by agr-urgent/G1");
        }

        @Test
        void anEmergencyNeverUsesAnAgreementForCases() {
            assertThat(refusal(engine(granting(AMOUNT, "clear")), urgent(nothing())))
                    .isEqualTo(Reason.NO_EMERGENCY_AGREEMENT);
            assertThat(refusal(engine(), urgent(nothing()))).isEqualTo(Reason.NO_EMERGENCY_AGREEMENT);
        }

        @Test
        void anEmergencyAgreementOfAnotherTaskOrForOtherAgenciesOpensNothing() {
            TermsDraft otherTask = emergency(AfterCheck.Deferred.RELATION);
            otherTask.task = "building-permit";
            TermsDraft otherAgency = emergency(AfterCheck.Deferred.RELATION);
            otherAgency.agencies = Map.of("3780000", List.of(Period.ALWAYS));
            for (TermsDraft other : List.of(otherTask, otherAgency)) {
                assertThat(refusal(engine(other), urgent(nothing()))).isEqualTo(Reason.NO_EMERGENCY_AGREEMENT);
            }
        }

        @Test
        void onlyWhatTheAgreementSaysMayBeCheckedAfterwards() {
            Consumer<RequestDraft> unverified = r -> r.about(Relation.BENEFIT_UNIT).verified = missing();
            Consumer<RequestDraft> undetermined =
                    r -> r.about(Relation.BENEFIT_UNIT).verified = known(Answer.UNDETERMINED);
            TermsDraft relation = emergency(AfterCheck.Deferred.RELATION);
            TermsDraft consent = emergency(AfterCheck.Deferred.CONSENT);
            for (TermsDraft terms : List.of(relation, consent)) {
                terms.grants.getFirst().withConsent("agr-test/G1", 30);
            }
            assertThat(outcome(engine(consent), urgent(nothing()))).startsWith("clear");
            assertThat(outcome(engine(consent), urgent(unverified))).isEqualTo("RELATION_UNVERIFIED");
            assertThat(outcome(engine(consent), urgent(undetermined))).isEqualTo("RELATION_UNVERIFIED");
            assertThat(outcome(engine(relation), urgent(unverified))).isEqualTo("NO_CONSENT");
            TermsDraft both = emergency(AfterCheck.Deferred.values());
            both.grants.getFirst().withConsent("agr-test/G1", 30);
            assertThat(outcome(engine(both), urgent(unverified))).startsWith("clear");
            assertThat(outcome(engine(both), urgent(undetermined))).startsWith("clear");
        }

        @Test
        void whatARegisterRefutesRefusesAnEmergencyToo() {
            Engine engine = engine(emergency(AfterCheck.Deferred.values()));
            assertThat(refusal(engine, urgent(r -> r.about(Relation.BENEFIT_UNIT).verified = known(Answer.NO))))
                    .isEqualTo(Reason.RELATION_REFUTED);
            assertThat(refusal(engine, urgent(r -> r.about(Relation.APPLICANT).alive = known(Answer.NO))))
                    .isEqualTo(Reason.APPLICANT_DECEASED);
        }

        @Test
        void inACaseAboutSomebodyDeceasedNoRelationWaits() {
            for (Relation relation : List.of(Relation.DECEASED, Relation.HEIR)) {
                TermsDraft terms = emergency(AfterCheck.Deferred.values());
                terms.grants.getFirst().to(Relation.values());
                assertThat(outcome(engine(terms), urgent(r -> {
                            r.about(Relation.APPLICANT).verified = missing();
                            r.about(relation).alive = missing();
                        })))
                        .isEqualTo("RELATION_UNVERIFIED");
                assertThat(outcome(engine(terms), urgent(r -> {
                            SubjectDraft unknown = r.about(relation);
                            unknown.verified = missing();
                            unknown.alive = missing();
                        })))
                        .isEqualTo("RELATION_UNVERIFIED");
            }
        }

        @Test
        void everythingElseHoldsBeforehandInAnEmergencyToo() {
            Engine engine = engine(emergency(AfterCheck.Deferred.values()));
            assertThat(refusal(engine, urgent(r -> r.jurisdiction = known("3780000"))))
                    .isEqualTo(Reason.CASE_NOT_ACCESSIBLE);
            assertThat(refusal(engine, urgent(r -> r.assigned = known(false)))).isEqualTo(Reason.CASE_NOT_ACCESSIBLE);
            assertThat(refusal(engine, urgent(r -> r.assigned = missing()))).isEqualTo(Reason.CASE_UNVERIFIED);
            assertThat(refusal(engine, urgent(r -> r.caseTask = known("building-permit"))))
                    .isEqualTo(Reason.OTHER_TASK);
            assertThat(refusal(engine, urgent(r -> r.searchBy = Set.of(NAME)))).isEqualTo(Reason.SEARCH_NOT_PERMITTED);
            assertThat(outcome(engine, urgent(r -> r.roles = Set.of("permit-officer"))))
                    .isEqualTo("ROLE");
            assertThat(outcome(engine, urgent(r -> r.assurance = 1))).isEqualTo("ROLE");
            assertThat(outcome(engine, urgent(r -> r.uses = Set.of(Use.STORE)))).isEqualTo("USE");
            TermsDraft narrow = emergency(AfterCheck.Deferred.values());
            narrow.grants.getFirst().to(Relation.APPLICANT).when(INVESTIGATING);
            assertThat(outcome(engine(narrow), urgent(r -> r.about(Relation.BENEFIT_UNIT))))
                    .isEqualTo("OTHER_RELATION");
            assertThat(outcome(engine(narrow), urgent(r -> r.stage = missing())))
                    .isEqualTo("CONDITION");
            TermsDraft closed = emergency(AfterCheck.Deferred.values());
            closed.hours = Optional.of(new Hours(Set.of(DayOfWeek.SUNDAY), 0, 1440, ZoneId.of("Asia/Seoul")));
            assertThat(outcome(engine(closed), urgent(nothing()))).isEqualTo("SCHEDULE");
            TermsDraft limited = emergency(AfterCheck.Deferred.values()).ceiling("P1", AMOUNT, "absent", RESTRICTED);
            assertThat(outcome(engine(limited), urgent(r -> r.about(Relation.BENEFIT_UNIT).restricted = missing())))
                    .isEqualTo("WITHHELD");
        }

        @Test
        void theProtectionOfAnAgreementForCasesHoldsInAnEmergency() {
            TermsDraft protecting = TermsDraft.named("agr-protecting").ceiling("P1", AMOUNT, "absent", RESTRICTED);
            assertThat(outcome(
                            engine(emergency(AfterCheck.Deferred.RELATION), protecting),
                            urgent(r -> r.about(Relation.BENEFIT_UNIT).restricted = known(true))))
                    .isEqualTo("WITHHELD");
        }

        @Test
        void aSuspendedEmergencyAgreementSaysSoToAnEmergencyAlone() {
            Engine engine =
                    engine(List.of(), List.of(granting(AMOUNT, "clear").forEmergencies(AfterCheck.Deferred.RELATION)));
            assertThat(outcome(engine, urgent(nothing()))).isEqualTo("SUSPENDED");
            assertThat(outcome(engine, asking(RequestKind.CASE, nothing()))).isEqualTo("NO_AGREEMENT");
            assertThat(engine.afterCheck(Drafts.TASK, CONSUMER, NOON)).isEmpty();
        }

        @Test
        void ofSeveralAgreementsTheShortestTimeHoldsAndAllIsCheckedThatOneOfThemLeavesOpen() {
            TermsDraft three = TermsDraft.named("agr-three").forEmergencies(AfterCheck.Deferred.CONSENT);
            TermsDraft one = TermsDraft.named("agr-one").forEmergencies();
            one.afterCheck = Optional.of(
                    new AfterCheck(Set.of(AfterCheck.Deferred.RELATION), Duration.ofDays(1), AfterCheck.By.TEAM_HEAD));
            AfterCheck both = new AfterCheck(
                    Set.of(AfterCheck.Deferred.RELATION, AfterCheck.Deferred.CONSENT),
                    Duration.ofDays(1),
                    AfterCheck.By.TEAM_HEAD);
            Engine engine = engine(three, one);
            assertThat(engine.afterCheck(Drafts.TASK, CONSUMER, NOON)).contains(both);
            assertThat(engine(one, three).afterCheck(Drafts.TASK, CONSUMER, NOON))
                    .contains(both);
            assertThat(engine.afterCheck(Drafts.TASK, "3780000", NOON)).isEmpty();
            assertThat(one.afterCheck.orElseThrow().due(NOON)).isEqualTo(NOON.plus(Duration.ofDays(1)));
        }
    }

    @Nested
    class Rule1DenyByDefault {

        @Test
        void withoutAgreementNothingIsPermitted() {
            assertThat(outcome(engine(), RequestDraft.asking(AMOUNT))).isEqualTo("NO_AGREEMENT");
        }

        @Test
        void withoutGrantNothingIsPermitted() {
            assertThat(outcome(engine(granting(NAME, "clear")), RequestDraft.asking(AMOUNT)))
                    .isEqualTo("NO_GRANT");
        }

        @Test
        void aGrantForAnotherRegisterIsNoGrant() {
            assertThat(changed(nothing(), g -> g.registers = Set.of("other"), nothing()))
                    .isEqualTo("NO_GRANT");
        }

        @Test
        void anAttributeOutsideTheModelIsNoGrantToo() {
            assertThat(outcome(
                            engine(granting(NAME, "clear")), RequestDraft.asking(new AttributeKey("Health/diagnosis"))))
                    .isEqualTo("NO_GRANT");
        }
    }

    @Nested
    class ASuspendedAgreementGrantsNothingAndSaysSo {

        private static TermsDraft others() {
            TermsDraft others = TermsDraft.named("agr-other");
            others.grant("G1", AMOUNT, "clear").relations = Set.of(Relation.OBLIGOR);
            return others;
        }

        @Test
        void whatItCoversReadsSuspendedUnderItsAuthority() {
            Engine engine = engine(List.of(), List.of(granting(AMOUNT, "clear")));
            assertThat(outcomes(engine, RequestDraft.asking(AMOUNT)))
                    .singleElement()
                    .isInstanceOfSatisfying(Outcome.Denied.class, denied -> {
                        assertThat(denied.reason()).isEqualTo(Reason.SUSPENDED);
                        assertThat(denied.authority().orElseThrow().agreement()).isEqualTo("agr-test");
                    });
        }

        @Test
        void whatItDoesNotCoverReadsAsBefore() {
            assertThat(outcome(engine(List.of(), List.of(granting(NAME, "clear"))), RequestDraft.asking(AMOUNT)))
                    .isEqualTo("NO_AGREEMENT");
        }

        @Test
        void itExplainsMoreThanAnotherAgreementThatIsForOthers() {
            assertThat(outcome(
                            engine(List.of(others()), List.of(granting(AMOUNT, "clear"))), RequestDraft.asking(AMOUNT)))
                    .isEqualTo("SUSPENDED");
        }

        @Test
        void itExplainsNothingToWhomItNeverConcerned() {
            TermsDraft ofAnotherAgency = granting(AMOUNT, "clear");
            ofAnotherAgency.agencies = Map.of("3780000", List.of(Period.ALWAYS));
            TermsDraft ended = granting(AMOUNT, "clear");
            ended.term = new Period(Instant.MIN, NOON);
            TermsDraft ofAnotherTask = granting(AMOUNT, "clear");
            ofAnotherTask.task = "building-permit";
            TermsDraft forTheApplicant = granting(AMOUNT, "clear");
            forTheApplicant.grants.getFirst().recipient = Recipient.APPLICANT_RESULT;
            TermsDraft ofAnotherRegister = granting(AMOUNT, "clear");
            ofAnotherRegister.grants.getFirst().registers = Set.of("other");

            for (TermsDraft draft :
                    List.of(ofAnotherAgency, ended, ofAnotherTask, others(), forTheApplicant, ofAnotherRegister)) {
                assertThat(outcome(engine(List.of(), List.of(draft)), RequestDraft.asking(AMOUNT)))
                        .isEqualTo("NO_AGREEMENT");
            }
        }

        @Test
        void itTakesNothingFromWhatAnotherAgreementGrants() {
            assertThat(outcome(
                            engine(List.of(granting(AMOUNT, "clear")), List.of(granting(AMOUNT, "clear"))),
                            RequestDraft.asking(AMOUNT)))
                    .isEqualTo("clear by agr-test/G1");
        }

        @Test
        void itReadsTheSameWhateverItsCeilingsSayOfTheSubject() {
            TermsDraft ceiled = granting(AMOUNT, "clear").ceiling("P1", AMOUNT, "absent", Condition.always());
            assertThat(outcome(engine(List.of(), List.of(ceiled)), RequestDraft.asking(AMOUNT)))
                    .isEqualTo("SUSPENDED");
        }
    }

    @Nested
    class Rule2AGrantAppliesWhenEverythingHolds {

        @Test
        void everythingHolds() {
            assertThat(changed(nothing(), nothing(), nothing())).isEqualTo("clear by agr-test/G1");
        }

        @Test
        void theVersionIsActiveAtThatTime() {
            assertThat(changed(t -> t.term = new Period(NOON.plusSeconds(1), Instant.MAX), nothing(), nothing()))
                    .isEqualTo("NO_AGREEMENT");
            assertThat(changed(t -> t.term = new Period(Instant.MIN, NOON), nothing(), nothing()))
                    .isEqualTo("NO_AGREEMENT");
        }

        @Test
        void theAgencyIsAPartyByMembershipOfItsClassAtThatTime() {
            assertThat(changed(t -> t.agencies = Map.of("3780000", List.of(Period.ALWAYS)), nothing(), nothing()))
                    .isEqualTo("NO_AGREEMENT");
            assertThat(changed(
                            t -> t.agencies = Map.of(CONSUMER, List.of(new Period(Instant.MIN, NOON))),
                            nothing(),
                            nothing()))
                    .isEqualTo("NO_AGREEMENT");
        }

        @Test
        void theTaskIsTheAgreements() {
            assertThat(changed(t -> t.task = "building-permit", nothing(), nothing()))
                    .isEqualTo("NO_AGREEMENT");
        }

        @Test
        void systemRoleAndAssuranceHold() {
            assertThat(changed(nothing(), nothing(), r -> r.system = "permit-case"))
                    .isEqualTo("ROLE");
            assertThat(changed(nothing(), nothing(), r -> r.roles = Set.of("permit-officer")))
                    .isEqualTo("ROLE");
            assertThat(changed(nothing(), nothing(), r -> r.assurance = 1)).isEqualTo("ROLE");
        }

        @Test
        void theRecipientHolds() {
            assertThat(changed(nothing(), nothing(), r -> r.recipient = Recipient.APPLICANT_RESULT))
                    .isEqualTo("RECIPIENT");
        }

        @Test
        void theSubjectsRelationHolds() {
            assertThat(changed(nothing(), g -> g.to(Relation.OBLIGOR), nothing()))
                    .isEqualTo("OTHER_RELATION");
        }

        @Test
        void anUnverifiedRelationClosesTheSubjectsGrantsAndNobodyElses() {
            RequestDraft draft = RequestDraft.asking(AMOUNT);
            draft.about(Relation.APPLICANT);
            draft.about(Relation.OBLIGOR).verified = missing();
            draft.about(Relation.OBLIGOR).verified = known(Answer.UNDETERMINED);
            assertThat(outcomes(engine(granting(AMOUNT, "clear")), draft).stream()
                            .map(SharingRulesTest::text))
                    .containsExactly("clear by agr-test/G1", "RELATION_UNVERIFIED", "RELATION_UNVERIFIED");
        }

        @Test
        void aBasisIsInForce() {
            assertThat(changed(
                            nothing(),
                            g -> g.bases = List.of(new Terms.Basis("L1", new Period(Instant.MIN, NOON))),
                            nothing()))
                    .isEqualTo("BASIS_NOT_IN_FORCE");
        }

        @Test
        void ofSeveralBasesTheFirstInForceIsCited() {
            TermsDraft draft = granting(AMOUNT, "clear");
            draft.grants.getFirst().bases =
                    List.of(new Terms.Basis("L1", new Period(Instant.MIN, NOON)), new Terms.Basis("L2", Period.ALWAYS));
            assertThat(outcomes(engine(draft), RequestDraft.asking(AMOUNT)).getFirst())
                    .isEqualTo(new Outcome.Permitted(Form.CLEAR, new Authority("agr-test", 1, "G1", "C3", "L2")));
        }

        @Test
        void theUseHoldsAndARequestForNoUseGetsNothing() {
            assertThat(changed(nothing(), g -> g.uses = Set.of(Use.DECIDE), nothing()))
                    .isEqualTo("USE");
            assertThat(changed(nothing(), nothing(), r -> r.uses = Set.of(Use.DISPLAY, Use.STORE)))
                    .isEqualTo("USE");
            assertThat(changed(nothing(), nothing(), r -> r.uses = Set.of())).isEqualTo("USE");
        }

        @Test
        void theConditionHoldsAndAMissingFactClosesTheGrant() {
            assertThat(changed(nothing(), g -> g.when(INVESTIGATING), nothing()))
                    .startsWith("clear");
            assertThat(changed(nothing(), g -> g.when(INVESTIGATING), r -> r.stage = known("CLOSED")))
                    .isEqualTo("CONDITION");
            assertThat(changed(nothing(), g -> g.when(INVESTIGATING), r -> r.stage = missing()))
                    .isEqualTo("CONDITION");
            assertThat(changed(nothing(), g -> g.when(new Condition.Not(INVESTIGATING)), r -> r.stage = missing()))
                    .isEqualTo("CONDITION");
        }

        @Test
        void consentOfTheSubjectIsThereAndNotTooOldAndNotOfTheFuture() {
            Consumer<GrantDraft> needed = g -> g.withConsent("agr-test/G1", 90);
            assertThat(changed(nothing(), needed, nothing())).isEqualTo("NO_CONSENT");
            assertThat(changed(nothing(), needed, r -> consent(r, "agr-test/G1", NOON.minus(Duration.ofDays(90)))))
                    .startsWith("clear");
            assertThat(changed(nothing(), needed, r -> consent(r, "agr-test/G1", NOON.minus(Duration.ofDays(91)))))
                    .isEqualTo("NO_CONSENT");
            assertThat(changed(nothing(), needed, r -> consent(r, "agr-test/G1", NOON.plusSeconds(1))))
                    .isEqualTo("NO_CONSENT");
        }

        @Test
        void consentToAGrantOfAnotherAgreementIsNoConsent() {
            assertThat(changed(nothing(), g -> g.withConsent("agr-test/G1", 90), r -> consent(r, "agr-other/G1", NOON)))
                    .isEqualTo("NO_CONSENT");
        }

        @Test
        void consentOnAnotherFormIsNoConsent() {
            Consumer<GrantDraft> jointUse = g -> g.withConsent(ConsentForm.JOINT_USE.key(), 90);
            assertThat(changed(nothing(), jointUse, r -> consent(r, ConsentForm.JOINT_USE.key(), NOON)))
                    .startsWith("clear");
            assertThat(changed(nothing(), jointUse, r -> consent(r, ConsentForm.FINANCIAL_INFORMATION.key(), NOON)))
                    .isEqualTo("NO_CONSENT");
        }

        private void consent(RequestDraft draft, String key, Instant at) {
            draft.about(Relation.APPLICANT).consents = Map.of(key, at);
        }

        @Test
        void theScheduleHoldsInItsTimeZone() {
            Hours office = new Hours(Set.of(DayOfWeek.WEDNESDAY), 8 * 60, 19 * 60, ZoneId.of("Asia/Seoul"));
            Consumer<TermsDraft> scheduled = t -> t.hours = Optional.of(office);
            assertThat(changed(scheduled, nothing(), r -> r.time = Instant.parse("2026-03-31T23:00:00Z")))
                    .startsWith("clear");
            assertThat(changed(scheduled, nothing(), r -> r.time = Instant.parse("2026-03-31T22:59:59Z")))
                    .isEqualTo("SCHEDULE");
            assertThat(changed(scheduled, nothing(), r -> r.time = Instant.parse("2026-04-01T10:00:00Z")))
                    .isEqualTo("SCHEDULE");
            assertThat(changed(scheduled, nothing(), r -> r.time = Instant.parse("2026-04-02T03:00:00Z")))
                    .isEqualTo("SCHEDULE");
        }
    }

    @Nested
    class Rule3SearchAttributesAreDecidedFirst {

        @Test
        void eachRegisterIsSearchedByItsOwnAttributes() {
            TermsDraft parcels = TermsDraft.named("agr-parcels");
            parcels.registers = Set.of("property");
            parcels.searchBy = new HashMap<>(Map.of(SubjectKey.PARCEL, List.of(new Terms.Basis("L1", Period.ALWAYS))));
            parcels.grant("G1", NAME, "clear").registers = Set.of("property");
            TermsDraft people = new TermsDraft();
            people.grant("G1", AMOUNT, "clear");
            RequestDraft draft = RequestDraft.asking(AMOUNT);
            draft.asked.add(new Asked(NAME, "property", Optional.empty()));
            draft.otherSearches.put("property", Set.of(SubjectKey.PARCEL));

            assertThat(((Decided) Drafts.engine(parcels, people).decide(draft.request())).outcomes())
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Permitted.class));
            draft.otherSearches.put("property", Set.of(NUMBER));
            assertThat(Drafts.engine(parcels, people).decide(draft.request()))
                    .isEqualTo(new Refused(7, Reason.SEARCH_NOT_PERMITTED, Optional.of(NUMBER)));
        }

        @Test
        void oneSearchAttributeThatIsNotPermittedRefusesTheWholeRequest() {
            RequestDraft draft = RequestDraft.asking(AMOUNT);
            draft.searchBy.add(NAME);
            assertThat(engine(granting(AMOUNT, "clear")).decide(draft.request()))
                    .isEqualTo(new Decision.Refused(7, Reason.SEARCH_NOT_PERMITTED, Optional.of(NAME)));
        }

        @Test
        void aSearchNeedsABasisInForce() {
            TermsDraft terms = granting(AMOUNT, "clear");
            terms.searchBy.put(NUMBER, List.of(new Terms.Basis("L1", new Period(Instant.MIN, NOON))));
            assertThat(refusal(engine(terms), RequestDraft.asking(AMOUNT))).isEqualTo(Reason.SEARCH_NOT_PERMITTED);
        }

        @Test
        void aSearchPermittedByOneAgreementDoesNotOpenTheGrantsOfAnother() {
            TermsDraft searchable = TermsDraft.named("agr-a");
            searchable.grant("G1", NAME, "clear");
            TermsDraft closed = TermsDraft.named("agr-b");
            closed.grant("G1", AMOUNT, "clear");
            closed.searchBy.clear();
            assertThat(outcomes(engine(searchable, closed), RequestDraft.asking(NAME, AMOUNT)).stream()
                            .map(SharingRulesTest::text))
                    .containsExactly("clear by agr-a/G1", "NO_GRANT");
        }

        @Test
        void aRegisterThatNoAgreementCoversIsNeverSearched() {
            RequestDraft draft = RequestDraft.asking(AMOUNT);
            draft.asked.add(new Asked(NAME, "vehicle", Optional.empty()));
            assertThat(outcomes(engine(granting(AMOUNT, "clear")), draft).stream()
                            .map(SharingRulesTest::text))
                    .containsExactly("clear by agr-test/G1", "NO_AGREEMENT");
        }
    }

    @Nested
    class Rule11ChangedNumbersResolveAndAreNeverShown {

        private static final AttributeKey FORMER = SubjectKey.FORMER_PERSON;

        private TermsDraft searching(String id) {
            TermsDraft terms = TermsDraft.named(id);
            terms.searchBy.put(FORMER, List.of(new Terms.Basis("L1", Period.ALWAYS)));
            return terms;
        }

        private Decided decide(RequestDraft draft, TermsDraft... terms) {
            return (Decided) Drafts.engine(terms).decide(draft.request());
        }

        @Test
        void whatIsGrantedForSearchIsReleasedForNothingElse() {
            TermsDraft terms = new TermsDraft();
            terms.grant("G1", NUMBER, "clear").uses = Set.of(Use.SEARCH);
            RequestDraft draft = RequestDraft.asking();
            draft.asked.add(Asked.key(NUMBER, REGISTER));
            draft.asked.add(new Asked(NUMBER, REGISTER, Optional.empty()));

            for (Set<Use> uses : List.of(Set.of(Use.DISPLAY), Set.of(Use.DECIDE))) {
                draft.uses = uses;
                Decided decided = decide(draft, terms);
                assertThat(decided.outcomes().getFirst()).isInstanceOf(Outcome.Permitted.class);
                assertThat(((Outcome.Denied) decided.outcomes().get(1)).reason())
                        .isEqualTo(Reason.USE);
            }
        }

        @Test
        void whatIsGrantedToBeSeenIsNoGrantToSearch() {
            TermsDraft terms = granting(NUMBER, "clear");
            RequestDraft draft = RequestDraft.asking();
            draft.asked.add(Asked.key(NUMBER, REGISTER));

            assertThat(((Outcome.Denied) decide(draft, terms).outcomes().getFirst()).reason())
                    .isEqualTo(Reason.USE);
        }

        @Test
        void aFurtherSearchIsOpenWhereTheReleasingAgreementPermitsItAndRefusesNothing() {
            TermsDraft open = searching("agr-open");
            open.grant("G1", NAME, "clear");
            TermsDraft closed = TermsDraft.named("agr-closed");
            closed.grant("G1", AMOUNT, "clear");
            RequestDraft draft = RequestDraft.asking(NAME, AMOUNT);
            draft.alsoBy = Set.of(FORMER);

            Decided decided = decide(draft, open, closed);

            assertThat(decided.outcomes()).allMatch(Outcome.Permitted.class::isInstance);
            List<Boolean> byFormer = decided.outcomes().stream()
                    .map(outcome -> decided.isSearchedBy(FORMER, REGISTER, ((Outcome.Permitted) outcome).authority()))
                    .toList();
            assertThat(byFormer).containsExactly(true, false);
            draft.alsoBy = Set.of();
            assertThat(decide(draft, open, closed).further()).isEmpty();
        }

        @Test
        void aSearchNarrowedToARegisterOpensNoOther() {
            TermsDraft terms = searching("agr-both");
            terms.registers = Set.of(REGISTER, "vehicle");
            terms.searchNarrowed.put(FORMER, Set.of("vehicle"));
            terms.grant("G1", NAME, "clear").registers = terms.registers;
            RequestDraft draft = RequestDraft.asking(NAME);
            draft.asked.add(new Asked(NAME, "vehicle", Optional.empty()));
            draft.alsoBy = Set.of(FORMER);

            assertThat(decide(draft, terms).further())
                    .containsExactly(new Decision.FurtherSearch("agr-both", "vehicle", FORMER));
        }

        @Test
        void aFurtherSearchNeedsABasisInForce() {
            TermsDraft terms = granting(NAME, "clear");
            terms.searchBy.put(FORMER, List.of(new Terms.Basis("L1", new Period(Instant.MIN, NOON))));
            RequestDraft draft = RequestDraft.asking(NAME);
            draft.alsoBy = Set.of(FORMER);

            assertThat(decide(draft, terms).further()).isEmpty();
        }
    }

    @Nested
    class Rule4DerivedAttributes {

        @Test
        void aDerivedAttributeHasItsOwnGrant() {
            assertThat(outcome(engine(granting(TOTAL, "over:130000000")), RequestDraft.asking(TOTAL)))
                    .isEqualTo("over:130000000 by agr-test/G1");
        }

        @Test
        void allSourcesClearYieldItAndTheLowestGrantIsCited() {
            TermsDraft terms = granting(YEAR, "clear");
            terms.grant("G0", AMOUNT, "clear");
            assertThat(outcome(engine(terms), RequestDraft.asking(TOTAL))).isEqualTo("clear by agr-test/G0");
        }

        @Test
        void aSourceInALesserFormDoesNotYieldIt() {
            TermsDraft terms = granting(YEAR, "clear");
            terms.grant("G2", AMOUNT, "band:1000000");
            assertThat(outcome(engine(terms), RequestDraft.asking(TOTAL))).isEqualTo("DERIVED");
        }

        @Test
        void aSourceInTheLeastFormFromWhichItFollowsYieldsItAndALesserOneDoesNot() {
            Map<AttributeKey, Snapshot.Attribute> model = new HashMap<>(Drafts.MODEL);
            model.put(YEAR, new Snapshot.Attribute(Datatype.DATE, List.of(new Snapshot.Source(BIRTH, form("year")))));
            for (Map.Entry<String, String> each : Map.of(
                            "clear", "clear by agr-test/G1",
                            "year-month", "clear by agr-test/G1",
                            "year", "clear by agr-test/G1",
                            "decade", "DERIVED",
                            "age-over:64", "DERIVED")
                    .entrySet()) {
                Terms terms = granting(BIRTH, each.getKey()).terms();
                Engine engine = new Engine(
                        new Snapshot(7, model, List.of(terms), List.of(), NationalRules.NONE, Duration.ZERO));
                assertThat(outcome(engine, RequestDraft.asking(YEAR)))
                        .as(each.getKey())
                        .isEqualTo(each.getValue());
            }
        }

        @Test
        void aMissingSourceDoesNotYieldIt() {
            assertThat(outcome(engine(granting(AMOUNT, "clear")), RequestDraft.asking(TOTAL)))
                    .isEqualTo("DERIVED");
        }

        @Test
        void sourcesOfDifferentAgreementsDoNotYieldIt() {
            TermsDraft one = TermsDraft.named("agr-a");
            one.grant("G1", AMOUNT, "clear");
            TermsDraft other = TermsDraft.named("agr-b");
            other.grant("G1", YEAR, "clear");
            assertThat(outcome(engine(one, other), RequestDraft.asking(TOTAL))).isEqualTo("DERIVED");
        }

        @Test
        void aCeilingOnTheDerivedAttributeHoldsForTheDerivation() {
            TermsDraft terms = granting(YEAR, "clear");
            terms.grant("G2", AMOUNT, "clear");
            terms.ceiling("P1", TOTAL, "band:10000000", Condition.always());
            assertThat(outcome(engine(terms), RequestDraft.asking(TOTAL))).startsWith("band:10000000");
        }

        @Test
        void aSourceUnderACeilingDoesNotYieldIt() {
            TermsDraft terms = granting(YEAR, "clear");
            terms.grant("G2", AMOUNT, "clear");
            terms.ceiling("P1", AMOUNT, "absent", RESTRICTED);
            RequestDraft draft = RequestDraft.asking(TOTAL);
            draft.about(Relation.APPLICANT).restricted = known(true);
            assertThat(outcome(engine(terms), draft)).isEqualTo("WITHHELD");
        }
    }

    @Nested
    class Rule5OneRequestOneTaskOneCase {

        @Test
        void grantsOfAnotherTaskNeverApply() {
            TermsDraft other = TermsDraft.named("agr-other");
            other.task = "building-permit";
            other.grant("G1", AMOUNT, "clear");
            assertThat(outcome(engine(granting(NAME, "clear"), other), RequestDraft.asking(AMOUNT)))
                    .isEqualTo("NO_GRANT");
        }

        @Test
        void eachOutcomeCitesOneAgreementOnly() {
            TermsDraft one = TermsDraft.named("agr-a");
            one.grant("G1", AMOUNT, "band:1000000");
            TermsDraft other = TermsDraft.named("agr-b");
            other.grant("G1", AMOUNT, "over:5");
            assertThat(outcome(engine(one, other), RequestDraft.asking(AMOUNT))).isEqualTo("band:1000000 by agr-a/G1");
        }
    }

    @Nested
    class Rule6FormsAreNeverJoined {

        @Test
        void firstSevenAndLastSevenAreNotTheWhole() {
            TermsDraft terms = granting(NUMBER, "first7");
            terms.grant("G2", NUMBER, "last7");
            assertThat(outcome(engine(terms), RequestDraft.asking(NUMBER))).isEqualTo("first7 by agr-test/G1");
        }

        @Test
        void ofIncomparableFormsTheNamedOneIsTaken() {
            TermsDraft terms = granting(NUMBER, "first7");
            terms.grant("G2", NUMBER, "last7");
            RequestDraft draft = new RequestDraft();
            draft.asked.add(new Asked(NUMBER, Drafts.REGISTER, Optional.of(form("last7"))));
            assertThat(outcome(engine(terms), draft)).isEqualTo("last7 by agr-test/G2");
        }

        @Test
        void aNamedFormThatNoGrantGivesIsNotTaken() {
            TermsDraft terms = granting(NUMBER, "first7");
            terms.grant("G2", NUMBER, "last7");
            RequestDraft draft = new RequestDraft();
            draft.asked.add(new Asked(NUMBER, Drafts.REGISTER, Optional.of(Form.CLEAR)));
            assertThat(outcome(engine(terms), draft)).isEqualTo("first7 by agr-test/G1");
        }

        @Test
        void theMaximalFormIsMetWithEveryCeiling() {
            TermsDraft terms = granting(ADDRESS, "clear");
            terms.ceiling("P1", ADDRESS, "district", Condition.always());
            terms.ceiling("P2", ADDRESS, "street", Condition.always());
            assertThat(outcome(engine(terms), RequestDraft.asking(ADDRESS))).startsWith("district");
        }

        @Test
        void aMeetMayBeAThirdForm() {
            TermsDraft terms = granting(AMOUNT, "band:4000");
            terms.ceiling("P1", AMOUNT, "band:6000", Condition.always());
            assertThat(outcome(engine(terms), RequestDraft.asking(AMOUNT))).startsWith("band:12000");
        }

        @Test
        void aCeilingThatCanNotBeEvaluatedHolds() {
            TermsDraft terms = granting(ADDRESS, "clear");
            terms.ceiling("P1", ADDRESS, "city", new Condition.Not(INVESTIGATING));
            RequestDraft draft = RequestDraft.asking(ADDRESS);
            assertThat(outcome(engine(terms), draft)).startsWith("clear");
            draft.stage = missing();
            assertThat(outcome(engine(terms), draft)).startsWith("city");
        }

        @Test
        void nationalCeilingsBindEveryAgreement() {
            Terms terms = granting(ADDRESS, "clear").terms();
            Terms.Ceiling national = new Terms.Ceiling("N1", Set.of(ADDRESS), form("province"), Condition.always());
            Engine engine = new Engine(new Snapshot(
                    7,
                    Drafts.MODEL,
                    List.of(terms),
                    List.of(),
                    new NationalRules(List.of(national), List.of()),
                    Duration.ZERO));
            assertThat(outcome(engine, RequestDraft.asking(ADDRESS))).startsWith("province");
        }

        @Test
        void aProtectionBindsTheGrantsOfEveryAgreementAndAnOrdinaryLimitOnlyItsOwn() {
            TermsDraft one = TermsDraft.named("agr-a");
            one.grant("G1", ADDRESS, "city");
            one.ceiling("P1", ADDRESS, "absent", RESTRICTED);
            one.ceiling("P2", ADDRESS, "province", Condition.always());
            TermsDraft other = TermsDraft.named("agr-b");
            other.grant("G1", ADDRESS, "clear");
            RequestDraft draft = RequestDraft.asking(ADDRESS);
            SubjectDraft subject = draft.about(Relation.BENEFIT_UNIT);
            assertThat(outcome(engine(one, other), draft)).isEqualTo("clear by agr-b/G1");
            subject.restricted = known(true);
            assertThat(outcome(engine(one, other), draft)).isEqualTo("WITHHELD");
        }
    }

    @Nested
    class Rule7TheLowestAuthorityIsCited {

        @Test
        void amongEqualFormsTheLowestAgreementVersionAndGrantIsCited() {
            TermsDraft b = TermsDraft.named("agr-b");
            b.grant("G1", AMOUNT, "clear");
            TermsDraft a = TermsDraft.named("agr-a");
            a.grant("G2", AMOUNT, "clear");
            a.grant("G1", AMOUNT, "clear");
            assertThat(outcome(engine(b, a), RequestDraft.asking(AMOUNT))).isEqualTo("clear by agr-a/G1");
        }

        @Test
        void aHigherFormIsCitedFromTheGrantThatGivesIt() {
            TermsDraft a = TermsDraft.named("agr-a");
            a.grant("G1", AMOUNT, "band:1000000");
            TermsDraft b = TermsDraft.named("agr-b");
            b.grant("G1", AMOUNT, "clear");
            assertThat(outcome(engine(a, b), RequestDraft.asking(AMOUNT))).isEqualTo("clear by agr-b/G1");
        }

        @Test
        void theRefusalOfTheGrantThatCameNearestExplains() {
            TermsDraft terms = new TermsDraft();
            terms.grant("G1", AMOUNT, "clear").to(Relation.OBLIGOR);
            terms.grant("G2", AMOUNT, "clear").when(new Condition.Constant(false));
            terms.grant("G3", AMOUNT, "clear").when(new Condition.Constant(false));
            assertThat(outcomes(engine(terms), RequestDraft.asking(AMOUNT)).getFirst())
                    .isEqualTo(new Outcome.Denied(
                            Reason.CONDITION, Optional.of(new Authority("agr-test", 1, "G2", "C3", "L1"))));
        }
    }

    @Nested
    class Rule8VolumeIsReservedBeforeRelease {

        private Decision.Decided decided(RequestDraft draft) {
            TermsDraft terms = granting(AMOUNT, "clear");
            terms.grants.getFirst().to(Relation.APPLICANT, Relation.BENEFIT_UNIT);
            terms.volume = new Terms.Volume(Optional.of(5000), Optional.of(60));
            return (Decision.Decided) engine(terms).decide(draft.request());
        }

        @Test
        void theDecisionListsEachCounterWithOneUnitForEachSubjectOfWhomAnythingIsReleased() {
            RequestDraft draft = RequestDraft.asking(AMOUNT, NAME);
            draft.about(Relation.APPLICANT);
            draft.about(Relation.BENEFIT_UNIT);
            draft.about(Relation.OBLIGOR);
            assertThat(decided(draft).volumes())
                    .containsExactly(
                            new VolumeLimit("agr-test", 1, false, 5000, 2),
                            new VolumeLimit("agr-test", 1, true, 60, 2));
        }

        @Test
        void whatReleasesNothingReservesNothing() {
            RequestDraft draft = RequestDraft.asking(AMOUNT);
            draft.about(Relation.OBLIGOR);
            assertThat(decided(draft).volumes()).isEmpty();
        }
    }

    @Nested
    class Rule10ExplanationIsTotal {

        @Test
        void eachSubjectAndAttributeHasOneOutcomeInOrder() {
            RequestDraft draft = RequestDraft.asking(AMOUNT, NAME, NUMBER);
            draft.about(Relation.APPLICANT);
            draft.about(Relation.OBLIGOR);
            assertThat(outcomes(engine(granting(AMOUNT, "clear")), draft)).hasSize(6);
        }

        @Test
        void aProtectedPersonReadsLikeOneWhoseAddressIsNotNeeded() {
            TermsDraft terms = new TermsDraft();
            terms.grant("G1", ADDRESS, "clear").when(ELSEWHERE);
            terms.ceiling("P1", ADDRESS, "absent", RESTRICTED);
            RequestDraft draft = RequestDraft.asking(ADDRESS);
            SubjectDraft living = draft.about(Relation.BENEFIT_UNIT);
            living.livesWithApplicant = known(Answer.YES);
            SubjectDraft restricted = draft.about(Relation.BENEFIT_UNIT);
            restricted.livesWithApplicant = known(Answer.NO);
            restricted.restricted = known(true);
            SubjectDraft unlisted = draft.about(Relation.BENEFIT_UNIT);
            unlisted.livesWithApplicant = known(Answer.NO);
            unlisted.restricted = missing();
            List<Outcome> outcomes = outcomes(engine(terms), draft);
            assertThat(Set.copyOf(outcomes)).hasSize(1);
            assertThat(text(outcomes.getFirst())).isEqualTo("WITHHELD");
        }

        @Test
        void restrictionIsAPairAndElsewhereTheAddressIsClear() {
            TermsDraft terms = new TermsDraft();
            terms.grant("G1", ADDRESS, "clear");
            terms.ceiling("P1", ADDRESS, "absent", RESTRICTED);
            RequestDraft draft = RequestDraft.asking(ADDRESS);
            draft.about(Relation.APPLICANT).restricted = known(false);
            assertThat(outcome(engine(terms), draft)).startsWith("clear");
        }
    }

    @Nested
    class Rule14ExcessIsRejectedOrFiltered {

        private final TermsDraft terms = granting(AMOUNT, "clear");

        @Test
        void aSystemThatAsksForOneAttributeTooManyIsRefusedWhole() {
            assertThat(engine(terms).decide(RequestDraft.asking(AMOUNT, NAME).request(), Engine.Excess.REJECT))
                    .isEqualTo(new Decision.Refused(7, Reason.NO_GRANT, Optional.of(NAME)));
        }

        @Test
        void aScreenGetsTheRestWithReasons() {
            assertThat(outcomes(engine(terms), RequestDraft.asking(AMOUNT, NAME)).stream()
                            .map(SharingRulesTest::text))
                    .containsExactly("clear by agr-test/G1", "NO_GRANT");
        }

        @Test
        void withoutExcessBothAreTheSame() {
            DecisionRequest request = RequestDraft.asking(AMOUNT).request();
            assertThat(engine(terms).decide(request, Engine.Excess.REJECT))
                    .isEqualTo(engine(terms).decide(request));
        }
    }

    @Nested
    class Stage0VerifiesBeforeAnythingElse {

        private TermsDraft verifying() {
            TermsDraft terms = granting(AMOUNT, "clear");
            GrantDraft verification = terms.grant("V1", BIRTH, "clear");
            verification.uses = Set.of(Use.DECIDE);
            verification.declared = true;
            return terms;
        }

        private RequestDraft unverified() {
            RequestDraft draft = RequestDraft.asking(BIRTH, AMOUNT);
            SubjectDraft subject = draft.about(Relation.BENEFIT_UNIT);
            subject.verified = missing();
            subject.alive = missing();
            draft.uses = Set.of(Use.DECIDE);
            return draft;
        }

        @Test
        void onlyGrantsThatRestOnTheDeclaredRelationApplyBeforeItIsVerified() {
            assertThat(outcomes(engine(verifying()), unverified()).stream().map(SharingRulesTest::text))
                    .containsExactly("clear by agr-test/V1", "RELATION_UNVERIFIED");
        }

        @Test
        void theyAreNeverForDisplay() {
            RequestDraft draft = unverified();
            draft.uses = Set.of(Use.DISPLAY);
            assertThat(outcomes(engine(verifying()), draft).stream().map(SharingRulesTest::text))
                    .containsExactly("RELATION_UNVERIFIED", "RELATION_UNVERIFIED");
        }

        @Test
        void theCaseGatesHoldForThemToo() {
            RequestDraft draft = unverified();
            draft.jurisdiction = known("3780000");
            assertThat(refusal(engine(verifying()), draft)).isEqualTo(Reason.CASE_NOT_ACCESSIBLE);
        }
    }
}

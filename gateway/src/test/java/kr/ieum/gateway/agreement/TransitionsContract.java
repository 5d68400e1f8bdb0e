package kr.ieum.gateway.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.Transitions.Actor;
import kr.ieum.gateway.agreement.Transitions.Order;
import kr.ieum.gateway.agreement.Transitions.Outcome;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.PolicyEpoch;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the life cycle of agreement versions promises, on every database. */
abstract class TransitionsContract {

    private static final Actor OWNER = new Actor("oh.taeyang", "1210000", true, false);
    private static final Actor APPROVER = new Actor("shin.yerin", "1741000", false, true);
    private static final AgreementLoader LOADER = new AgreementLoader(DemoParties.references());
    private static final String TAX = SampleRequests.shipped("agr-bl-tax.yaml");
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);

    private Instant now = Instant.parse("2026-04-01T03:00:00Z");
    private final Clock clock = clock(() -> now);
    private Databases.Database database;
    private DisclosureLog log;
    private AgreementStore store;
    private ActiveAgreements active;
    private Transitions transitions;

    abstract Databases.Database open();

    @BeforeEach
    void openNode() {
        database = open();
        store = new AgreementStore(database.dataSource());
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, clock);
        active = new ActiveAgreements(store, DemoParties.references());
        active.refresh();
        transitions = transitions(log, active);
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    private Transitions transitions(DisclosureLog log, ActiveAgreements active) {
        return new Transitions(store, new AgreementRecords(store, DemoParties.references(), clock), active, log, clock);
    }

    private AgreementCalendar calendar(ActiveAgreements active, Transitions transitions) {
        return new AgreementCalendar(store, active, transitions, clock, DemoParties.SEOUL);
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }

    private AgreementImport.Outcome imported(String text, Actor actor) {
        return new AgreementImport(store, DemoParties.references(), log, clock)
                .importFile(text.getBytes(StandardCharsets.UTF_8), "upload.yaml", actor);
    }

    /** The second version, which names the first as the one it supersedes. */
    private static String second() {
        return TAX.replace(
                "\nversion: 1\n", "\nversion: 2\nsupersedes: {version: 1, digest: \"" + digest(TAX) + "\"}\n");
    }

    private static String digest(String text) {
        Faults faults = new Faults();
        String digest = LOADER.parse(text.getBytes(StandardCharsets.UTF_8), "x.yaml", faults)
                .map(AgreementFile::digest)
                .orElse("");
        assertThat(faults.list()).isEmpty();
        return digest;
    }

    private Outcome step(int version, Cause cause, Actor actor) {
        return transitions.perform("agr-bl-tax", version, new Order(cause, Optional.empty()), actor);
    }

    private Outcome step(int version, Cause cause, LocalDate on, Actor actor) {
        return transitions.perform("agr-bl-tax", version, new Order(cause, Optional.of(on)), actor);
    }

    private void approved(String text) {
        assertThat(imported(text, OWNER)).isInstanceOf(AgreementImport.Outcome.Imported.class);
        int version = store.versions("agr-bl-tax").getLast().version();
        assertThat(step(version, Cause.REVIEWED, APPROVER)).isInstanceOf(Outcome.Done.class);
    }

    private void inForce() {
        approved(TAX);
        assertThat(step(1, Cause.AS_AGREED, OWNER)).isInstanceOf(Outcome.Done.class);
    }

    private AgreementState state(int version) {
        return store.find("agr-bl-tax", version).orElseThrow().state();
    }

    private List<String> admin() {
        return new LogReader(database.dataSource())
                .list(0, LogReader.MAX_COUNT).stream()
                        .flatMap(entry -> entry.leaf() instanceof Leaf.Admin leaf
                                ? Stream.of(leaf.agency() + " " + leaf.action() + " " + leaf.object())
                                : Stream.empty())
                        .toList();
    }

    private static Outcome hindered(Hindrance why) {
        return new Outcome.Hindered(why);
    }

    @Test
    void aFileIsImportedAsADraftAndTheSameFileAgainChangesNothing() {
        assertThat(imported(TAX, OWNER)).isInstanceOf(AgreementImport.Outcome.Imported.class);
        assertThat(imported(TAX + "\n# a remark\n", OWNER))
                .as("a remark changes bytes and not the digest")
                .isInstanceOf(AgreementImport.Outcome.Known.class);
        assertThat(state(1)).isEqualTo(AgreementState.DRAFT);
        assertThat(store.export("agr-bl-tax", 1)).hasValue(TAX.getBytes(StandardCharsets.UTF_8));
        assertThat(SampleRequests.income(active.engine())).isEqualTo("NO_AGREEMENT");
        assertThat(admin()).containsExactly("1210000 agreement-imported agr-bl-tax/1");
    }

    @Test
    void aFaultyFileIsRefusedWithEveryFaultAndChangesNothing() {
        inForce();
        long epoch = store.policyEpoch();
        String faulty = TAX.replace("\nversion: 1\n", "\nversion: 2\ncolour: red\n")
                .replace("ref: Income/kind", "ref: Income/colour");
        assertThat(imported(faulty, OWNER))
                .isInstanceOfSatisfying(
                        AgreementImport.Outcome.Faulty.class,
                        faults -> assertThat(faults.faults())
                                .extracting(Fault::rule)
                                .contains("A5", "Y8"));
        assertThat(imported(TAX.replace("perDay: 100000", "perDay: 99999"), OWNER))
                .isInstanceOfSatisfying(
                        AgreementImport.Outcome.Faulty.class,
                        faults -> assertThat(faults.faults())
                                .extracting(Fault::rule)
                                .containsExactly("A26"));
        assertThat(imported(second(), new Actor("x", "B550928", true, true)))
                .isEqualTo(new AgreementImport.Outcome.NotYours());
        assertThat(store.policyEpoch()).isEqualTo(epoch);
        assertThat(store.all()).hasSize(1);
        assertThat(SampleRequests.income(active.engine())).isEqualTo("clear");
    }

    @Test
    void aVersionComesIntoForceWhenTheApproverHasApprovedItAndSomebodyElseActivates() {
        imported(TAX, OWNER);
        assertThat(step(1, Cause.AS_AGREED, OWNER)).isEqualTo(hindered(Hindrance.WRONG_STATE));
        assertThat(step(1, Cause.REVIEWED, OWNER)).isEqualTo(hindered(Hindrance.NOT_YOURS));
        assertThat(step(1, Cause.REVIEWED, APPROVER)).isInstanceOf(Outcome.Done.class);
        assertThat(SampleRequests.income(active.engine())).isEqualTo("NO_AGREEMENT");
        assertThat(step(1, Cause.AS_AGREED, APPROVER)).isEqualTo(hindered(Hindrance.SECOND_PERSON));
        assertThat(step(1, Cause.AS_AGREED, OWNER)).isEqualTo(new Outcome.Done(2, AgreementState.ACTIVE, TODAY));
        assertThat(SampleRequests.income(active.engine())).isEqualTo("clear");
        assertThat(admin())
                .containsExactly(
                        "1210000 agreement-imported agr-bl-tax/1",
                        "1741000 agreement-approved agr-bl-tax/1",
                        "1210000 agreement-activated agr-bl-tax/1");
    }

    @Test
    void nobodyButAPartyTakesAStepAndOnlyWithACauseOfItsOwn() {
        inForce();
        long epoch = store.policyEpoch();
        Actor stranger = new Actor("x", "B550928", true, true);
        Actor official = new Actor("x", "1210000", false, false);
        Actor member = new Actor("x", DemoParties.JONGNO, true, false);
        for (Cause cause : Cause.values()) {
            for (Actor actor : List.of(stranger, official, member)) {
                assertThat(step(1, cause, actor)).as(cause.code()).isEqualTo(hindered(Hindrance.NOT_YOURS));
            }
        }
        assertThat(step(1, Cause.MISUSE, APPROVER)).isEqualTo(hindered(Hindrance.NOT_YOURS));
        assertThat(step(1, Cause.APPROVAL_WITHDRAWN, OWNER)).isEqualTo(hindered(Hindrance.NOT_YOURS));
        assertThat(store.policyEpoch()).isEqualTo(epoch);
        assertThat(transitions.open(
                        new AgreementRecords(store, DemoParties.references(), clock)
                                .find("agr-bl-tax", 1, new Onlooker("", Set.of(), true))
                                .orElseThrow(),
                        OWNER))
                .extracting(Cause::transition)
                .containsOnly(Transition.SUSPEND, Transition.TERMINATE);
    }

    @Test
    void aSuspensionHoldsAtOnceAndTheProviderResumes() {
        inForce();
        assertThat(step(1, Cause.SECURITY_INCIDENT, OWNER)).isInstanceOf(Outcome.Done.class);
        assertThat(SampleRequests.income(active.engine())).isEqualTo("SUSPENDED");
        assertThat(step(1, Cause.REMEDIED, OWNER)).isInstanceOf(Outcome.Done.class);
        assertThat(SampleRequests.income(active.engine())).isEqualTo("clear");
        assertThat(admin())
                .endsWith("1210000 agreement-suspended agr-bl-tax/1", "1210000 agreement-resumed agr-bl-tax/1");
    }

    @Test
    void noIntentDecidedBeforeAStepCommitsAfterIt() {
        inForce();
        long decided = active.policyEpoch();
        approved(second());
        step(2, Cause.AS_AGREED, OWNER);
        Opening opening = Opening.fresh(Purpose.OFFICIAL, "x", new SecureRandom());
        Leaf intent = new Leaf.Admin(now, "3000000", "intent", "x", opening.commitment(), opening.commitment());
        assertThatThrownBy(() -> log.append(List.of(intent), List.of(PolicyEpoch.expect(decided))))
                .isInstanceOf(PolicyEpoch.Moved.class);
    }

    @Test
    void aSuccessorSupersedesTheOneInForceInTheSameStepAndTheOldNeverReturns() {
        inForce();
        approved(second());
        assertThat(step(2, Cause.AS_AGREED, OWNER)).isInstanceOf(Outcome.Done.class);
        assertThat(store.versions("agr-bl-tax"))
                .extracting(StoredAgreement::version, StoredAgreement::state)
                .containsExactly(tuple(1, AgreementState.SUPERSEDED), tuple(2, AgreementState.ACTIVE));
        assertThat(store.history("agr-bl-tax", 1).getLast().policyEpoch())
                .as("one step, one epoch")
                .isEqualTo(store.history("agr-bl-tax", 2).getLast().policyEpoch());
        assertThat(step(1, Cause.AS_AGREED, OWNER)).isEqualTo(hindered(Hindrance.REPLACED));
        assertThat(step(1, Cause.REMEDIED, OWNER)).isEqualTo(hindered(Hindrance.REPLACED));
        assertThat(admin())
                .endsWith("1210000 agreement-superseded agr-bl-tax/1", "1210000 agreement-activated agr-bl-tax/2");
    }

    @Test
    void aSuspendedVersionIsSupersededTooAndCanNotBeResumed() {
        inForce();
        step(1, Cause.MISUSE, OWNER);
        approved(second());
        step(2, Cause.AS_AGREED, OWNER);
        assertThat(step(1, Cause.REMEDIED, OWNER)).isEqualTo(hindered(Hindrance.REPLACED));
    }

    @Test
    void whatDoesNotNameTheVersionInForceByItsDigestDoesNotReplaceIt() {
        inForce();
        approved(second().replace(digest(TAX), "sha-256:" + "0".repeat(64)));
        assertThat(step(2, Cause.AS_AGREED, OWNER)).isEqualTo(hindered(Hindrance.NOT_THE_SUCCESSOR));
        approved(TAX.replace("\nversion: 1\n", "\nversion: 3\n"));
        assertThat(step(3, Cause.AS_AGREED, OWNER)).isEqualTo(hindered(Hindrance.NOT_THE_SUCCESSOR));
        assertThat(state(1)).isEqualTo(AgreementState.ACTIVE);
    }

    @Test
    void anEarlierVersionDoesNotComeAfterALaterOne() {
        approved(TAX);
        approved(second());
        assertThat(step(2, Cause.AS_AGREED, OWNER)).isInstanceOf(Outcome.Done.class);
        step(2, Cause.GRAVE_BREACH, OWNER);
        assertThat(step(1, Cause.AS_AGREED, OWNER)).isEqualTo(hindered(Hindrance.TOO_OLD));
    }

    @Test
    void aVersionThatIsScheduledComesIntoForceByItselfOnItsDayAndReplacesTheOther() {
        inForce();
        approved(second());
        LocalDate day = LocalDate.of(2026, 7, 1);
        assertThat(step(2, Cause.AS_AGREED, day, OWNER)).isEqualTo(new Outcome.Done(4, AgreementState.SCHEDULED, day));
        AgreementCalendar calendar = calendar(active, transitions);
        now = Instant.parse("2026-06-30T14:59:59Z");
        calendar.look();
        assertThat(state(2)).isEqualTo(AgreementState.SCHEDULED);
        now = Instant.parse("2026-06-30T15:00:00Z");
        calendar.look();
        assertThat(state(1)).isEqualTo(AgreementState.SUPERSEDED);
        assertThat(state(2)).isEqualTo(AgreementState.ACTIVE);
        assertThat(active.find("agr-bl-tax", 2)).isPresent();
        assertThat(admin())
                .endsWith(
                        "1210000 agreement-scheduled agr-bl-tax/2",
                        "ieum agreement-superseded agr-bl-tax/1",
                        "ieum agreement-activated agr-bl-tax/2");
    }

    @Test
    void whatWasDueWhileNoNodeRanIsMadeUpForAtTheNextStart() {
        inForce();
        approved(second());
        step(2, Cause.AS_AGREED, LocalDate.of(2026, 7, 1), OWNER);
        now = Instant.parse("2028-03-01T00:00:00Z");
        ActiveAgreements anew = new ActiveAgreements(store, DemoParties.references());
        calendar(anew, transitions(log, anew)).look();
        assertThat(store.history("agr-bl-tax", 2))
                .extracting(AgreementChange::state)
                .endsWith(AgreementState.SCHEDULED, AgreementState.ACTIVE, AgreementState.EXPIRED);
        assertThat(state(1))
                .as("the one that it was to replace doesn't outlive it")
                .isEqualTo(AgreementState.SUPERSEDED);
        assertThat(anew.all()).isEmpty();
    }

    @Test
    void twoNodesTakeADueStepOnce() throws Exception {
        inForce();
        approved(second());
        step(2, Cause.AS_AGREED, LocalDate.of(2026, 7, 1), OWNER);
        now = Instant.parse("2026-07-01T00:00:00Z");
        try (DisclosureLog secondLog = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, clock);
                ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> both = new ArrayList<>();
            for (DisclosureLog one : List.of(log, secondLog)) {
                ActiveAgreements set = new ActiveAgreements(store, DemoParties.references());
                AgreementCalendar calendar = calendar(set, transitions(one, set));
                both.add(() -> {
                    calendar.look();
                    calendar.look();
                    return set.find("agr-bl-tax", 2).isPresent();
                });
            }
            for (Future<Boolean> node : nodes.invokeAll(both)) {
                assertThat(node.get()).isTrue();
            }
        }
        assertThat(admin())
                .filteredOn("ieum agreement-activated agr-bl-tax/2"::equals)
                .hasSize(1);
        assertThat(store.history("agr-bl-tax", 1))
                .filteredOn(step -> step.state() == AgreementState.SUPERSEDED)
                .hasSize(1);
    }

    @Test
    void aNodeLearnsWhatAnotherHasChangedWithoutBeingAsked() {
        inForce();
        ActiveAgreements other = new ActiveAgreements(store, DemoParties.references());
        AgreementCalendar calendar = calendar(other, transitions(log, other));
        calendar.look();
        step(1, Cause.MISUSE, OWNER);
        calendar.look();
        assertThat(SampleRequests.income(other.engine())).isEqualTo("SUSPENDED");
    }

    @Test
    void terminationWithNoticeTakesEffectWhenTheNoticeHasRun() {
        inForce();
        assertThat(step(1, Cause.NO_LONGER_NEEDED, TODAY.plusDays(29), OWNER))
                .isEqualTo(hindered(Hindrance.NOTICE_TOO_SHORT));
        assertThat(step(1, Cause.NO_LONGER_NEEDED, OWNER))
                .isEqualTo(new Outcome.Done(3, AgreementState.ACTIVE, TODAY.plusDays(30)));
        assertThat(SampleRequests.income(active.engine())).isEqualTo("clear");
        assertThat(step(1, Cause.REGISTER_ENDS, OWNER)).isEqualTo(hindered(Hindrance.NOTICE_GIVEN));
        assertThat(step(1, Cause.GRAVE_BREACH, TODAY.plusDays(60), OWNER))
                .as("an end is never put off")
                .isEqualTo(hindered(Hindrance.NOTICE_GIVEN));
        now = now.plus(Duration.ofDays(30));
        calendar(active, transitions).look();
        assertThat(state(1)).isEqualTo(AgreementState.TERMINATED);
        assertThat(SampleRequests.income(active.engine())).isEqualTo("NO_AGREEMENT");
        assertThat(step(1, Cause.REMEDIED, OWNER)).isEqualTo(hindered(Hindrance.ENDED));
    }

    @Test
    void aGraveCauseEndsAtOnceEvenAfterNotice() {
        inForce();
        step(1, Cause.NO_LONGER_NEEDED, OWNER);
        assertThat(step(1, Cause.APPROVAL_WITHDRAWN, APPROVER)).isInstanceOf(Outcome.Done.class);
        assertThat(state(1)).isEqualTo(AgreementState.TERMINATED);
    }

    @Test
    void aDayOutsideTheTermOrBeforeTodayIsRefused() {
        approved(TAX);
        assertThat(step(1, Cause.AS_AGREED, TODAY.minusDays(1), OWNER)).isEqualTo(hindered(Hindrance.OUTSIDE_TERM));
        assertThat(step(1, Cause.AS_AGREED, LocalDate.of(2028, 1, 1), OWNER))
                .isEqualTo(hindered(Hindrance.OUTSIDE_TERM));
        assertThat(step(1, Cause.GIVEN_UP, TODAY.plusDays(1), OWNER)).isEqualTo(hindered(Hindrance.OUTSIDE_TERM));
        assertThat(step(1, Cause.GIVEN_UP, OWNER)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aTermThatIsOverEndsTheVersionByItself() {
        inForce();
        now = Instant.parse("2027-12-31T15:00:00Z");
        assertThat(SampleRequests.income(active.engine()))
                .as("asked as of April")
                .isEqualTo("clear");
        calendar(active, transitions).look();
        assertThat(state(1)).isEqualTo(AgreementState.EXPIRED);
        assertThat(store.history("agr-bl-tax", 1).getLast().reason()).isEqualTo("term-over");
    }

    @Test
    void twoWhoPutTwoVersionsInForceAtOnceLeaveOne() throws Exception {
        approved(TAX);
        approved(second());
        approved(TAX.replace("\nversion: 1\n", "\nversion: 3\n"));
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Outcome>> work =
                    List.of(() -> step(2, Cause.AS_AGREED, OWNER), () -> step(3, Cause.AS_AGREED, OWNER));
            both.invokeAll(work).forEach(done -> assertThat(done.state()).isEqualTo(Future.State.SUCCESS));
        }
        assertThat(store.inForce().documents()).hasSize(1);
    }

    @Test
    void withoutTheLogNothingChanges() {
        inForce();
        log.close();
        assertThat(step(1, Cause.MISUSE, OWNER)).isEqualTo(new Outcome.LogUnavailable());
        assertThat(imported(second(), OWNER)).isEqualTo(new AgreementImport.Outcome.LogUnavailable());
        assertThat(state(1)).isEqualTo(AgreementState.ACTIVE);
        assertThat(store.all()).hasSize(1);
    }
}

package kr.ieum.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.agreement.ActiveAgreements;
import kr.ieum.gateway.agreement.AgreementCalendar;
import kr.ieum.gateway.agreement.AgreementImport;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.AgreementStore;
import kr.ieum.gateway.agreement.Cause;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.gateway.agreement.SampleRequests;
import kr.ieum.gateway.agreement.Transitions;
import kr.ieum.gateway.agreement.Transitions.Actor;
import kr.ieum.gateway.agreement.Transitions.Order;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.PolicyEpoch;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.oversight.Acts;
import kr.ieum.gateway.oversight.Duties;
import kr.ieum.gateway.oversight.Duties.Answered;
import kr.ieum.gateway.oversight.DutiesAtTheEnd;
import kr.ieum.gateway.oversight.Duty;
import kr.ieum.gateway.oversight.DutyKind;
import kr.ieum.gateway.oversight.DutyWord;
import kr.ieum.gateway.oversight.LookupRecords;
import kr.ieum.gateway.oversight.Pseudonyms;
import kr.ieum.gateway.oversight.Seal;
import kr.ieum.gateway.testing.ChangingClock;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.yaml.Localized;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an agreement says of its end ({@code disposal}) is owed from its end on, on every database (design P9, §6). */
abstract class DisposalContract {

    private static final Actor OWNER = new Actor("oh.taeyang", "1210000", true, false);
    private static final Actor APPROVER = new Actor("shin.yerin", "1741000", false, true);
    private static final Official OFFICIAL = new Official(
            "official-4711",
            new Localized("김", "Kim"),
            DemoParties.JONGNO,
            new Localized("종로구", "Jongno-gu"),
            new Localized("통합조사팀", "team"),
            "welfare-case",
            Set.of("investigator"),
            3);
    private static final String DELETES = agreement("disposal: {onEnd: delete, within: P30D}\n");

    private final Instant[] now = {SampleRequests.NOON};
    private final Clock clock = ChangingClock.showing(now);
    private Databases.Database database;
    private DisclosureLog log;
    private AgreementStore store;
    private ActiveAgreements active;
    private Transitions transitions;
    private Duties duties;

    abstract Databases.Database open();

    @BeforeEach
    void openNode() {
        database = open();
        store = new AgreementStore(database.dataSource());
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, clock);
        active = new ActiveAgreements(store, DemoParties.references());
        transitions = transitions(log, active);
        Pseudonyms pseudonyms = new Pseudonyms(new SecretKeySpec(new byte[32], "AES"));
        Seal seal = new Seal(new SecretKeySpec(new byte[32], "AES"), new SecureRandom());
        duties = new Duties(
                database.dataSource(),
                new Acts(log, clock, new SecureRandom()),
                pseudonyms,
                new LookupRecords(database.dataSource(), log, pseudonyms, seal, id -> "통합조사팀", DemoParties.SEOUL),
                DemoParties.SEOUL);
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    private static String agreement(String more) {
        return SampleRequests.shipped("agr-bl-tax.yaml")
                .replace("std-benefit-eligibility, version: 2", "std-benefit-eligibility, version: 3")
                .replace("\ntests:\n", "\n" + more + "tests:\n");
    }

    private Transitions transitions(DisclosureLog log, ActiveAgreements active) {
        return new Transitions(
                store,
                new AgreementRecords(store, DemoParties.references(), clock),
                active,
                log,
                new DutiesAtTheEnd(DemoParties.SEOUL)::open,
                clock);
    }

    private AgreementCalendar calendar(DisclosureLog log) {
        ActiveAgreements set = new ActiveAgreements(store, DemoParties.references());
        return new AgreementCalendar(store, set, transitions(log, set), clock, DemoParties.SEOUL);
    }

    private void inForce(String text) {
        imported(text);
        int version = store.versions("agr-bl-tax").getLast().version();
        step(version, Cause.REVIEWED, APPROVER);
        step(version, Cause.AS_AGREED, OWNER);
    }

    private void imported(String text) {
        assertThat(new AgreementImport(store, DemoParties.references(), log, clock)
                        .importFile(text.getBytes(StandardCharsets.UTF_8), "upload.yaml", OWNER))
                .isInstanceOf(AgreementImport.Outcome.Imported.class);
    }

    private void step(int version, Cause cause, Actor actor) {
        assertThat(transitions.perform("agr-bl-tax", version, new Order(cause, Optional.empty()), actor))
                .isInstanceOf(Transitions.Outcome.Done.class);
    }

    private UUID lookedUp(Duties.Owed... further) throws Exception {
        UUID lookup = UUID.randomUUID();
        DecisionRequest request = SampleRequests.household();
        Decision.Decided decision = (Decision.Decided) active.engine().decide(request);
        Opening opening = Opening.fresh(Purpose.OFFICIAL, "x", new SecureRandom());
        List<Companion> companions =
                new ArrayList<>(new ActivePolicy(active, duties).duties(lookup, request, decision));
        companions.add(
                duties.arise(new Duties.Occasion(lookup, DemoParties.JONGNO, OFFICIAL.id(), now[0]), List.of(further)));
        companions.add(PolicyEpoch.expect(decision.policyEpoch()));
        log.append(
                List.of(new Leaf.Admin(
                        now[0], DemoParties.JONGNO, "intent", "x", opening.commitment(), opening.commitment())),
                companions);
        return lookup;
    }

    @Test
    void nobodyOwesAnythingBeforeTheAgreementHasEnded() throws Exception {
        inForce(DELETES);
        lookedUp();
        step(1, Cause.MISUSE, OWNER);
        assertThat(duties.open(OFFICIAL)).as("a suspension is no end").isEmpty();
        step(1, Cause.REMEDIED, OWNER);
        step(1, Cause.NO_LONGER_NEEDED, OWNER);
        assertThat(duties.open(OFFICIAL))
                .as("notice is given, the end is to come")
                .isEmpty();
    }

    @Test
    void aTerminationOpensWhatEachLookUpLeftToDelete() throws Exception {
        inForce(DELETES);
        UUID lookup = lookedUp();
        UUID another = lookedUp();
        step(1, Cause.GRAVE_BREACH, OWNER);
        assertThat(duties.open(OFFICIAL))
                .allSatisfy(duty -> {
                    assertThat(duty.kind()).isEqualTo(DutyKind.DELETE_AT_END);
                    assertThat(duty.due()).hasValue(Instant.parse("2026-05-01T15:00:00Z"));
                    assertThat(duty.state(now[0])).isEqualTo(Duty.State.PENDING);
                })
                .extracting(Duty::lookupId)
                .containsExactlyInAnyOrder(lookup, another);
        Duty duty = duties.open(OFFICIAL).getFirst();
        assertThat(duties.fulfil(OFFICIAL, duty.id(), DutyWord.RETURNED)).isEqualTo(Answered.UNFIT);
        assertThat(duties.caseEnded(OFFICIAL, duty.id(), LocalDate.of(2026, 4, 1)))
                .isEqualTo(Answered.UNFIT);
        assertThat(duties.fulfil(OFFICIAL, duty.id(), DutyWord.DELETED)).isEqualTo(Answered.DONE);
        now[0] = Instant.parse("2026-05-01T15:00:01Z");
        assertThat(duties.violated(DemoParties.JONGNO)).hasSize(1);
    }

    @Test
    void anEndThatComesWhileNoNodeRunsOpensTheDutiesOnceWithTheTimeOfTheEnd() throws Exception {
        inForce(agreement("disposal: {onEnd: return, within: P30D}\n"));
        lookedUp();
        now[0] = Instant.parse("2028-01-10T00:00:00Z");
        try (DisclosureLog second = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, clock);
                ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> both = new ArrayList<>();
            for (DisclosureLog one : List.of(log, second)) {
                AgreementCalendar calendar = calendar(one);
                both.add(() -> {
                    calendar.look();
                    calendar.look();
                    return true;
                });
            }
            for (Future<Boolean> node : nodes.invokeAll(both)) {
                assertThat(node.get()).isTrue();
            }
        }
        assertThat(duties.open(OFFICIAL)).singleElement().satisfies(duty -> {
            assertThat(duty.kind()).isEqualTo(DutyKind.RETURN_AT_END);
            assertThat(duty.due())
                    .as("thirty days from the end of 2027")
                    .hasValue(Instant.parse("2028-01-30T15:00:00Z"));
        });
        now[0] = Instant.parse("2028-01-20T00:00:00Z");
        calendar(log).look();
        assertThat(duties.open(OFFICIAL)).hasSize(1);
    }

    @Test
    void anEndAfterNoticeCountsFromItsDay() throws Exception {
        inForce(DELETES);
        lookedUp();
        step(1, Cause.NO_LONGER_NEEDED, OWNER);
        now[0] = Instant.parse("2026-05-20T00:00:00Z");
        calendar(log).look();
        assertThat(duties.open(OFFICIAL))
                .extracting(Duty::due)
                .containsExactly(Optional.of(Instant.parse("2026-05-30T15:00:00Z")));
    }

    @Test
    void aNewVersionIsNoEndAndItsEndIsThatOfTheVersionsBeforeToo() throws Exception {
        inForce(DELETES);
        lookedUp();
        inForce(agreement("")
                .replace(
                        "\nversion: 1\n",
                        "\nversion: 2\nsupersedes: {version: 1, digest: \""
                                + store.find("agr-bl-tax", 1).orElseThrow().digest()
                                + "\"}\n"));
        assertThat(duties.open(OFFICIAL)).isEmpty();
        lookedUp();
        step(2, Cause.GRAVE_BREACH, OWNER);
        assertThat(duties.open(OFFICIAL)).extracting(Duty::version).containsExactly(1);
    }

    @Test
    void aDraftThatIsGivenUpEndsNothing() throws Exception {
        inForce(DELETES);
        lookedUp();
        imported(DELETES.replace("\nversion: 1\n", "\nversion: 2\n"));
        step(2, Cause.GIVEN_UP, OWNER);
        assertThat(duties.open(OFFICIAL)).isEmpty();
    }

    @Test
    void whatWasDeletedWhenTheCaseHadEndedIsNotOwedAgain() throws Exception {
        inForce(DELETES);
        UUID deleted = lookedUp(new Duties.Owed("agr-bl-tax", 1, "O1", DutyKind.DELETE, Optional.empty()));
        UUID kept = lookedUp();
        Duty duty = duties.open(OFFICIAL).getFirst();
        assertThat(duty.lookupId()).isEqualTo(deleted);
        assertThat(duties.fulfil(OFFICIAL, duty.id(), DutyWord.DELETED)).isEqualTo(Answered.DONE);
        step(1, Cause.GRAVE_BREACH, OWNER);
        assertThat(duties.open(OFFICIAL)).extracting(Duty::lookupId).containsExactly(kept);
    }

    @Test
    void anAgreementThatSaysNothingOfItsEndLeavesNothing() throws Exception {
        inForce(agreement(""));
        lookedUp();
        step(1, Cause.GRAVE_BREACH, OWNER);
        assertThat(duties.open(OFFICIAL)).isEmpty();
    }
}

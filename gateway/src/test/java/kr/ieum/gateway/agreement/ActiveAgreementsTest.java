package kr.ieum.gateway.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import kr.ieum.gateway.agreement.Transitions.Actor;
import kr.ieum.gateway.agreement.Transitions.Order;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.NationalRulesFile;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.NationalRules;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in force is one snapshot: a bad file never touches it, and a change swaps it as a whole. */
class ActiveAgreementsTest {

    private static final Actor OWNER = new Actor("oh.taeyang", "1210000", true, false);
    private static final Actor APPROVER = new Actor("shin.yerin", "1741000", false, true);
    private static final String TAX = SampleRequests.shipped("agr-bl-tax.yaml");

    private final Clock clock = Clock.fixed(Instant.parse("2026-04-01T03:00:00Z"), ZoneOffset.UTC);
    private Databases.Database database;
    private DisclosureLog log;
    private AgreementStore store;
    private ActiveAgreements active;

    @BeforeEach
    void putInForce() {
        database = Databases.h2();
        store = new AgreementStore(database.dataSource());
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, clock);
        active = new ActiveAgreements(store, DemoParties.references());
        assertThat(imported(TAX)).isInstanceOf(AgreementImport.Outcome.Imported.class);
        step(Cause.REVIEWED, APPROVER);
        step(Cause.AS_AGREED, OWNER);
        assertThat(SampleRequests.income(active.engine())).isEqualTo("clear");
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    private AgreementImport.Outcome imported(String text) {
        return new AgreementImport(store, DemoParties.references(), log, clock)
                .importFile(text.getBytes(StandardCharsets.UTF_8), "upload.yaml", OWNER);
    }

    private void step(Cause cause, Actor actor) {
        Transitions transitions = new Transitions(
                store, new AgreementRecords(store, DemoParties.references(), clock), active, log, clock);
        assertThat(transitions.perform("agr-bl-tax", 1, new Order(cause, Optional.empty()), actor))
                .isInstanceOf(Transitions.Outcome.Done.class);
    }

    @Test
    void aBadFileIsRefusedWithEveryFaultAndTheSnapshotStaysUntouched() {
        Engine before = active.engine();
        AgreementImport.Outcome outcome = imported(TAX.replace("\nversion: 1\n", "\nversion: 2\ncolour: red\n")
                .replace("ref: Income/amount", "ref: Income/amuont")
                .replace("- id: G2", "- id: G1")
                .replace("{refused: relation-unverified}", "{form: clear}"));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        AgreementImport.Outcome.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(Fault::rule)
                                .contains("Y8", "A5", "A3"));
        assertThat(active.refresh()).isEmpty();
        assertThat(active.policyEpoch())
                .isEqualTo(before.decide(SampleRequests.household()).policyEpoch());
        assertThat(SampleRequests.income(active.engine())).isEqualTo("clear");
        assertThat(store.find("agr-bl-tax", 2)).isEmpty();
    }

    @Test
    void nationalRulesBindWhatIsInForce() {
        Terms.Ceiling ceiling = new Terms.Ceiling(
                "N1",
                Set.of(new AttributeKey("Income/amount")),
                Form.parse("band:10000000").orElseThrow(),
                Condition.always());
        ActiveAgreements bound = new ActiveAgreements(
                store,
                DemoParties.references(),
                new NationalRulesFile(new NationalRules(List.of(ceiling), List.of()), Duration.ofSeconds(2)));
        bound.refresh();
        assertThat(SampleRequests.income(bound.engine())).isEqualTo("band:10000000");
    }

    @Test
    void aSnapshotThatIsNewerThanTheDecisionIsNotLoadedAgainAndAnOlderOneIs() {
        long decided = active.policyEpoch();
        ActiveAgreements elsewhere = new ActiveAgreements(store, DemoParties.references());
        elsewhere.refreshBeyond(0);
        assertThat(elsewhere.policyEpoch()).isEqualTo(decided);
        Engine before = elsewhere.engine();
        elsewhere.refreshBeyond(decided - 1);
        assertThat(elsewhere.engine()).isSameAs(before);
        step(Cause.DISPUTE, OWNER);
        elsewhere.refreshBeyond(decided);
        assertThat(SampleRequests.income(elsewhere.engine())).isEqualTo("SUSPENDED");
    }

    @Test
    void aVersionThatThisNodeHasReadIsNotReadAgainWhateverBecomesOfIt() {
        Agreement read = active.find("agr-bl-tax", 1).orElseThrow();
        step(Cause.DISPUTE, OWNER);
        assertThat(active.find("agr-bl-tax", 1)).isEmpty();
        step(Cause.UNFOUNDED, OWNER);
        assertThat(active.find("agr-bl-tax", 1)).containsSame(read);
        assertThat(SampleRequests.income(active.engine())).isEqualTo("clear");
    }

    /** Each epoch has one outcome, whoever decides while agreements are suspended and resumed. */
    @Test
    void changesAndDecisionsAtTheSameTimeNeverShowAMixture() throws Exception {
        Map<Long, String> seen = new ConcurrentHashMap<>();
        List<String> mixtures = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService callers = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> deciders = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                deciders.add(callers.submit(() -> {
                    int decided = 0;
                    while (!over.get() || decided == 0) {
                        Engine engine = active.engine();
                        long epoch = ((Decision.Decided) engine.decide(SampleRequests.household())).policyEpoch();
                        String income = SampleRequests.income(engine);
                        String other = seen.putIfAbsent(epoch, income);
                        if (other != null && !other.equals(income)) {
                            synchronized (mixtures) {
                                mixtures.add(epoch + ": " + other + " and " + income);
                            }
                        }
                        decided++;
                    }
                    return decided;
                }));
            }
            Future<?> refreshing = callers.submit(() -> {
                while (!over.get()) {
                    active.refresh();
                }
            });
            Map<Long, String> expected = new ConcurrentHashMap<>();
            for (int i = 0; i < 10; i++) {
                step(i % 2 == 0 ? Cause.DISPUTE : Cause.UNFOUNDED, OWNER);
                expected.put(active.policyEpoch(), i % 2 == 0 ? "SUSPENDED" : "clear");
            }
            over.set(true);
            for (Future<Integer> decider : deciders) {
                assertThat(decider.get()).isPositive();
            }
            refreshing.get();
            assertThat(mixtures).isEmpty();
            assertThat(expected).hasSize(10);
            expected.forEach((epoch, income) -> {
                if (seen.containsKey(epoch)) {
                    assertThat(seen).containsEntry(epoch, income);
                }
            });
        }
    }
}

package kr.ieum.gateway.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementSuspension.Actor;
import kr.ieum.gateway.agreement.AgreementSuspension.Cause;
import kr.ieum.gateway.agreement.AgreementSuspension.Outcome;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.PolicyEpoch;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What suspending and resuming promise, on every database. */
abstract class AgreementSuspensionContract {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T03:00:00Z"), ZoneOffset.UTC);
    private static final Actor OWNER = new Actor("oh.taeyang", "1210000");

    private Databases.Database database;
    private AgreementStore store;
    private ActiveAgreements active;
    private DisclosureLog log;
    private AgreementSuspension suspension;

    abstract Databases.Database open();

    @BeforeEach
    void activateTax() {
        database = open();
        store = new AgreementStore(database.dataSource(), CLOCK);
        Faults faults = new Faults();
        store.importFiles(
                List.of(new AgreementLoader(DemoParties.references())
                        .parse(
                                SampleRequests.shipped("agr-bl-tax.yaml").getBytes(StandardCharsets.UTF_8),
                                "agr-bl-tax.yaml",
                                faults)
                        .orElseThrow()),
                true,
                "start",
                faults);
        active = new ActiveAgreements(store, DemoParties.references());
        active.refresh();
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, CLOCK);
        suspension = new AgreementSuspension(
                store, new AgreementRecords(store, DemoParties.references(), CLOCK), active, log, CLOCK);
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    private Outcome change(Cause cause, Actor actor) {
        return suspension.change("agr-bl-tax", 1, cause, actor);
    }

    @Test
    void aSuspensionHoldsAtOnceAndStandsInHistoryAndLog() {
        long before = store.policyEpoch();
        assertThat(change(Cause.SECURITY_INCIDENT, OWNER)).isEqualTo(new Outcome.Done(before + 1));
        assertThat(SampleRequests.income(active.engine())).isEqualTo("SUSPENDED");
        AgreementChange last = store.history("agr-bl-tax", 1).getLast();
        assertThat(last.state()).isEqualTo(AgreementState.SUSPENDED);
        assertThat(last.reason()).isEqualTo("security-incident");
        assertThat(last.by()).isEqualTo("oh.taeyang");
        assertThat(admin()).containsExactly("1210000 agreement-suspended agr-bl-tax/1");
    }

    @Test
    void noIntentDecidedBeforeTheSuspensionCommitsAfterIt() {
        long decided = active.policyEpoch();
        change(Cause.MISUSE, OWNER);
        Opening opening = Opening.fresh(Purpose.OFFICIAL, "x", new SecureRandom());
        Leaf intent =
                new Leaf.Admin(CLOCK.instant(), "3000000", "intent", "x", opening.commitment(), opening.commitment());
        assertThatThrownBy(() -> log.append(List.of(intent), List.of(PolicyEpoch.expect(decided))))
                .isInstanceOf(PolicyEpoch.Moved.class);
    }

    @Test
    void theProviderResumesWhatItSuspended() {
        change(Cause.WRONG_VALUES, OWNER);
        assertThat(change(Cause.REMEDIED, OWNER)).isInstanceOf(Outcome.Done.class);
        assertThat(SampleRequests.income(active.engine())).isEqualTo("clear");
        assertThat(admin())
                .containsExactly("1210000 agreement-suspended agr-bl-tax/1", "1210000 agreement-resumed agr-bl-tax/1");
    }

    @Test
    void nobodyButTheProviderChangesAnythingAndNothingIsLogged() {
        long before = store.policyEpoch();
        assertThat(change(Cause.MISUSE, new Actor("kim", "3000000"))).isEqualTo(new Outcome.Refused());
        assertThat(change(Cause.MISUSE, new Actor("shin", "1741000"))).isEqualTo(new Outcome.Refused());
        assertThat(change(Cause.REMEDIED, OWNER)).isEqualTo(new Outcome.Refused());
        assertThat(suspension.change("agr-bl-tax", 2, Cause.MISUSE, OWNER)).isEqualTo(new Outcome.Refused());
        assertThat(store.policyEpoch()).isEqualTo(before);
        assertThat(admin()).isEmpty();
    }

    @Test
    void withoutTheLogNothingIsSuspended() {
        log.close();
        assertThat(change(Cause.MISUSE, OWNER)).isEqualTo(new Outcome.LogUnavailable());
        assertThat(store.find("agr-bl-tax", 1).orElseThrow().state()).isEqualTo(AgreementState.ACTIVE);
    }

    private List<String> admin() {
        return new LogReader(database.dataSource())
                .list(0, LogReader.MAX_COUNT).stream()
                        .flatMap(entry -> entry.leaf() instanceof Leaf.Admin leaf
                                ? Stream.of(leaf.agency() + " " + leaf.action() + " " + leaf.object())
                                : Stream.empty())
                        .toList();
    }
}

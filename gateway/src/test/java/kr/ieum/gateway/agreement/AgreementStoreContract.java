package kr.ieum.gateway.agreement;

import static kr.ieum.gateway.agreement.AgreementState.ACTIVE;
import static kr.ieum.gateway.agreement.AgreementState.DRAFT;
import static kr.ieum.gateway.agreement.AgreementState.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store of agreement versions and the set in force promise, on every database. */
abstract class AgreementStoreContract {

    private static final Instant NOW = Instant.parse("2026-04-01T03:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final AgreementLoader LOADER = new AgreementLoader(DemoParties.references());
    private static final String TAX = SampleRequests.shipped("agr-bl-tax.yaml");

    private Databases.Database database;
    private AgreementStore store;
    private DisclosureLog log;

    abstract Databases.Database open();

    @BeforeEach
    void openStore() {
        database = open();
        store = new AgreementStore(database.dataSource());
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, CLOCK);
    }

    @AfterEach
    void closeDatabase() {
        log.close();
        database.close();
    }

    private static AgreementFile file(String text) {
        Faults faults = new Faults();
        AgreementFile file = LOADER.parse(text.getBytes(StandardCharsets.UTF_8), "agreements/agr-bl-tax.yaml", faults)
                .orElse(null);
        assertThat(faults.list()).isEmpty();
        return file;
    }

    private static AgreementFile tax(int version) {
        return file(TAX.replace("\nversion: 1\n", "\nversion: " + version + "\n"));
    }

    private AgreementImport imports() {
        return new AgreementImport(store, DemoParties.references(), log, CLOCK);
    }

    private Optional<Hindrance> move(Cause cause) {
        return new LoggedMoves(store, log, Ending.NONE, CLOCK)
                .write("agr-bl-tax", 1, cause, TODAY, TODAY, "kim", "1210000");
    }

    private List<StoredAgreement> imported(boolean activate, AgreementFile... files) {
        Faults faults = new Faults();
        List<StoredAgreement> imported = imports().importAtStart(List.of(files), activate, faults);
        assertThat(faults.list()).isEmpty();
        return imported;
    }

    @Test
    void anUnknownVersionIsImportedAsDraftAndReported() {
        assertThat(imported(false, tax(1)))
                .containsExactly(new StoredAgreement(
                        "agr-bl-tax",
                        1,
                        tax(1).digest(),
                        DRAFT,
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2027, 12, 31),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        NOW));
        assertThat(store.inForce().documents()).isEmpty();
    }

    @Test
    void theDemoActivatesWhatIsNewAndOnlyThat() {
        assertThat(imported(true, tax(1))).extracting(StoredAgreement::state).containsExactly(ACTIVE);
        move(Cause.MISUSE);
        assertThat(imported(true, tax(1))).isEmpty();
        assertThat(store.find("agr-bl-tax", 1).orElseThrow().state()).isEqualTo(SUSPENDED);
    }

    @Test
    void aKnownVersionWithAnotherDigestIsAFaultNamingBothAndNothingIsImported() {
        imported(false, tax(1));
        AgreementFile changed = file(TAX.replace("perDay: 100000", "perDay: 99999"));
        AgreementFile unknown = file(TAX.replace("id: agr-bl-tax", "id: agr-bl-other"));
        Faults faults = new Faults();
        assertThat(imports().importAtStart(List.of(unknown, changed), true, faults))
                .isEmpty();
        assertThat(faults.list()).singleElement().satisfies(fault -> {
            assertThat(fault.rule()).isEqualTo("A26");
            assertThat(fault.message()).contains(tax(1).digest(), changed.digest());
        });
        assertThat(store.all()).extracting(StoredAgreement::id).containsExactly("agr-bl-tax");
    }

    @Test
    void exportReturnsTheExactBytes() {
        String odd = "\n\n# 띄어쓰기와   주석도 그대로\n" + TAX + "\n\n";
        imported(false, file(odd));
        assertThat(store.export("agr-bl-tax", 1)).hasValue(odd.getBytes(StandardCharsets.UTF_8));
        assertThat(store.export("agr-bl-tax", 2)).isEmpty();
    }

    @Test
    void everyStepMovesTheEpochAndImportOfADraftDoesNot() {
        long before = store.policyEpoch();
        imported(false, tax(1));
        assertThat(store.policyEpoch()).isEqualTo(before);
        for (Cause cause : List.of(Cause.REVIEWED, Cause.AS_AGREED, Cause.MISUSE, Cause.REMEDIED, Cause.GRAVE_BREACH)) {
            assertThat(move(cause)).as(cause.code()).isEmpty();
            assertThat(store.policyEpoch()).isEqualTo(++before);
        }
    }

    @Test
    void aChangeThatIsNotAllowedChangesNothing() {
        imported(false, tax(1));
        long before = store.policyEpoch();
        assertThat(move(Cause.MISUSE)).hasValue(Hindrance.WRONG_STATE);
        assertThat(move(Cause.AS_AGREED)).as("nobody has approved it").hasValue(Hindrance.WRONG_STATE);
        assertThat(store.policyEpoch()).isEqualTo(before);
        assertThat(store.history("agr-bl-tax", 1)).hasSize(1);
    }

    @Test
    void historyKeepsEachStepWithReasonAndEpoch() {
        imported(false, tax(1));
        move(Cause.REVIEWED);
        move(Cause.AS_AGREED);
        move(Cause.DISPUTE);
        assertThat(store.history("agr-bl-tax", 1))
                .extracting(
                        AgreementChange::step,
                        AgreementChange::by,
                        AgreementChange::transition,
                        AgreementChange::state,
                        AgreementChange::reason,
                        AgreementChange::policyEpoch)
                .containsExactly(
                        tuple(1, "start", Transition.IMPORT, DRAFT, "imported", 0L),
                        tuple(2, "kim", Transition.APPROVE, AgreementState.APPROVED, "reviewed", 1L),
                        tuple(3, "kim", Transition.ACTIVATE, ACTIVE, "as-agreed", 2L),
                        tuple(4, "kim", Transition.SUSPEND, SUSPENDED, "dispute", 3L));
    }

    @Test
    void everythingIsThereAfterTheDatabaseIsReopened() {
        imported(true, tax(1));
        AgreementStore again = new AgreementStore(database.reopen());
        assertThat(again.inForce().documents())
                .containsExactly(new AgreementStore.Document("agr-bl-tax", 1, Optional.empty(), TAX));
    }

    @Test
    void theSnapshotFollowsActivationAndSuspension() {
        ActiveAgreements active = new ActiveAgreements(store, DemoParties.references());
        assertThat(SampleRequests.income(active.engine())).isEqualTo("NO_AGREEMENT");
        imported(true, tax(1));
        assertThat(active.refresh()).isEmpty();
        assertThat(SampleRequests.income(active.engine())).isEqualTo("clear");
        assertThat(active.policyEpoch()).isEqualTo(store.policyEpoch());
        move(Cause.MISUSE);
        assertThat(SampleRequests.income(active.engine())).isEqualTo("clear");
        active.refresh();
        assertThat(SampleRequests.income(active.engine())).isEqualTo("SUSPENDED");
        assertThat(active.all()).as("what is suspended is not in force").isEmpty();
    }

    @Test
    void aStoredAgreementThatNoLongerLoadsIsReportedAndNotInForce() {
        imported(true, tax(1));
        ActiveAgreements elsewhere = new ActiveAgreements(store, SampleRequests.withoutTaxRegister());
        assertThat(elsewhere.refresh()).extracting(Fault::rule).contains("A20");
        assertThat(elsewhere.all()).isEmpty();
        assertThat(SampleRequests.income(elsewhere.engine())).isEqualTo("NO_AGREEMENT");
    }

    @Test
    void anAuthorityIsExplainedInWords() {
        imported(true, tax(1));
        ActiveAgreements active = new ActiveAgreements(store, DemoParties.references());
        active.refresh();
        Explanation why = active.explain(new Decision.Authority("agr-bl-tax", 1, "G2", "C4", "L2"))
                .orElseThrow();
        assertThat(why.basis().ko()).isEqualTo("「국세기본법」 제81조의13");
        assertThat(why.basis().en()).isEqualTo("Framework Act on National Taxes art. 81-13");
        assertThat(why.grantText().ko()).contains("부양의무자", "130,000,000원 초과 여부");
        assertThat(why.grantText().en()).contains("obligor", "whether over 130,000,000 won");
        assertThat(active.explain(new Decision.Authority("agr-bl-tax", 2, "G2", "C4", "L2")))
                .isEmpty();
    }
}

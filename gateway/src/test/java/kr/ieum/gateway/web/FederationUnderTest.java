package kr.ieum.gateway.web;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterStatus;
import kr.ieum.gateway.agreement.ActiveAgreements;
import kr.ieum.gateway.agreement.AgreementImport;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.AgreementStore;
import kr.ieum.gateway.agreement.Transitions;
import kr.ieum.gateway.agreement.request.AgreementRequestStore;
import kr.ieum.gateway.agreement.request.AgreementRequests;
import kr.ieum.gateway.catalogue.RegisterRecords;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.VolumeCounters;
import kr.ieum.gateway.start.Federation;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.task.BusinessFunctions;
import kr.ieum.schemas.yaml.Faults;

/** The shipped federation over a real database, as administrators read it. */
final class FederationUnderTest implements AutoCloseable {

    private static final Path ROOT = Path.of(System.getProperty("ieum.root", ".."));

    private final Federation federation;
    private final Databases.Database database;
    private final AgreementStore store;
    private final AgreementRecords records;
    private final ActiveAgreements active;
    private final DisclosureLog log;

    private FederationUnderTest(Federation federation, Databases.Database database) {
        this.federation = federation;
        this.database = database;
        this.store = new AgreementStore(database.dataSource());
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, Clock.systemUTC());
        Faults faults = new Faults();
        imports().importAtStart(federation.agreements(), true, faults);
        imports().importAtStart(federation.drafts(), false, faults);
        faults.throwIfAny();
        records = new AgreementRecords(store, federation.references(), Clock.systemUTC());
        active = new ActiveAgreements(store, federation.references());
        active.refresh();
    }

    Workbench workbench(Clock clock) {
        return new Workbench(
                federation.schemas().model(),
                federation.schemas().codeLists(),
                federation.schemas().words(),
                federation.schemas().mappings(),
                clock);
    }

    static FederationUnderTest shipped() {
        return new FederationUnderTest(
                Federation.load(ROOT.resolve("config"), ROOT.resolve("schemas")), Databases.h2());
    }

    AgreementRecords agreements() {
        return records;
    }

    ActiveAgreements active() {
        return active;
    }

    Transitions transitions() {
        return new Transitions(store, records, active, log, Clock.systemUTC());
    }

    AgreementImport imports() {
        return new AgreementImport(store, federation.references(), log, Clock.systemUTC());
    }

    AgreementRequests requests() {
        return new AgreementRequests(
                new AgreementRequestStore(database.dataSource()), federation.references(), Clock.systemUTC());
    }

    RegisterRecords registers() {
        return new RegisterRecords(
                federation.catalogue(),
                federation.schemas().mappings(),
                id -> new RegisterStatus(
                        id, "", RegisterAdapter.Narrowing.AT_SOURCE, 0, Optional.empty(), Optional.empty()));
    }

    BusinessFunctions functions() {
        return federation.schemas().functions();
    }

    Agencies agencies() {
        return federation.agencies();
    }

    VolumeCounters volumes() {
        return new VolumeCounters(database.dataSource());
    }

    @Override
    public void close() {
        log.close();
        database.close();
    }
}

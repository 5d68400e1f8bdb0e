package kr.ieum.gateway.web;

import java.nio.file.Path;
import java.time.Clock;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.AgreementStore;
import kr.ieum.gateway.log.VolumeCounters;
import kr.ieum.gateway.start.Federation;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.yaml.Faults;

/** The shipped federation over a real database, as administrators read it. */
final class FederationUnderTest implements AutoCloseable {

    private static final Path ROOT = Path.of(System.getProperty("ieum.root", ".."));

    private final Federation federation;
    private final Databases.Database database;
    private final AgreementStore store;

    private FederationUnderTest(Federation federation, Databases.Database database) {
        this.federation = federation;
        this.database = database;
        this.store = new AgreementStore(database.dataSource(), Clock.systemUTC());
        Faults faults = new Faults();
        store.importFiles(federation.agreements(), true, "start", faults);
        faults.throwIfAny();
    }

    static FederationUnderTest shipped() {
        return new FederationUnderTest(
                Federation.load(ROOT.resolve("config"), ROOT.resolve("schemas")), Databases.h2());
    }

    AgreementRecords agreements() {
        return new AgreementRecords(store, federation.references(), Clock.systemUTC());
    }

    VolumeCounters volumes() {
        return new VolumeCounters(database.dataSource());
    }

    @Override
    public void close() {
        database.close();
    }
}

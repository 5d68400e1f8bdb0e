package kr.ieum.gateway.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.gateway.agreement.document.ClauseText;
import kr.ieum.gateway.agreement.document.InnerTestResult;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;

/**
 * Every agreement version that this installation knows, for reading: lists, single versions, history and the tests inside.
 * The store is asked each time, so that a change on any node shows at once; what a version's bytes say is read once, for
 * they never change. Thread-safe.
 */
public final class AgreementRecords {

    private record Read(Optional<AgreementFile> file, List<Fault> faults) {}

    private final AgreementStore store;
    private final References references;
    private final AgreementLoader loader;
    private final Clock clock;
    private final Map<String, Read> read = new ConcurrentHashMap<>();

    /** Reads a store whose agreements refer to these. */
    public AgreementRecords(AgreementStore store, References references, Clock clock) {
        this.store = store;
        this.references = references;
        this.loader = new AgreementLoader(references);
        this.clock = clock;
    }

    /** What the agreements refer to. */
    public References references() {
        return references;
    }

    /** All versions that the onlooker may read, by id, the newest version first. */
    public List<AgreementRecord> all(Onlooker onlooker) {
        return store.all().stream()
                .map(this::record)
                .filter(record -> onlooker.maySee(record, references))
                .sorted(Comparator.comparing(AgreementRecord::id)
                        .thenComparing(Comparator.comparingInt(AgreementRecord::version)
                                .reversed()))
                .toList();
    }

    /** One version, if the onlooker may read it; one that may not be read is as if it weren't there. */
    public Optional<AgreementRecord> find(String id, int version, Onlooker onlooker) {
        return store.find(id, version).map(this::record).filter(record -> onlooker.maySee(record, references));
    }

    /** The versions of an agreement that the onlooker may read, the newest first. */
    public List<AgreementRecord> versions(String id, Onlooker onlooker) {
        return all(onlooker).stream().filter(record -> record.id().equals(id)).toList();
    }

    /** The history of a version, oldest first. */
    public List<AgreementChange> history(AgreementRecord record) {
        return store.history(record.id(), record.version());
    }

    /** The exact bytes of a version. */
    public byte[] bytes(AgreementRecord record) {
        return store.export(record.id(), record.version()).orElseThrow();
    }

    /** The clause text that a lawyer reads. */
    public Optional<ClauseText> clauseText(Agreement agreement) {
        return ClauseText.of(agreement, references);
    }

    /** Runs the tests inside a version now, over this version alone. */
    public List<InnerTestResult> runTests(AgreementRecord record) {
        return record.file().map(loader::runTests).orElse(List.of());
    }

    /**
     * What the check says of a version: its stored bytes are read anew.
     *
     * @param faults why it isn't in force although its state says so; none as long as it loads
     * @param remarks what is weaker than it might be
     */
    public record Checked(
            AgreementRecord record, List<Fault> faults, List<Fault> remarks, List<InnerTestResult> tests) {

        /** Makes it immutable. */
        public Checked {
            faults = List.copyOf(faults);
            remarks = List.copyOf(remarks);
            tests = List.copyOf(tests);
        }
    }

    /** Checks everything that is active, with the loader that also decides what is enforced. */
    public List<Checked> check(Onlooker onlooker) {
        return all(onlooker).stream()
                .filter(record -> record.stored().state() == AgreementState.ACTIVE)
                .map(record -> {
                    Read anew = read(record.id(), record.version());
                    return new Checked(
                            record,
                            anew.faults(),
                            anew.file().map(AgreementFile::warnings).orElse(List.of()),
                            anew.file().map(loader::runTests).orElse(List.of()));
                })
                .toList();
    }

    private AgreementRecord record(StoredAgreement stored) {
        Read known = read.computeIfAbsent(
                stored.id() + " " + stored.version() + " " + stored.digest(),
                key -> read(stored.id(), stored.version()));
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), references.parties().zone());
        return new AgreementRecord(stored, Standing.of(stored, today), known.file(), known.faults());
    }

    private Read read(String id, int version) {
        Faults faults = new Faults();
        Optional<AgreementFile> file =
                store.export(id, version).flatMap(bytes -> loader.parse(bytes, id + " version " + version, faults));
        return new Read(file, faults.list());
    }
}

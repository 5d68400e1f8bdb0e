package kr.ieum.gateway.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.Transitions.Actor;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.agreement.engine.NationalRules;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in files of agreements: those of the configuration at each start, and one at a time from somebody who speaks for a
 * party while the node runs (design §6, Files and database). An unknown (id, version) becomes a draft; a known one stays as
 * it is, and one with another digest is refused. A file with any fault changes nothing.
 */
public final class AgreementImport {

    /** Bytes of a file from outside; the longest agreement that ships has a tenth of it. */
    public static final int MAX_BYTES = 256 * 1024;

    /** Leaves and companions of one append at start. */
    private static final int AT_ONCE = 200;

    private static final String START = "start";
    private static final Logger LOG = LoggerFactory.getLogger(AgreementImport.class);

    private final AgreementStore store;
    private final References references;
    private final AgreementLoader loader;
    private final DisclosureLog log;
    private final Clock clock;
    private final LoggedMoves moves;

    /** Imports into a store whose agreements refer to these. */
    public AgreementImport(AgreementStore store, References references, DisclosureLog log, Clock clock) {
        this(store, references, NationalRules.NONE, log, clock);
    }

    /** The same under national rules. */
    public AgreementImport(
            AgreementStore store, References references, NationalRules national, DisclosureLog log, Clock clock) {
        this.store = store;
        this.references = references;
        this.loader = new AgreementLoader(references, national);
        this.log = log;
        this.clock = clock;
        this.moves = new LoggedMoves(store, log, Ending.NONE, clock);
    }

    /** What came of a file. */
    public sealed interface Outcome {

        /** It is a draft now. */
        record Imported(StoredAgreement version) implements Outcome {}

        /** These very words were there already; nothing was changed. */
        record Known(StoredAgreement version) implements Outcome {}

        /** It is refused as a whole, with every fault. */
        record Faulty(List<Fault> faults) implements Outcome {}

        /** The official speaks for no party of it. */
        record NotYours() implements Outcome {}

        /** What can't be logged isn't done. */
        record LogUnavailable() implements Outcome {}
    }

    /**
     * Imports one file.
     *
     * @param name as faults show it
     */
    public Outcome importFile(byte[] bytes, String name, Actor actor) {
        Faults faults = new Faults();
        Optional<AgreementFile> read = loader.parse(bytes, name, faults);
        if (read.isEmpty()) {
            return new Outcome.Faulty(faults.list());
        }
        AgreementFile file = read.get();
        if (!isParty(file.agreement(), actor)) {
            return new Outcome.NotYours();
        }
        Optional<StoredAgreement> known = known(file);
        if (known.isPresent()) {
            return known(known.get(), file);
        }
        try {
            log.append(
                    List.of(leaf(actor.agency(), file, actor.official())),
                    List.of(connection -> new VersionRows(connection, clock).insert(file, actor.official())));
        } catch (CompanionRefused e) {
            // somebody else imported the same version meanwhile
            return known(file).map(version -> known(version, file)).orElseGet(Outcome.LogUnavailable::new);
        } catch (kr.ieum.gateway.log.LogUnavailable e) {
            return new Outcome.LogUnavailable();
        }
        return new Outcome.Imported(known(file).orElseThrow());
    }

    private static Outcome known(StoredAgreement version, AgreementFile file) {
        return version.digest().equals(file.digest())
                ? new Outcome.Known(version)
                : new Outcome.Faulty(List.of(otherDigest(version, file)));
    }

    private boolean isParty(Agreement agreement, Actor actor) {
        boolean approves = actor.approver() && agreement.approvers().contains(actor.agency());
        boolean owns = actor.dataOwner()
                && Stream.concat(
                                agreement.providers().stream(),
                                agreement.consumers().stream().flatMap(party -> references.agenciesOf(party).stream()))
                        .anyMatch(actor.agency()::equals);
        return approves || owns;
    }

    /**
     * Imports the files of the configuration.
     *
     * @param activate whether new ones come into force at once, as in the demo; one that may not, because it isn't the
     *     successor of the one in force, stays a draft
     * @param faults receives a fault (rule A26) for each known version with another digest; then nothing is imported
     * @return what was new, for the report at start
     * @throws kr.ieum.gateway.log.LogUnavailable when the log can't be written
     */
    public List<StoredAgreement> importAtStart(List<AgreementFile> files, boolean activate, Faults faults) {
        int before = faults.count();
        List<AgreementFile> unknown = new ArrayList<>();
        for (AgreementFile file : files) {
            Optional<StoredAgreement> version = known(file);
            if (version.isEmpty()) {
                unknown.add(file);
            } else if (!version.get().digest().equals(file.digest())) {
                faults.add(otherDigest(version.get(), file));
            }
        }
        if (faults.count() > before) {
            return List.of();
        }
        for (int i = 0; i < unknown.size(); i += AT_ONCE) {
            importNew(unknown.subList(i, Math.min(i + AT_ONCE, unknown.size())));
        }
        if (activate) {
            unknown.forEach(this::activate);
        }
        return unknown.stream().map(file -> known(file).orElseThrow()).toList();
    }

    private void importNew(List<AgreementFile> files) {
        List<AgreementFile> left = files;
        while (!left.isEmpty()) {
            List<AgreementFile> batch = left;
            try {
                log.append(
                        batch.stream()
                                .map(file -> leaf(LoggedMoves.INSTALLATION, file, START))
                                .toList(),
                        List.of(connection -> {
                            VersionRows rows = new VersionRows(connection, clock);
                            for (AgreementFile file : batch) {
                                rows.insert(file, START);
                            }
                        }));
                return;
            } catch (CompanionRefused e) {
                // another node of the same start was faster with some; what it wrote is the same
                left = batch.stream().filter(file -> known(file).isEmpty()).toList();
                if (left.size() == batch.size()) {
                    throw new IllegalStateException("agreements of the configuration can't be imported", e);
                }
            }
        }
    }

    private void activate(AgreementFile file) {
        Agreement agreement = file.agreement();
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), references.parties().zone());
        LocalDate from = agreement.term().from();
        moves.write(
                        agreement.id(),
                        agreement.version(),
                        Cause.ACTIVATED_ON_IMPORT,
                        today,
                        today.isBefore(from) ? from : today,
                        START,
                        LoggedMoves.INSTALLATION)
                .ifPresent(why -> LOG.warn(
                        "agreement {} version {} stays a draft: {}", agreement.id(), agreement.version(), why));
    }

    private Optional<StoredAgreement> known(AgreementFile file) {
        return store.find(file.agreement().id(), file.agreement().version());
    }

    private Leaf leaf(String agency, AgreementFile file, String official) {
        return moves.leaf(
                agency,
                "agreement-imported",
                file.agreement().id(),
                file.agreement().version(),
                official,
                Cause.IMPORTED);
    }

    private static Fault otherDigest(StoredAgreement version, AgreementFile file) {
        return new Fault(
                file.name(),
                0,
                "version",
                "A26",
                version.id() + " version " + version.version() + " has digest " + file.digest()
                        + ", but the one in the database has " + version.digest(),
                "restore the file, or give the changed text a new version");
    }
}

package kr.ieum.gateway.disclosure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.disclosure.DisclosureStore.Latest;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogEntry;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.schemas.model.SubjectKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erasure by destroying a subject's key: what lay under it can be opened by nobody, and the tree stays whole. The leaf of an erasure
 * carries the commitment that stood beside the key (its tombstone), so that the log itself is the list of keys that must not exist:
 * {@link #again} destroys them once more when an older backup of keys was restored. The leaf names nobody.
 */
public final class Erasures {

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);

    private final DisclosureStore store;
    private final SubjectKeys keys;
    private final DisclosureReferences references;
    private final LegalHolds holds;
    private final Retention retention;
    private final DisclosureLog log;
    private final Clock clock;
    private final ZoneId zone;

    /** Joins the parts. */
    public Erasures(
            DisclosureStore store,
            SubjectKeys keys,
            DisclosureReferences references,
            LegalHolds holds,
            Retention retention,
            DisclosureLog log,
            Clock clock,
            ZoneId zone) {
        this.store = store;
        this.keys = keys;
        this.references = references;
        this.holds = holds;
        this.retention = retention;
        this.log = log;
        this.clock = clock;
        this.zone = zone;
    }

    /** What became of a request to erase. */
    public sealed interface Outcome {
        /** So many disclosures can't be read any more. */
        record Erased(long items) implements Outcome {}

        /** Nothing was ever kept about the subject, or it is erased already. */
        record Nothing() implements Outcome {}

        /** The law has the records kept up to and including that day. */
        record Retained(LocalDate until) implements Outcome {}

        /** A legal hold stands up to and including that day. */
        record Held(LocalDate until) implements Outcome {}

        /** Something was disclosed about the subject in this very moment, and has to be kept. */
        record Disclosing() implements Outcome {}
    }

    /**
     * Erases what is kept about a subject, unless law or hold forbid it.
     *
     * @param agency whose official orders it
     * @param basis legal ground, as the leaf says it in the clear; names no person
     */
    public Outcome erase(SubjectKey subject, String agency, String basis) {
        Optional<HeldKey> key = keys.find(subject);
        if (key.isEmpty()) {
            return new Outcome.Nothing();
        }
        Optional<LocalDate> hold = holds.until(references.subjectKey(subject));
        if (hold.isPresent()) {
            return new Outcome.Held(hold.get());
        }
        List<KeyedHash> rows = store.agencies().stream()
                .map(name -> references.subject(name, subject))
                .toList();
        List<Latest> latest = store.latest(rows);
        Optional<LocalDate> retained = latest.stream()
                .map(one -> one.at().atZone(zone).toLocalDate().plus(retention.of(one.agreement())))
                .max(Comparator.naturalOrder());
        if (retained.filter(until -> !until.isBefore(LocalDate.now(clock.withZone(zone))))
                .isPresent()) {
            return new Outcome.Retained(retained.get());
        }
        long items = latest.stream().mapToLong(Latest::count).sum();
        try {
            log.append(
                    List.of(new Leaf.Erasure(
                            clock.instant(),
                            agency,
                            basis,
                            items,
                            key.get().tombstone().commitment())),
                    List.of(connection ->
                            DisclosureStore.erase(connection, key.get().tombstoneBytes(), rows, items)));
            return new Outcome.Erased(items);
        } catch (CompanionRefused somethingWasDisclosedMeanwhile) {
            return new Outcome.Disclosing();
        } finally {
            keys.forgetHeld();
        }
    }

    /**
     * Destroys every key once more that an erasure in the log names; run before anything is disclosed.
     *
     * @return how many were there again
     */
    public static int again(DisclosureStore store, LogReader log) {
        int destroyed = 0;
        for (LogEntry entry : log.listErasures()) {
            if (entry.leaf() instanceof Leaf.Erasure erasure) {
                destroyed += store.destroyKey(erasure.subject().digest().bytes());
            }
        }
        if (destroyed > 0) {
            LOG.warn(
                    "{} keys were there again that the log says were destroyed: an older backup was restored; they are"
                            + " destroyed anew",
                    destroyed);
        }
        return destroyed;
    }
}

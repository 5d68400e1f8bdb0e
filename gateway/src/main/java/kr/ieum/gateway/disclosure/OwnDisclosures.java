package kr.ieum.gateway.disclosure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.disclosure.DisclosureStore.Row;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.gateway.log.LogEntry;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.schemas.model.SubjectKey;

/**
 * What a person is told of the disclosures about them. Left out, without a trace in number or order: what stands in a case where
 * somebody is protected from them, what was asked about them as the deceased, and what is deferred.
 */
public final class OwnDisclosures {

    /** Most that are looked through, the newest. */
    public static final int MOST = 2000;

    private final DisclosureStore store;
    private final DeferralStore deferrals;
    private final SubjectKeys keys;
    private final DisclosureReferences references;
    private final LogReader log;
    private final Clock clock;
    private final ZoneId zone;

    /** Joins the parts. */
    public OwnDisclosures(
            DisclosureStore store,
            DeferralStore deferrals,
            SubjectKeys keys,
            DisclosureReferences references,
            LogReader log,
            Clock clock,
            ZoneId zone) {
        this.store = store;
        this.deferrals = deferrals;
        this.keys = keys;
        this.references = references;
        this.log = log;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Some of them, newest first.
     *
     * @param total how many there are to be told of
     */
    public record Told(List<OwnDisclosure> items, int total) {}

    private record Openable(Row row, Openings openings, Optional<Deferral> deferral) {}

    /**
     * What this person is told.
     *
     * @param subject proven by a login
     * @throws KeysUnavailable when the keys can't be read
     */
    public Told of(SubjectKey subject, int from, int count) {
        return of(subject, Instant.MIN, Instant.MAX, from, count);
    }

    /**
     * The same of a time.
     *
     * @param since from this moment on
     * @param until up to this moment
     */
    public Told of(SubjectKey subject, Instant since, Instant until, int from, int count) {
        List<Openable> all = openable(subject).stream()
                .filter(one -> !one.row.at().isBefore(since) && !one.row.at().isAfter(until))
                .toList();
        return new Told(
                all.stream()
                        .skip(from)
                        .limit(count)
                        .flatMap(one -> told(one).stream())
                        .toList(),
                all.size());
    }

    /** Since when disclosures are kept; nothing while there is none. */
    public Optional<Instant> since() {
        return store.agencies().stream()
                .flatMap(agency -> store.earliest(agency).stream())
                .min(Comparator.naturalOrder());
    }

    private List<Openable> openable(SubjectKey subject) {
        Optional<HeldKey> key = keys.find(subject);
        if (key.isEmpty()) {
            return List.of();
        }
        List<Row> rows = store.find(
                store.agencies().stream()
                        .map(agency -> references.subject(agency, subject))
                        .toList(),
                MOST);
        Map<KeyedHash, Deferral> deferred =
                deferrals.approved(rows.stream().map(Row::caseFile).collect(Collectors.toSet()));
        LocalDate today = LocalDate.now(clock.withZone(zone));
        List<Openable> openable = new ArrayList<>();
        for (Row row : rows) {
            Optional<Deferral> deferral = Optional.ofNullable(deferred.get(row.caseFile()));
            if (deferral.filter(one -> one.silentOn(today)).isEmpty()) {
                // what lies under a key that was destroyed before can't be told to anybody
                Sealing.open(key.get().key(), row.sealed(), DisclosureStore.beside(row.lookup(), row.commitment()))
                        .map(SealedItem::decode)
                        .filter(OwnDisclosures::mayBeTold)
                        .ifPresent(item -> openable.add(new Openable(
                                row,
                                item.openings(),
                                deferral.filter(one -> row.at().isBefore(end(one))))));
            }
        }
        return openable;
    }

    private Instant end(Deferral deferral) {
        return deferral.until().plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static boolean mayBeTold(SealedItem item) {
        return switch (item.relation()) {
            case APPLICANT -> true;
            case MEMBER -> !item.shielded();
            case DECEASED -> false;
        };
    }

    /** Nothing where the leaf isn't there, which {@code log fsck} tells the operator of. */
    private Optional<OwnDisclosure> told(Openable one) {
        List<LogEntry> entries = log.findByLookup(one.row.lookup());
        return entries.stream()
                .filter(entry -> entry.leaf() instanceof Leaf.Intent intent && one.openings.open(intent))
                .findFirst()
                .map(entry -> new OwnDisclosure(
                        entry.position(),
                        (Leaf.Intent) entry.leaf(),
                        entries.stream()
                                .flatMap(other -> other.leaf() instanceof Leaf.Release release
                                                && release.intent().equals(entry.position())
                                        ? Stream.of(release)
                                        : Stream.<Leaf.Release>empty())
                                .toList(),
                        one.deferral));
    }
}

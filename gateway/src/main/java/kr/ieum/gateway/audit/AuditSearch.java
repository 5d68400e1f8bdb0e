package kr.ieum.gateway.audit;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kr.ieum.gateway.disclosure.Deferral;
import kr.ieum.gateway.disclosure.DisclosedIndex;
import kr.ieum.gateway.disclosure.OwnDisclosure;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogEntry;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.oversight.LookupRecords;
import kr.ieum.gateway.oversight.Pseudonyms;
import kr.ieum.gateway.oversight.RecordedLookup;
import kr.ieum.gateway.oversight.Seal;

/**
 * Searches the log for an auditor. Of the own agency everything is found, with official and case; of another agency what it asked under
 * agreements of which the own one is keeper or approver, and without them. Whoever names a person, case or official gives a reason first.
 */
public final class AuditSearch {

    /** Most intents about one person or case that a search looks through, the newest. */
    public static final int MOST = 5000;

    /** So long a look-up may run; before that an answer isn't missing. */
    private static final Duration RUNNING = Duration.ofMinutes(1);

    private static final Duration SETTLED = Duration.ofSeconds(1);
    private static final Duration CAUGHT_UP = Duration.ofSeconds(3);

    private final AuditIndex index;
    private final IndexFollower follower;
    private final DisclosedIndex disclosed;
    private final LookupRecords records;
    private final Pseudonyms pseudonyms;
    private final AuditActs acts;
    private final SearchBook book;
    private final DisclosureLog log;
    private final LogReader leaves;
    private final Overseen overseen;
    private final Clock clock;
    private final ZoneId zone;

    /** Joins the parts. */
    public AuditSearch(
            DataSource database,
            IndexFollower follower,
            DisclosedIndex disclosed,
            LookupRecords records,
            Pseudonyms pseudonyms,
            Seal seal,
            DisclosureLog log,
            LogReader leaves,
            Overseen overseen,
            Clock clock,
            ZoneId zone) {
        this.index = new AuditIndex(database);
        this.follower = follower;
        this.disclosed = disclosed;
        this.records = records;
        this.pseudonyms = pseudonyms;
        this.acts = new AuditActs(log, clock, new SecureRandom());
        this.book = new SearchBook(database, acts, seal, clock);
        this.log = log;
        this.leaves = leaves;
        this.overseen = overseen;
        this.clock = clock;
        this.zone = zone;
    }

    /** Which agreements an agency oversees others under. */
    @FunctionalInterface
    public interface Overseen {

        /** Ids of agreements of which the agency is keeper or approver. */
        Set<String> by(String agency);
    }

    /**
     * A page of results, newest first.
     *
     * @param next where the next page begins; nothing after the last
     * @param behind leaves of the log that the search hasn't read yet
     * @param cut whether only the newest {@value #MOST} intents were looked through
     */
    public record Page(List<FoundEntry> entries, Optional<Cursor> next, long behind, boolean cut) {

        /** Makes it immutable. */
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /** Finds entries without naming anybody. */
    public Page find(Official auditor, Criteria criteria, Optional<Cursor> after, int count) {
        long behind = readOn();
        return found(auditor, wanted(auditor, criteria, Optional.empty()), criteria, after, count, behind);
    }

    /** What the index itself finds; what was erased is found through its commitments. */
    private Page found(
            Official auditor, Wanted wanted, Criteria criteria, Optional<Cursor> after, int count, long behind) {
        if (criteria.mark().filter(Mark.ERASED::equals).isPresent()) {
            List<Digest> erased = disclosed.erased(wanted.agency(), from(wanted), until(wanted), MOST);
            return among(auditor, erased, wanted, criteria, after, count, behind);
        }
        return page(auditor, index.page(marked(wanted, criteria), after, count + 1), count, behind, false);
    }

    /** Cases whose people are told later, of the own agency alone. */
    private Wanted marked(Wanted wanted, Criteria criteria) {
        return criteria.mark().filter(Mark.DEFERRED::equals).isPresent()
                ? wanted.among(disclosed.deferredCases(wanted.agency()))
                : wanted;
    }

    /**
     * Begins a search for somebody; its leaf is durable before anything is found.
     *
     * @param reason without line ends
     * @return by which {@link #open} turns its pages
     * @throws kr.ieum.gateway.log.LogUnavailable when the log can't be written; then nothing was searched
     */
    public UUID begin(Official auditor, Whose whose, Criteria criteria, String reason) {
        String agency = criteria.agency().orElse(auditor.agency());
        String reference = switch (whose) {
            case Whose.Subject(var key) -> disclosed.ofSubject(agency, key);
            case Whose.Case(var number) -> disclosed.ofCase(agency, number);
            case Whose.Of(var official) -> pseudonyms.ofOfficial(official);
        };
        return book.add(auditor, whose.kind(), reason, reference, criteria);
    }

    /** A page of a search that this auditor began; nothing when it is somebody else's, or too old. */
    public Optional<Page> open(Official auditor, UUID search, Optional<Cursor> after, int count) {
        return book.find(auditor, search).map(kept -> {
            long behind = readOn();
            Criteria criteria = kept.criteria();
            Wanted wanted = wanted(auditor, criteria, Optional.empty());
            return switch (kept.search().kind()) {
                case SUBJECT ->
                    among(
                            auditor,
                            disclosed.aboutSubject(kept.reference(), from(wanted), until(wanted), MOST),
                            marked(wanted, criteria),
                            criteria,
                            after,
                            count,
                            behind);
                case CASE -> found(auditor, wanted.among(Set.of(kept.reference())), criteria, after, count, behind);
                case OFFICIAL ->
                    found(
                            auditor,
                            wanted(auditor, criteria, Optional.of(kept.reference())),
                            criteria,
                            after,
                            count,
                            behind);
            };
        });
    }

    /** What an auditor searched for, latest first: of the agency's auditors. */
    public List<LoggedSearch> searches(Official auditor) {
        return book.of(auditor.agency());
    }

    /** Logs what an auditor did with what was found. */
    void acted(Official auditor, String action, UUID object, String content) {
        acts.record(auditor, action, object, content, connection -> {});
    }

    /** One entry, if this auditor may find it. */
    public Optional<FoundEntry> entry(Official auditor, Position position) {
        readOn();
        return index.find(position)
                .filter(found -> isOpen(auditor, found))
                .map(found -> told(auditor, List.of(found)).getFirst());
    }

    /** What an intent asked for and what became of it, as the leaves say; nothing for another entry. */
    public Optional<OwnDisclosure> asked(FoundEntry entry) {
        return leaves.find(entry.position())
                .map(LogEntry::leaf)
                .flatMap(leaf -> leaf instanceof Leaf.Intent intent
                        ? Optional.of(new OwnDisclosure(
                                entry.position(), intent, releases(entry.position(), intent), entry.deferral()))
                        : Optional.empty());
    }

    private List<Leaf.Release> releases(Position position, Leaf.Intent intent) {
        return leaves.findByLookup(intent.lookup()).stream()
                .map(LogEntry::leaf)
                .flatMap(leaf ->
                        leaf instanceof Leaf.Release release && release.intent().equals(position)
                                ? Stream.of(release)
                                : Stream.<Leaf.Release>empty())
                .toList();
    }

    private boolean isOpen(Official auditor, IndexedEntry entry) {
        return entry.agency().equals(auditor.agency())
                || entry.agreement()
                        .filter(agreement -> overseen.by(auditor.agency()).contains(agreement.id()))
                        .isPresent();
    }

    private Page among(
            Official auditor,
            List<Digest> commitments,
            Wanted wanted,
            Criteria criteria,
            Optional<Cursor> after,
            int count,
            long behind) {
        List<IndexedEntry> found = index.about(commitments, wanted, after);
        if (criteria.mark().filter(Mark.ERASED::equals).isPresent()) {
            Set<Digest> erased = erased(found);
            found = found.stream()
                    .filter(entry -> entry.subject().filter(erased::contains).isPresent())
                    .toList();
        }
        return page(auditor, found, count, behind, commitments.size() == MOST);
    }

    private Page page(Official auditor, List<IndexedEntry> found, int count, long behind, boolean cut) {
        List<IndexedEntry> shown = found.subList(0, Math.min(count, found.size()));
        return new Page(
                told(auditor, shown),
                found.size() > count ? Optional.of(Cursor.after(shown.getLast())) : Optional.empty(),
                behind,
                cut);
    }

    private List<FoundEntry> told(Official auditor, Collection<IndexedEntry> entries) {
        Set<Digest> erased = erased(entries);
        Map<UUID, RecordedLookup> known = records.findAll(entries.stream()
                .filter(entry -> entry.agency().equals(auditor.agency()))
                .flatMap(entry -> entry.lookup().stream())
                .collect(Collectors.toSet()));
        Map<UUID, String> cases = new HashMap<>();
        known.forEach((lookup, record) ->
                record.caseNumber().ifPresent(number -> cases.put(lookup, disclosed.ofCase(auditor.agency(), number))));
        Map<String, Deferral> deferrals = disclosed.deferrals(new HashSet<>(cases.values()));
        return entries.stream()
                .map(entry -> new FoundEntry(
                        entry.position(),
                        entry.time(),
                        entry.agency(),
                        entry.state(),
                        entry.task(),
                        entry.agreement(),
                        entry.lookup(),
                        entry.silent(),
                        entry.detail(),
                        entry.lookup().map(known::get),
                        entry.lookup().map(cases::get).map(deferrals::get),
                        entry.subject().filter(erased::contains).isPresent()))
                .toList();
    }

    private Set<Digest> erased(Collection<IndexedEntry> entries) {
        return disclosed.erasedAmong(
                entries.stream().flatMap(entry -> entry.subject().stream()).toList());
    }

    private Wanted wanted(Official auditor, Criteria criteria, Optional<String> official) {
        String agency = criteria.agency().orElse(auditor.agency());
        Optional<Set<String>> agreements = criteria.agreement().map(Set::of);
        if (!agency.equals(auditor.agency())) {
            Set<String> open = overseen.by(auditor.agency());
            agreements = Optional.of(agreements
                    .map(asked -> asked.stream().filter(open::contains).collect(Collectors.toSet()))
                    .orElse(open));
        }
        Optional<Instant> until =
                criteria.until().map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
        if (criteria.state().filter(EntryState.OUTCOME_UNKNOWN::equals).isPresent()) {
            Instant settled = clock.instant().minus(RUNNING);
            until = Optional.of(until.filter(settled::isAfter).orElse(settled));
        }
        return new Wanted(
                agency,
                agreements,
                criteria.from().map(day -> day.atStartOfDay(zone).toInstant()),
                until,
                criteria.tasks(),
                criteria.state(),
                official,
                Optional.empty());
    }

    private static Instant from(Wanted wanted) {
        return wanted.from().orElse(Instant.EPOCH);
    }

    private Instant until(Wanted wanted) {
        return wanted.until().orElseGet(() -> clock.instant().plus(Duration.ofDays(1)));
    }

    /** What was disclosed before somebody asks is found; where the log can't be written, what was queued isn't. */
    private long readOn() {
        log.settle(SETTLED);
        return follower.catchUp(CAUGHT_UP);
    }
}

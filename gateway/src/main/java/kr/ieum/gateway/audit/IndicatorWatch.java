package kr.ieum.gateway.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kr.ieum.gateway.audit.WatchedLookups.Judged;
import kr.ieum.gateway.audit.WatchedLookups.Watched;
import kr.ieum.gateway.disclosure.DisclosedIndex;
import kr.ieum.gateway.oversight.LookupRecords;
import kr.ieum.gateway.oversight.Pseudonyms;
import kr.ieum.gateway.oversight.RecordedLookup;
import kr.ieum.gateway.oversight.Seal;

/**
 * Looks at every look-up soon after it was made, and again when something should have followed. What the rules point at becomes a finding;
 * the same occasion is found once, however often and on however many nodes it is looked at.
 */
public final class IndicatorWatch {

    /** A look-up has ended by then. */
    static final Duration FIRST = Duration.ofMinutes(1);

    private static final int AT_ONCE = 100;

    /** Whoever takes a look-up has so long until another node takes it again. */
    private static final Duration TAKEN = Duration.ofMinutes(5);

    private final WatchedLookups watched;
    private final AuditIndex index;
    private final DisclosedIndex disclosed;
    private final CountedDays days = new CountedDays();
    private final LookupRecords records;
    private final Pseudonyms pseudonyms;
    private final CaseFacts cases;
    private final IndicatorRules rules;
    private final Clock clock;
    private final ZoneId zone;

    /** Joins the parts. */
    public IndicatorWatch(
            DataSource database,
            DisclosedIndex disclosed,
            LookupRecords records,
            Pseudonyms pseudonyms,
            Seal seal,
            CaseFacts cases,
            IndicatorRules rules,
            Clock clock,
            ZoneId zone) {
        this.watched = new WatchedLookups(database, new FindingStore(database, seal));
        this.index = new AuditIndex(database);
        this.disclosed = disclosed;
        this.records = records;
        this.pseudonyms = pseudonyms;
        this.cases = cases;
        this.rules = rules;
        this.clock = clock;
        this.zone = zone;
    }

    /** What case systems say of a case. */
    @FunctionalInterface
    public interface CaseFacts {

        /** The case with this number in the agency's case system. */
        Answer of(String agency, String number);

        /** What was said. */
        sealed interface Answer {

            /** When it was received, in the federation's zone, and its stage today. */
            record Known(LocalDateTime received, String stage) implements Answer {}

            /** There is none any more. */
            record Gone() implements Answer {}

            /** Nobody answered. */
            record Silent() implements Answer {}
        }
    }

    /**
     * Looks at what is due: takes a portion of it, judges it with each fact read once, and writes what came of it. Both writes are one
     * transaction each, and none is open while a case system is asked.
     *
     * @return how many look-ups were looked at
     */
    public int look() {
        Instant now = clock.instant();
        List<Watched> taken = watched.take(now, AT_ONCE, now.plus(TAKEN));
        if (taken.isEmpty()) {
            return 0;
        }
        Map<UUID, RecordedLookup> known =
                records.findAll(taken.stream().map(Watched::lookup).collect(Collectors.toSet()));
        Portion portion = new Portion(index, disclosed, days, pseudonyms, cases, rules, zone, now);
        watched.settle(taken.stream()
                .map(one -> Optional.ofNullable(known.get(one.lookup()))
                        .map(record -> portion.judge(one, record))
                        .orElseGet(() -> Judged.done(one, List.of())))
                .toList());
        return taken.size();
    }
}

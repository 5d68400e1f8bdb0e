package kr.ieum.gateway.exchange.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kr.ieum.gateway.identity.SystemId;

/**
 * What came faster, or more at once, than an agency may: one entry for each system and problem in a minute, with how often, so that nobody fills
 * the journal by asking too fast. Thread-safe.
 */
public final class SlowedExchanges {

    private final Map<Slowed, Tally> counted = new ConcurrentHashMap<>();
    private final Journal journal;
    private final Clock clock;

    /** Enters them in that journal. */
    public SlowedExchanges(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    private record Slowed(SystemId system, String problem, int status) {}

    private record Tally(Instant first, Instant last, int times) {

        Tally and(Tally more) {
            return new Tally(first, more.last, times == Integer.MAX_VALUE ? times : times + more.times);
        }
    }

    /**
     * Counts one; it is entered with the next {@link #write}.
     *
     * @param problem name of the problem, of a closed list
     * @param status of the answer
     */
    public void count(SystemId system, String problem, int status) {
        Instant now = clock.instant();
        counted.merge(new Slowed(system, problem, status), new Tally(now, now, 1), Tally::and);
    }

    /** Enters what was counted since the last time. */
    public void write() {
        for (Slowed slowed : List.copyOf(counted.keySet())) {
            Optional.ofNullable(counted.remove(slowed)).ifPresent(tally -> journal.keep(entry(slowed, tally)));
        }
    }

    private static JournalEntry entry(Slowed slowed, Tally tally) {
        Duration took = Duration.between(tally.first, tally.last);
        return new JournalEntry(
                EntryId.at(tally.first),
                ExchangeKind.SLOWED,
                slowed.system.agency(),
                slowed.system.system(),
                Optional.empty(),
                Result.REFUSED,
                slowed.problem,
                slowed.status,
                took,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(new Step(Step.Kind.RECEIVED, Duration.ZERO, took, "", "times:" + tally.times)));
    }
}

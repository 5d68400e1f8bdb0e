package kr.ieum.gateway.exchange.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import kr.ieum.gateway.exchange.journal.JournalCounts;
import kr.ieum.gateway.exchange.message.Destinations;
import kr.ieum.gateway.exchange.message.Destinations.Standing;

/** Measures from the journal and the outbox. */
public final class ExchangeMeasures implements Measures {

    private static final int HUNDRED = 100;

    private final JournalCounts journal;
    private final Destinations destinations;
    private final Clock clock;

    /** Joins the parts. */
    public ExchangeMeasures(JournalCounts journal, Destinations destinations, Clock clock) {
        this.journal = journal;
        this.destinations = destinations;
        this.clock = clock;
    }

    @Override
    public long failedPercent(int minutes, int atLeast) {
        JournalCounts.Counted counted = journal.since(clock.instant().minus(Duration.ofMinutes(minutes)));
        return counted.all() < Math.max(1, atLeast) ? 0 : counted.failed() * HUNDRED / counted.all();
    }

    @Override
    public long oldestWaitingMinutes() {
        Instant now = clock.instant();
        return destinations.all().stream()
                .filter(one -> one.pausedSince().isEmpty())
                .map(Standing::oldest)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(oldest -> Duration.between(oldest, now).toMinutes())
                .orElse(0L);
    }

    @Override
    public long aside() {
        return destinations.all().stream().mapToLong(Standing::aside).sum();
    }
}

package kr.ieum.gateway.start;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import kr.ieum.gateway.exchange.journal.Journal;
import kr.ieum.gateway.exchange.journal.JournalMonths;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;

/** Lets the journal of exchanges be written, and drops its months when their time has passed. */
final class JournalTimer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalTimer.class);

    private final Journal journal;
    private final JournalMonths months;
    private final int kept;
    private final Clock clock;
    private final List<ScheduledFuture<?>> timed = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("journal-months").factory());

    /** @param kept whole months before the present one that are kept */
    JournalTimer(Journal journal, JournalMonths months, int kept, Clock clock) {
        this.journal = journal;
        this.months = months;
        this.kept = kept;
        this.clock = clock;
    }

    /** Not on refresh: a run that only trains the AOT cache ends there. */
    @EventListener(ApplicationStartedEvent.class)
    void begin() {
        journal.start();
        timed.add(timer.scheduleWithFixedDelay(this::dropOld, 1, 60, TimeUnit.MINUTES));
    }

    private void dropOld() {
        try {
            YearMonth present = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
            List<YearMonth> dropped = months.dropBefore(present.minusMonths(kept));
            if (!dropped.isEmpty()) {
                LOG.info("the journal of exchanges of {} is dropped; {} months are kept", dropped, kept);
            }
        } catch (RuntimeException e) {
            LOG.warn("old months of the journal can't be dropped for now: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        timed.forEach(one -> one.cancel(false));
        timer.shutdown();
    }
}

package kr.ieum.gateway.start;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import kr.ieum.gateway.exchange.journal.SlowedExchanges;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.systems.RefusedExchanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;

/** Has what the edge refused written into the log, and what came too fast into the journal, minute by minute, and once more when the node ends. */
final class RefusalTimer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalTimer.class);

    private final RefusedExchanges refused;
    private final SlowedExchanges slowed;
    private final List<ScheduledFuture<?>> writing = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("refused-exchanges").factory());

    RefusalTimer(RefusedExchanges refused, SlowedExchanges slowed) {
        this.refused = refused;
        this.slowed = slowed;
    }

    /** Not on refresh: a run that only trains the AOT cache ends there. */
    @EventListener(ApplicationStartedEvent.class)
    void begin() {
        writing.add(timer.scheduleWithFixedDelay(this::write, 1, 1, TimeUnit.MINUTES));
    }

    private void write() {
        slowed.write();
        try {
            refused.write();
        } catch (LogUnavailable e) {
            LOG.warn("what the edge refused isn't in the log yet: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        writing.forEach(each -> each.cancel(false));
        timer.shutdownNow();
        write();
    }
}

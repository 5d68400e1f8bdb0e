package kr.ieum.gateway.start;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import kr.ieum.gateway.audit.IndexFollower;
import kr.ieum.gateway.audit.IndicatorWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;

/** Has the audit index read on behind the log, so that a search has little left to wait for, and look-ups looked at. */
final class AuditTimer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTimer.class);
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final int EVERY_SECONDS = 5;

    private final IndexFollower follower;
    private final IndicatorWatch watch;
    private final List<ScheduledFuture<?>> looking = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("audit-index").factory());

    AuditTimer(IndexFollower follower, IndicatorWatch watch) {
        this.follower = follower;
        this.watch = watch;
    }

    /** Not on refresh: a run that only trains the AOT cache ends there. */
    @EventListener(ApplicationStartedEvent.class)
    void begin() {
        looking.add(timer.scheduleWithFixedDelay(this::readOn, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS));
    }

    private void readOn() {
        try {
            follower.catchUp(AT_ONCE);
            long end = System.nanoTime() + AT_ONCE.toNanos();
            while (watch.look() > 0 && System.nanoTime() < end) {
                // what is due is looked at in portions
            }
        } catch (RuntimeException e) {
            LOG.warn("the audit index isn't read on for now: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        looking.forEach(look -> look.cancel(true));
        timer.shutdownNow();
    }
}

package kr.ieum.gateway.start;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import kr.ieum.gateway.exchange.alert.AlertWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;

/** Has alerts weighed and told, twice a minute. */
final class AlertTimer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertTimer.class);
    private static final int EVERY_SECONDS = 30;

    private final AlertWatch watch;
    private final List<ScheduledFuture<?>> timed = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("exchange-alerts").factory());

    AlertTimer(AlertWatch watch) {
        this.watch = watch;
    }

    /** Not on refresh: a run that only trains the AOT cache ends there. */
    @EventListener(ApplicationStartedEvent.class)
    void begin() {
        timed.add(timer.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS));
    }

    private void look() {
        try {
            watch.look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("alerts can't be weighed for now: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        timed.forEach(one -> one.cancel(false));
        timer.shutdown();
    }
}

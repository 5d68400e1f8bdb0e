package kr.ieum.gateway.start;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import kr.ieum.gateway.keys.KeysLockedException;
import kr.ieum.gateway.systems.GatewayKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;

/** Has secrets of the gateway's former keys destroyed on a node that nobody asks anything, too. */
final class GatewayKeyTimer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayKeyTimer.class);

    private final GatewayKeys keys;
    private final List<ScheduledFuture<?>> tidying = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("gateway-keys").factory());

    GatewayKeyTimer(GatewayKeys keys) {
        this.keys = keys;
    }

    /** Not on refresh: a run that only trains the AOT cache ends there. */
    @EventListener(ApplicationStartedEvent.class)
    void begin() {
        tidying.add(timer.scheduleWithFixedDelay(this::tidy, 1, 1, TimeUnit.MINUTES));
    }

    private void tidy() {
        try {
            keys.tidy();
        } catch (KeysLockedException e) {
            LOG.error("secrets of former keys can't be destroyed: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        tidying.forEach(each -> each.cancel(false));
        timer.shutdownNow();
    }
}

package kr.ieum.gateway.start;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import kr.ieum.gateway.cases.ProtectionList;
import kr.ieum.gateway.catalogue.ProtectionListEntry;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;

/** Reads the protection lists before the node is ready, and again at their intervals. */
final class ProtectionLists implements AutoCloseable {

    private final Map<ProtectionListEntry, ProtectionList> lists;
    private final List<ScheduledFuture<?>> repeated = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("protection-lists").factory());

    ProtectionLists(Map<ProtectionListEntry, ProtectionList> lists) {
        this.lists = Map.copyOf(lists);
    }

    List<ProtectionList> all() {
        return List.copyOf(lists.values());
    }

    /** Not on refresh: a run that only trains the AOT cache ends there. */
    @EventListener(ApplicationStartedEvent.class)
    void readFirst() {
        lists.forEach((entry, list) -> {
            list.refresh();
            long interval = entry.refresh().toMillis();
            repeated.add(timer.scheduleWithFixedDelay(list::refresh, interval, interval, TimeUnit.MILLISECONDS));
        });
    }

    @Override
    public void close() {
        repeated.forEach(reading -> reading.cancel(true));
        timer.shutdown();
    }
}

package kr.ieum.gateway.start;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import kr.ieum.gateway.agreement.AgreementCalendar;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;

/** Has the agreements' calendar looked at before the node is ready, and then every second. */
final class CalendarTimer implements AutoCloseable {

    private final AgreementCalendar calendar;
    private final List<ScheduledFuture<?>> looking = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("agreement-calendar").factory());

    CalendarTimer(AgreementCalendar calendar) {
        this.calendar = calendar;
    }

    /** Not on refresh: a run that only trains the AOT cache ends there. */
    @EventListener(ApplicationStartedEvent.class)
    void lookFirst() {
        calendar.look();
        looking.add(timer.scheduleWithFixedDelay(calendar::look, 1, 1, TimeUnit.SECONDS));
    }

    @Override
    public void close() {
        looking.forEach(look -> look.cancel(true));
        timer.shutdown();
    }
}

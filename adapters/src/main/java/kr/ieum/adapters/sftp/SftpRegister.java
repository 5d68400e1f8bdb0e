package kr.ieum.adapters.sftp;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import kr.ieum.adapters.DeliveredRegister;
import kr.ieum.adapters.DeliveryStatus.Attempt;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterQuestion;
import kr.ieum.adapters.RegisterStatus;
import kr.ieum.adapters.camel.FailurePlace;
import kr.ieum.adapters.camel.RegisterRoutes;
import kr.ieum.adapters.camel.RoutedRegister;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** A register answered from its spool, with the schedule that keeps the spool fresh. */
final class SftpRegister implements DeliveredRegister {

    /** Asks the fetch route for one attempt. */
    record FetchOrder(String register) {}

    private static final Logger LOG = LoggerFactory.getLogger(SftpRegister.class);

    /** After a failure the register is tried again sooner than at its interval. */
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final RoutedRegister asked;
    private final RegisterRoutes.RegisterRoute fetching;
    private final CamelContext camel;
    private final Duration interval;
    private final ScheduledExecutorService schedule;
    private final AtomicReference<Optional<Future<?>>> next = new AtomicReference<>(Optional.empty());
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile boolean closed;

    SftpRegister(RoutedRegister asked, RegisterRoutes.RegisterRoute fetching, CamelContext camel, Duration interval) {
        this.asked = asked;
        this.fetching = fetching;
        this.camel = camel;
        this.interval = interval;
        this.schedule = schedule(asked.register());
    }

    private static ScheduledExecutorService schedule(String register) {
        ScheduledThreadPoolExecutor schedule = new ScheduledThreadPoolExecutor(
                1, Thread.ofVirtual().name("delivery-" + register).factory());
        schedule.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return schedule;
    }

    /** Fetches as soon as the context runs, so that preparing a context alone reaches nobody. */
    void begin() {
        try {
            camel.addStartupListener((context, already) -> schedule(Duration.ZERO));
        } catch (Exception e) {
            // Camel declares no narrower one
            throw new IllegalStateException("the schedule of " + register() + " can't be started", e);
        }
    }

    private void schedule(Duration delay) {
        try {
            next.set(Optional.of(schedule.schedule(this::attempt, delay.toMillis(), TimeUnit.MILLISECONDS)));
        } catch (RejectedExecutionException e) {
            LOG.debug("register {}: closed, no further fetch", register());
        }
    }

    private void attempt() {
        try {
            Attempt attempt = refresh();
            schedule(isFresh(attempt) || interval.compareTo(RETRY) < 0 ? interval : RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // A bug in one fetch must not end all further ones. A route tells type and place of its step; another
            // exception's text may hold a value.
            if (camel.isStarted()) {
                LOG.error(
                        "register {}: fetching failed by a bug, the next is due in {}: {}",
                        register(),
                        interval,
                        e instanceof IllegalStateException ? e.getMessage() : FailurePlace.of(e));
                schedule(interval);
            }
        }
    }

    private static boolean isFresh(Attempt attempt) {
        return attempt.outcome().equals("taken") || attempt.outcome().equals("unchanged");
    }

    @Override
    public Attempt refresh() throws InterruptedException {
        oneAtATime.lockInterruptibly();
        try {
            Attempt attempt = fetching.call(new FetchOrder(register()), Attempt.class);
            LOG.atLevel(isFresh(attempt) && attempt.ignored() == 0 ? Level.INFO : Level.WARN)
                    .log(
                            "register {}: delivery {}, {} entries ignored",
                            register(),
                            attempt.outcome(),
                            attempt.ignored());
            return attempt;
        } finally {
            oneAtATime.unlock();
        }
    }

    @Override
    public String register() {
        return asked.register();
    }

    @Override
    public Narrowing narrowing() {
        return asked.narrowing();
    }

    @Override
    public Optional<Instant> closedUntil(Instant moment) {
        return asked.closedUntil(moment);
    }

    @Override
    public RegisterAnswer ask(RegisterQuestion question) throws InterruptedException {
        return asked.ask(question);
    }

    @Override
    public int inFlight() {
        return asked.inFlight();
    }

    @Override
    public RegisterStatus status() {
        return asked.status();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        next.get().ifPresent(attempt -> attempt.cancel(true));
        schedule.shutdownNow();
        asked.close();
        fetching.close();
    }

    /** The outcome of a spool that couldn't be taken up at start. */
    static Optional<Attempt> damaged(Spool spool, Instant now) {
        return spool.damaged() ? Optional.of(new Attempt(now, "spool", 0)) : Optional.empty();
    }
}

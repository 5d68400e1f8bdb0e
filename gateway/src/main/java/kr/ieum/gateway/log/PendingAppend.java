package kr.ieum.gateway.log;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One caller's append on its way: waiting in the queue until the writer claims it for a group or the caller withdraws it,
 * whichever comes first. What was withdrawn is certainly not in the log.
 */
final class PendingAppend {
    private enum Stage {
        WAITING,
        CLAIMED,
        WITHDRAWN
    }

    private final List<PendingLeaf> leaves;
    private final List<Companion> companions;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
    private final CompletableFuture<Appended> outcome = new CompletableFuture<>();

    PendingAppend(List<PendingLeaf> leaves, List<Companion> companions) {
        this.leaves = leaves;
        this.companions = companions;
    }

    List<PendingLeaf> leaves() {
        return leaves;
    }

    List<Companion> companions() {
        return companions;
    }

    /** For the writer: true when it now belongs to a group, false when its caller has gone. */
    boolean claim() {
        return stage.compareAndSet(Stage.WAITING, Stage.CLAIMED);
    }

    void written(Appended appended) {
        outcome.complete(appended);
    }

    void failed(Exception reason) {
        outcome.completeExceptionally(reason);
    }

    /**
     * Waits for the writer. An interrupt or the end of patience withdraws what the writer hasn't claimed; what it has
     * claimed is waited for until patience ends, so that an interrupted caller learns the outcome and doesn't guess. The
     * interrupt stays set.
     */
    Appended await(Duration patience) throws CompanionRefused {
        long until = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return outcome.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                    if (withdraw()) {
                        throw new LogUnavailable("interrupted before the log took the append", false, e);
                    }
                } catch (TimeoutException e) {
                    boolean never = withdraw();
                    throw new LogUnavailable("the log didn't answer within " + patience.toMillis() + " ms", !never, e);
                } catch (ExecutionException e) {
                    throw reason(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean withdraw() {
        return stage.compareAndSet(Stage.WAITING, Stage.WITHDRAWN);
    }

    private static RuntimeException reason(ExecutionException e) throws CompanionRefused {
        if (e.getCause() instanceof CompanionRefused refused) {
            throw refused;
        }
        if (e.getCause() instanceof LogUnavailable unavailable) {
            return unavailable.forCaller();
        }
        return e.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(e);
    }
}

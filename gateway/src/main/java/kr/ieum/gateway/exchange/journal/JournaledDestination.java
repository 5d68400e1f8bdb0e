package kr.ieum.gateway.exchange.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import kr.ieum.gateway.exchange.message.Attempt;
import kr.ieum.gateway.exchange.message.Destination;
import kr.ieum.gateway.identity.SystemId;

/** A destination whose every attempt is entered in the journal, by the delivery's id and its message's. */
public final class JournaledDestination implements Destination {

    private static final String DELIVERED = "DELIVERED";

    private final Destination destination;
    private final SystemId system;
    private final Journal journal;
    private final JournalMarks marks;
    private final Clock clock;

    /** Stands before the destination that really delivers. */
    public JournaledDestination(
            Destination destination, SystemId system, Journal journal, JournalMarks marks, Clock clock) {
        this.destination = destination;
        this.system = system;
        this.journal = journal;
        this.marks = marks;
        this.clock = clock;
    }

    @Override
    public Attempt deliver(Outgoing outgoing) throws InterruptedException {
        Trail trail = new Trail(ExchangeKind.DELIVERY, clock);
        trail.correlation(outgoing.delivery());
        trail.partOf(outgoing.message());
        outgoing.agreement().ifPresent(agreement -> trail.agreements(List.of(agreement)));
        Duration from = trail.now();
        Attempt attempt = destination.deliver(outgoing);
        String code = code(attempt);
        trail.step(Step.Kind.SENT, from, system.text(), code);
        trail.outcome(code);
        journal.keep(trail.ended(system.agency(), system.system(), result(attempt), marks));
        return attempt;
    }

    @Override
    public void close() {
        destination.close();
    }

    private static String code(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Delivered() -> DELIVERED;
            case Attempt.Refused(String cause) -> cause;
            case Attempt.Failed(String cause) -> cause;
            case Attempt.Unreachable(String cause) -> cause;
            case Attempt.Aside(String cause) -> cause;
        };
    }

    private static Result result(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Delivered() -> Result.ANSWERED;
            case Attempt.Refused(String cause) -> Result.REFUSED;
            case Attempt.Failed(String cause) -> Result.FAILED;
            case Attempt.Unreachable(String cause) -> Result.FAILED;
            case Attempt.Aside(String cause) -> Result.FAILED;
        };
    }
}

package kr.ieum.gateway.exchange.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.schemas.mapping.Problem;

/** What became of a record that lay somewhere. */
public sealed interface Taken {

    /** A record need not be looked at again: it may leave the place where it lay. */
    sealed interface Settled extends Taken {}

    /**
     * Durable here, now or before.
     *
     * @param repeated whether it was accepted before
     */
    record Accepted(UUID message, Instant receivedAt, boolean repeated) implements Settled {}

    /**
     * It can't be taken, however often it is tried.
     *
     * @param cause a code, never text of the record or of who left it
     * @param problem what is wrong in which place of the record, where that is it; never a value
     */
    record Refused(String cause, Optional<Problem> problem) implements Settled {
        Refused(String cause) {
            this(cause, Optional.empty());
        }
    }

    /** Nothing is known of it yet, since something here is away or busy: it stays where it is. */
    record Later(Duration pause) implements Taken {}
}

package kr.ieum.gateway.exchange.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.schemas.mapping.Problem;

/** What a sender is told. Whom a message goes to stands in none of them: that would tell who holds somebody on the roll. */
public sealed interface Acceptance {

    /**
     * Durable, with everything that follows from it; or it was already, and this is the answer of the first time.
     *
     * @param repeated whether it was accepted before
     */
    record Accepted(UUID message, Instant receivedAt, boolean repeated) implements Acceptance {}

    /** The same key came with something else before (422). */
    record OtherBody() implements Acceptance {}

    /** A message with this key is being accepted right now (409). */
    record InProgress() implements Acceptance {}

    /** Too many messages of this system still have to be delivered (429). */
    record Backlog(Duration retryAfter) implements Acceptance {}

    /**
     * The record can't be taken at all (422); the refusal is in the log.
     *
     * @param reason a code, never text of the sender
     * @param problem what is wrong in which place of the record, where that is it
     */
    record Refused(String reason, Optional<Problem> problem) implements Acceptance {
        Refused(String reason) {
            this(reason, Optional.empty());
        }
    }

    /** The log can't be written now (503): nothing was accepted. */
    record Unavailable() implements Acceptance {}
}

package kr.ieum.gateway.correction;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells an official that a field he or she was once told has been reported, or what the keeper has answered.
 *
 * @param lookup one's own look-up in which one was told it, the latest
 * @param seenAt when
 * @param caseNumber the case, where it is still one of the official's own; a reference doesn't say which it was
 */
public record RecipientNotice(Ticket ticket, UUID lookup, Instant seenAt, Optional<String> caseNumber) {

    @Override
    public String toString() {
        return "RecipientNotice[" + ticket.id() + ", " + lookup + "]";
    }
}

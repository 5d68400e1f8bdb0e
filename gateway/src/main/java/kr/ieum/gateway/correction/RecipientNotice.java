package kr.ieum.gateway.correction;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells an official that a field he or she was once told has been reported, or what the keeper has answered; or that an
 * applicant was told it in a result that he or she handed over, or whose case is now his or hers, and is to be told.
 *
 * @param lookup the look-up in which it was told, the latest
 * @param seenAt when
 * @param caseNumber the case, where it is still one of the official's own; a reference doesn't say which it was
 * @param toApplicant whether it was the applicant who was told, by a result that the official doesn't see
 */
public record RecipientNotice(
        Ticket ticket, UUID lookup, Instant seenAt, Optional<String> caseNumber, boolean toApplicant) {

    @Override
    public String toString() {
        return "RecipientNotice[" + ticket.id() + ", " + lookup + "]";
    }
}

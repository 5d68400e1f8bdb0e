package kr.ieum.gateway.correction;

import java.time.Instant;
import java.util.Optional;

/**
 * Tells an applicant that something in an earlier result has been reported as wrong, or what the keeper answered. It names
 * the item and the days, never a value and nobody's note: whoever may see the value sees it in the result.
 *
 * @param toldAt when the applicant was told it, the latest time before
 */
public record ApplicantNotice(
        String attribute,
        String register,
        TicketState state,
        Instant toldAt,
        Instant reportedAt,
        Optional<Instant> answeredAt) {}

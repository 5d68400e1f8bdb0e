package kr.ieum.gateway.correction;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A report that a field is wrong, for the keeper of its register.
 *
 * @param note what the reporter added, without resident number; may be empty
 * @param lookup look-up in which the reporter was told it: by it and the time the keeper finds the record in its own log
 * @param disclosedAt when the reporter was told it
 * @param agency institution code of the reporter's agency
 * @param answer what the keeper added; may be empty
 */
public record Ticket(
        UUID id,
        Instant openedAt,
        String attribute,
        String register,
        Fault fault,
        String note,
        UUID lookup,
        Instant disclosedAt,
        String agency,
        TicketState state,
        Optional<Instant> answeredAt,
        String answer) {}

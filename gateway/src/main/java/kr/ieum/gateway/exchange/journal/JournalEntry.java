package kr.ieum.gateway.exchange.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.gateway.log.leaf.AgreementVersion;

/**
 * An exchange as the journal has it: ids, codes and times.
 *
 * @param id tells when it began, and orders entries
 * @param agency institution code of the other side's agency
 * @param system its system
 * @param task of use, where a known one was named
 * @param outcome a code
 * @param status of the answer, as HTTP has it; 0 where there was none
 * @param took from its begin to its end
 * @param correlation the query's, message's or delivery's own id
 * @param partOf the message that a delivery belongs to
 * @param caseFile the case, as a keyed hash
 * @param agreements under which it was answered
 */
public record JournalEntry(
        UUID id,
        ExchangeKind kind,
        String agency,
        String system,
        Optional<String> task,
        Result result,
        String outcome,
        int status,
        Duration took,
        Optional<UUID> correlation,
        Optional<UUID> partOf,
        Optional<KeyedHash> caseFile,
        List<AgreementVersion> agreements,
        List<Step> steps) {

    /** Makes it immutable, and keeps only codes. */
    public JournalEntry {
        outcome = Codes.only(outcome);
        agreements = List.copyOf(agreements);
        steps = List.copyOf(steps);
    }

    /** When it began, to the millisecond. */
    public Instant time() {
        return EntryId.time(id);
    }
}

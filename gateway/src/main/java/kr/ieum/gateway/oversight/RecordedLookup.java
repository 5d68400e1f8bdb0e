package kr.ieum.gateway.oversight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A look-up as its official, the team head and the auditor may see it again: what was done, never what was shown.
 *
 * @param official sign-in id
 * @param caseNumber nothing when the number was no case of the official's
 * @param standsInFor sign-in id of the official for whom a deputy looked up
 * @param panels ids of the panels asked for, in the view's order
 * @param reason code of the refusal
 * @param missing registers that didn't answer
 * @param review the head's last word on it
 * @param wrongPersonAt when it was reported as the wrong person or case
 * @param checkDue until when the head checks it, where it was called an emergency
 * @param checked what the head found
 * @param stated why the official looked up, where an agreement asked for it
 */
public record RecordedLookup(
        UUID id,
        String official,
        Optional<String> caseNumber,
        Optional<String> standsInFor,
        Instant startedAt,
        String task,
        String view,
        List<String> panels,
        LookupOutcome outcome,
        Optional<String> reason,
        List<String> missing,
        Optional<ReviewVerdict> review,
        Optional<Instant> wrongPersonAt,
        Optional<Instant> checkDue,
        Optional<EmergencyVerdict> checked,
        Optional<String> stated) {

    /** Makes it immutable. */
    public RecordedLookup {
        panels = List.copyOf(panels);
        missing = List.copyOf(missing);
    }

    @Override
    public String toString() {
        return "RecordedLookup[" + id + ", " + outcome + "]";
    }
}

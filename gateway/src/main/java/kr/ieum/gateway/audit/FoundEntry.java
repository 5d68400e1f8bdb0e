package kr.ieum.gateway.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kr.ieum.gateway.disclosure.Deferral;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.oversight.RecordedLookup;

/**
 * An entry as an auditor finds it: when, for what and with what outcome, never what was shown.
 *
 * @param silent registers that were asked and haven't answered
 * @param detail reason of a refusal, name of an act, ground of an erasure
 * @param record who looked up and in which case, for the auditor of the agency that asked
 * @param deferral why the people of its case are told later
 * @param erased whether what opened its commitments was erased
 */
public record FoundEntry(
        Position position,
        Instant time,
        String agency,
        EntryState state,
        Optional<String> task,
        Optional<AgreementVersion> agreement,
        Optional<UUID> lookup,
        Set<String> silent,
        String detail,
        Optional<RecordedLookup> record,
        Optional<Deferral> deferral,
        boolean erased) {

    /** Makes it immutable. */
    public FoundEntry {
        silent = Set.copyOf(silent);
    }

    @Override
    public String toString() {
        return "FoundEntry[" + position + ", " + state + "]";
    }
}

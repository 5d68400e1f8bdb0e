package kr.ieum.gateway.oversight;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody owes because of a disclosure.
 *
 * @param obligation its id in the agreement
 * @param within how long after its occasion it is due
 * @param due until when; nothing as long as the occasion is still to come, or where no time was agreed
 * @param lookup the look-up it comes from, where that is on record
 */
public record Duty(
        UUID id,
        UUID lookupId,
        String agreement,
        int version,
        String obligation,
        DutyKind kind,
        Instant arose,
        Optional<Duration> within,
        Optional<Instant> due,
        Optional<Fulfilment> fulfilment,
        Optional<RecordedLookup> lookup) {

    /** When it was fulfilled, and how. */
    public record Fulfilment(Instant at, DutyWord word) {}

    /** How a duty stands. */
    public enum State {
        PENDING,
        FULFILLED,
        /** Its time went by, whatever came afterwards. */
        VIOLATED
    }

    /** How it stands at that time. */
    public State state(Instant now) {
        Instant looked = fulfilment.map(Fulfilment::at).orElse(now);
        if (due.filter(looked::isAfter).isPresent()) {
            return State.VIOLATED;
        }
        return fulfilment.isPresent() ? State.FULFILLED : State.PENDING;
    }

    /** Whether its time begins with the end of the case, which nobody has told yet. */
    public boolean awaitsTheCasesEnd() {
        return kind.runsFromTheCasesEnd() && due.isEmpty() && fulfilment.isEmpty();
    }
}

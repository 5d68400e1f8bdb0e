package kr.ieum.gateway.oversight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The check that a look-up called an emergency owes.
 *
 * @param reason why it was one, in the official's words
 * @param deferred codes of what was left to be checked
 * @param due until when
 * @param answer what the head found; nothing while it waits
 */
public record EmergencyCheck(
        RecordedLookup lookup, String reason, List<String> deferred, Instant due, Optional<Answer> answer) {

    /** What the head found; the note is empty where there was nothing to say. */
    public record Answer(EmergencyVerdict verdict, String note, Instant at) {

        @Override
        public String toString() {
            return "Answer[" + verdict + "]";
        }
    }

    /** Makes it immutable. */
    public EmergencyCheck {
        deferred = List.copyOf(deferred);
    }

    /** Whether it should have been answered by now. */
    public boolean isOverdue(Instant now) {
        return answer.isEmpty() && now.isAfter(due);
    }

    @Override
    public String toString() {
        return "EmergencyCheck[" + lookup.id() + ", " + answer + "]";
    }
}

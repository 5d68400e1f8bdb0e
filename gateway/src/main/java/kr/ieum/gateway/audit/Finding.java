package kr.ieum.gateway.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.oversight.RecordedLookup;

/**
 * A look-up that an indicator points at.
 *
 * @param lookup the first that it points at
 * @param measured what was counted, such as {@code 61} people or {@code 23:14}
 * @param due until when an explanation is asked for
 * @param record who looked up and in which case
 */
public record Finding(
        UUID id,
        Indicator indicator,
        UUID lookup,
        String measured,
        Instant found,
        Instant due,
        FindingState state,
        Optional<Explanation> explanation,
        Optional<Closing> closing,
        Optional<RecordedLookup> record) {

    /**
     * What was said.
     *
     * @param by id of the official or the head of the team
     */
    public record Explanation(String by, String text, Instant at) {

        @Override
        public String toString() {
            return "Explanation[" + at + "]";
        }
    }

    /** What the auditor made of it; the note may be empty. */
    public record Closing(FindingResult result, String note, Instant at) {

        @Override
        public String toString() {
            return "Closing[" + result + "]";
        }
    }

    /** Whether an explanation should have come by now. */
    public boolean isOverdue(Instant now) {
        return state == FindingState.ASKED && now.isAfter(due);
    }

    @Override
    public String toString() {
        return "Finding[" + id + ", " + indicator + ", " + state + "]";
    }
}

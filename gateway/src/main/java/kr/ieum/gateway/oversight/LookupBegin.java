package kr.ieum.gateway.oversight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of a look-up when it begins.
 *
 * @param caseNumber the verified case; never what a caller merely typed
 * @param standsInFor whose deputy the official is on this case today
 */
public record LookupBegin(
        UUID id,
        String official,
        String agency,
        Optional<String> caseNumber,
        Optional<String> standsInFor,
        Instant startedAt,
        String task,
        String view,
        List<String> panels) {

    /** Makes it immutable. */
    public LookupBegin {
        panels = List.copyOf(panels);
    }

    @Override
    public String toString() {
        return "LookupBegin[" + id + "]";
    }
}

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
 * @param stated why the official looks up, where an agreement asks for it, without line ends
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
        List<String> panels,
        Optional<String> stated) {

    /** Makes it immutable. */
    public LookupBegin {
        panels = List.copyOf(panels);
    }

    /** A look-up for which nothing was stated beforehand. */
    public LookupBegin(
            UUID id,
            String official,
            String agency,
            Optional<String> caseNumber,
            Optional<String> standsInFor,
            Instant startedAt,
            String task,
            String view,
            List<String> panels) {
        this(id, official, agency, caseNumber, standsInFor, startedAt, task, view, panels, Optional.empty());
    }

    @Override
    public String toString() {
        return "LookupBegin[" + id + "]";
    }
}

package kr.ieum.gateway.sheet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a sheet is about, known before anything is released.
 *
 * @param agency institution code of the agency that issues it
 * @param official id of the official for whom it is issued; none on a sheet for the applicant, who is told what the
 *     registers say and not which official issued the slip
 * @param startedAt when the look-up began
 * @param parties the subjects in the order in which fields refer to them
 * @param asOf the past day as of which everything on it is told
 * @param synthetic whether the values are made up, as in the demo
 */
public record SheetHead(
        SheetKind kind,
        UUID lookup,
        String agency,
        Optional<String> official,
        Instant startedAt,
        String caseNumber,
        String task,
        String view,
        int viewVersion,
        List<Party> parties,
        Optional<LocalDate> asOf,
        boolean synthetic) {

    /** A subject as the case names it. */
    public record Party(String relation, String name) {

        @Override
        public String toString() {
            return "Party[" + relation + "]";
        }
    }

    /** Makes it immutable. */
    public SheetHead {
        parties = List.copyOf(parties);
    }

    @Override
    public String toString() {
        return "SheetHead[" + kind + ", " + lookup + "]";
    }
}

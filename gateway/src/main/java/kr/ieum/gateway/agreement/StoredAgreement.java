package kr.ieum.gateway.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import kr.ieum.gateway.agreement.document.Agreement.Supersedes;

/**
 * An agreement version as the database keeps it, without its bytes.
 *
 * @param validUntil last day of its term
 * @param supersedes the version that it says it replaces
 * @param due what will happen on a day that is fixed
 * @param inForceSince when it first came into force; nothing as long as it has had no effect
 */
public record StoredAgreement(
        String id,
        int version,
        String digest,
        AgreementState state,
        LocalDate validFrom,
        LocalDate validUntil,
        Optional<Supersedes> supersedes,
        Optional<Due> due,
        Optional<Instant> inForceSince,
        Instant importedAt) {

    /**
     * What will happen.
     *
     * @param on a scheduled version comes into force on that day; one in force is no longer so from that day on
     */
    public record Due(LocalDate on, Cause cause) {}

    /** The step that is due by that day, without anybody's doing. */
    Optional<Cause> dueBy(LocalDate today) {
        Optional<Cause> fixed =
                due.filter(planned -> !planned.on().isAfter(today)).map(Due::cause);
        return switch (state) {
            case SCHEDULED -> fixed.map(cause -> Cause.DAY_HAS_COME);
            case ACTIVE, SUSPENDED ->
                fixed.or(() -> today.isAfter(validUntil) ? Optional.of(Cause.TERM_OVER) : Optional.empty());
            case DRAFT, APPROVED, EXPIRED, TERMINATED, SUPERSEDED -> Optional.empty();
        };
    }
}

package kr.ieum.gateway.agreement;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.Cause.PartyRole;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.Agreement.Supersedes;

/**
 * The one place that says which step of the life cycle is allowed: in which state, to whom, with which cause, on which day
 * (design §6, decision 0025). Whatever isn't said here is refused.
 */
final class LifeCycle {

    private LifeCycle() {}

    /**
     * For which parties of the agreement an official speaks. The approver's officials speak with the role {@code approver};
     * those of the other parties with the role {@code data-owner}. A consumer that is there as a member of a class, or beside
     * other consumers, can't end what others rely on.
     */
    static Set<PartyRole> spokenFor(Agreement agreement, Transitions.Actor actor) {
        Set<PartyRole> spoken = EnumSet.noneOf(PartyRole.class);
        if (actor.approver() && agreement.approvers().contains(actor.agency())) {
            spoken.add(PartyRole.APPROVER);
        }
        if (actor.dataOwner() && agreement.providers().contains(actor.agency())) {
            spoken.add(PartyRole.PROVIDER);
        }
        if (actor.dataOwner()
                && !agreement.consumers().isEmpty()
                && agreement.consumers().stream()
                        .allMatch(consumer ->
                                consumer.agency().filter(actor.agency()::equals).isPresent())) {
            spoken.add(PartyRole.CONSUMER);
        }
        return spoken;
    }

    /**
     * Whether the parties' consent stands behind putting a version in force. Here signatures will be demanded, those that
     * the access diff with the version before asks for. Until there are any, it takes the approval that the state shows and
     * a second official: whoever approved doesn't put it in force too.
     */
    static Optional<Hindrance> consent(List<AgreementChange> history, Transitions.Actor actor) {
        return history.stream()
                        .filter(step -> step.transition() == Transition.APPROVE)
                        .anyMatch(step -> step.by().equals(actor.official()))
                ? Optional.of(Hindrance.SECOND_PERSON)
                : Optional.empty();
    }

    /** What state and days say against a step; who takes it isn't looked at. */
    static Optional<Hindrance> hindrance(StoredAgreement stored, Cause cause, LocalDate today, LocalDate on) {
        AgreementState state = stored.state();
        boolean onImport = cause == Cause.ACTIVATED_ON_IMPORT && state == AgreementState.DRAFT;
        if (!cause.fits(state) && !onImport) {
            return Optional.of(
                    switch (state) {
                        case SUPERSEDED -> Hindrance.REPLACED;
                        case EXPIRED, TERMINATED -> Hindrance.ENDED;
                        case DRAFT, APPROVED, SCHEDULED, ACTIVE, SUSPENDED -> Hindrance.WRONG_STATE;
                    });
        }
        return switch (cause.transition()) {
            case ACTIVATE -> activation(stored, cause, today, on);
            case TERMINATE -> termination(stored, cause, today, on);
            case EXPIRE ->
                today.isAfter(stored.validUntil()) ? Optional.empty() : Optional.of(Hindrance.CHANGED_MEANWHILE);
            case IMPORT, APPROVE, SUSPEND, RESUME, SUPERSEDE -> Optional.empty();
        };
    }

    private static Optional<Hindrance> activation(StoredAgreement stored, Cause cause, LocalDate today, LocalDate on) {
        if (cause == Cause.DAY_HAS_COME) {
            // a day that came while no node ran is made up for, be the term over or not: what it replaces must end
            return stored.dueBy(today).isPresent() ? Optional.empty() : Optional.of(Hindrance.CHANGED_MEANWHILE);
        }
        return cause != Cause.ACTIVATED_ON_IMPORT
                        && (on.isBefore(today) || on.isBefore(stored.validFrom()) || on.isAfter(stored.validUntil()))
                ? Optional.of(Hindrance.OUTSIDE_TERM)
                : Optional.empty();
    }

    private static Optional<Hindrance> termination(StoredAgreement stored, Cause cause, LocalDate today, LocalDate on) {
        if (on.isBefore(today) || (on.isAfter(today) && (on.isAfter(stored.validUntil()) || cause == Cause.GIVEN_UP))) {
            return Optional.of(Hindrance.OUTSIDE_TERM);
        }
        // an end that is fixed is brought forward for a graver cause, never put off
        return stored.state().isPresent()
                        && stored.due()
                                .map(StoredAgreement.Due::on)
                                .filter(end -> end.isAfter(today) && (cause.needsNotice() || on.isAfter(end)))
                                .isPresent()
                ? Optional.of(Hindrance.NOTICE_GIVEN)
                : Optional.empty();
    }

    /**
     * What the other versions of the agreement say against putting this one in force. A successor says which version it
     * supersedes, by number and digest, and that is the one in force. There is no way back to an earlier version.
     */
    static Optional<Hindrance> succession(StoredAgreement stored, List<StoredAgreement> others, Cause cause) {
        if (others.stream()
                .anyMatch(other -> other.version() > stored.version()
                        && other.inForceSince().isPresent())) {
            return Optional.of(Hindrance.TOO_OLD);
        }
        if (others.stream().anyMatch(other -> other.state() == AgreementState.SCHEDULED)) {
            return Optional.of(Hindrance.ANOTHER_SCHEDULED);
        }
        List<StoredAgreement> present = present(others);
        Optional<StoredAgreement> before = present.isEmpty()
                ? stored.supersedes()
                        .flatMap(named -> others.stream()
                                .filter(other -> other.version() == named.version())
                                .findFirst())
                : Optional.of(present.getLast());
        if (before.isEmpty() && stored.supersedes().isEmpty()) {
            return Optional.empty();
        }
        return before.map(version -> new Supersedes(version.version(), version.digest()))
                        .filter(expected ->
                                stored.supersedes().filter(expected::equals).isPresent())
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Hindrance.NOT_THE_SUCCESSOR);
    }

    /** Those that are in force or suspended, oldest first. */
    static List<StoredAgreement> present(List<StoredAgreement> versions) {
        return versions.stream().filter(version -> version.state().isPresent()).toList();
    }
}

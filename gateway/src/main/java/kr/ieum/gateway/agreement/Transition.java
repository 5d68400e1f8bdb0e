package kr.ieum.gateway.agreement;

import java.util.Set;

/**
 * The steps of the life cycle: which state each starts from and where it leads. With which cause and by whose right it is
 * taken says {@link Cause}. Negotiation and signing will put their steps between {@link #IMPORT} and {@link #APPROVE}.
 */
public enum Transition {
    /** A file that wasn't known becomes a draft. */
    IMPORT(Set.of(), AgreementState.DRAFT),
    /** The approver finds it lawful. */
    APPROVE(Set.of(AgreementState.DRAFT), AgreementState.APPROVED),
    /** It is put in force, now or on a day: then it is {@link AgreementState#SCHEDULED} until that day, which may be moved. */
    ACTIVATE(Set.of(AgreementState.APPROVED, AgreementState.SCHEDULED), AgreementState.ACTIVE),
    SUSPEND(Set.of(AgreementState.ACTIVE), AgreementState.SUSPENDED),
    RESUME(Set.of(AgreementState.SUSPENDED), AgreementState.ACTIVE),
    /** It ends before its term, at once or after notice; until that day it stays as it is. */
    TERMINATE(
            Set.of(
                    AgreementState.DRAFT,
                    AgreementState.APPROVED,
                    AgreementState.SCHEDULED,
                    AgreementState.ACTIVE,
                    AgreementState.SUSPENDED),
            AgreementState.TERMINATED),
    /** Its term is over. */
    EXPIRE(Set.of(AgreementState.ACTIVE, AgreementState.SUSPENDED), AgreementState.EXPIRED),
    /** A later version came into force. */
    SUPERSEDE(Set.of(AgreementState.ACTIVE, AgreementState.SUSPENDED), AgreementState.SUPERSEDED);

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
    private final Set<AgreementState> from;

    private final AgreementState to;

    Transition(Set<AgreementState> from, AgreementState to) {
        this.from = from;
        this.to = to;
    }

    /** Whether a version in that state can take this step. */
    public boolean startsFrom(AgreementState state) {
        return from.contains(state);
    }

    /** The state after it. */
    public AgreementState to() {
        return to;
    }
}

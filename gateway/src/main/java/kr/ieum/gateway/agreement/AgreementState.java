package kr.ieum.gateway.agreement;

/**
 * States of an agreement version (design §6, life cycle). Between draft and approved stand proposed, countered, frozen and
 * signed; they come with negotiation and signatures, their names are kept free in the database, and {@link Transition} is
 * where they are put in.
 */
public enum AgreementState {
    /** Imported, of no effect. */
    DRAFT,
    /** Approved, of no effect until it is put in force. */
    APPROVED,
    /** Comes into force on a day that is fixed. */
    SCHEDULED,
    /** In force within its term. */
    ACTIVE,
    /** Taken out of force, may be resumed. */
    SUSPENDED,
    /** Its term is over. */
    EXPIRED,
    /** Ended before its term, or given up before it was in force. */
    TERMINATED,
    /** Replaced by a later version that came into force. */
    SUPERSEDED;

    /** Whether nothing comes after it: such a version never returns. */
    public boolean isOver() {
        return this == EXPIRED || this == TERMINATED || this == SUPERSEDED;
    }

    /** Whether the version is the one that parties live under, be it suspended at the moment. */
    public boolean isPresent() {
        return this == ACTIVE || this == SUSPENDED;
    }
}

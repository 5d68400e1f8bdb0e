package kr.ieum.gateway.agreement;

/** States of an agreement version, as far as this version knows the life cycle of design §6. */
public enum AgreementState {
    /** Imported, of no effect. */
    DRAFT,
    /** In force within its term. */
    ACTIVE,
    /** Taken out of force, may be resumed. */
    SUSPENDED,
    /** Replaced by another version that became active. */
    SUPERSEDED
}

package kr.ieum.gateway.identity;

/** What a system's certificate or key is worth. The order is that of a life. */
public enum CredentialState {
    /** Registered, and not in force before an operator has compared its fingerprint with the agency's. */
    REQUESTED,
    /** In force. */
    ACTIVE,
    /** Another one took its place; it holds until the overlap is over. */
    REPLACED,
    /** Out of force at once and for good. */
    REVOKED,
    /** Its time is over; by the clock, so that nobody has to say so. */
    EXPIRED
}

package kr.ieum.gateway.agreement.request;

/** How a request for an agreement stands. */
public enum RequestState {
    /** Nobody has answered. */
    OPEN,
    /** An agreement will be drafted. */
    ACCEPTED,
    /** There will be none, for a stated reason. */
    REFUSED
}

package kr.ieum.gateway.agreement.engine;

/** What a released attribute may be used for (design §6). */
public enum Use {
    DISPLAY,
    /** Display as of the day of the decision that an appeal contests; no other use implies it. */
    DISPLAY_AS_OF,
    DECIDE,
    SEARCH,
    STORE,
    FORWARD
}

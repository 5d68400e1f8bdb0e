package kr.ieum.gateway.agreement.engine;

/** What a released attribute may be used for (design §6). */
public enum Use {
    DISPLAY,
    DECIDE,
    SEARCH,
    STORE,
    FORWARD
}

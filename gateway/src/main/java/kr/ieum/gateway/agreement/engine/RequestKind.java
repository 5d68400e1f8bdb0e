package kr.ieum.gateway.agreement.engine;

/** The closed list of request kinds, each with its own gate (design P10). */
public enum RequestKind {
    CASE,
    EVENT,
    SCREENING,
    OWN_DATA,
    EMERGENCY
}

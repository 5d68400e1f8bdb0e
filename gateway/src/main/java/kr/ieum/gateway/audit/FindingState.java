package kr.ieum.gateway.audit;

/** How far a finding has come. */
public enum FindingState {
    /** An explanation is asked for. */
    ASKED,
    /** One was given. */
    EXPLAINED,
    /** The auditor has closed it. */
    CLOSED
}

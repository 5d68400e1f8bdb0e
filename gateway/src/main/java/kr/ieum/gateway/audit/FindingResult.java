package kr.ieum.gateway.audit;

/** With what an auditor closes a finding. */
public enum FindingResult {
    /** There was an ordinary cause. */
    ACCEPTED,
    /** The explanation doesn't hold, or none came. */
    NOT_ACCEPTED,
    /** It goes on elsewhere, as a matter of discipline. */
    PURSUED
}

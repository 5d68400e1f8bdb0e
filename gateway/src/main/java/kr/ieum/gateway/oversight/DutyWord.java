package kr.ieum.gateway.oversight;

/**
 * How a duty was fulfilled, from a closed list: nothing that somebody would have to write, and so nothing personal. Which
 * words fit a duty says {@link DutyKind#words}.
 */
public enum DutyWord {
    DELETED,
    /** A statute demands that it is kept for longer. */
    KEPT_BY_LAW,
    HEARD,
    NOT_DECIDED_AGAINST,
    NOTIFIED,
    REPORTED,
    /** Given back, without a copy kept. */
    RETURNED
}

package kr.ieum.gateway.oversight;

/** What the head found when checking an emergency afterwards. */
public enum EmergencyVerdict {
    JUSTIFIED,
    /** It wasn't one, or what was left to be checked doesn't hold; the head's note says why. */
    NOT_JUSTIFIED
}

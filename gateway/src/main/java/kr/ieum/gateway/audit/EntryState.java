package kr.ieum.gateway.audit;

/** What an entry of the log tells, or what became of what it asked for. */
public enum EntryState {
    /** Every register that was asked has answered, and something left. */
    RELEASED,
    /** Every register that was asked has answered, and nothing left. */
    NOTHING_LEFT,
    /** A register was asked, and the log doesn't say what became of it. */
    OUTCOME_UNKNOWN,
    /** Refused as a whole, before any register was asked. */
    REFUSED,
    /** A message was handed over. */
    DELIVERED,
    /** An act of administration. */
    ACT,
    /** A subject's key was destroyed. */
    KEY_DESTROYED
}

package kr.ieum.gateway.audit;

/** What the room of disclosures knows of an intent beside the log. */
public enum Mark {
    /** The people of its case are told later. */
    DEFERRED,
    /** What opened its commitments was erased. */
    ERASED
}

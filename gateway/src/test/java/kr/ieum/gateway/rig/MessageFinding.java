package kr.ieum.gateway.rig;

/** What must not be, after any number of kills. */
enum MessageFinding {
    /** A message was acknowledged and never had its effect. */
    LOST,
    /** A message had its effect twice. */
    TWICE,
    /** Within a conversation a later one had its effect before an earlier one. */
    ORDER,
    /** One delivery came with other bytes the second time. */
    CHANGED,
    /** The database still thinks that something is under way, or the log doesn't agree with itself. */
    BOOKS,
    /** Where records were left something lies that shouldn't: not settled, or put aside although nothing is wrong with it, or not put aside once and with its cause. */
    LEFT
}

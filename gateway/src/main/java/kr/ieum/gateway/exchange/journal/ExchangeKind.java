package kr.ieum.gateway.exchange.journal;

/** What was exchanged. */
public enum ExchangeKind {
    /** A system asked for attributes. */
    QUERY,
    /** A system handed in a record. */
    MESSAGE,
    /** One attempt to hand a record over to a destination. */
    DELIVERY,
    /** A file of subjects was opened, sent, closed or deleted, or a node worked on it. */
    BULK,
    /** What a system asked faster, or more at once, than its agency may: one entry for a minute of it. */
    SLOWED
}

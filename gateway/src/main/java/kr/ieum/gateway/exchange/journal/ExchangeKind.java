package kr.ieum.gateway.exchange.journal;

/** What was exchanged. */
public enum ExchangeKind {
    /** A system asked for attributes. */
    QUERY,
    /** A system handed in a record. */
    MESSAGE,
    /** One attempt to hand a record over to a destination. */
    DELIVERY
}

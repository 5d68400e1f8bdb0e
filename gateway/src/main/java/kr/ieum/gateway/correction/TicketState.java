package kr.ieum.gateway.correction;

/** Where a ticket stands. */
public enum TicketState {
    /** The keeper hasn't answered; the field is disputed. */
    OPEN,
    /** The keeper has corrected its record. */
    CORRECTED,
    /** The keeper has checked and holds to its record. */
    CONFIRMED,
    /** Another body is answerable for the record. */
    NOT_OURS
}

package kr.ieum.gateway.exchange.alert;

/** What an alert is about. */
public enum Cause {
    /** Of the exchanges of the last minutes so many percent failed. */
    ERROR_RATE,
    /** The oldest delivery that isn't paused waits for so many minutes. */
    QUEUE_AGE,
    /** So many deliveries are put aside. */
    QUARANTINE
}

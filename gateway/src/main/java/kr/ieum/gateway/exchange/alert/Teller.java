package kr.ieum.gateway.exchange.alert;

/** A way by which alerts are told. */
public interface Teller {

    /** What it is called in the database, for as long as it is configured. */
    String name();

    /** Tells it, within ten seconds; false where it couldn't be, to be tried again. */
    boolean tell(Alert alert) throws InterruptedException;
}

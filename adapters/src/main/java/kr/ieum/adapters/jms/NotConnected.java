package kr.ieum.adapters.jms;

import kr.ieum.adapters.camel.FailurePlace;

/** Why there is no connection to the broker: a stable word for the operator and, where it says little, type and place. */
final class NotConnected extends Exception {

    private final String cause;
    private final String place;

    NotConnected(String cause) {
        this(cause, "");
    }

    private NotConnected(String cause, String place) {
        super(cause, null, false, false);
        this.cause = cause;
        this.place = place;
    }

    /** The connection broke for a reason that the client has no word for. */
    static NotConnected broken(Exception failure) {
        return new NotConnected("reset", FailurePlace.of(failure));
    }

    /** Type and place of what broke it; empty where the word says enough. */
    String place() {
        return place;
    }

    String word() {
        return cause;
    }
}

package kr.ieum.adapters.jms;

/** Why there is no connection to the broker; a stable word for the operator. */
final class NotConnected extends Exception {

    private final String cause;

    NotConnected(String cause) {
        super(cause, null, false, false);
        this.cause = cause;
    }

    String word() {
        return cause;
    }
}

package kr.ieum.adapters.kafka;

/** Why a cluster can't be used: a stable word for the operator. */
public final class NotJoined extends Exception {

    private final String cause;

    NotJoined(String cause) {
        super(cause, null, false, false);
        this.cause = cause;
    }

    /**
     * One of {@code dns}, {@code refused}, {@code timeout}, {@code tls}, {@code reset}, {@code no-broker} (something else answers there),
     * {@code not-local} (a cluster without TLS reaches beyond this machine), {@code unauthorised}, {@code no-topic}.
     */
    public String word() {
        return cause;
    }
}

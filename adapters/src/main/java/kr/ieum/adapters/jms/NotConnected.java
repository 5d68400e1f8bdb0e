package kr.ieum.adapters.jms;

import kr.ieum.adapters.camel.FailurePlace;
import org.apache.activemq.artemis.api.core.ActiveMQConnectionTimedOutException;
import org.apache.activemq.artemis.api.core.ActiveMQInterruptedException;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;

/** Why there is no connection to the broker: a stable word for the operator and, where it says little, type and place. */
public final class NotConnected extends Exception {

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

    /** Why, by what the client threw. */
    static NotConnected because(Exception failure, boolean timedOut) {
        return switch (failure) {
            case ActiveMQSecurityException refused -> new NotConnected("unauthorised");
            case ActiveMQInterruptedException interrupted -> new NotConnected("closed");
            case ActiveMQConnectionTimedOutException late -> new NotConnected("timeout");
            case ActiveMQNotConnectedException none -> new NotConnected(timedOut ? "timeout" : "refused");
            default -> broken(failure);
        };
    }

    /** Type and place of what broke it; empty where the word says enough. */
    String place() {
        return place;
    }

    /** Such as {@code refused}, {@code timeout}, {@code dns}, {@code unauthorised}, {@code closed}, {@code reset}. */
    public String word() {
        return cause;
    }
}

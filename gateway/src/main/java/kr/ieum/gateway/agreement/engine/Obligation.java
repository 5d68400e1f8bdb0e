package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A duty of the consumer (design §6 rule 9). The vocabulary is closed: an unknown one is refused when the agreement is read.
 *
 * @param within how long after its occasion the duty is due, where it is due at a time
 */
public record Obligation(String id, Type type, Optional<Duration> within) {

    /** When a duty binds. */
    public enum Phase {
        /** It is met before anything is asked, or the agreement's grants stay closed. */
        BEFORE,
        /** What was released brings it about; it is recorded until it is fulfilled or violated. */
        AFTER
    }

    /** The closed list of duties. */
    public enum Type {
        /** The official confirms that this very look-up is for the task. */
        CONFIRM_PURPOSE(Phase.BEFORE),
        /** The official states a reason for this very look-up. */
        STATE_REASON(Phase.BEFORE),
        /** What was received is deleted after the case has been closed. */
        DELETE(Phase.AFTER),
        /** Nobody is decided against on what was received before being heard. */
        HEAR_BEFORE_ADVERSE(Phase.AFTER),
        /** The subject is told what was received. */
        NOTIFY_SUBJECT(Phase.AFTER),
        /** The provider is told what was done with what was received. */
        REPORT_USE(Phase.AFTER);

        private final Phase phase;

        Type(Phase phase) {
            this.phase = phase;
        }

        /** When a duty of this type binds. */
        public Phase phase() {
            return phase;
        }

        /** The type as agreements, interfaces and the screen spell it. */
        public String spelling() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A duty of one agreement, before a request of its task. */
    public record Owed(String agreement, Obligation duty) {

        /** Under which a request says that it is met. */
        public String key() {
            return duty.key(agreement);
        }
    }

    /** Under which a request says that the duty of an agreement is met, see {@link DecisionRequest#met}. */
    public String key(String agreement) {
        return agreement + "/" + id;
    }
}

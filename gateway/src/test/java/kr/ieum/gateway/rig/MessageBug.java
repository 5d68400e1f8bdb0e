package kr.ieum.gateway.rig;

import java.util.Optional;

/** A bug that can be planted around the outbox, where a kill shows it (anywhere when empty), and what the rig must then find. */
enum MessageBug {
    NONE(Optional.empty(), Optional.empty()),
    TELLS_BEFORE_ACCEPTING(Optional.of(MessageStep.ACCEPT), Optional.of(MessageFinding.LOST)),
    ENDS_BEFORE_SENDING(Optional.empty(), Optional.of(MessageFinding.LOST)),
    ANOTHER_ID_EACH_TIME(Optional.empty(), Optional.of(MessageFinding.TWICE)),
    FORGETS_KEYS(Optional.of(MessageStep.TELL), Optional.of(MessageFinding.TWICE)),
    /** Of a record that lies somewhere: it is settled there before it is durable here. */
    SETTLES_BEFORE_ACCEPTING(Optional.empty(), Optional.of(MessageFinding.LOST)),
    CLAIMS_ANYTHING(Optional.empty(), Optional.of(MessageFinding.ORDER));

    private final Optional<MessageStep> killAt;
    private final Optional<MessageFinding> found;

    MessageBug(Optional<MessageStep> killAt, Optional<MessageFinding> found) {
        this.killAt = killAt;
        this.found = found;
    }

    Optional<MessageStep> killAt() {
        return killAt;
    }

    Optional<MessageFinding> found() {
        return found;
    }
}

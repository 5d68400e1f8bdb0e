package kr.ieum.gateway.rig;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A moment in the life of a record that was left somewhere at which the rig can kill: within the process, or as the place is asked to do something. */
enum IntakeStep {
    /** It came, and nothing was done about it; what lay before it was settled at the place. */
    RECEIVED(Optional.of(MessageStep.HAND_IN)),
    ACCEPT(Optional.of(MessageStep.ACCEPT)),
    COMMIT(Optional.of(MessageStep.COMMIT)),
    /** It is durable here, and nothing was done at the place yet. */
    TAKEN(Optional.of(MessageStep.TELL)),
    /** Of a folder: the note of what became of it is about to be written. */
    NOTE(Optional.empty()),
    /** Of a folder: the record is about to be moved away. */
    RECORD(Optional.empty()),
    /** Of a folder: the record was moved away, and its signature is about to be. */
    SIGNATURE(Optional.empty()),
    /** Of a queue or topic: the dead letter is about to be put down. */
    LETTER(Optional.empty()),
    /** Of a queue: the broker is about to commit that it is gone. */
    GONE(Optional.empty()),
    /** Of a topic: the group's place is about to move on behind it. */
    OFFSET(Optional.empty()),
    /** Of a folder or queue: it was settled there, and nobody was told. */
    AWAY(Optional.empty());

    private final Optional<MessageStep> within;

    IntakeStep(Optional<MessageStep> within) {
        this.within = within;
    }

    /** The step of the process, where it is one. */
    Optional<MessageStep> within() {
        return within;
    }

    /** Those of the process, which are the same wherever the record lies, and these of the place. */
    static Set<IntakeStep> and(IntakeStep... ofPlace) {
        Set<IntakeStep> steps = EnumSet.of(RECEIVED, ACCEPT, COMMIT, TAKEN);
        steps.addAll(Set.of(ofPlace));
        return steps;
    }
}

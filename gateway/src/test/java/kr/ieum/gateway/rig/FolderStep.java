package kr.ieum.gateway.rig;

import java.util.Optional;

/** A moment in the life of a record that lies in a folder at which the rig can kill: within the process, or as the folder's server is asked to do something. */
enum FolderStep {
    ACCEPT(Optional.of(MessageStep.ACCEPT)),
    COMMIT(Optional.of(MessageStep.COMMIT)),
    /** It is durable here, and nothing was done at the folder yet. */
    TAKEN(Optional.of(MessageStep.TELL)),
    /** The note of its acceptance is about to be written. */
    NOTE(Optional.empty()),
    /** The record is about to be moved away. */
    RECORD(Optional.empty()),
    /** The record was moved away, and its signature is about to be. */
    SIGNATURE(Optional.empty()),
    /** Both were moved away, and nobody was told. */
    AWAY(Optional.empty());

    private final Optional<MessageStep> within;

    FolderStep(Optional<MessageStep> within) {
        this.within = within;
    }

    /** The step of the process, where it is one. */
    Optional<MessageStep> within() {
        return within;
    }
}

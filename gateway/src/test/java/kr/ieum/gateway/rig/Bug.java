package kr.ieum.gateway.rig;

import static kr.ieum.gateway.rig.Finding.Rule.ACKNOWLEDGED;
import static kr.ieum.gateway.rig.Finding.Rule.COMPANIONS;
import static kr.ieum.gateway.rig.Finding.Rule.FSCK;
import static kr.ieum.gateway.rig.Finding.Rule.HEADS;
import static kr.ieum.gateway.rig.Finding.Rule.INTENTS;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A bug that can be planted in the write path, and which of the rig's rules must notice it. */
enum Bug {
    NONE(Optional.empty()),
    ANSWERS_BEFORE_FORCE(Optional.empty(), INTENTS, ACKNOWLEDGED, HEADS),
    ANSWERS_BEFORE_COMMIT(Optional.empty(), INTENTS, ACKNOWLEDGED),
    WRITES_LATER(Optional.empty(), INTENTS, ACKNOWLEDGED, HEADS),
    SHOWS_BEFORE_INTENT(Optional.of(Step.COMMIT), INTENTS),
    ASKS_BEFORE_INTENT(Optional.of(Step.SWAP), INTENTS),
    DROPS_LEAVES(Optional.empty(), INTENTS, ACKNOWLEDGED, HEADS, COMPANIONS, FSCK),
    LOSES_THE_FIRST_LEAF(Optional.empty(), HEADS, FSCK),
    ALTERS_LEAVES(Optional.empty(), ACKNOWLEDGED, HEADS, FSCK),
    TELLS_THE_NEXT_INDEX(Optional.empty(), ACKNOWLEDGED),
    DOES_NOT_SWAP(Optional.empty(), FSCK),
    FORGETS_THE_GROUP(Optional.empty(), FSCK),
    COMMITS_BEFORE_THE_GROUP(Optional.of(Step.GROUP), FSCK, COMPANIONS),
    DROPS_RECORDS(Optional.empty(), COMPANIONS),
    WRITES_EVERY_OTHER_RECORD(Optional.empty(), COMPANIONS),
    WRITES_RECORDS_LATER(Optional.of(Step.ANSWER), COMPANIONS);

    private final Optional<Step> killAt;
    private final Set<Finding.Rule> foundBy;

    Bug(Optional<Step> killAt, Finding.Rule... foundBy) {
        this.killAt = killAt;
        this.foundBy = EnumSet.noneOf(Finding.Rule.class);
        this.foundBy.addAll(Set.of(foundBy));
    }

    /** Where a kill shows it; anywhere when empty. */
    Optional<Step> killAt() {
        return killAt;
    }

    Set<Finding.Rule> foundBy() {
        return foundBy;
    }
}

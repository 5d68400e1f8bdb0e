package kr.ieum.gateway.log.verify;

import java.util.List;
import kr.ieum.gateway.log.note.Checkpoint;

/** What a check found. */
public sealed interface Verdict {
    /**
     * Everything agrees.
     *
     * @param checkpoints of what was checked, the newest shard first
     * @param gaps what the log says itself that it has lost, the newest first
     */
    record Sound(List<Checkpoint> checkpoints, List<Gap> gaps) implements Verdict {}

    /**
     * The first thing that doesn't.
     *
     * @param position such as {@code 2026h1 leaf 5}, {@code 2026h1 tile/1/000 hash 3} or {@code 2026h1 checkpoint}
     * @param rule V1 to V13 of {@link LogCheck}, P1 to P4 of {@link ProofCheck}, or one of those of notes and proofs
     * @param fault what is wrong, in words
     */
    record Refused(String position, String rule, String fault) implements Verdict {}
}

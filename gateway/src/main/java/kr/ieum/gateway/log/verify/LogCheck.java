package kr.ieum.gateway.log.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.note.Checkpoint;

/**
 * Checks a whole log from what it publishes (C2SP tlog-tiles), the shards before it included, against keys that the checker got
 * elsewhere.
 *
 * <table>
 * <caption>Rules</caption>
 * <tr><td>V1</td><td>there is a checkpoint</td></tr>
 * <tr><td>V2</td><td>the checkpoint's origin is the signing key's name with the shard's</td></tr>
 * <tr><td>V3</td><td>every tile that the checkpoint's size asks for is there</td></tr>
 * <tr><td>V4</td><td>a tile has exactly the hashes or entries of its width</td></tr>
 * <tr><td>V5</td><td>a leaf's bytes are what the encoder writes</td></tr>
 * <tr><td>V6</td><td>an entry has the hash that stands for it in the row of leaf hashes</td></tr>
 * <tr><td>V7</td><td>a hash above that row is the root of the tile below it</td></tr>
 * <tr><td>V8</td><td>the leaves give the root that was signed</td></tr>
 * <tr><td>V9</td><td>a shard's first leaf, and no other, states the last checkpoint of the shard before</td></tr>
 * <tr><td>V10</td><td>the log only grew since an older checkpoint</td></tr>
 * <tr><td>V11</td><td>a release stands behind the intent that it names</td></tr>
 * <tr><td>V12</td><td>as many witnesses cosigned the newest checkpoint as the policy asks for</td></tr>
 * <tr><td>V13</td><td>a gap that a shard states is of the shard before, and signed as it says</td></tr>
 * </table>
 *
 * A note's own faults keep their rules (N, C).
 */
public final class LogCheck {
    private final Known known;
    private final List<byte[]> older;
    private final List<Gap> gaps = new ArrayList<>();

    /**
     * A check.
     *
     * @param known keys and policy; a checkpoint must be signed by a key of the log, and by none of these wrongly
     * @param older checkpoints that were kept, each signed by one of the keys
     */
    public LogCheck(Known known, List<byte[]> older) {
        this.known = known;
        this.older = older.stream().map(byte[]::clone).toList();
    }

    /**
     * Checks the shard and those before it.
     *
     * @throws IOException when something can't be read; that says nothing about the log
     */
    public Verdict run(LogSource newest) throws IOException {
        try {
            gaps.clear();
            List<Checkpoint> checked = check(newest);
            return new Verdict.Sound(checked, List.copyOf(gaps));
        } catch (Refusal refusal) {
            return refusal.verdict();
        }
    }

    private List<Checkpoint> check(LogSource newest) throws IOException, Refusal {
        List<Checkpoint> kept = kept();
        List<Checkpoint> checked = new ArrayList<>();
        LogSource source = newest;
        Optional<Leaf.Shard> stated = Optional.empty();
        boolean more = true;
        while (more) {
            String expected = stated.map(Leaf.Shard::previous).orElse("");
            Checkpoint checkpoint = checkpoint(source, expected);
            String shard = shardOf(checkpoint.origin());
            requireStated(shard, checkpoint, stated);
            stated = new TreeWalk(
                            shard,
                            source,
                            checkpoint,
                            kept.stream()
                                    .filter(old -> old.origin().equals(checkpoint.origin()))
                                    .filter(old -> gaps.stream().noneMatch(gap -> gap.known() && gap.explains(old)))
                                    .toList())
                    .run();
            checked.add(checkpoint);
            if (stated.isPresent()) {
                Gap.of(shard + " leaf 0", checkpoint.origin(), stated.get(), known.keys())
                        .ifPresent(gaps::add);
            }
            more = stated.isPresent();
            if (stated.isPresent()) {
                String previous = stated.get().previous();
                if (previous.compareTo(shard) >= 0 || !previous.matches("[0-9a-z]+")) {
                    throw new Refusal(shard + " leaf 0", "V9", "the shard before isn't one of an earlier name");
                }
                source = source.shard(previous);
            }
        }
        for (Checkpoint old : kept) {
            if (checked.stream().noneMatch(one -> one.origin().equals(old.origin()))) {
                throw new Refusal(
                        "older checkpoint", "V10", "its shard " + old.origin() + " isn't among those of this log");
            }
        }
        return checked;
    }

    private List<Checkpoint> kept() throws Refusal {
        List<Checkpoint> kept = new ArrayList<>();
        for (byte[] one : older) {
            kept.add(CheckpointCheck.anySigner("older checkpoint", one, known.keys()));
        }
        return kept;
    }

    private Checkpoint checkpoint(LogSource source, String expected) throws IOException, Refusal {
        String position = (expected + " checkpoint").strip();
        byte[] bytes = source.read("checkpoint")
                .orElseThrow(() -> new Refusal(position, "V1", "there is no checkpoint to check against"));
        return expected.isEmpty()
                ? CheckpointCheck.ofLog(position, bytes, known.keys(), known.policy())
                : CheckpointCheck.ofLog(position, bytes, known.keys());
    }

    private static void requireStated(String shard, Checkpoint checkpoint, Optional<Leaf.Shard> stated) throws Refusal {
        if (stated.isPresent()
                && !(shard.equals(stated.get().previous())
                        && checkpoint.size() == stated.get().size()
                        && checkpoint.root().equals(stated.get().root()))) {
            throw new Refusal(
                    shard + " checkpoint",
                    "V9",
                    "the next shard begins with size " + stated.get().size() + " of shard "
                            + stated.get().previous() + ", and this is size " + checkpoint.size() + " of "
                            + checkpoint.origin() + " or another root");
        }
    }

    static String shardOf(String origin) {
        return origin.substring(origin.lastIndexOf('/') + 1);
    }
}

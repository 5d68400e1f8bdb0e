package kr.ieum.gateway.log.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.LeafFormat;
import kr.ieum.gateway.log.leaf.MalformedLeaf;
import kr.ieum.gateway.log.note.Checkpoint;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.InclusionProof;
import kr.ieum.gateway.log.tree.MerkleHash;
import kr.ieum.gateway.log.tree.ProofFault;

/**
 * Checks the proof of one leaf (C2SP tlog-proof) without asking anybody. The leaf's own bytes are its extra data.
 *
 * <table>
 * <caption>Rules</caption>
 * <tr><td>P1</td><td>the first line is {@code c2sp.org/tlog-proof@v1}</td></tr>
 * <tr><td>P2</td><td>the second is {@code extra} with the leaf in padded base64</td></tr>
 * <tr><td>P3</td><td>the third is {@code index} with a number without leading zero</td></tr>
 * <tr><td>P4</td><td>then at most 63 hashes of 32 bytes in padded base64, and an empty line before the checkpoint</td></tr>
 * </table>
 *
 * A checkpoint's own faults keep their rules (N, C, V2), the path's as well (T), and a leaf that no encoder wrote is V5.
 */
public final class ProofCheck {
    private static final int MAX_HASHES = 63;

    private final Known known;

    /** A check with the keys of the log, and of witnesses where a policy asks for them. */
    public ProofCheck(Known known) {
        this.known = known;
    }

    /** Checks a proof's bytes. */
    public Verdict run(byte[] proof) {
        try {
            return new Verdict.Sound(
                    List.of(check(new String(proof, StandardCharsets.UTF_8)).checkpoint()), List.of());
        } catch (Refusal refusal) {
            return refusal.verdict();
        }
    }

    /** A leaf that a checkpoint covers. */
    record Proven(String position, Leaf leaf, Checkpoint checkpoint) {}

    Proven check(String text) throws Refusal {
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new Refusal("proof", "P4", "no empty line stands before a checkpoint");
        }
        String[] lines = text.substring(0, blank).split("\n", -1);
        if (!lines[0].equals("c2sp.org/tlog-proof@v1")) {
            throw new Refusal("proof line 1", "P1", "the first line isn't c2sp.org/tlog-proof@v1");
        }
        if (lines.length < 2 || !lines[1].startsWith("extra ")) {
            throw new Refusal("proof line 2", "P2", "the leaf's bytes aren't there");
        }
        byte[] leaf = base64(lines[1].substring(6))
                .orElseThrow(() -> new Refusal("proof line 2", "P2", "the leaf isn't in padded base64"));
        if (lines.length < 3 || !lines[2].matches("index (0|[1-9][0-9]{0,17})")) {
            throw new Refusal("proof line 3", "P3", "the third line isn't the leaf's index");
        }
        long index = Long.parseLong(lines[2].substring(6));
        List<Digest> path = new ArrayList<>();
        for (int i = 3; i < lines.length; i++) {
            int line = i + 1;
            path.add(base64(lines[i])
                    .filter(bytes -> bytes.length == Digest.BYTES && path.size() < MAX_HASHES)
                    .map(Digest::of)
                    .orElseThrow(() -> new Refusal("proof line " + line, "P4", "this isn't one of at most 63 hashes")));
        }
        byte[] note = text.substring(blank + 2).getBytes(StandardCharsets.UTF_8);
        Checkpoint checkpoint = CheckpointCheck.ofLog("proof checkpoint", note, known.keys(), known.policy());
        String position = LogCheck.shardOf(checkpoint.origin()) + " leaf " + index;
        Optional<ProofFault> fault =
                new InclusionProof(index, checkpoint.size(), path).check(MerkleHash.leaf(leaf), checkpoint.root());
        if (fault.isPresent()) {
            throw new Refusal(position, fault.get().rule(), fault.get().message());
        }
        try {
            return new Proven(position, LeafFormat.decode(leaf), checkpoint);
        } catch (MalformedLeaf e) {
            throw new Refusal(position, "V5", "the leaf can't be read: " + e.getMessage());
        }
    }

    private static Optional<byte[]> base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

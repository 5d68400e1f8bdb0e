package kr.ieum.client.log;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The proof that a leaf stands in the log (C2SP tlog-proof): the leaf's own bytes, its index, the hashes up to the root, and a checkpoint with
 * that root, signed by the log. Checked without asking anybody.
 */
public final class LeafProof {

    private static final String FIRST = "c2sp.org/tlog-proof@v1";
    private static final int HASH = 32;
    private static final int MOST_HASHES = 63;
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private LeafProof() {}

    /** What came of checking. */
    public sealed interface Checked {

        /**
         * The leaf stands in the log.
         *
         * @param origin of the checkpoint: the log's name and the shard
         * @param index of the leaf, from 0
         * @param size leaves that the checkpoint covers
         */
        record Proven(String origin, long index, long size, LoggedLeaf leaf) implements Checked {}

        /** Nothing is proven. */
        record Refused(String why) implements Checked {}
    }

    /** Checks a proof with the log's key. */
    public static Checked check(String proof, LogKey key) {
        int blank = proof.indexOf("\n\n");
        String[] lines = blank < 0 ? new String[0] : proof.substring(0, blank).split("\n", -1);
        if (lines.length < 3
                || !lines[0].equals(FIRST)
                || !lines[1].startsWith("extra ")
                || !lines[2].matches("index (0|[1-9][0-9]{0,17})")
                || lines.length > 3 + MOST_HASHES) {
            return new Checked.Refused("it isn't a proof of one leaf");
        }
        Optional<byte[]> leaf = Bytes.ofBase64(lines[1].substring("extra ".length()));
        long index = Long.parseLong(lines[2].substring("index ".length()));
        List<byte[]> path = new ArrayList<>();
        for (int i = 3; i < lines.length; i++) {
            Bytes.ofBase64(lines[i]).filter(hash -> hash.length == HASH).ifPresent(path::add);
        }
        if (leaf.isEmpty() || path.size() != lines.length - 3) {
            return new Checked.Refused("its leaf or hashes aren't proper base64");
        }
        return checkpoint(proof.substring(blank + 2), key)
                .map(checkpoint -> checked(leaf.get(), index, path, checkpoint))
                .orElseGet(() -> new Checked.Refused("its checkpoint isn't signed by the pinned key of the log"));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Checkpoint(String origin, long size, byte[] root) {}

    /** A checkpoint that the key signed (C2SP signed-note, tlog-checkpoint). */
    private static Optional<Checkpoint> checkpoint(String note, LogKey key) {
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n") || blank + 2 >= note.length()) {
            return Optional.empty();
        }
        String text = note.substring(0, blank + 1);
        String[] signatures = note.substring(blank + 2, note.length() - 1).split("\n", -1);
        String[] lines = text.split("\n", -1);
        if (!key.signed(text, signatures) || lines.length < 4 || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        boolean ours = lines[0].equals(key.name()) || lines[0].startsWith(key.name() + "/");
        return Bytes.ofBase64(lines[2])
                .filter(root -> ours && root.length == HASH)
                .map(root -> new Checkpoint(lines[0], Long.parseLong(lines[1]), root));
    }

    private static Checked checked(byte[] leaf, long index, List<byte[]> path, Checkpoint checkpoint) {
        if (!leads(leaf, index, path, checkpoint)) {
            return new Checked.Refused("its hashes don't lead from the leaf to the root that the log signed");
        }
        return LoggedLeaf.of(leaf)
                .<Checked>map(said -> new Checked.Proven(checkpoint.origin(), index, checkpoint.size(), said))
                .orElseGet(() -> new Checked.Refused("its leaf can't be read"));
    }

    /** RFC 9162 §2.1.3.2. */
    private static boolean leads(byte[] leaf, long index, List<byte[]> path, Checkpoint checkpoint) {
        if (index >= checkpoint.size()) {
            return false;
        }
        long node = index;
        long last = checkpoint.size() - 1;
        byte[] hash = Bytes.sha256(LEAF, leaf);
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Bytes.sha256(NODE, sibling, hash);
                while ((node & 1) == 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Bytes.sha256(NODE, hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, checkpoint.root());
    }
}

package kr.ieum.gateway.log.tree;

/**
 * The three hashes of RFC 6962 §2.1. The prefixes 0x00 and 0x01 keep a leaf from ever being read as a node, which is
 * what makes a second preimage as hard as SHA-256 itself.
 */
public final class MerkleHash {
    private static final byte[] LEAF_PREFIX = {0};
    private static final byte[] NODE_PREFIX = {1};

    private MerkleHash() {}

    /** Root of the tree without leaves: SHA-256 of nothing. */
    public static Digest empty() {
        return Digest.sha256();
    }

    /** Hash of one leaf's bytes. */
    public static Digest leaf(byte[] leaf) {
        return Digest.sha256(LEAF_PREFIX, leaf);
    }

    /** Hash of an inner node over its two children. */
    public static Digest node(Digest left, Digest right) {
        return Digest.sha256(NODE_PREFIX, left, right);
    }
}

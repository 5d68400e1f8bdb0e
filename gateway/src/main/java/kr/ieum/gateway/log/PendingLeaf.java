package kr.ieum.gateway.log;

import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.LeafFormat;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.MerkleHash;

/** A leaf's bytes and hash, made in the caller's thread: what can't be encoded never reaches the writer. */
final class PendingLeaf {
    private final byte[] bytes;
    private final Digest hash;

    PendingLeaf(Leaf leaf) {
        this(LeafFormat.encode(leaf));
    }

    /** Bytes that were encoded before. */
    PendingLeaf(byte[] bytes) {
        this.bytes = bytes;
        this.hash = MerkleHash.leaf(bytes);
    }

    /** Not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    Digest hash() {
        return hash;
    }
}

package kr.ieum.gateway.log;

import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.LeafFormat;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.MerkleHash;

/** A leaf with its bytes and hash, made in the caller's thread: what can't be encoded never reaches the writer. */
final class PendingLeaf {
    private final Leaf leaf;
    private final byte[] bytes;
    private final Digest hash;

    PendingLeaf(Leaf leaf) {
        this.leaf = leaf;
        this.bytes = LeafFormat.encode(leaf);
        this.hash = MerkleHash.leaf(bytes);
    }

    Leaf leaf() {
        return leaf;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    Digest hash() {
        return hash;
    }
}

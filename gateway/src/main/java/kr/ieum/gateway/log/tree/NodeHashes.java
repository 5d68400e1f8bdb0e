package kr.ieum.gateway.log.tree;

/** Where the hashes of a tree's perfect subtrees come from: tiles, a database, or memory. */
@FunctionalInterface
public interface NodeHashes {
    /**
     * Root of the perfect subtree over the leaves from {@code index * 2^level} to, without it, {@code (index + 1) * 2^level}.
     *
     * @param level 0 to 62; 0 is a leaf's own hash
     * @param index 0 or more; only subtrees that lie whole in the tree are asked for
     */
    Digest node(int level, long index);

    /**
     * Root of a tree of this size, MTH of RFC 6962 §2.1.
     *
     * @throws IllegalArgumentException when the size is below 0
     */
    default Digest root(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree's size is 0 or more, not " + size);
        }
        return size == 0 ? MerkleHash.empty() : root(0, size);
    }

    /** MTH of the leaves from {@code first} to, without it, {@code end}, a range that RFC 6962's splitting leads to. */
    private Digest root(long first, long end) {
        long leaves = end - first;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return node(level, first >> level);
        }
        long left = Long.highestOneBit(leaves);
        return MerkleHash.node(root(first, first + left), root(first + left, end));
    }

    /** For the proofs: MTH of a range. */
    static Digest range(NodeHashes source, long first, long end) {
        return source.root(first, end);
    }
}

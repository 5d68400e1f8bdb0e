package kr.ieum.gateway.log.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * That a leaf stands at an index of a tree (RFC 6962 §2.1.1, checked as RFC 9162 §2.1.3.2 says). What is read from outside may be
 * any numbers and hashes; only {@link #check} tells whether they prove something.
 *
 * @param index 0-based index of the leaf
 * @param size size of the tree
 * @param path hashes from the leaf's sibling up to the root's child
 */
public record InclusionProof(long index, long size, List<Digest> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /**
     * Proves a leaf.
     *
     * @throws IllegalArgumentException when the index isn't below the size (T1)
     */
    public static InclusionProof of(long index, long size, NodeHashes hashes) {
        outside(index, size).ifPresent(fault -> {
            throw new IllegalArgumentException(fault.rule() + ": " + fault.message());
        });
        List<Digest> fromRoot = new ArrayList<>();
        long first = 0;
        long end = size;
        while (end - first > 1) {
            long middle = first + Long.highestOneBit(end - first - 1);
            if (index < middle) {
                fromRoot.add(NodeHashes.range(hashes, middle, end));
                end = middle;
            } else {
                fromRoot.add(NodeHashes.range(hashes, first, middle));
                first = middle;
            }
        }
        Collections.reverse(fromRoot);
        return new InclusionProof(index, size, fromRoot);
    }

    /**
     * Checks the proof; empty means proven.
     *
     * @param leaf hash of the leaf's bytes
     * @param root root that a checkpoint of this size states
     */
    public Optional<ProofFault> check(Digest leaf, Digest root) {
        Optional<ProofFault> outside = outside(index, size);
        if (outside.isPresent()) {
            return outside;
        }
        long node = index;
        long last = size - 1;
        Digest hash = leaf;
        for (Digest sibling : path) {
            if (last == 0) {
                return wrongLength();
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleHash.node(sibling, hash);
                while ((node & 1) == 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleHash.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            return wrongLength();
        }
        return hash.equals(root)
                ? Optional.empty()
                : Optional.of(new ProofFault(
                        "T3",
                        "the path from leaf " + index + " leads to another root of size " + size
                                + " than the one stated"));
    }

    private Optional<ProofFault> wrongLength() {
        return Optional.of(new ProofFault(
                "T2",
                "a proof of leaf " + index + " in a tree of size " + size + " doesn't have " + path.size()
                        + " hashes"));
    }

    private static Optional<ProofFault> outside(long index, long size) {
        return index >= 0 && index < size
                ? Optional.empty()
                : Optional.of(new ProofFault("T1", "a tree of size " + size + " has no leaf " + index));
    }
}

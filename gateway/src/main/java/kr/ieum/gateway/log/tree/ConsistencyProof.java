package kr.ieum.gateway.log.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * That a tree only grew: the older is what the newer begins with (RFC 6962 §2.1.2, checked as RFC 9162 §2.1.4.2 says). What is read
 * from outside may be any numbers and hashes; only {@link #check} tells whether they prove something.
 *
 * @param older size of the older tree
 * @param newer size of the newer tree
 * @param path hashes from the bottom up; none when the sizes are the same
 */
public record ConsistencyProof(long older, long newer, List<Digest> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /**
     * Proves that a tree grew.
     *
     * @throws IllegalArgumentException when the older size is 0 or above the newer (T4)
     */
    public static ConsistencyProof between(long older, long newer, NodeHashes hashes) {
        outside(older, newer).ifPresent(fault -> {
            throw new IllegalArgumentException(fault.rule() + ": " + fault.message());
        });
        List<Digest> fromRoot = new ArrayList<>();
        long first = 0;
        long end = newer;
        while (older != end) {
            long middle = first + Long.highestOneBit(end - first - 1);
            if (older <= middle) {
                fromRoot.add(NodeHashes.range(hashes, middle, end));
                end = middle;
            } else {
                fromRoot.add(NodeHashes.range(hashes, first, middle));
                first = middle;
            }
        }
        // Somebody who checks knows the older tree's root; a smaller subtree at its right edge must be told.
        if (first != 0) {
            fromRoot.add(NodeHashes.range(hashes, first, end));
        }
        Collections.reverse(fromRoot);
        return new ConsistencyProof(older, newer, fromRoot);
    }

    /** Checks the proof against the roots that two checkpoints state; empty means proven. */
    public Optional<ProofFault> check(Digest olderRoot, Digest newerRoot) {
        Optional<ProofFault> outside = outside(older, newer);
        if (outside.isPresent()) {
            return outside;
        }
        if (older == newer) {
            if (!path.isEmpty()) {
                return wrongLength();
            }
            return olderRoot.equals(newerRoot)
                    ? Optional.empty()
                    : Optional.of(new ProofFault("T7", "two trees of size " + newer + " have different roots"));
        }
        Iterator<Digest> hashes = path.iterator();
        boolean perfect = Long.bitCount(older) == 1;
        if (!perfect && !hashes.hasNext()) {
            return wrongLength();
        }
        long node = older - 1;
        long last = newer - 1;
        for (; (node & 1) == 1; node >>= 1) {
            last >>= 1;
        }
        Digest small = perfect ? olderRoot : hashes.next();
        Digest large = small;
        while (hashes.hasNext()) {
            Digest sibling = hashes.next();
            if (last == 0) {
                return wrongLength();
            }
            if ((node & 1) == 1 || node == last) {
                small = MerkleHash.node(sibling, small);
                large = MerkleHash.node(sibling, large);
                while (node != 0 && (node & 1) == 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                large = MerkleHash.node(large, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            return wrongLength();
        }
        if (!small.equals(olderRoot)) {
            return Optional.of(new ProofFault(
                    "T6", "the path to size " + newer + " doesn't begin with the stated root of size " + older));
        }
        return large.equals(newerRoot)
                ? Optional.empty()
                : Optional.of(new ProofFault(
                        "T7",
                        "the path from size " + older + " leads to another root of size " + newer
                                + " than the one stated"));
    }

    private Optional<ProofFault> wrongLength() {
        return Optional.of(new ProofFault(
                "T5", "a proof from size " + older + " to size " + newer + " doesn't have " + path.size() + " hashes"));
    }

    private static Optional<ProofFault> outside(long older, long newer) {
        return older >= 1 && older <= newer
                ? Optional.empty()
                : Optional.of(new ProofFault("T4", "a tree of size " + older + " can't grow to size " + newer));
    }
}

package kr.ieum.gateway.log.tree;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The right-most edge of an RFC 6962 tree: one hash for each perfect subtree that the size decomposes into, largest
 * first (one per 1-bit of the size, so at most 63). It is all that an append needs to know the next root, and it grows
 * into the hash tiles that are built later.
 *
 * @param size number of leaves, 0 or more
 * @param peaks roots of the perfect subtrees, as many as the size has 1-bits
 */
public record Frontier(long size, List<Digest> peaks) {
    public Frontier {
        peaks = List.copyOf(peaks);
        if (size < 0 || peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(
                    "a tree of size " + size + " has " + Long.bitCount(size) + " peaks, not " + peaks.size());
        }
    }

    /** The frontier of the tree without leaves. */
    public static Frontier empty() {
        return new Frontier(0, List.of());
    }

    /**
     * Reads what {@link #encoded()} wrote.
     *
     * @throws IllegalArgumentException when the bytes don't fit the size
     */
    public static Frontier decode(long size, byte[] encoded) {
        if (encoded.length % Digest.BYTES != 0) {
            throw new IllegalArgumentException(
                    "a frontier is a row of 32-byte hashes, not " + encoded.length + " bytes");
        }
        List<Digest> peaks = new ArrayList<>();
        for (int at = 0; at < encoded.length; at += Digest.BYTES) {
            peaks.add(Digest.of(Arrays.copyOfRange(encoded, at, at + Digest.BYTES)));
        }
        return new Frontier(size, peaks);
    }

    /** The frontier after these leaf hashes were added in order. */
    public Frontier plus(List<Digest> leafHashes) {
        List<Digest> edge = new ArrayList<>(peaks);
        long count = size;
        for (Digest leaf : leafHashes) {
            Digest carry = leaf;
            // Like adding one in binary: each trailing 1-bit is a subtree that the new one completes.
            for (long bits = count; (bits & 1) == 1; bits >>= 1) {
                carry = MerkleHash.node(edge.removeLast(), carry);
            }
            edge.add(carry);
            count++;
        }
        return new Frontier(count, edge);
    }

    /** Root of the tree, MTH of RFC 6962 §2.1. */
    public Digest root() {
        if (peaks.isEmpty()) {
            return MerkleHash.empty();
        }
        Digest root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = MerkleHash.node(peaks.get(i), root);
        }
        return root;
    }

    /** The peaks in order, 32 bytes each. */
    public byte[] encoded() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(peaks.size() * Digest.BYTES);
        peaks.forEach(peak -> out.writeBytes(peak.bytes()));
        return out.toByteArray();
    }
}

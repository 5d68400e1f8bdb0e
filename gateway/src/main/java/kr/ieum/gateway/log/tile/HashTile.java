package kr.ieum.gateway.log.tile;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.MerkleHash;

/**
 * One tile of node hashes: its bytes are the hashes, one behind the other.
 *
 * @param hashes 1 to 256
 */
public record HashTile(List<Digest> hashes) {
    public HashTile {
        hashes = List.copyOf(hashes);
        if (hashes.isEmpty() || hashes.size() > TilePath.FULL) {
            throw new MalformedTile("L6", "a tile has 1 to " + TilePath.FULL + " hashes, not " + hashes.size());
        }
    }

    /**
     * Reads a tile.
     *
     * @throws MalformedTile when the bytes aren't as many as the width asks for (L6)
     */
    public static HashTile decode(byte[] bytes, int width) {
        if (bytes.length != width * Digest.BYTES) {
            throw new MalformedTile(
                    "L6", "a tile " + width + " wide has " + width * Digest.BYTES + " bytes, not " + bytes.length);
        }
        List<Digest> hashes = new ArrayList<>(width);
        for (int at = 0; at < bytes.length; at += Digest.BYTES) {
            hashes.add(Digest.of(Arrays.copyOfRange(bytes, at, at + Digest.BYTES)));
        }
        return new HashTile(hashes);
    }

    /** The bytes of the file. */
    public byte[] encoded() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(hashes.size() * Digest.BYTES);
        hashes.forEach(hash -> out.writeBytes(hash.bytes()));
        return out.toByteArray();
    }

    /**
     * Root of the perfect subtree over {@code 2^height} of its hashes.
     *
     * @param height 0 to 8
     * @param number 0-based number of the subtree among those of its height; it lies in the tile
     */
    public Digest subtree(int height, int number) {
        List<Digest> row = hashes.subList(number << height, (number + 1) << height);
        while (row.size() > 1) {
            List<Digest> above = new ArrayList<>(row.size() / 2);
            for (int i = 0; i < row.size(); i += 2) {
                above.add(MerkleHash.node(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
        return row.getFirst();
    }
}

package kr.ieum.gateway.log.tile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.MerkleHash;

/** Which tiles a tree gets when it grows, with their bytes. */
public final class TileGrowth {
    private TileGrowth() {}

    /** Index of the first leaf that {@link #tiles} needs: the first of the tile that the older tree hadn't filled. */
    public static long firstLeaf(long older) {
        return older / TilePath.FULL * TilePath.FULL;
    }

    /**
     * The tiles of {@link TilePath#added}, bottom row first.
     *
     * @param leaves bytes of the leaves from {@link #firstLeaf} up to the newer size
     * @param stored partial tiles of the older tree above the bottom row
     * @throws IOException when one of those can't be read
     */
    public static Map<TilePath, byte[]> tiles(long older, long newer, List<byte[]> leaves, TileTree.Source stored)
            throws IOException {
        long start = firstLeaf(older);
        if (older < 0 || older >= newer || leaves.size() != newer - start) {
            throw new IllegalArgumentException(
                    "from size " + older + " to " + newer + " takes other leaves than these " + leaves.size());
        }
        Map<TilePath, byte[]> tiles = new LinkedHashMap<>();
        for (long first = start; first < newer; first += TilePath.FULL) {
            int width = (int) Math.min(TilePath.FULL, newer - first);
            int from = (int) (first - start);
            tiles.put(
                    new TilePath.Entries(first / TilePath.FULL, width),
                    EntryBundle.encode(leaves.subList(from, from + width)));
        }
        List<Digest> row = leaves.stream().map(MerkleHash::leaf).toList();
        for (int level = 0; !row.isEmpty(); level++) {
            List<Digest> full = cut(level, start, row, tiles);
            if (full.isEmpty()) {
                break;
            }
            // The next row begins with what the older tree has in the tile that grows.
            long known = start / TilePath.FULL;
            int width = (int) (known % TilePath.FULL);
            List<Digest> above = new ArrayList<>();
            if (width > 0) {
                TilePath grows = new TilePath.Hashes(level + 1, known / TilePath.FULL, width);
                above.addAll(HashTile.decode(stored.read(grows), width).hashes());
            }
            above.addAll(full);
            start = firstLeaf(known);
            row = above;
        }
        return tiles;
    }

    /** Cuts a row into tiles and answers the roots of the full ones. */
    private static List<Digest> cut(int level, long start, List<Digest> row, Map<TilePath, byte[]> tiles) {
        List<Digest> full = new ArrayList<>();
        for (int from = 0; from < row.size(); from += TilePath.FULL) {
            int width = Math.min(TilePath.FULL, row.size() - from);
            HashTile tile = new HashTile(row.subList(from, from + width));
            tiles.put(new TilePath.Hashes(level, (start + from) / TilePath.FULL, width), tile.encoded());
            if (width == TilePath.FULL) {
                full.add(tile.subtree(TilePath.HEIGHT, 0));
            }
        }
        return full;
    }
}

package kr.ieum.gateway.log.tile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.NodeHashes;

/**
 * The tree as its tiles tell it: roots and proofs come from bytes read from wherever the tiles are, and from nothing that the
 * writer has in memory. It remembers the last tiles it read; use one from one thread and throw it away.
 */
public final class TileTree implements NodeHashes {
    private static final int REMEMBERED = 64;

    private final long size;
    private final Source source;
    private final Map<TilePath, HashTile> tiles = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TilePath, HashTile> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Where tiles are read. */
    @FunctionalInterface
    public interface Source {
        /**
         * The bytes of a tile.
         *
         * @throws IOException when it can't be read or isn't there
         */
        byte[] read(TilePath path) throws IOException;
    }

    /**
     * The tree of this size.
     *
     * @param size number of leaves, 0 or more
     */
    public TileTree(long size, Source source) {
        this.size = size;
        this.source = source;
    }

    /** {@link #TileTree(long, Source)} on a directory. */
    public static TileTree of(long size, TileFiles files) {
        return new TileTree(
                size,
                path -> files.read(path)
                        .orElseThrow(() -> new IOException(path.text() + " isn't there: the tiles must be made anew")));
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException when a tile can't be read
     * @throws MalformedTile when a tile isn't one
     */
    @Override
    public Digest node(int level, long index) {
        int row = Math.min(level / TilePath.HEIGHT, Long.SIZE / TilePath.HEIGHT - 1);
        int height = level - row * TilePath.HEIGHT;
        long first = index << height;
        TilePath path = path(row, first / TilePath.FULL);
        HashTile tile = tiles.get(path);
        if (tile == null) {
            tile = fetch(path);
            tiles.put(path, tile);
        }
        return tile.subtree(height, (int) (first % TilePath.FULL) >> height);
    }

    private TilePath path(int level, long index) {
        long nodes = (size >> (TilePath.HEIGHT * level)) - index * TilePath.FULL;
        return new TilePath.Hashes(level, index, (int) Math.min(nodes, TilePath.FULL));
    }

    private HashTile fetch(TilePath path) {
        try {
            return HashTile.decode(source.read(path), path.width());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

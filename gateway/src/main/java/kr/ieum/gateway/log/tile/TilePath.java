package kr.ieum.gateway.log.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;

/** Which tile, and its path beneath a log's address (C2SP tlog-tiles). One tile has exactly one path. */
public sealed interface TilePath {
    /** Hashes or entries in a full tile. */
    int FULL = 256;

    /** Levels of the tree between a tile's hashes and their common root. */
    int HEIGHT = 8;

    /** Longest path that is looked at; the largest index that a tree can have takes far less. */
    int MAX_LENGTH = 100;

    /** Number of the tile in its row, 0 or more. */
    long index();

    /** How many hashes or entries it has, 1 to {@value #FULL}. */
    int width();

    /** What its first element counts: leaves, or nodes of a hash tile's level. */
    int level();

    /** The same tile at another width. */
    TilePath withWidth(int width);

    /** The path, such as {@code tile/0/x001/234.p/17}. */
    String text();

    /** A tile of node hashes; at level 0 they are those of the leaves. */
    record Hashes(int level, long index, int width) implements TilePath {
        public Hashes {
            require(index, width);
            if (level < 0 || level > 63) {
                throw new MalformedTile("L2", "a level is 0 to 63, not " + level);
            }
        }

        @Override
        public Hashes withWidth(int other) {
            return new Hashes(level, index, other);
        }

        @Override
        public String text() {
            return "tile/" + level + "/" + tail(index, width);
        }
    }

    /** A bundle of the leaves' bytes. */
    record Entries(long index, int width) implements TilePath {
        public Entries {
            require(index, width);
        }

        @Override
        public int level() {
            return 0;
        }

        @Override
        public Entries withWidth(int other) {
            return new Entries(index, other);
        }

        @Override
        public String text() {
            return "tile/entries/" + tail(index, width);
        }
    }

    private static void require(long index, int width) {
        if (index < 0) {
            throw new MalformedTile("L3", "an index is 0 or more, not " + index);
        }
        if (width < 1 || width > FULL) {
            throw new MalformedTile("L4", "a tile is 1 to " + FULL + " wide, not " + width);
        }
    }

    private static String tail(long index, int width) {
        StringBuilder groups = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            groups.insert(0, "x%03d/".formatted(rest % 1000));
        }
        return width == FULL ? groups.toString() : groups + ".p/" + width;
    }

    /**
     * Reads a path.
     *
     * @throws MalformedTile when it isn't what {@link #text} writes
     */
    static TilePath parse(String path) {
        if (path.length() > MAX_LENGTH) {
            throw new MalformedTile("L1", "no tile's path is longer than " + MAX_LENGTH + " characters");
        }
        Matcher parts = PathSyntax.PATH.matcher(path);
        if (!parts.matches()) {
            throw new MalformedTile("L1", "a path is tile/<L>/<N>, tile/entries/<N>, or one of them with .p/<W>");
        }
        String level = parts.group(1);
        long index = PathSyntax.index(parts.group(2));
        int width = parts.group(3) == null ? FULL : PathSyntax.width(parts.group(3));
        return level.equals("entries") ? new Entries(index, width) : new Hashes(PathSyntax.level(level), index, width);
    }

    /**
     * The tiles that a tree of the newer size has and one of the older size doesn't have, bottom row first; what a partial tile was
     * grown to is a new one.
     */
    static List<TilePath> added(long older, long newer) {
        if (older < 0 || older > newer) {
            throw new IllegalArgumentException("a tree of size " + older + " can't grow to size " + newer);
        }
        List<TilePath> added = new ArrayList<>();
        row(older, newer, Entries::new, added);
        for (int level = 0; newer >> (HEIGHT * level) > 0; level++) {
            int row = level;
            row(
                    older >> (HEIGHT * level),
                    newer >> (HEIGHT * level),
                    (index, width) -> new Hashes(row, index, width),
                    added);
            if (HEIGHT * (level + 1) >= Long.SIZE) {
                break;
            }
        }
        return added;
    }

    private static void row(long older, long newer, BiFunction<Long, Integer, TilePath> tile, List<TilePath> added) {
        if (older == newer) {
            return;
        }
        for (long index = older / FULL; index < newer / FULL; index++) {
            added.add(tile.apply(index, FULL));
        }
        if (newer % FULL != 0) {
            added.add(tile.apply(newer / FULL, (int) (newer % FULL)));
        }
    }

    /**
     * Refuses a tile that no tree of this size or smaller has (L5): a partial one may be narrower than the tree's, never wider.
     *
     * @throws MalformedTile when it lies outside
     */
    default void requireIn(long size) {
        long row = HEIGHT * level() >= Long.SIZE - 1 ? 0 : size >> (HEIGHT * level());
        if (index() > row / FULL || width() > row - index() * FULL) {
            throw new MalformedTile("L5", "a tree of size " + size + " has no " + text());
        }
    }
}

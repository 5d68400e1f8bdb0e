package kr.ieum.gateway.log.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.LeafFormat;
import kr.ieum.gateway.log.leaf.MalformedLeaf;
import kr.ieum.gateway.log.note.Checkpoint;
import kr.ieum.gateway.log.tile.EntryBundle;
import kr.ieum.gateway.log.tile.HashTile;
import kr.ieum.gateway.log.tile.MalformedTile;
import kr.ieum.gateway.log.tile.TilePath;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.Frontier;
import kr.ieum.gateway.log.tree.MerkleHash;

/** Reads every leaf and every tile of one checkpoint, in order, and derives the root from the leaves' bytes alone. */
final class TreeWalk {
    private final String shard;
    private final LogSource source;
    private final Checkpoint checkpoint;
    private final List<Checkpoint> older;
    private final Set<Long> olderSizes;
    private final List<List<Digest>> rows = new ArrayList<>();
    private final BitSet intents = new BitSet();
    private Frontier tree = Frontier.empty();
    private Optional<Leaf.Shard> before = Optional.empty();

    TreeWalk(String shard, LogSource source, Checkpoint checkpoint, List<Checkpoint> older) {
        this.shard = shard;
        this.source = source;
        this.checkpoint = checkpoint;
        this.older = older;
        this.olderSizes = older.stream().map(Checkpoint::size).collect(Collectors.toSet());
    }

    /**
     * Walks.
     *
     * @return what the first leaf says of the shard before, if it does
     */
    Optional<Leaf.Shard> run() throws IOException, Refusal {
        if (checkpoint.size() > Integer.MAX_VALUE) {
            throw new Refusal(shard + " checkpoint", "V3", "a log of more than 2^31 leaves isn't checked as a whole");
        }
        for (Checkpoint old : older) {
            if (old.size() > checkpoint.size()) {
                throw new Refusal(
                        shard + " checkpoint",
                        "V10",
                        "the log has size " + checkpoint.size() + ", and an older checkpoint says " + old.size()
                                + ": it was set back");
            }
        }
        requireOlder();
        for (long first = 0; first < checkpoint.size(); first += TilePath.FULL) {
            add(first, (int) Math.min(TilePath.FULL, checkpoint.size() - first));
        }
        for (int level = 1; level < rows.size(); level++) {
            List<Digest> row = rows.get(level);
            if (row.size() % TilePath.FULL != 0) {
                compareTile(level, row.size() / TilePath.FULL);
            }
        }
        if (!tree.root().equals(checkpoint.root())) {
            throw new Refusal(
                    shard + " checkpoint",
                    "V8",
                    "the " + checkpoint.size() + " leaves give another root than the one that was signed");
        }
        return before;
    }

    private void add(long first, int width) throws IOException, Refusal {
        List<byte[]> entries = entries(new TilePath.Entries(first / TilePath.FULL, width));
        List<Digest> stored = hashes(new TilePath.Hashes(0, first / TilePath.FULL, width));
        List<Digest> derived = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            Digest hash = MerkleHash.leaf(entries.get(i));
            if (!hash.equals(stored.get(i))) {
                throw new Refusal(
                        leaf(first + i),
                        "V6",
                        "the entry's bytes don't have the hash that the tile of leaf hashes has for it");
            }
            understand(first + i, entries.get(i));
            derived.add(hash);
            if (olderSizes.contains(first + i + 1)) {
                tree = tree.plus(derived);
                derived = new ArrayList<>(width);
                requireOlder();
            }
        }
        tree = tree.plus(derived);
        if (width == TilePath.FULL) {
            rise(1, new HashTile(stored).subtree(TilePath.HEIGHT, 0));
        }
    }

    /** Adds a hash to a row; when that fills a tile, the tile is compared and its root rises to the next row. */
    private void rise(int level, Digest hash) throws IOException, Refusal {
        while (rows.size() <= level) {
            rows.add(new ArrayList<>());
        }
        List<Digest> row = rows.get(level);
        row.add(hash);
        if (row.size() % TilePath.FULL == 0) {
            int index = row.size() / TilePath.FULL - 1;
            compareTile(level, index);
            rise(level + 1, new HashTile(row.subList(index * TilePath.FULL, row.size())).subtree(TilePath.HEIGHT, 0));
        }
    }

    private void compareTile(int level, int index) throws IOException, Refusal {
        List<Digest> row = rows.get(level);
        List<Digest> derived = row.subList(index * TilePath.FULL, Math.min(row.size(), (index + 1) * TilePath.FULL));
        TilePath path = new TilePath.Hashes(level, index, derived.size());
        List<Digest> stored = hashes(path);
        for (int i = 0; i < derived.size(); i++) {
            if (!derived.get(i).equals(stored.get(i))) {
                throw new Refusal(
                        shard + " " + path.text() + " hash " + i, "V7", "the hash isn't the root of the tile below it");
            }
        }
    }

    private void understand(long index, byte[] entry) throws Refusal {
        Leaf leaf;
        try {
            leaf = LeafFormat.decode(entry);
        } catch (MalformedLeaf e) {
            throw new Refusal(leaf(index), "V5", "the leaf can't be read: " + e.getMessage());
        }
        if (!Arrays.equals(LeafFormat.encode(leaf), entry)) {
            throw new Refusal(leaf(index), "V5", "the leaf's bytes aren't what the encoder writes for it");
        }
        switch (leaf) {
            case Leaf.Intent intent -> intents.set((int) index);
            case Leaf.Release release -> {
                boolean here = release.intent().shard().equals(shard);
                if (here
                        && (release.intent().index() >= index
                                || !intents.get((int) release.intent().index()))) {
                    throw new Refusal(leaf(index), "V11", "the release names an intent that isn't before it");
                }
            }
            case Leaf.Shard start when index == 0 -> before = Optional.of(start);
            case Leaf.Shard late -> throw new Refusal(leaf(index), "V9", "a shard begins in the middle of another");
            default -> {}
        }
    }

    private void requireOlder() throws Refusal {
        boolean another = olderSizes.contains(tree.size())
                && older.stream()
                        .anyMatch(
                                old -> old.size() == tree.size() && !old.root().equals(tree.root()));
        if (another) {
            throw new Refusal(
                    shard + " size " + tree.size(),
                    "V10",
                    "the log has another root at this size than an older checkpoint says: its past was rewritten");
        }
    }

    private String leaf(long index) {
        return shard + " leaf " + index;
    }

    private List<byte[]> entries(TilePath path) throws IOException, Refusal {
        try {
            Optional<byte[]> exact = source.read(path.text());
            return exact.isPresent()
                    ? EntryBundle.decode(exact.get(), path.width())
                    : EntryBundle.decode(full(path), TilePath.FULL).subList(0, path.width());
        } catch (MalformedTile e) {
            throw new Refusal(shard + " " + path.text(), "V4", String.valueOf(e.getMessage()));
        }
    }

    private List<Digest> hashes(TilePath path) throws IOException, Refusal {
        try {
            Optional<byte[]> exact = source.read(path.text());
            return exact.isPresent()
                    ? HashTile.decode(exact.get(), path.width()).hashes()
                    : HashTile.decode(full(path), TilePath.FULL).hashes().subList(0, path.width());
        } catch (MalformedTile e) {
            throw new Refusal(shard + " " + path.text(), "V4", String.valueOf(e.getMessage()));
        }
    }

    /** A log may delete a partial tile when the full one is there. */
    private byte[] full(TilePath path) throws IOException, Refusal {
        Optional<byte[]> full = path.width() == TilePath.FULL
                ? Optional.empty()
                : source.read(path.withWidth(TilePath.FULL).text());
        return full.orElseThrow(() -> new Refusal(
                shard + " " + path.text(), "V3", "the tile isn't there, and the checkpoint's size asks for it"));
    }
}

package kr.ieum.gateway.log.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogReader.Extent;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.note.Checkpoint;
import kr.ieum.gateway.log.note.NoteRefused;
import kr.ieum.gateway.log.note.NoteSigner;
import kr.ieum.gateway.log.note.SignedNote;
import kr.ieum.gateway.log.publish.LogRows.Signed;
import kr.ieum.gateway.log.tile.Disk;
import kr.ieum.gateway.log.tile.TileFiles;
import kr.ieum.gateway.log.tile.TileGrowth;
import kr.ieum.gateway.log.tile.TilePath;
import kr.ieum.gateway.log.tile.TileTree;

/**
 * Publishes what the group writer has made durable. One thread of a node calls it, what it remembers is for speed alone, and this is its
 * protocol for each shard; each step stands where it does for the reason given.
 *
 * <ol>
 *   <li><b>Read the last signed checkpoint, then the head</b>, both from the database. In this order, because a head only grows: one
 *       that stands behind a checkpoint was set back.
 *   <li><b>Refuse a head behind what was signed</b>, and a database behind the checkpoint that stands in our own directory.
 *   <li><b>Write the tiles</b> from the leaves' bytes in the database, from where our directory stands, and force them to disk. Any node
 *       can, into a directory of its own or one that nodes share: the bytes are the same.
 *   <li><b>Read them back</b> and compare what they are made of with each other ({@link ReadBack}).
 *   <li><b>Recompute the roots</b> from these bytes alone: the head's, and at its smaller size that of the last signed checkpoint. If
 *       one differs there is no signature: {@link Divergence}.
 *   <li><b>Sign, and store what was signed</b> by compare-and-swap on the checkpoint that was read, durably. Before anybody sees it: what
 *       was shown must be what the next one is compared with, on every node and after every crash. A lost swap means that another node
 *       signed; the next round begins with what it signed.
 *   <li><b>Have others vouch</b> for it, where that is configured. The newest shard is compared with what each of them has seen also
 *       when there is nothing new to show, once after a start: a state that was restored as a whole contradicts nobody inside.
 *   <li><b>Publish</b> by renaming it into its place, unless a newer one stands there. Last, because it promises all of the above.
 * </ol>
 *
 * Whatever fails is begun again in the next round from what the directory shows; nothing half-done is ever visible.
 */
final class Publisher {
    /** Leaves that are read and written at a time when there is much to catch up with. */
    private static final int STEP = 64 * TilePath.FULL;

    private static final int SWAP_ATTEMPTS = 10;

    private final LogReader log;
    private final LogRows rows;
    private final PublishSettings settings;
    private final Disk disk;
    private final NoteSigner signer;
    private final Vouching vouching;
    private final Clock clock;
    private final Map<String, Published> shown = new ConcurrentHashMap<>();
    private final Map<String, Long> written = new ConcurrentHashMap<>();
    private final Map<String, Boolean> overridden = new ConcurrentHashMap<>();
    private final Set<String> compared = ConcurrentHashMap.newKeySet();

    Publisher(
            DataSource database,
            PublishSettings settings,
            Disk disk,
            NoteSigner signer,
            Vouching vouching,
            Clock clock) {
        this.log = new LogReader(database);
        this.rows = new LogRows(database);
        this.settings = settings;
        this.disk = disk;
        this.signer = signer;
        this.vouching = vouching;
        this.clock = clock;
    }

    /** What this node shows of each shard. */
    Map<String, Published> shown() {
        return Map.copyOf(shown);
    }

    /** When the newest checkpoint that is shown was vouched for, as its cosignatures say. */
    Optional<Instant> lastVouched() {
        return shown.values().stream()
                .max(Comparator.comparing(Published::shard))
                .flatMap(Published::cosignedAt);
    }

    /**
     * Publishes each shard as far as it goes.
     *
     * @throws Divergence when nothing more may be signed
     */
    void round() throws SQLException, IOException, Divergence {
        boolean done = false;
        for (int attempt = 0; attempt < SWAP_ATTEMPTS && !done; attempt++) {
            Map<String, Signed> signed = rows.signed();
            done = true;
            List<Extent> heads = log.shards();
            for (Extent head : heads) {
                try {
                    boolean newest = head.equals(heads.getLast());
                    done &= publish(head, Optional.ofNullable(signed.get(head.shard())), newest);
                } catch (SQLException | IOException | RuntimeException e) {
                    written.remove(head.shard());
                    throw e;
                }
            }
        }
    }

    /** False when another node signed meanwhile. */
    private boolean publish(Extent head, Optional<Signed> signed, boolean newest)
            throws SQLException, IOException, Divergence {
        String shard = head.shard();
        TileFiles files = new TileFiles(settings.directory().resolve(shard), disk);
        Optional<Published> standing = standing(shard, files);
        boolean overridden = !newest && isOverridden(shard);
        if (!overridden) {
            refuseRewind(head, signed, standing);
        } else if (standing.filter(it -> it.size() == head.size() && it.root().equals(head.root()))
                .isEmpty()) {
            // what stands there is of the state that was lost, and makes place for what is left
            shown.remove(shard);
            written.put(shard, 0L);
            standing = Optional.empty();
        }
        boolean shownWhole = head.size() == standing.map(Published::size).orElse(0L) && shown.containsKey(shard);
        boolean toCompare = newest && !compared.contains(shard);
        if (head.size() == 0 || (shownWhole && !toCompare)) {
            return true;
        }
        TileTree tree = writeTiles(head, files, standing);
        Signed next = new Signed(head.size(), head.root());
        requireRoot(tree, shard, next, "head");
        if (signed.isPresent()) {
            requireRoot(tree, shard, signed.get(), "last signed checkpoint");
        }

        Checkpoint checkpoint = new Checkpoint(settings.origin(shard), head.size(), head.root());
        // An Ed25519 signature follows from key and text, so it is the same whichever node makes it.
        SignedNote note = SignedNote.of(checkpoint.text(), signer.sign(checkpoint.text(), clock.instant()));
        if (!signed.equals(Optional.of(next))) {
            String text = new String(note.bytes(), StandardCharsets.UTF_8);
            if (!rows.swap(shard, signed, next, text, clock.instant())) {
                return false;
            }
        }
        byte[] vouched;
        try {
            if (toCompare) {
                vouching.compare(checkpoint, note, tree);
                compared.add(shard);
            }
            if (shownWhole) {
                return true;
            }
            // whoever has seen more of a shard that an override ended can't vouch for what is left of it
            vouched = overridden
                    ? note.bytes()
                    : vouching.vouch(checkpoint, note, tree).bytes();
        } catch (Contradicted contradicted) {
            if (contradicted.seen() > head.size() && isSignedSince(shard, contradicted.seen())) {
                return false;
            }
            throw new Divergence(contradicted.getMessage()
                    + "; restore the newer state, or let an operator begin anew behind the gap (log override)");
        }
        if (overridden || read(shard, files).map(Published::size).orElse(0L) < head.size()) {
            files.publish(vouched);
        }
        shown.put(shard, new Published(shard, head.size(), head.root(), vouched, files));
        return true;
    }

    /** Whether an operator ended this shard although more of it was known outside: the next one's first leaf says so. */
    private boolean isOverridden(String shard) {
        return overridden.computeIfAbsent(
                shard,
                ended -> log.shards().stream()
                        .map(Extent::shard)
                        .filter(later -> later.compareTo(ended) > 0)
                        .findFirst()
                        .flatMap(next -> log.find(new Position(next, 0)))
                        .filter(first -> first.leaf() instanceof Leaf.Shard start
                                && start.previous().equals(ended)
                                && start.gap().isPresent())
                        .isPresent());
    }

    /** Whether another node was quicker and signed what is known outside; it had it vouched for, too. */
    private boolean isSignedSince(String shard, long seen) throws SQLException {
        return Optional.ofNullable(rows.signed().get(shard))
                .filter(signed -> signed.size() >= seen)
                .isPresent();
    }

    private void refuseRewind(Extent head, Optional<Signed> signed, Optional<Published> standing) throws Divergence {
        long last = signed.map(Signed::size).orElse(0L);
        long own = standing.map(Published::size).orElse(0L);
        if (head.size() < last || own > last) {
            throw new Divergence(
                    "shard " + head.shard() + " has size " + head.size() + " and a signed checkpoint of size "
                            + last + " in the database, and a checkpoint of size " + own
                            + " was published: the database was set back; restore the newer one");
        }
        if (own == head.size() && standing.isPresent() && !standing.get().root().equals(head.root())) {
            throw new Divergence(
                    "shard " + head.shard() + " has another root at size " + own + " than was published: run fsck");
        }
    }

    private TileTree writeTiles(Extent head, TileFiles files, Optional<Published> standing)
            throws SQLException, IOException, Divergence {
        String shard = head.shard();
        long from = written.getOrDefault(shard, standing.map(Published::size).orElse(0L));
        while (from < head.size()) {
            long first = TileGrowth.firstLeaf(from);
            long to = Math.min(head.size(), first + STEP);
            List<byte[]> leaves = log.bytes(shard, first, to);
            if (leaves.size() != to - first) {
                throw new Divergence("shard " + shard + " has " + leaves.size() + " leaves from " + first + " to "
                        + (to - 1) + " in the database: run fsck, which names the first that is missing");
            }
            Map<TilePath, byte[]> tiles = TileGrowth.tiles(
                    from,
                    to,
                    leaves,
                    path -> files.read(path).orElseThrow(() -> new IOException(path.text() + " isn't there any more")));
            files.write(tiles);
            Optional<String> fault = new ReadBack(files, from, to).fault();
            if (fault.isPresent()) {
                throw new Divergence("shard " + shard + ": " + fault.get()
                        + ", as read back from disk; remove the shard's directory, and it is made anew from"
                        + " the database");
            }
            files.removePartialsOf(new ArrayList<>(tiles.keySet()));
            from = to;
            written.put(shard, from);
        }
        return TileTree.of(head.size(), files);
    }

    private static void requireRoot(TileTree tree, String shard, Signed wanted, String whose)
            throws IOException, Divergence {
        if (!ReadBack.has(tree, wanted.size(), wanted.root())) {
            throw new Divergence("the tiles of shard " + shard + ", read back from disk, have another root at size "
                    + wanted.size() + " than the " + whose + ": run fsck, which names the row; if it finds none, remove"
                    + " the shard's directory, and it is made anew from the database");
        }
    }

    /** What this node shows, or after a start what stands in its directory. */
    private Optional<Published> standing(String shard, TileFiles files) throws IOException {
        Published known = shown.get(shard);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Published> found = read(shard, files);
        if (found.isPresent()) {
            Published standing = found.get();
            try {
                if (ReadBack.has(TileTree.of(standing.size(), files), standing.size(), standing.root())) {
                    shown.put(shard, standing);
                } else {
                    written.put(shard, 0L);
                }
            } catch (IOException tilesAreGone) {
                written.put(shard, 0L);
            }
        }
        return found;
    }

    /** The checkpoint in the directory, if it is one of ours. */
    private Optional<Published> read(String shard, TileFiles files) throws IOException {
        Optional<byte[]> bytes = files.checkpoint();
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            SignedNote note = SignedNote.parse(bytes.get());
            List<?> ours = note.verifiedBy(List.of(signer.verifier()));
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            return ours.isEmpty() || !checkpoint.origin().equals(settings.origin(shard))
                    ? Optional.empty()
                    : Optional.of(new Published(shard, checkpoint.size(), checkpoint.root(), bytes.get(), files));
        } catch (NoteRefused notOurs) {
            return Optional.empty();
        }
    }
}

package kr.ieum.gateway.log.publish;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import kr.ieum.gateway.log.note.Cosignature;
import kr.ieum.gateway.log.note.NoteRefused;
import kr.ieum.gateway.log.note.SignedNote;
import kr.ieum.gateway.log.tile.MalformedTile;
import kr.ieum.gateway.log.tile.TileFiles;
import kr.ieum.gateway.log.tile.TilePath;
import kr.ieum.gateway.log.tree.Digest;

/** What a node shows of a shard: a checkpoint and the tiles beneath it. */
public final class Published {
    private final String shard;
    private final long size;
    private final Digest root;
    private final byte[] note;
    private final TileFiles files;

    Published(String shard, long size, Digest root, byte[] note, TileFiles files) {
        this.shard = shard;
        this.size = size;
        this.root = root;
        this.note = note.clone();
        this.files = files;
    }

    /** Name of the shard. */
    public String shard() {
        return shard;
    }

    /** Size of the checkpoint. */
    public long size() {
        return size;
    }

    /** Root of the checkpoint. */
    public Digest root() {
        return root;
    }

    /** The signed note. */
    public byte[] note() {
        return note.clone();
    }

    /**
     * A tile of this checkpoint or an older one.
     *
     * @return empty when a checkpoint of this size has no such tile
     * @throws IOException when it can't be read
     */
    public Optional<byte[]> tile(TilePath path) throws IOException {
        try {
            path.requireIn(size);
        } catch (MalformedTile outside) {
            return Optional.empty();
        }
        return files.read(path);
    }

    /** The latest time that a cosignature of the note names; empty where nobody cosigned. */
    Optional<Instant> cosignedAt() {
        try {
            return SignedNote.parse(note).signatures().stream()
                    .map(Cosignature::of)
                    .flatMap(Optional::stream)
                    .map(Cosignature::time)
                    .max(Instant::compareTo);
        } catch (NoteRefused notOurs) {
            return Optional.empty();
        }
    }

    TileFiles files() {
        return files;
    }
}

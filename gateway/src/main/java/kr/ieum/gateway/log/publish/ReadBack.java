package kr.ieum.gateway.log.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.log.tile.EntryBundle;
import kr.ieum.gateway.log.tile.HashTile;
import kr.ieum.gateway.log.tile.MalformedTile;
import kr.ieum.gateway.log.tile.TileFiles;
import kr.ieum.gateway.log.tile.TilePath;
import kr.ieum.gateway.log.tile.TileTree;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.MerkleHash;

/**
 * Checks what was written from the bytes on disk alone: every new leaf has its hash in the bottom row, every tile that was filled has its
 * root in the row above. It shares no code with the writer's frontier and has no memory of what should be there.
 */
final class ReadBack {
    private final TileFiles files;
    private final TileTree tree;
    private final long older;
    private final long newer;

    ReadBack(TileFiles files, long older, long newer) {
        this.files = files;
        this.tree = TileTree.of(newer, files);
        this.older = older;
        this.newer = newer;
    }

    /** The first thing that doesn't agree among the tiles that growing has added. */
    Optional<String> fault() throws IOException {
        try {
            for (TilePath path : TilePath.added(older, newer)) {
                Optional<byte[]> bytes = files.read(path);
                Optional<String> fault = bytes.isEmpty()
                        ? Optional.of(path.text() + " isn't there")
                        : switch (path) {
                            case TilePath.Entries entries -> fault(entries, bytes.get());
                            case TilePath.Hashes hashes -> fault(hashes, bytes.get());
                        };
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return Optional.empty();
        } catch (MalformedTile e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Optional<String> fault(TilePath.Entries path, byte[] bytes) {
        List<byte[]> entries = EntryBundle.decode(bytes, path.width());
        long first = path.index() * TilePath.FULL;
        for (int i = 0; i < entries.size(); i++) {
            if (!MerkleHash.leaf(entries.get(i)).equals(tree.node(0, first + i))) {
                return Optional.of("leaf " + (first + i) + " in " + path.text() + " hasn't the hash in the tree");
            }
        }
        return Optional.empty();
    }

    private Optional<String> fault(TilePath.Hashes path, byte[] bytes) {
        HashTile tile = HashTile.decode(bytes, path.width());
        return path.width() < TilePath.FULL
                        || tile.subtree(TilePath.HEIGHT, 0)
                                .equals(tree.node(TilePath.HEIGHT * (path.level() + 1), path.index()))
                ? Optional.empty()
                : Optional.of(path.text() + " hasn't the root in the row above");
    }

    /** Whether the tree on disk has this root at this size, which may be a smaller one than its own. */
    static boolean has(TileTree tree, long size, Digest root) throws IOException {
        try {
            return tree.root(size).equals(root);
        } catch (MalformedTile e) {
            return false;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}

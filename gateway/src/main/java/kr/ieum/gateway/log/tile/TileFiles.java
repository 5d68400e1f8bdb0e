package kr.ieum.gateway.log.tile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The directory of one shard. A file is written under another name, forced to disk, renamed, and its name forced, in this order: so
 * whatever has a tile's name is whole, also after a power cut, and what a call has written is there when it returns. Several
 * processes may write the same directory, for the bytes of a tile are always the same.
 */
public final class TileFiles {
    private static final String CHECKPOINT = "checkpoint";
    private static final String STAMPS = "timestamp";
    private static final String STAMPED = ".checkpoint";
    private static final String UNFINISHED = ".unfinished";

    private final Path directory;
    private final Disk disk;

    /** The files beneath a directory that needn't exist yet. */
    public TileFiles(Path directory, Disk disk) {
        this.directory = directory;
        this.disk = disk;
    }

    /** Writes tiles in the order given and returns when they are durable. */
    public void write(Map<TilePath, byte[]> tiles) throws IOException {
        Map<Path, byte[]> files = new LinkedHashMap<>();
        tiles.forEach((path, bytes) -> files.put(file(path), bytes));
        writeAll(files);
    }

    /** Puts this checkpoint in the place of the one before and returns when it is durable. */
    public void publish(byte[] checkpoint) throws IOException {
        writeAll(Map.of(directory.resolve(CHECKPOINT), checkpoint));
    }

    /** Puts a stamped checkpoint and its timestamp beside the tiles and returns when both are durable. */
    public void stamp(long size, byte[] checkpoint, byte[] timestamp) throws IOException {
        Map<Path, byte[]> files = new LinkedHashMap<>();
        files.put(directory.resolve(STAMPS).resolve(size + ".tsr"), timestamp);
        files.put(directory.resolve(STAMPS).resolve(size + STAMPED), checkpoint);
        writeAll(files);
    }

    /** The largest checkpoint that was stamped. */
    public Optional<byte[]> newestStamped() throws IOException {
        Optional<Path> newest = disk.list(directory.resolve(STAMPS)).stream()
                .filter(file -> file.getFileName().toString().matches("[0-9]{1,18}\\" + STAMPED))
                .max(Comparator.comparingLong(TileFiles::stampedSize));
        return newest.isEmpty() ? Optional.empty() : disk.read(newest.get());
    }

    private static long stampedSize(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - STAMPED.length()));
    }

    private void writeAll(Map<Path, byte[]> files) throws IOException {
        Map<Path, Path> names = new LinkedHashMap<>();
        Set<Path> directories = new LinkedHashSet<>();
        List<Path> left = new ArrayList<>();
        try {
            for (Map.Entry<Path, byte[]> file : files.entrySet()) {
                Path parent = file.getKey().resolveSibling("");
                if (directories.add(parent)) {
                    disk.makeDirectory(parent);
                }
                Path unfinished = parent.resolve(file.getKey().getFileName() + "." + UUID.randomUUID() + UNFINISHED);
                left.add(unfinished);
                disk.write(unfinished, file.getValue());
                disk.force(unfinished);
                names.put(unfinished, file.getKey());
            }
            for (Map.Entry<Path, Path> name : names.entrySet()) {
                disk.rename(name.getKey(), name.getValue());
                left.remove(name.getKey());
            }
            for (Path parent : directories) {
                disk.forceNames(parent);
            }
        } catch (IOException | RuntimeException e) {
            tidy(left, e);
            throw e;
        }
    }

    private void tidy(List<Path> unfinished, Exception reason) {
        for (Path file : unfinished) {
            try {
                disk.delete(file);
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        }
    }

    /** The checkpoint that stands there. */
    public Optional<byte[]> checkpoint() throws IOException {
        return disk.read(directory.resolve(CHECKPOINT));
    }

    /** A tile's bytes exactly as they stand under its name. */
    public Optional<byte[]> stored(TilePath path) throws IOException {
        return disk.read(file(path));
    }

    /**
     * A tile's bytes; a partial one whose file is gone because the full tile is there is cut from that.
     *
     * @throws MalformedTile when the full tile isn't one
     */
    public Optional<byte[]> read(TilePath path) throws IOException {
        Optional<byte[]> exact = stored(path);
        if (exact.isPresent() || path.width() == TilePath.FULL) {
            return exact;
        }
        return stored(path.withWidth(TilePath.FULL)).map(full -> cut(path, full));
    }

    private static byte[] cut(TilePath path, byte[] full) {
        return switch (path) {
            case TilePath.Hashes hashes ->
                new HashTile(HashTile.decode(full, TilePath.FULL).hashes().subList(0, hashes.width())).encoded();
            case TilePath.Entries entries ->
                EntryBundle.encode(EntryBundle.decode(full, TilePath.FULL).subList(0, entries.width()));
        };
    }

    /** Removes the partial tiles whose full one is among these; nobody needs them any more. */
    public void removePartialsOf(List<TilePath> tiles) throws IOException {
        for (TilePath tile : tiles) {
            if (tile.width() == TilePath.FULL) {
                Path partials = file(tile.withWidth(1)).resolveSibling("");
                for (Path file : disk.list(partials)) {
                    disk.delete(file);
                }
                disk.delete(partials);
            }
        }
    }

    private Path file(TilePath path) {
        return directory.resolve(path.text());
    }
}

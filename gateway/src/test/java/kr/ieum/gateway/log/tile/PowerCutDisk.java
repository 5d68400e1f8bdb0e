package kr.ieum.gateway.log.tile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/**
 * A disk that keeps what was forced and, of the rest, whatever a power cut happens to leave: bytes that weren't forced may be there,
 * gone or torn, names that weren't forced may be the old or the new one. It fails at the n-th act and at every one after it.
 */
public class PowerCutDisk implements Disk {
    private final Map<Path, byte[]> files = new HashMap<>();
    private final Map<Path, byte[]> forced = new HashMap<>();
    private final Map<Path, Path> names = new HashMap<>();
    private final Random random;
    private long actsUntilCut;
    private long acts;
    private boolean justOne;

    /** A disk that runs until it is told to fail. */
    public PowerCutDisk(long seed) {
        this.random = new Random(seed);
        this.actsUntilCut = Long.MAX_VALUE;
    }

    /** The power goes at the n-th act from now, counted from 1. */
    public void cutAt(long act) {
        actsUntilCut = act;
        justOne = false;
        acts = 0;
    }

    /** Only the n-th act from now fails; the disk is well before and after. */
    public void failAt(long act) {
        cutAt(act);
        justOne = true;
    }

    /** How many acts there were since it was last told. */
    public long acts() {
        return acts;
    }

    /** The power is back. */
    public void restart() {
        actsUntilCut = Long.MAX_VALUE;
        acts = 0;
        Map<Path, byte[]> left = new HashMap<>();
        // names that were forced
        forced.forEach((path, bytes) -> left.put(path, bytes));
        // and, of those that weren't, whatever chance left
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            byte[] kept = left.get(file.getKey());
            if (!Arrays.equals(kept, file.getValue()) && random.nextBoolean()) {
                left.put(file.getKey(), torn(file.getKey(), file.getValue()));
            }
        }
        files.clear();
        files.putAll(left);
        forced.clear();
        forced.putAll(left);
        names.clear();
    }

    private byte[] torn(Path path, byte[] bytes) {
        // a file whose bytes were forced is whole under whichever name it has
        return names.containsKey(path) ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }

    private void act() throws IOException {
        acts++;
        if (justOne ? acts == actsUntilCut : acts >= actsUntilCut) {
            throw new IOException("the disk failed at act " + acts);
        }
    }

    @Override
    public void makeDirectory(Path directory) throws IOException {
        act();
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        if (acts + 1 == actsUntilCut) {
            files.put(file, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
        }
        act();
        files.put(file, bytes.clone());
        names.remove(file);
    }

    @Override
    public void force(Path file) throws IOException {
        act();
        names.put(file, file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        act();
        byte[] bytes = Objects.requireNonNull(files.remove(from), from::toString);
        files.put(to, bytes);
        if (names.remove(from) == null) {
            names.remove(to);
        } else {
            names.put(to, to);
        }
    }

    @Override
    public void forceNames(Path directory) throws IOException {
        act();
        files.forEach((path, bytes) -> {
            if (directory.equals(path.resolveSibling("")) && names.containsKey(path)) {
                forced.put(path, bytes);
            }
        });
        forced.keySet().removeIf(path -> directory.equals(path.resolveSibling("")) && !files.containsKey(path));
    }

    @Override
    public Optional<byte[]> read(Path file) throws IOException {
        return Optional.ofNullable(files.get(file)).map(byte[]::clone);
    }

    @Override
    public List<Path> list(Path directory) {
        return files.keySet().stream()
                .filter(file -> directory.equals(file.resolveSibling("")))
                .toList();
    }

    @Override
    public void delete(Path file) throws IOException {
        act();
        files.remove(file);
    }

    /** Changes a byte behind everybody's back. */
    public void damage(Path file, int offset) {
        Objects.requireNonNull(files.get(file), file::toString)[offset] ^= 1;
    }

    /** The names of all files, those of unfinished ones included. */
    public List<Path> all() {
        return files.keySet().stream().sorted().toList();
    }
}

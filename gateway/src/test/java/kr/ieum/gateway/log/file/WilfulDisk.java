package kr.ieum.gateway.log.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.h2.store.fs.FileBaseDefault;

/**
 * A file on a disk that keeps, at a power cut, any part of the pages that weren't forced, and of a page any half. A force may fail: then any
 * part of the pages is on the disk, and the system, which goes on showing all of them, writes none of the others unless they are written again.
 */
final class WilfulDisk extends FileBaseDefault {
    private static final int PAGE = 512;

    private final TreeMap<Long, byte[]> durable;
    private final TreeMap<Long, byte[]> present = new TreeMap<>();
    private final TreeSet<Long> unwritten = new TreeSet<>();
    private final TreeSet<Long> shortened = new TreeSet<>();
    private Optional<Random> failing = Optional.empty();
    private long durableSize;
    private long size;

    private WilfulDisk(TreeMap<Long, byte[]> durable, long size) {
        this.durable = durable;
        this.durableSize = size;
        durable.forEach((number, page) -> present.put(number, page.clone()));
        this.size = size;
    }

    static WilfulDisk empty() {
        return new WilfulDisk(new TreeMap<>(), 0);
    }

    /** From now on each force fails now and then, or none where there is no chance to draw. */
    void failNowAndThen(Optional<Random> chance) {
        failing = chance;
    }

    /** The disk after the power came back. */
    WilfulDisk cut(Random random) {
        long kept = random.nextBoolean() ? size : durableSize;
        TreeMap<Long, byte[]> after = new TreeMap<>();
        for (long number = 0; number * PAGE < kept; number++) {
            byte[] old = durable.getOrDefault(number, new byte[PAGE]);
            byte[] now = present.getOrDefault(number, new byte[PAGE]);
            boolean written = unwritten.contains(number) && random.nextBoolean();
            byte[] page = (written ? now : old).clone();
            if (unwritten.contains(number) && random.nextInt(4) == 0) {
                System.arraycopy(now, 0, page, 0, PAGE / 2);
            }
            int end = (int) Math.min(PAGE, kept - number * PAGE);
            Arrays.fill(page, end, PAGE, (byte) 0);
            after.put(number, page);
        }
        return new WilfulDisk(after, kept);
    }

    byte[] bytes() {
        byte[] all = new byte[(int) size];
        read(ByteBuffer.wrap(all), 0);
        return all;
    }

    @Override
    public int read(ByteBuffer target, long from) {
        if (from >= size) {
            return -1;
        }
        int count = (int) Math.min(target.remaining(), size - from);
        for (int i = 0; i < count; i++) {
            byte[] page = present.get((from + i) / PAGE);
            target.put(page == null ? 0 : page[(int) ((from + i) % PAGE)]);
        }
        return count;
    }

    @Override
    public int write(ByteBuffer source, long at) {
        int count = source.remaining();
        for (int i = 0; i < count; i++) {
            long page = (at + i) / PAGE;
            unwritten.add(page);
            present.computeIfAbsent(page, number -> new byte[PAGE])[(int) ((at + i) % PAGE)] = source.get();
        }
        size = Math.max(size, at + count);
        return count;
    }

    @Override
    protected void implTruncate(long newSize) {
        if (newSize < size) {
            for (long number = newSize / PAGE; number * PAGE < size; number++) {
                shortened.add(number);
            }
            unwritten.addAll(shortened);
            present.tailMap((newSize + PAGE - 1) / PAGE).clear();
            byte[] last = present.get(newSize / PAGE);
            if (last != null) {
                Arrays.fill(last, (int) (newSize % PAGE), PAGE, (byte) 0);
            }
            size = newSize;
        }
    }

    @Override
    public void force(boolean metaData) throws IOException {
        boolean fails = failing.isPresent() && failing.get().nextInt(4) == 0;
        for (long number : unwritten) {
            // a file system loses no shortening by itself: it stops altogether
            if (!fails || shortened.contains(number) || failing.get().nextBoolean()) {
                byte[] page = present.get(number);
                if (page == null) {
                    durable.remove(number);
                } else {
                    durable.put(number, page.clone());
                }
            }
        }
        unwritten.clear();
        shortened.clear();
        if (fails) {
            throw new IOException("planted: the disk failed");
        }
        durableSize = size;
        durable.tailMap((size + PAGE - 1) / PAGE).clear();
    }

    @Override
    public long size() {
        return size;
    }

    /** Nobody else opens it. */
    @Override
    public FileLock tryLock(long position, long length, boolean shared) {
        return new FileLock((FileChannel) this, position, length, shared) {
            @Override
            public boolean isValid() {
                return true;
            }

            @Override
            public void release() throws IOException {
                // there is nothing to let go
            }
        };
    }
}

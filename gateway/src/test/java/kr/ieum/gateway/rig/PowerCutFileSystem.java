package kr.ieum.gateway.rig;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system that loses what wasn't forced when its process is killed, as a disk does when power fails: writes stay in
 * memory until the file is forced, but for some pages that a disk happened to write already: in no order.
 */
public final class PowerCutFileSystem extends FilePathWrapper {

    /** Makes {@code jdbc:h2:powercut:…} known to H2. */
    public static void register() {
        FilePath.register(new PowerCutFileSystem());
    }

    @Override
    public String getScheme() {
        return "powercut";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new HeldFile(super.open(mode));
    }

    private static final class HeldFile extends FileBase {

        private static final int PAGE = 4096;

        /** Of so many pages that aren't forced one is on the disk all the same, whatever was written before it. */
        private static final int ONE_IN = 8;

        private final FileChannel file;
        private final TreeMap<Long, byte[]> held = new TreeMap<>();
        private long size;

        /** Where the file's own bytes end to count: what it was shortened to since it was forced. */
        private long valid;

        private long position;

        HeldFile(FileChannel file) throws IOException {
            this.file = file;
            this.size = file.size();
            this.valid = size;
        }

        @Override
        public synchronized int read(ByteBuffer target, long from) throws IOException {
            if (from >= size) {
                return -1;
            }
            int count = (int) Math.min(target.remaining(), size - from);
            for (int done = 0; done < count; ) {
                long at = from + done;
                int offset = (int) (at % PAGE);
                int part = Math.min(PAGE - offset, count - done);
                target.put(page(at / PAGE), offset, part);
                done += part;
            }
            return count;
        }

        @Override
        public synchronized int write(ByteBuffer source, long from) throws IOException {
            int count = source.remaining();
            for (int done = 0; done < count; ) {
                long at = from + done;
                int offset = (int) (at % PAGE);
                int part = Math.min(PAGE - offset, count - done);
                byte[] page = page(at / PAGE);
                source.get(page, offset, part);
                held.put(at / PAGE, page);
                done += part;
                size = Math.max(size, at + part);
                if (ThreadLocalRandom.current().nextInt(ONE_IN) == 0) {
                    put(at / PAGE, page);
                }
            }
            return count;
        }

        /** The page as it reads now; the held one itself when it is held. */
        private byte[] page(long number) throws IOException {
            byte[] page = held.get(number);
            if (page == null) {
                page = new byte[PAGE];
                long start = number * PAGE;
                ByteBuffer rest = ByteBuffer.wrap(page, 0, Math.clamp(valid - start, 0, PAGE));
                while (rest.hasRemaining() && file.read(rest, start + rest.position()) > 0) {
                    // until the page or the file ends
                }
            }
            return page;
        }

        private void put(long number, byte[] page) throws IOException {
            long start = number * PAGE;
            ByteBuffer bytes = ByteBuffer.wrap(page, 0, Math.clamp(size - start, 0, PAGE));
            while (bytes.hasRemaining()) {
                int _ = file.write(bytes, start + bytes.position());
            }
        }

        @Override
        public synchronized void force(boolean metaData) throws IOException {
            for (var entry : held.entrySet()) {
                put(entry.getKey(), entry.getValue());
            }
            held.clear();
            if (file.size() > size) {
                file.truncate(size);
            }
            valid = size;
        }

        @Override
        public synchronized FileChannel truncate(long newSize) {
            if (newSize < size) {
                held.tailMap((newSize + PAGE - 1) / PAGE).clear();
                byte[] last = held.get(newSize / PAGE);
                if (last != null) {
                    java.util.Arrays.fill(last, (int) (newSize % PAGE), PAGE, (byte) 0);
                }
                size = newSize;
                valid = Math.min(valid, newSize);
            }
            return this;
        }

        @Override
        public synchronized int read(ByteBuffer target) throws IOException {
            int count = read(target, position);
            position += Math.max(count, 0);
            return count;
        }

        @Override
        public synchronized int write(ByteBuffer source) throws IOException {
            int count = write(source, position);
            position += count;
            return count;
        }

        @Override
        public synchronized long position() {
            return position;
        }

        @Override
        public synchronized FileChannel position(long newPosition) {
            position = newPosition;
            return this;
        }

        @Override
        public synchronized long size() {
            return size;
        }

        @Override
        public FileLock tryLock(long from, long length, boolean shared) throws IOException {
            return file.tryLock(from, length, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            force(true);
            file.close();
        }
    }
}

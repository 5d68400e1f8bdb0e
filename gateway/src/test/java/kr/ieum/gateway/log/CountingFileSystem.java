package kr.ieum.gateway.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicInteger;
import kr.ieum.gateway.testing.PassingFile;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** An H2 file system that passes everything on, counts how often a file is forced to disk, and can fail at the n-th write or force. */
public final class CountingFileSystem extends FilePathWrapper {
    static final AtomicInteger FORCED = new AtomicInteger();

    private static final AtomicInteger CALLS = new AtomicInteger();
    private static volatile int failAt = -1;
    private static volatile Fault fault = Fault.REFUSED;

    /** How a disk fails. */
    enum Fault {
        /** Nothing of it happens. */
        REFUSED,
        /** Half of a write is on the disk; a force has forced. */
        HALF_DONE
    }

    /** From now on counts anew and fails the n-th write, shortening or force, 0-based; none when negative. */
    static void failAt(int n, Fault how) {
        CALLS.set(0);
        fault = how;
        failAt = n;
    }

    /** Whether the call to fail was reached. */
    static boolean reached() {
        return CALLS.get() > failAt;
    }

    private static boolean failsNow() throws IOException {
        boolean fails = CALLS.getAndIncrement() == failAt;
        if (fails && fault == Fault.REFUSED) {
            throw new IOException("planted: the disk refused");
        }
        return fails;
    }

    private static IOException halfDone() {
        return new IOException("planted: the disk failed amid it");
    }

    /** Makes {@code jdbc:h2:counting:…} known to H2. */
    static void register() {
        FilePath.register(new CountingFileSystem());
    }

    @Override
    public String getScheme() {
        return "counting";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new CountingFile(super.open(mode));
    }

    private static final class CountingFile extends PassingFile {

        CountingFile(FileChannel file) {
            super(file);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            boolean fails = failsNow();
            super.force(metaData);
            FORCED.incrementAndGet();
            if (fails) {
                throw halfDone();
            }
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            boolean fails = failsNow();
            if (fails) {
                source.limit(source.position() + source.remaining() / 2);
            }
            int count = super.write(source, position);
            if (fails) {
                throw halfDone();
            }
            return count;
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            boolean fails = failsNow();
            super.implTruncate(size);
            if (fails) {
                throw halfDone();
            }
        }
    }
}

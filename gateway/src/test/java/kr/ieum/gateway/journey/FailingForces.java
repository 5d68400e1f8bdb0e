package kr.ieum.gateway.journey;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicInteger;
import kr.ieum.gateway.testing.PassingFile;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.async.FilePathAsync;

/** The file system on which a node keeps its H2, over a disk that now and then can't force anything: it says so, and nobody knows what it has. */
public final class FailingForces extends FilePathAsync {

    private static final AtomicInteger LEFT = new AtomicInteger();

    /** Takes the place of H2's own. */
    static void install() {
        FilePath.register(new FailingForces());
    }

    /** H2's own is back. */
    static void remove() {
        LEFT.set(0);
        FilePath.register(new FilePathAsync());
    }

    /** So many of the next forces fail. */
    static void failNext(int forces) {
        LEFT.set(forces);
    }

    /** Forces that are still to fail. */
    static int left() {
        return LEFT.get();
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Disk(super.open(mode));
    }

    private static final class Disk extends PassingFile {

        Disk(FileChannel file) {
            super(file);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            if (LEFT.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IOException("planted: Input/output error");
            }
            super.force(metaData);
        }
    }
}

package kr.ieum.gateway.log.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/**
 * A database's file whose changes go ahead into a journal. This is its protocol:
 *
 * <ol>
 *   <li><b>A change</b> is appended to the journal and remembered; the file itself stays as it is. Who reads, reads the file with
 *       what is remembered on top.
 *   <li><b>A force</b> forces the journal. Only then are the changes that it covered made in the file: whatever of them the disk
 *       writes first, the journal can repeat them all.
 *   <li><b>When the journal is long</b>, the file is forced and the journal begun anew.
 *   <li><b>Once the file is locked after a start</b>, what the journal holds is made in the file, in order, up to the first record that
 *       isn't whole; then the file is forced.
 * </ol>
 *
 * So after a kill or a power cut the file is what it was after some change that had been asked for, none of those before it missing, and
 * never before the last one that was forced: the order in which a disk writes its pages doesn't matter.
 *
 * <p><b>A write or a force that failed</b> leaves open what is on the disk, and asking again proves nothing: the system may take pages for written that never were.
 * So the file takes no more changes, its {@link Opening} ends, and it is let go at once. Who opens it anew writes the whole journal again
 * and forces it, and only then the file.
 */
final class AheadFile extends FileBaseDefault {

    /** Changes that are remembered before they are forced unasked, in bytes. */
    private static final long MOST_REMEMBERED = 16L << 20;

    private final FileChannel file;
    private final Journal journal;
    private final long longest;
    private final Opening opening;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final ReentrantLock forcing = new ReentrantLock();
    private final List<Change> remembered = new ArrayList<>();
    private long rememberedBytes;
    private long size;
    private boolean recovered;
    private volatile boolean broken;

    /**
     * A file and its journal.
     *
     * @param longest length of a journal that is worth beginning anew, in bytes
     */
    AheadFile(FileChannel file, Journal journal, long longest, Opening opening) {
        this.file = file;
        this.journal = journal;
        this.longest = longest;
        this.opening = opening;
    }

    @Override
    public @Nullable FileLock tryLock(long position, long length, boolean shared) throws IOException {
        FileLock held;
        try {
            held = file.tryLock(position, length, shared);
        } catch (OverlappingFileLockException e) {
            return null; // somebody in this process has it
        }
        if (held == null) {
            return null;
        }
        try {
            if (!opening.lasts()) {
                throw new IOException("the database's file failed; the next connection opens it anew");
            }
            recover();
        } catch (IOException | RuntimeException e) {
            held.release();
            throw e;
        }
        return new Held(this, held);
    }

    /** H2 releases its lock and then closes the file, which still writes to it: so the lock goes with the file. */
    private static final class Held extends FileLock {

        private final FileLock real;

        Held(AheadFile file, FileLock real) {
            super(file, real.position(), real.size(), real.isShared());
            this.real = real;
        }

        @Override
        public boolean isValid() {
            return real.isValid();
        }

        @Override
        public void release() {
            // the file's channel has it
        }
    }

    private void recover() throws IOException {
        lock.writeLock().lock();
        try {
            if (!recovered) {
                if (journal.isLeft()) {
                    journal.writeAgain();
                    journal.replay(file);
                    file.force(true);
                    journal.restart();
                }
                size = file.size();
                recovered = true;
                opening.begin();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void requireUsable() throws IOException {
        if (!recovered) {
            throw new IOException("the database's file is used before it is locked");
        }
        if (broken) {
            throw new IOException("the database's file failed; the next connection opens it anew");
        }
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // has a lock of its own, which lets readers in together
    public int read(ByteBuffer target, long from) throws IOException {
        lock.readLock().lock();
        try {
            requireUsable();
            if (from >= size) {
                return -1;
            }
            int length = (int) Math.min(target.remaining(), size - from);
            byte[] part = new byte[length];
            ByteBuffer rest = ByteBuffer.wrap(part);
            while (rest.hasRemaining() && file.read(rest, from + rest.position()) >= 0) {
                // until the part or the file ends; what is behind it is zeros until a change says otherwise
            }
            remembered.forEach(change -> change.apply(part, length, from));
            target.put(part);
            return length;
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the same
    public int write(ByteBuffer source, long at) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.duplicate().get(bytes);
        change(new Change.Write(at, bytes));
        source.position(source.limit());
        return bytes.length;
    }

    @Override
    protected void implTruncate(long newSize) throws IOException {
        change(new Change.Cut(newSize));
    }

    private void change(Change change) throws IOException {
        boolean tooMuch;
        lock.writeLock().lock();
        try {
            requireUsable();
            orFail(() -> journal.append(change));
            remembered.add(change);
            rememberedBytes += change.length();
            tooMuch = rememberedBytes > MOST_REMEMBERED;
            size = change.sizeAfter(size);
        } finally {
            lock.writeLock().unlock();
        }
        if (tooMuch) {
            force(false);
        }
    }

    @Override
    public void force(boolean metaData) throws IOException {
        forcing.lock();
        try {
            int covered;
            lock.readLock().lock();
            try {
                requireUsable();
                covered = remembered.size();
            } finally {
                lock.readLock().unlock();
            }
            orFail(journal::force);
            lock.writeLock().lock();
            try {
                requireUsable();
                orFail(() -> makeInFile(remembered.subList(0, covered)));
            } finally {
                lock.writeLock().unlock();
            }
        } finally {
            forcing.unlock();
        }
    }

    private void makeInFile(List<Change> durable) throws IOException {
        for (Change change : durable) {
            change.apply(file);
        }
        rememberedBytes -= durable.stream().mapToLong(Change::length).sum();
        durable.clear();
        if (journal.size() > longest && remembered.isEmpty()) {
            file.force(true);
            journal.restart();
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private void orFail(Step step) throws IOException {
        try {
            step.run();
        } catch (IOException | RuntimeException e) {
            fail(e);
            throw e;
        }
    }

    /** The opening ends before the lock goes, so that nobody opens the file under it again. */
    private void fail(Exception cause) {
        lock.writeLock().lock();
        try {
            if (!broken) {
                broken = true;
                opening.end();
                letGo();
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void letGo() throws IOException {
        try {
            journal.close();
        } finally {
            file.close();
        }
    }

    @Override
    public long size() throws IOException {
        lock.readLock().lock();
        try {
            requireUsable();
            return size;
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    protected void implCloseChannel() throws IOException {
        try {
            if (recovered && !broken) {
                force(true);
                file.force(true);
                journal.end();
            }
        } finally {
            letGo();
        }
    }
}

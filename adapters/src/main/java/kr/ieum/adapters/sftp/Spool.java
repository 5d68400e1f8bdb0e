package kr.ieum.adapters.sftp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.crypto.SecretKey;
import kr.ieum.adapters.TransportRule;
import kr.ieum.schemas.mapping.FileLayout;
import kr.ieum.schemas.mapping.Problem;

/**
 * One register's folder with its delivery in force. A new delivery is written beside it and replaces it by one rename, so
 * that after a crash at any moment one whole delivery is in force: the former or the new. Thread-safe.
 */
final class Spool implements AutoCloseable {

    private static final String IN_FORCE = "delivery.spool";
    private static final String INCOMING = "incoming.spool";

    /** What the delivery in force holds of a subject. */
    sealed interface LookUp {

        /** The subject's lines as received. */
        @SuppressWarnings("ArrayRecordComponent") // never compared; lives within one look-up
        record Lines(byte[] lines, SpooledDelivery delivery) implements LookUp {
            @Override
            public String toString() {
                return "Lines[…]";
            }
        }

        /** None. */
        record NoLine(SpooledDelivery delivery) implements LookUp {}

        /** At least one of the subject's lines is broken, so that none of them says the whole. */
        record Harmed(Problem problem) implements LookUp {}

        /** There is no delivery. */
        record NoDelivery() implements LookUp {}
    }

    private final Path folder;
    private final SecretKey key;
    private final FileLayout layout;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final boolean damaged;
    private Optional<SpoolFile> inForce;
    private boolean closed;

    /** Opens the folder, making it where it isn't there, and takes up the delivery that it holds. */
    Spool(Path folder, SecretKey key, FileLayout layout) throws IOException {
        this.folder = folder;
        this.key = key;
        this.layout = layout;
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.deleteIfExists(folder.resolve(INCOMING));
        Path file = folder.resolve(IN_FORCE);
        boolean there = Files.exists(file);
        inForce = there ? SpoolFile.open(file, key) : Optional.empty();
        damaged = there && inForce.isEmpty();
    }

    /** Whether a delivery was there that can't be used: changed, or sealed with another key. */
    boolean damaged() {
        return damaged;
    }

    /** The delivery in force. */
    Optional<SpooledDelivery> inForce() {
        lock.readLock().lock();
        try {
            return inForce.map(SpoolFile::description);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The subject's lines. */
    LookUp find(String subject) {
        lock.readLock().lock();
        try {
            return inForce.map(file -> find(file, subject)).orElseGet(LookUp.NoDelivery::new);
        } finally {
            lock.readLock().unlock();
        }
    }

    private LookUp find(SpoolFile file, String subject) {
        List<SpoolIndex.Entry> entries = file.find(subject);
        if (entries.isEmpty()) {
            return new LookUp.NoLine(file.description());
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        FileLayout under = layout;
        if (layout.headed()) {
            Optional<byte[]> header =
                    file.find(DeliveryCheck.HEADER_KEY).stream().findFirst().flatMap(file::line);
            if (header.isEmpty()) {
                return new LookUp.Harmed(TransportRule.T9.broken(1));
            }
            under = layout.under(withoutTerminator(header.get()));
            lines.writeBytes(header.get());
        }
        for (SpoolIndex.Entry entry : entries) {
            if (entry.broken().isPresent()) {
                return new LookUp.Harmed(entry.broken().get().broken(entry.number()));
            }
            Optional<byte[]> line = file.line(entry);
            if (line.isEmpty() || !isOf(under, line.get(), subject)) {
                return new LookUp.Harmed(TransportRule.T9.broken(entry.number()));
            }
            lines.writeBytes(line.get());
        }
        return new LookUp.Lines(lines.toByteArray(), file.description());
    }

    private boolean isOf(FileLayout under, byte[] received, String subject) {
        if (under.headed()) {
            return under.key(withoutTerminator(received)).equals(subject);
        }
        return received.length >= layout.lineLength()
                && layout.key(Arrays.copyOf(received, layout.lineLength())).equals(subject);
    }

    private byte[] withoutTerminator(byte[] received) {
        byte[] end = layout.terminator();
        int length = received.length - end.length;
        boolean terminated = length >= 0 && Arrays.equals(received, length, received.length, end, 0, end.length);
        return terminated ? Arrays.copyOf(received, length) : received;
    }

    /** Begins a new delivery; the one in force stays until {@link #replace}. */
    SpoolWriter begin(long mostLines) throws IOException {
        discard();
        return new SpoolWriter(folder.resolve(INCOMING), key, mostLines);
    }

    /** Gives up a delivery that was begun. */
    void discard() throws IOException {
        Files.deleteIfExists(folder.resolve(INCOMING));
    }

    /** Puts the finished new delivery into force and removes the former. */
    void replace() throws IOException {
        Path incoming = folder.resolve(INCOMING);
        Optional<SpoolFile> opened = SpoolFile.open(incoming, key);
        if (opened.isEmpty()) {
            throw new IOException("the new delivery can't be read back");
        }
        try {
            rename(incoming, folder.resolve(IN_FORCE));
        } catch (IOException e) {
            opened.get().close();
            throw e;
        }
        lock.writeLock().lock();
        try {
            inForce.ifPresent(SpoolFile::close);
            inForce = opened;
            if (closed) {
                release();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void rename(Path incoming, Path file) throws IOException {
        Files.move(incoming, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private void release() {
        inForce.ifPresent(SpoolFile::close);
        inForce = Optional.empty();
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            closed = true;
            release();
        } finally {
            lock.writeLock().unlock();
        }
    }
}

package kr.ieum.adapters.sftp;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import kr.ieum.adapters.DeliveryStatus.Delivery;
import kr.ieum.adapters.TransportRule;

/** Writes a delivery into a new file while it arrives, in constant heap. Not thread-safe. */
final class SpoolWriter implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final FileChannel channel;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment head;
    private final SpoolCipher cipher;
    private final SpoolIndex index;
    private final ByteBuffer pending = ByteBuffer.allocate(128 * 1024);
    private final long room;
    private long end;
    private long lines;

    /**
     * A new file, readable by its owner only.
     *
     * @param most lines that may come; more are a fault of the delivery
     */
    SpoolWriter(Path path, SecretKey key, long most) throws IOException {
        room = most;
        channel = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        byte[] salt = new byte[SpoolCipher.SALT];
        RANDOM.nextBytes(salt);
        cipher = new SpoolCipher(key, salt);
        long slots = SpoolIndex.capacityFor(most);
        end = SpoolFile.HEAD + slots * SpoolIndex.SLOT;
        head = mapped(end);
        head.set(SpoolFile.LONG, 0, SpoolFile.MAGIC);
        MemorySegment.copy(MemorySegment.ofArray(salt), 0, head, SpoolFile.SALT_AT, salt.length);
        head.set(SpoolFile.LONG, SpoolFile.SLOTS_AT, slots);
        index = new SpoolIndex(head.asSlice(SpoolFile.HEAD));
    }

    private MemorySegment mapped(long bytes) throws IOException {
        try {
            allocate(bytes);
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Takes the room on the disk now: a full disk is an exception here, but the death of the process in a mapped page. */
    private void allocate(long bytes) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(64 * 1024);
        for (long left = bytes; left > 0; left -= zeros.limit()) {
            zeros.clear().limit((int) Math.min(left, zeros.capacity()));
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
        }
    }

    /**
     * Adds the next line as received.
     *
     * @throws NotTaken when more lines come than a delivery of this size can have
     */
    void add(byte[] line, Optional<String> key, Optional<TransportRule> broken) throws IOException, NotTaken {
        lines++;
        if (lines > room) {
            throw new NotTaken("too-many-bad-lines");
        }
        byte[] sealed = cipher.seal(lines, line);
        key.ifPresent(subject -> index.add(cipher.hash(subject), end, Math.toIntExact(lines), broken));
        if (pending.remaining() < sealed.length + 4) {
            drain();
        }
        pending.putInt(sealed.length).put(sealed);
        end += sealed.length + 4;
    }

    private void drain() throws IOException {
        pending.flip();
        while (pending.hasRemaining()) {
            channel.write(pending);
        }
        pending.clear();
    }

    /** Ends the file and brings it to the disk whole. */
    void finish(SpooledDelivery.RemoteFile remote, Delivery delivery) throws IOException {
        drain();
        SpooledDelivery description = new SpooledDelivery(remote, delivery, index.digest(cipher.mac()));
        byte[] sealed = cipher.seal(SpoolCipher.DESCRIPTION, description.bytes());
        head.set(SpoolFile.LONG, SpoolFile.DESCRIPTION_AT, end);
        head.set(SpoolFile.INT, SpoolFile.LENGTH_AT, sealed.length);
        ByteBuffer last = ByteBuffer.wrap(sealed);
        while (last.hasRemaining()) {
            channel.write(last);
        }
        head.force();
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        arena.close();
        channel.close();
    }
}

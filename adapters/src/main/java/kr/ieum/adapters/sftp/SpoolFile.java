package kr.ieum.adapters.sftp;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * One delivery in a file, open for look-ups. The file is mapped rather than read through a channel, because a channel
 * closes for everybody when one reader is interrupted.
 *
 * <pre>
 *  0   8  "IEUMSPL1"
 *  8  32  salt of the delivery's keys
 * 40   8  slots of the index
 * 48   8  offset of the description
 * 56   4  length of the sealed description
 * 60   4  0
 * 64      index, then for each line its sealed length (4) and the sealed line, then the sealed description
 * </pre>
 */
final class SpoolFile implements AutoCloseable {

    static final long MAGIC = 0x4945554d53504c31L;
    static final int HEAD = 64;
    static final int SALT_AT = 8;
    static final int SLOTS_AT = 40;
    static final int DESCRIPTION_AT = 48;
    static final int LENGTH_AT = 56;
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final Arena arena;
    private final MemorySegment file;
    private final SpoolCipher cipher;
    private final SpoolIndex index;
    private final SpooledDelivery description;

    private SpoolFile(
            Arena arena, MemorySegment file, SpoolCipher cipher, SpoolIndex index, SpooledDelivery description) {
        this.arena = arena;
        this.file = file;
        this.cipher = cipher;
        this.index = index;
        this.description = description;
    }

    /**
     * Opens a file; nothing when it is no spool of that key or was changed.
     *
     * @throws IOException when it can't be read
     */
    static Optional<SpoolFile> open(Path path, SecretKey key) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            MemorySegment file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            Optional<SpoolFile> spool = read(arena, file, key);
            if (spool.isEmpty()) {
                arena.close();
            }
            return spool;
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private static Optional<SpoolFile> read(Arena arena, MemorySegment file, SecretKey key) {
        if (file.byteSize() < HEAD || file.get(LONG, 0) != MAGIC) {
            return Optional.empty();
        }
        long slots = file.get(LONG, SLOTS_AT);
        long at = file.get(LONG, DESCRIPTION_AT);
        int length = file.get(INT, LENGTH_AT);
        boolean whole = slots > 0
                && slots <= (file.byteSize() - HEAD) / SpoolIndex.SLOT
                && length > 0
                && at >= HEAD
                && at + length == file.byteSize();
        if (!whole) {
            return Optional.empty();
        }
        SpoolCipher cipher = new SpoolCipher(key, bytes(file, SALT_AT, SpoolCipher.SALT));
        SpoolIndex index = new SpoolIndex(file.asSlice(HEAD, slots * SpoolIndex.SLOT));
        return cipher.open(SpoolCipher.DESCRIPTION, bytes(file, at, length))
                .map(SpooledDelivery::of)
                .filter(description -> MessageDigest.isEqual(description.indexDigest(), index.digest(cipher.mac())))
                .map(description -> new SpoolFile(arena, file, cipher, index, description));
    }

    private static byte[] bytes(MemorySegment file, long at, int length) {
        return file.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
    }

    SpooledDelivery description() {
        return description;
    }

    /** The subject's lines. */
    List<SpoolIndex.Entry> find(String key) {
        return index.find(cipher.hash(key));
    }

    /** One line as received; nothing when its bytes were changed. Nothing else of the delivery is decrypted. */
    Optional<byte[]> line(SpoolIndex.Entry entry) {
        long end = file.byteSize();
        if (entry.offset() < HEAD || entry.offset() > end - 4) {
            return Optional.empty();
        }
        int length = file.get(INT, entry.offset());
        if (length < SpoolCipher.OVERHEAD || length > end - entry.offset() - 4) {
            return Optional.empty();
        }
        return cipher.open(entry.number(), bytes(file, entry.offset() + 4, length));
    }

    @Override
    public void close() {
        arena.close();
    }
}

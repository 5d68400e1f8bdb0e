package kr.ieum.gateway.log.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Changes in their order, in a file that is overwritten from its beginning whenever they stand in the database's file. Each run from the
 * beginning has a number drawn at random, which its records carry, so that what is left of an earlier run isn't taken for this one's.
 *
 * <p>A record is CRC32C (4 bytes, over the rest), run (8), place or new size (8), length (4; -1 for a cut), bytes.
 */
final class Journal {
    private static final int HEAD = 24;
    private static final int CUT = -1;
    private static final int LARGEST = 1 << 30;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final FileChannel file;
    private long run = RANDOM.nextLong();
    private long end;

    Journal(FileChannel file) {
        this.file = file;
    }

    /** Bytes of this run. */
    long size() {
        return end;
    }

    void force() throws IOException {
        file.force(false);
    }

    /**
     * Begins a new run: everything so far is durable in the database's own file. The old run's first record goes before anything is
     * written over it, for a part of it must never be repeated: it would bring back bytes that its rest has replaced.
     */
    void restart() throws IOException {
        write(ByteBuffer.allocate(HEAD), 0);
        file.force(false);
        run = RANDOM.nextLong();
        end = 0;
    }

    /** Everything is durable in the database's own file, and no run follows. */
    void end() throws IOException {
        restart();
        file.truncate(0);
        file.force(true);
    }

    /** Lets the file go, ended or not. */
    void close() throws IOException {
        file.close();
    }

    /** Adds a change behind the others; it is durable after the next force. */
    void append(Change change) throws IOException {
        ByteBuffer record = switch (change) {
            case Change.Write write -> record(write.at(), write.bytes().length, write.bytes());
            case Change.Cut cut -> record(cut.size(), CUT, new byte[0]);
        };
        int length = record.remaining();
        write(record, end);
        end += length;
    }

    private ByteBuffer record(long at, int length, byte[] bytes) {
        ByteBuffer record = ByteBuffer.allocate(HEAD + bytes.length);
        record.putInt(0).putLong(run).putLong(at).putInt(length).put(bytes).flip();
        return record.putInt(0, checksum(record));
    }

    private static int checksum(ByteBuffer record) {
        CRC32C checksum = new CRC32C();
        checksum.update(record.slice(Integer.BYTES, record.limit() - Integer.BYTES));
        return (int) checksum.getValue();
    }

    /** Whether anything was left behind: it didn't {@link #end}. */
    boolean isLeft() throws IOException {
        return file.size() > 0;
    }

    /**
     * Makes durable, where it stands, what the run that was left behind holds. A force that failed, or a kill before one, may have left
     * it in the system's memory alone, and of what failed once the system needn't try anything again that isn't written again. Were it made in the file
     * first, a power cut could leave a part of it there that nothing repeats.
     */
    void writeAgain() throws IOException {
        eachLeft((at, record) -> write(record, at));
        force();
    }

    /** Makes the changes of the run that was left behind, as far as they are whole. */
    void replay(FileChannel target) throws IOException {
        eachLeft((at, record) -> change(record).apply(target));
    }

    private interface Visit {
        void record(long at, ByteBuffer record) throws IOException;
    }

    private void eachLeft(Visit visit) throws IOException {
        long at = 0;
        Optional<ByteBuffer> next = read(at);
        long left = next.map(record -> record.getLong(4)).orElse(0L);
        while (next.isPresent() && next.get().getLong(4) == left) {
            ByteBuffer record = next.get();
            int length = record.limit();
            visit.record(at, record);
            at += length;
            next = read(at);
        }
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        while (bytes.hasRemaining()) {
            int _ = file.write(bytes, at + bytes.position());
        }
    }

    private static Change change(ByteBuffer record) {
        if (record.getInt(20) == CUT) {
            return new Change.Cut(record.getLong(12));
        }
        byte[] bytes = new byte[record.limit() - HEAD];
        record.get(HEAD, bytes);
        return new Change.Write(record.getLong(12), bytes);
    }

    /** The record there; nothing where none is whole. */
    private Optional<ByteBuffer> read(long at) throws IOException {
        try {
            int length = fill(ByteBuffer.allocate(HEAD), at).getInt(20);
            if (length < CUT || length > LARGEST || at + HEAD + Math.max(length, 0) > file.size()) {
                return Optional.empty();
            }
            ByteBuffer record = fill(ByteBuffer.allocate(HEAD + Math.max(length, 0)), at);
            return checksum(record) == record.getInt(0) ? Optional.of(record) : Optional.empty();
        } catch (EOFException shorter) {
            return Optional.empty();
        }
    }

    private ByteBuffer fill(ByteBuffer target, long at) throws IOException {
        while (target.hasRemaining()) {
            if (file.read(target, at + target.position()) < 0) {
                throw new EOFException();
            }
        }
        return target.flip();
    }
}

package kr.ieum.gateway.log.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** One change of a file, in the order in which it was asked for. */
sealed interface Change {

    /** Makes it in the file. */
    void apply(FileChannel file) throws IOException;

    /** Makes it in a part of the file that was read before it. */
    void apply(byte[] part, int length, long from);

    /** How many bytes it brings. */
    int length();

    /** How large the file is after it. */
    long sizeAfter(long size);

    /** Bytes at a place; a gap before them reads as zeros. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Write(long at, byte[] bytes) implements Change {
        @Override
        public void apply(FileChannel file) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                int _ = file.write(rest, at + rest.position());
            }
        }

        @Override
        public void apply(byte[] part, int length, long from) {
            long start = Math.max(at, from);
            long end = Math.min(at + bytes.length, from + length);
            if (start < end) {
                System.arraycopy(bytes, (int) (start - at), part, (int) (start - from), (int) (end - start));
            }
        }

        @Override
        public int length() {
            return bytes.length;
        }

        @Override
        public long sizeAfter(long size) {
            return Math.max(size, at + bytes.length);
        }
    }

    /** The file's end moves down; nothing where it isn't above. */
    record Cut(long size) implements Change {
        @Override
        public void apply(FileChannel file) throws IOException {
            if (file.size() > size) {
                file.truncate(size);
            }
        }

        @Override
        public void apply(byte[] part, int length, long from) {
            int kept = Math.clamp(size - from, 0, length);
            Arrays.fill(part, kept, length, (byte) 0);
        }

        @Override
        public int length() {
            return 0;
        }

        @Override
        public long sizeAfter(long now) {
            return Math.min(now, size);
        }
    }
}

package kr.ieum.adapters.kafka;

import java.nio.ByteBuffer;

/**
 * Follows the frames of Kafka's protocol, each four bytes of length and that many bytes, and says when one claims to be longer than is ever
 * read. The client itself makes room for whatever length a broker states, up to 2 GiB, before anything of it has come. For one connection;
 * used by one thread at a time.
 */
final class FrameLengths {

    private static final int PREFIX = 4;

    private final int longest;
    private int prefixRead;
    private int length;
    private int left;

    FrameLengths(int longest) {
        this.longest = longest;
    }

    /** Whether these bytes, which came next, are of frames that may be read. */
    boolean allow(ByteBuffer bytes) {
        ByteBuffer next = bytes.duplicate();
        while (next.hasRemaining()) {
            if (left > 0) {
                int step = Math.min(left, next.remaining());
                next.position(next.position() + step);
                left -= step;
                continue;
            }
            length = (length << 8) | (next.get() & 0xff);
            prefixRead++;
            if (prefixRead == PREFIX) {
                if (length < 0 || length > longest) {
                    return false;
                }
                left = length;
                prefixRead = 0;
                length = 0;
            }
        }
        return true;
    }
}

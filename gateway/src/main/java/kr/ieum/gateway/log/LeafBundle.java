package kr.ieum.gateway.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The leaves of one row of log_group: each behind its length as a big-endian uint16, as in the entry bundles of C2SP tlog-tiles. */
final class LeafBundle {
    /**
     * A row takes no further leaf from so many bytes on. Two such rows fill a page of H2; with larger ones each row would be written a
     * second time when the next one splits their page (decision 0031).
     */
    static final int FULL = 10_000;

    private LeafBundle() {}

    static byte[] encode(List<byte[]> leaves) {
        int length = 0;
        for (byte[] leaf : leaves) {
            length += Short.BYTES + leaf.length;
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        for (byte[] leaf : leaves) {
            out.putShort((short) leaf.length).put(leaf);
        }
        return out.array();
    }

    /** The leaves; empty when the bytes aren't as many whole leaves, one at least. */
    static Optional<List<byte[]>> decode(byte[] bundle) {
        ByteBuffer in = ByteBuffer.wrap(bundle);
        List<byte[]> leaves = new ArrayList<>();
        while (in.remaining() >= Short.BYTES) {
            int length = Short.toUnsignedInt(in.getShort());
            if (length == 0 || length > in.remaining()) {
                return Optional.empty();
            }
            byte[] leaf = new byte[length];
            in.get(leaf);
            leaves.add(leaf);
        }
        return in.hasRemaining() || leaves.isEmpty() ? Optional.empty() : Optional.of(leaves);
    }
}

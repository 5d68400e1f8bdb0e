package kr.ieum.gateway.log.tile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The leaves' bytes of one tile: each behind its length as a big-endian uint16 (C2SP tlog-tiles, "Log entries"). */
public final class EntryBundle {
    /** Longest entry that the length can tell. */
    public static final int MAX_ENTRY = 65_535;

    private EntryBundle() {}

    /**
     * Writes a bundle.
     *
     * @param entries 1 to 256
     * @throws MalformedTile when one is too long or they are too many (L7); whoever makes a leaf is refused long before
     */
    public static byte[] encode(List<byte[]> entries) {
        if (entries.isEmpty() || entries.size() > TilePath.FULL) {
            throw new MalformedTile("L7", "a bundle has 1 to " + TilePath.FULL + " entries, not " + entries.size());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > MAX_ENTRY) {
                throw new MalformedTile(
                        "L7", "an entry has at most " + MAX_ENTRY + " bytes, and one here has " + entry.length);
            }
            out.write(entry.length >> 8);
            out.write(entry.length);
            out.writeBytes(entry);
        }
        return out.toByteArray();
    }

    /**
     * Reads a bundle.
     *
     * @throws MalformedTile when it doesn't hold exactly so many entries (L7); the message names the first that is wrong
     */
    public static List<byte[]> decode(byte[] bytes, int width) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        List<byte[]> entries = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            if (in.remaining() < Short.BYTES) {
                throw new MalformedTile("L7", "the bundle ends before entry " + i + " of " + width);
            }
            int length = Short.toUnsignedInt(in.getShort());
            if (in.remaining() < length) {
                throw new MalformedTile(
                        "L7",
                        "entry " + i + " is said to have " + length + " bytes, but " + in.remaining() + " are left");
            }
            byte[] entry = new byte[length];
            in.get(entry);
            entries.add(entry);
        }
        if (in.hasRemaining()) {
            throw new MalformedTile("L7", in.remaining() + " bytes stand behind the last of " + width + " entries");
        }
        return entries;
    }
}

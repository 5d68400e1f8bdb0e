package kr.ieum.gateway.log.leaf;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What a leaf is found by, read from its bytes without making a {@link Leaf} of them: looking for one among thousands would decode them all
 * otherwise. It checks nothing that {@link LeafFormat#decode} checks; of bytes that no encoder wrote it may tell anything, or kind 0, which
 * there isn't.
 *
 * @param kind the kind byte
 * @param time when what the leaf says happened
 * @param lookup of intents and refusals
 * @param intent of releases
 */
public record LeafGlance(int kind, Instant time, Optional<UUID> lookup, Optional<Position> intent) {
    /** The kind byte of {@link Leaf.Intent}. */
    public static final int INTENT = 1;

    /** The kind byte of {@link Leaf.Release}. */
    public static final int RELEASE = 2;

    private static final int REFUSAL = 4;
    private static final int COMMITMENTS_OF_AN_INTENT = 3 * 32;
    private static final int FEDERATION = 32;

    /** Whether it is of a kind of which there are few: acts, keys, erasures, beginnings of shards. */
    public boolean isSeldom() {
        return kind > REFUSAL;
    }

    /** Reads the head of a leaf's bytes. */
    public static LeafGlance at(byte[] leaf) {
        try {
            ByteBuffer in = ByteBuffer.wrap(leaf);
            in.get();
            int kind = Byte.toUnsignedInt(in.get());
            Instant time = Instant.ofEpochMilli(in.getLong());
            return switch (kind) {
                case INTENT, REFUSAL ->
                    new LeafGlance(kind, time, Optional.of(new UUID(in.getLong(), in.getLong())), Optional.empty());
                case RELEASE ->
                    new LeafGlance(kind, time, Optional.empty(), Optional.of(new Position(text(in), in.getLong())));
                default -> new LeafGlance(kind, time, Optional.empty(), Optional.empty());
            };
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return new LeafGlance(0, Instant.EPOCH, Optional.empty(), Optional.empty());
        }
    }

    /** The registers that an intent asks, or the one that a release is of; none of other leaves. */
    public static Set<String> registers(byte[] leaf) {
        Set<String> registers = new TreeSet<>();
        try {
            ByteBuffer in = ByteBuffer.wrap(leaf).position(2 + Long.BYTES);
            switch (Byte.toUnsignedInt(leaf[1])) {
                case INTENT -> {
                    skip(in, 2 * Long.BYTES + 1);
                    skipText(in); // agency
                    skipText(in); // agreement
                    skip(in, Integer.BYTES);
                    skipText(in); // task
                    skip(in, Long.BYTES + FEDERATION + COMMITMENTS_OF_AN_INTENT);
                    for (int left = Short.toUnsignedInt(in.getShort()); left > 0; left--) {
                        for (int text = 0; text < 4; text++) {
                            skipText(in);
                        }
                        registers.add(text(in));
                    }
                }
                case RELEASE -> {
                    skipText(in); // shard of the intent
                    skip(in, Long.BYTES);
                    registers.add(text(in));
                }
                default -> {
                    // asks none and is of none
                }
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            // cut off: what could be read is told
        }
        return registers;
    }

    private static void skip(ByteBuffer in, int bytes) {
        in.position(in.position() + bytes);
    }

    private static void skipText(ByteBuffer in) {
        skip(in, Short.toUnsignedInt(in.getShort()));
    }

    private static String text(ByteBuffer in) {
        byte[] utf8 = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}

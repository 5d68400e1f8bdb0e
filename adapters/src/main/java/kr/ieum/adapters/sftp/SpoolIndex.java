package kr.ieum.adapters.sftp;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import kr.ieum.adapters.TransportRule;

/**
 * Keyed hash to lines, as an open hash table in a mapped part of the spool's file: it takes no heap, however many lines a
 * delivery has. A slot holds hash (16 bytes), offset of the line (8), number of the line (4), and flags (4): 0 for a free slot, else 1 and,
 * in the second byte, the number of the rule that the line breaks.
 */
final class SpoolIndex {

    /** Bytes of a slot. */
    static final int SLOT = 32;

    /** Most lines of one subject; more are taken for a fault of the delivery. */
    static final int MOST_LINES = 1000;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int OFFSET = 16;
    private static final int NUMBER = 24;
    private static final int FLAGS = 28;
    private static final int USED = 1;

    /** A line of a subject. */
    record Entry(long offset, int number, Optional<TransportRule> broken) {}

    private final MemorySegment slots;
    private final long capacity;

    SpoolIndex(MemorySegment slots) {
        this.slots = slots;
        this.capacity = slots.byteSize() / SLOT;
    }

    /** Slots for so many lines: never more than two thirds are used. */
    static long capacityFor(long lines) {
        return lines + lines / 2 + 16;
    }

    /** Adds a line of the subject with that hash; at most as many lines as the capacity was made for. */
    void add(byte[] hash, long offset, int number, Optional<TransportRule> broken) {
        long high = high(hash);
        long low = low(hash);
        long at = home(high);
        int same = 0;
        long first = at;
        while (slots.get(INT, at + FLAGS) != 0) {
            if (slots.get(LONG, at) == high && slots.get(LONG, at + 8) == low) {
                first = same == 0 ? at : first;
                same++;
                if (same == MOST_LINES) {
                    slots.set(INT, first + FLAGS, flags(Optional.of(TransportRule.T10)));
                    return;
                }
            }
            at = next(at);
        }
        slots.set(LONG, at, high);
        slots.set(LONG, at + 8, low);
        slots.set(LONG, at + OFFSET, offset);
        slots.set(INT, at + NUMBER, number);
        slots.set(INT, at + FLAGS, flags(broken));
    }

    /** The lines of the subject with that hash, in the delivery's order. */
    List<Entry> find(byte[] hash) {
        long high = high(hash);
        long low = low(hash);
        List<Entry> entries = new ArrayList<>();
        long at = home(high);
        for (int flags = slots.get(INT, at + FLAGS); flags != 0; flags = slots.get(INT, at + FLAGS)) {
            if (slots.get(LONG, at) == high && slots.get(LONG, at + 8) == low) {
                entries.add(new Entry(slots.get(LONG, at + OFFSET), slots.get(INT, at + NUMBER), rule(flags)));
            }
            at = next(at);
        }
        return entries;
    }

    /** The digest of the whole table, by which a later change of the file is noticed. */
    byte[] digest(Mac mac) {
        long step = SLOT * 32_768L;
        for (long from = 0; from < slots.byteSize(); from += step) {
            mac.update(
                    slots.asSlice(from, Math.min(step, slots.byteSize() - from)).asByteBuffer());
        }
        return mac.doFinal();
    }

    private long home(long high) {
        return Long.remainderUnsigned(high, capacity) * SLOT;
    }

    private long next(long at) {
        long next = at + SLOT;
        return next == capacity * SLOT ? 0 : next;
    }

    private static long high(byte[] hash) {
        return ByteBuffer.wrap(hash).getLong();
    }

    private static long low(byte[] hash) {
        return ByteBuffer.wrap(hash).getLong(8);
    }

    private static int flags(Optional<TransportRule> broken) {
        return USED | broken.map(rule -> rule.number() << 8).orElse(0);
    }

    private static Optional<TransportRule> rule(int flags) {
        return TransportRule.of(flags >>> 8);
    }
}

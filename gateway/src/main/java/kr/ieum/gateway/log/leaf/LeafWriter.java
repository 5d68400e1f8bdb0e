package kr.ieum.gateway.log.leaf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import kr.ieum.gateway.log.tree.Digest;

/** Writes the elements that {@link LeafFormat} is made of, each in its only encoding. */
final class LeafWriter {
    private byte[] out = new byte[1024];
    private int length;

    private LeafWriter raw(byte[] bytes) {
        if (bytes.length > out.length - length) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, length + bytes.length));
        }
        System.arraycopy(bytes, 0, out, length, bytes.length);
        length += bytes.length;
        return this;
    }

    LeafWriter u8(int value) {
        if (length == out.length) {
            out = Arrays.copyOf(out, 2 * out.length);
        }
        out[length++] = (byte) value;
        return this;
    }

    LeafWriter u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    LeafWriter i32(int value) {
        return u16(value >>> 16).u16(value);
    }

    LeafWriter i64(long value) {
        return i32((int) (value >>> 32)).i32((int) value);
    }

    LeafWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return u16(utf8.length).raw(utf8);
    }

    LeafWriter uuid(UUID id) {
        return i64(id.getMostSignificantBits()).i64(id.getLeastSignificantBits());
    }

    LeafWriter digest(Digest digest) {
        return raw(digest.bytes());
    }

    LeafWriter commitment(Commitment commitment) {
        return digest(commitment.digest());
    }

    LeafWriter position(Position position) {
        return text(position.shard()).i64(position.index());
    }

    LeafWriter agreement(AgreementVersion agreement) {
        return text(agreement.id()).i32(agreement.version());
    }

    <T> LeafWriter list(List<T> items, BiConsumer<LeafWriter, T> write) {
        u16(items.size());
        items.forEach(item -> write.accept(this, item));
        return this;
    }

    byte[] bytes() {
        if (length > LeafFormat.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "a leaf has at most " + LeafFormat.MAX_BYTES + " bytes, this one would have " + length);
        }
        return Arrays.copyOf(out, length);
    }
}

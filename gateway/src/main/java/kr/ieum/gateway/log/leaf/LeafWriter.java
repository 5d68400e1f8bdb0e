package kr.ieum.gateway.log.leaf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import kr.ieum.gateway.log.tree.Digest;

/** Writes the elements that {@link LeafFormat} is made of, each in its only encoding. */
final class LeafWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    LeafWriter u8(int value) {
        out.write(value);
        return this;
    }

    LeafWriter u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    LeafWriter i32(int value) {
        return u16(value >>> 16).u16(value);
    }

    LeafWriter i64(long value) {
        out.writeBytes(ByteBuffer.allocate(8).putLong(value).array());
        return this;
    }

    LeafWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        u16(utf8.length);
        out.writeBytes(utf8);
        return this;
    }

    LeafWriter uuid(UUID id) {
        return i64(id.getMostSignificantBits()).i64(id.getLeastSignificantBits());
    }

    LeafWriter digest(Digest digest) {
        out.writeBytes(digest.bytes());
        return this;
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
        if (out.size() > LeafFormat.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "a leaf has at most " + LeafFormat.MAX_BYTES + " bytes, this one would have " + out.size());
        }
        return out.toByteArray();
    }
}

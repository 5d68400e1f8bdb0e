package kr.ieum.gateway.log.leaf;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import kr.ieum.gateway.log.tree.Digest;

/** Reads the elements that {@link LeafFormat} is made of and refuses every encoding but the one that is written. */
final class LeafReader {
    private final ByteBuffer in;

    LeafReader(byte[] bytes) {
        if (bytes.length > LeafFormat.MAX_BYTES) {
            throw new MalformedLeaf("a leaf has at most " + LeafFormat.MAX_BYTES + " bytes, not " + bytes.length);
        }
        in = ByteBuffer.wrap(bytes);
    }

    int offset() {
        return in.position();
    }

    int u8() {
        return Byte.toUnsignedInt(need(() -> in.get()));
    }

    int u16() {
        return Short.toUnsignedInt(need(() -> in.getShort()));
    }

    int i32() {
        return need(() -> in.getInt());
    }

    long i64() {
        return need(() -> in.getLong());
    }

    String text() {
        byte[] utf8 = raw(u16());
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedLeaf("before byte " + offset() + ": text isn't UTF-8", e);
        }
    }

    UUID uuid() {
        return new UUID(i64(), i64());
    }

    Digest digest() {
        return Digest.of(raw(Digest.BYTES));
    }

    Commitment commitment() {
        return new Commitment(digest());
    }

    Position position() {
        return new Position(text(), i64());
    }

    AgreementVersion agreement() {
        return new AgreementVersion(text(), i32());
    }

    RequestKind requestKind() {
        int code = u8();
        for (RequestKind kind : RequestKind.values()) {
            if (kind.code() == code) {
                return kind;
            }
        }
        throw new MalformedLeaf("before byte " + offset() + ": request kind " + code + " isn't known");
    }

    <T> List<T> list(Function<LeafReader, T> read) {
        int count = u16();
        List<T> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(read.apply(this));
        }
        return items;
    }

    void end() {
        if (in.hasRemaining()) {
            throw new MalformedLeaf("byte " + offset() + ": " + in.remaining() + " bytes after the end of the leaf");
        }
    }

    private byte[] raw(int length) {
        byte[] bytes = new byte[length];
        need(() -> in.get(bytes));
        return bytes;
    }

    private <T> T need(Supplier<T> read) {
        try {
            return read.get();
        } catch (BufferUnderflowException e) {
            throw new MalformedLeaf("byte " + offset() + ": the leaf ends in the middle of an element", e);
        }
    }
}

package kr.ieum.simulator.property;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The answer to one request of the PostgreSQL protocol, version 3, while it is written: a row of messages. */
final class WireMessages {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** One message: its type, then what the parts say. */
    void add(char type, byte[]... parts) {
        int length = 4;
        for (byte[] part : parts) {
            length += part.length;
        }
        bytes.write(type);
        bytes.writeBytes(int32(length));
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
    }

    /** A row's values in their text; those that are null have none. */
    void row(List<Optional<byte[]>> values) {
        ByteArrayOutputStream row = new ByteArrayOutputStream();
        row.writeBytes(int16(values.size()));
        for (Optional<byte[]> value : values) {
            row.writeBytes(int32(value.map(text -> text.length).orElse(-1)));
            value.ifPresent(row::writeBytes);
        }
        add('D', row.toByteArray());
    }

    void failure(String state, String message) {
        add('E', text("SERROR"), text("VERROR"), text("C" + state), text("M" + message), new byte[1]);
    }

    void parameter(String name, String value) {
        add('S', text(name), text(value));
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    static byte[] int32(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    static byte[] int16(int number) {
        return ByteBuffer.allocate(2).putShort((short) number).array();
    }

    /** UTF-8, ended by a zero. */
    static byte[] text(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        return Arrays.copyOf(utf8, utf8.length + 1);
    }
}

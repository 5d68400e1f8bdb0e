package kr.ieum.client.log;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What opens a commitment: with it whoever received an answer shows that this, and nothing else, was committed to. As secret as what it
 * holds; its {@code toString} shows the purpose alone.
 */
public final class Opening {

    private static final byte[] DOMAIN = "ieum-commitment/1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = {0};
    private static final int SALT = 32;

    private final Purpose purpose;
    private final byte[] salt;
    private final byte[] value;

    private Opening(Purpose purpose, byte[] salt, byte[] value) {
        this.purpose = purpose;
        this.salt = salt;
        this.value = value;
    }

    /** What is committed to. */
    public enum Purpose {
        SUBJECT,
        CASE,
        OFFICIAL,
        VALUES
    }

    /**
     * An opening as an answer carries it.
     *
     * @param purpose name of the member
     * @param salt 32 bytes in base64
     * @param value in base64
     * @return nothing where it is none
     */
    public static Optional<Opening> of(String purpose, String salt, String value) {
        Optional<byte[]> salted = Bytes.ofBase64(salt).filter(bytes -> bytes.length == SALT);
        Optional<byte[]> held = Bytes.ofBase64(value);
        for (Purpose one : Purpose.values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(purpose) && salted.isPresent() && held.isPresent()) {
                return Optional.of(new Opening(one, salted.get(), held.get()));
            }
        }
        return Optional.empty();
    }

    public Purpose purpose() {
        return purpose;
    }

    byte[] commitment() {
        byte[] label = purpose.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        return Bytes.sha256(DOMAIN, END, label, END, salt, value);
    }

    /** What it holds as text: a case number, an official. */
    public String text() {
        return new String(value, StandardCharsets.UTF_8);
    }

    /**
     * A value that left.
     *
     * @param entry which of several entries of the register it is of, from 0
     */
    public record LoggedValue(String attribute, int entry, String form, String text) {

        @Override
        public String toString() {
            return "LoggedValue[" + attribute + ", " + form + "]";
        }
    }

    /** The values of a release in the order in which they were committed to; nothing where it holds something else. */
    public Optional<List<LoggedValue>> values() {
        ByteBuffer in = ByteBuffer.wrap(value);
        List<LoggedValue> values = new ArrayList<>();
        try {
            while (in.hasRemaining()) {
                values.add(new LoggedValue(text(in), in.getInt(), text(in), text(in)));
            }
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
        return purpose == Purpose.VALUES ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Opening[" + purpose + ", hidden]";
    }
}

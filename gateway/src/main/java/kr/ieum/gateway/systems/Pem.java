package kr.ieum.gateway.systems;

import java.io.IOException;
import java.io.StringReader;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** PEM (RFC 7468), one object at a time and of bounded size. */
public final class Pem {

    /** Characters of a text that is read at all; a certificate takes two thousand. */
    static final int MOST = 16 * 1024;

    private Pem() {}

    /** The bytes of the first object, where it is of one of these types; nothing else of the text counts. */
    public static Optional<byte[]> read(String text, String... types) {
        if (text.length() > MOST) {
            return Optional.empty();
        }
        try (PemReader reader = new PemReader(new StringReader(text))) {
            PemObject object = reader.readPemObject();
            return object != null && java.util.List.of(types).contains(object.getType())
                    ? Optional.of(object.getContent())
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // no PEM; the text isn't repeated
            return Optional.empty();
        }
    }

    /** These bytes as an object of that type. */
    public static String write(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + type + "-----\n";
    }
}

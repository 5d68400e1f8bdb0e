package kr.ieum.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The mapping in the languages of the peers, as files beside these classes. */
final class PeerText {

    private PeerText() {}

    static String read(String name) {
        try (InputStream in = PeerText.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no such file: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

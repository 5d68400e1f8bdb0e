package kr.ieum.schemas.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * The text of a file as somebody else published it: plain or gzip, in the charset that its source states. What the charset
 * can't mean is {@link #UNREADABLE}, so that the line, and no other, is refused.
 */
final class PublishedText {

    /** Stands for bytes that mean nothing in the charset. */
    static final char UNREADABLE = '\uFFFD';

    private static final int MAX_BYTES = 64 * 1024 * 1024;
    private static final int GZIP = 0x8b1f;
    private static final int BYTE = 0xff;

    private PublishedText() {}

    /** Lines of the file if it is the one that was reviewed; otherwise faults at {@code file} and {@code sha256} of the source. */
    static Optional<List<String>> lines(Path file, Charset charset, String sha256, YamlMap source) {
        byte[] bytes;
        try {
            bytes = Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            bytes = new byte[0];
        }
        if (bytes.length == 0) {
            source.fault(
                    "file", "C10", "can't be read, is empty or larger than 64 MiB", "put the published file there");
            return Optional.empty();
        }
        String digest = digest(bytes);
        if (!digest.equals(sha256)) {
            source.fault("sha256", "C10", "is not the file's digest", "review the file, then write '" + digest + "'");
            return Optional.empty();
        }
        try {
            return Optional.of(decode(unpacked(bytes), charset).lines().toList());
        } catch (IOException e) {
            source.fault("file", "C10", "is broken gzip or unpacks to more than 64 MiB", "fetch the file again");
            return Optional.empty();
        }
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        if (bytes.length < 2 || ((bytes[1] & BYTE) << Byte.SIZE | (bytes[0] & BYTE)) != GZIP) {
            return bytes;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] text = in.readNBytes(MAX_BYTES + 1);
            if (text.length > MAX_BYTES) {
                throw new IOException("too large");
            }
            return text;
        }
    }

    private static String decode(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            in.position(in.position() + result.length());
            out.put(UNREADABLE);
            result = decoder.decode(in, out, true);
        }
        decoder.flush(out);
        out.flip();
        return !out.isEmpty() && out.charAt(0) == '\uFEFF'
                ? out.subSequence(1, out.length()).toString()
                : out.toString();
    }

    private static String digest(byte[] bytes) {
        try {
            return "sha-256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package kr.ieum.gateway.web.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Several documents in one body (RFC 2046, {@code multipart/mixed}), bytes as they are. */
final class MixedBody {

    private final String boundary;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** @param boundary 1 to 70 letters, digits and hyphens that stand in no part, which the caller sees to by taking random ones */
    MixedBody(String boundary) {
        this.boundary = boundary;
    }

    MixedBody part(String mediaType, byte[] content) {
        ascii("--" + boundary + "\r\nContent-Type: " + mediaType + "\r\n\r\n");
        bytes.writeBytes(content);
        ascii("\r\n");
        return this;
    }

    byte[] end() {
        ascii("--" + boundary + "--\r\n");
        return bytes.toByteArray();
    }

    private void ascii(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}

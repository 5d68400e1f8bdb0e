package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The connection of an answer that is sent in parts, each at once. One thread writes. */
public final class Chunks {

    private final HttpServletResponse response;
    private final OutputStream out;

    /**
     * Takes the connection over.
     *
     * @param contentType media type with charset
     */
    public Chunks(HttpServletResponse response, String contentType) throws IOException {
        this.response = response;
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(contentType);
        // tells reverse proxies that know the header not to hold the parts back
        response.setHeader("X-Accel-Buffering", "no");
        this.out = response.getOutputStream();
    }

    /** Sends a part. */
    public void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }

    /** Sends a part, or interrupts the work on this thread when nobody listens any more. */
    public void sendUnlessGone(String text) {
        try {
            send(text);
        } catch (IOException e) {
            Thread.currentThread().interrupt();
        }
    }
}

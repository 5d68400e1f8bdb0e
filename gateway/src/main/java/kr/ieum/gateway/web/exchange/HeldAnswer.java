package kr.ieum.gateway.web.exchange;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * An answer that is held back until it is whole, for a signature stands in its head and covers its body. It holds no more than
 * it may: beyond that it takes nothing, and says so.
 */
final class HeldAnswer extends HttpServletResponseWrapper {

    private final int most;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final PrintWriter writer = new PrintWriter(new OutputStreamWriter(stream(), StandardCharsets.UTF_8));
    private boolean overflowed;

    HeldAnswer(HttpServletResponse response, int most) {
        super(response);
        this.most = most;
    }

    byte[] body() {
        writer.flush();
        return body.toByteArray();
    }

    /** Whether more was written than is held; then what is held isn't the answer. */
    boolean isOverflowed() {
        writer.flush();
        return overflowed;
    }

    private ServletOutputStream stream() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new IllegalStateException("an answer that is held back is written at once");
            }

            @Override
            public void write(int one) {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                if (overflowed || length > most - body.size()) {
                    overflowed = true;
                } else {
                    body.write(bytes, from, length);
                }
            }
        };
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return stream();
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }

    @Override
    public void flushBuffer() {
        // nothing leaves before the signature is known
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public void reset() {
        super.reset();
        resetBuffer();
    }

    @Override
    public void resetBuffer() {
        writer.flush();
        body.reset();
        overflowed = false;
    }

    @Override
    public void setContentLength(int length) {
        // the filter says how long it is
    }

    @Override
    public void setContentLengthLong(long length) {
        // the filter says how long it is
    }

    @Override
    public void sendError(int status) {
        resetBuffer();
        setStatus(status);
    }

    @Override
    public void sendError(int status, String message) {
        sendError(status);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        throw new IOException("systems are never sent elsewhere");
    }
}

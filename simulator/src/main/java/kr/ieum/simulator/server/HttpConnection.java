package kr.ieum.simulator.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One connection of HTTP/1.1 (RFC 9112) as far as a simulated register needs it: keep-alive, Content-Length and chunked
 * requests, 100-continue. Unlike the JDK's server it can notice, while an answer is delayed, that the caller has gone.
 */
final class HttpConnection implements AutoCloseable {

    private static final int IDLE_MILLIS = 300_000;
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int LONGEST_BODY = 16 * 1024 * 1024;
    private static final int CHUNK = 64 * 1024;

    private final Socket socket;
    private final PushbackInputStream in;
    private final OutputStream out;

    HttpConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(IDLE_MILLIS);
        in = new PushbackInputStream(new BufferedInputStream(socket.getInputStream()), 1);
        out = socket.getOutputStream();
    }

    /** The next request; empty when the caller has closed the connection. */
    Optional<HttpRequest> read() throws IOException {
        String requestLine = readLine();
        if (requestLine.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = requestLine.split(" ", -1);
        if (parts.length != 3) {
            throw new ProtocolException("request line: " + requestLine);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        int length = 0;
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            length += line.length();
            int colon = line.indexOf(':');
            if (colon < 1 || length > LONGEST_HEAD) {
                throw new ProtocolException("header");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.merge(name, line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
        }
        if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1));
        }
        int mark = parts[1].indexOf('?');
        String path = mark < 0 ? parts[1] : parts[1].substring(0, mark);
        String query = mark < 0 ? "" : parts[1].substring(mark + 1);
        return Optional.of(new HttpRequest(parts[0], path, query, headers, new String(readBody(headers), UTF_8)));
    }

    private byte[] readBody(Map<String, String> headers) throws IOException {
        if (!headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return readExactly(sizeOf(headers.getOrDefault("content-length", "0"), 10));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = sizeOf(readLine().split(";", 2)[0].strip(), 16);
            body.writeBytes(readExactly(size));
            String end = readLine();
            if (size == 0) {
                while (!end.isEmpty()) {
                    end = readLine();
                }
                return body.toByteArray();
            }
            if (body.size() > LONGEST_BODY) {
                throw new ProtocolException("body too long");
            }
        }
    }

    private static int sizeOf(String text, int radix) throws ProtocolException {
        try {
            int size = Integer.parseInt(text, radix);
            if (size >= 0 && size <= LONGEST_BODY) {
                return size;
            }
        } catch (NumberFormatException e) {
            // answered below, as any other bad size
        }
        throw new ProtocolException("size " + text);
    }

    private byte[] readExactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new ProtocolException("body ends early");
        }
        return bytes;
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                String text = line.toString(ISO_8859_1);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            line.write(b);
            if (line.size() > LONGEST_HEAD) {
                throw new ProtocolException("line too long");
            }
        }
        return "";
    }

    /** Waits; false as soon as the caller closes its side. */
    boolean staysFor(long millis) throws IOException, InterruptedException {
        if (millis <= 0) {
            return true;
        }
        long end = System.nanoTime() + millis * 1_000_000;
        socket.setSoTimeout((int) millis);
        try {
            int b = in.read();
            if (b < 0) {
                return false;
            }
            in.unread(b);
            Thread.sleep(Math.max(0, (end - System.nanoTime()) / 1_000_000));
            return true;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(IDLE_MILLIS);
        }
    }

    /** A whole answer in one write. */
    void write(Reply reply, byte[] body, boolean keep) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 200);
        bytes.writeBytes(head(reply, "Content-Length: " + body.length, keep));
        bytes.writeBytes(body);
        out.write(bytes.toByteArray());
    }

    /** Announces all of the body and sends half of it. */
    void writeHalf(Reply reply, byte[] body) throws IOException {
        out.write(head(reply, "Content-Length: " + body.length, false));
        out.write(body, 0, body.length / 2);
    }

    /** One byte of the body a second, until the caller has enough. */
    void writeDrip(Reply reply, byte[] body) throws IOException, InterruptedException {
        out.write(head(reply, "Content-Length: " + body.length, false));
        for (byte b : body) {
            if (!staysFor(1000)) {
                return;
            }
            out.write(b);
        }
    }

    /** Streams the beginning, so many bytes of filling, and the end. */
    void writeHuge(Reply reply, String beginning, long filling, String end) throws IOException {
        out.write(head(reply, "Transfer-Encoding: chunked", false));
        writeChunk(beginning.getBytes(UTF_8));
        byte[] chunk = "x".repeat(CHUNK).getBytes(UTF_8);
        for (long sent = 0; sent < filling; sent += CHUNK) {
            writeChunk(chunk);
        }
        writeChunk(end.getBytes(UTF_8));
        out.write("0\r\n\r\n".getBytes(ISO_8859_1));
    }

    private void writeChunk(byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(ISO_8859_1));
        out.write(bytes);
        out.write("\r\n".getBytes(ISO_8859_1));
    }

    private static byte[] head(Reply reply, String framing, boolean keep) {
        String reason = reply.status() < 400 ? "OK" : "Error";
        String head = "HTTP/1.1 " + reply.status() + " " + reason + "\r\nContent-Type: " + reply.contentType() + "\r\n"
                + framing + "\r\n" + retryAfter(reply) + (keep ? "" : "Connection: close\r\n") + "\r\n";
        return head.getBytes(ISO_8859_1);
    }

    private static String retryAfter(Reply reply) {
        return reply.retryAfter()
                .map(end -> "Retry-After: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(end.atOffset(ZoneOffset.UTC)))
                .map(header -> header + "\r\n")
                .orElse("");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

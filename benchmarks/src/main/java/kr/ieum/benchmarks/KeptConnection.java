package kr.ieum.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.SignedMessage;

/**
 * One connection that is kept, over mutual TLS or without, and on it one request after another: the least that a caller can be, so that the machine is left to
 * the server. It reads answers with a length or in chunks without trailers.
 */
final class KeptConnection implements AutoCloseable {

    private static final int LONGEST_LINE = 16 * 1024;
    private static final int LONGEST_BODY = 1 << 20;
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private KeptConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** By mutual TLS. */
    static KeptConnection open(SSLContext tls, int port) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.startHandshake();
        return new KeptConnection(socket);
    }

    /** Without TLS. */
    static KeptConnection open(int port) throws IOException {
        return new KeptConnection(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** An answer as it came. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, Fields fields, byte[] body) {}

    /** Sends the request in one piece and reads the whole answer. */
    Answer send(SignedMessage.Request request, byte[] body) throws IOException {
        StringBuilder head = new StringBuilder(512);
        head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\nHost: ");
        head.append(request.authority()).append("\r\n");
        request.fields()
                .all()
                .forEach((name, values) -> values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n")));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        out.write(whole);
        out.flush();
        return read();
    }

    private Answer read() throws IOException {
        String status = line();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            fields.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        byte[] body = fields.containsKey("transfer-encoding")
                ? chunks()
                : bytes(Integer.parseInt(
                        fields.getOrDefault("content-length", List.of("0")).getFirst()));
        return new Answer(Integer.parseInt(status.substring(9, 12)), Fields.of(fields), body);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int length = chunk(); length > 0; length = chunk()) {
            body.writeBytes(bytes(length));
            var _ = line();
        }
        var _ = line();
        return body.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private byte[] bytes(int length) throws IOException {
        if (length > LONGEST_BODY) {
            throw new IOException("an answer of " + length + " bytes");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the answer ended early");
        }
        return body;
    }

    private String line() throws IOException {
        byte[] line = new byte[128];
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || length == LONGEST_LINE) {
                throw new EOFException("no line of a head");
            }
            if (length == line.length) {
                line = java.util.Arrays.copyOf(line, 2 * length);
            }
            line[length++] = (byte) next;
        }
        return new String(line, 0, Math.max(0, length - 1), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

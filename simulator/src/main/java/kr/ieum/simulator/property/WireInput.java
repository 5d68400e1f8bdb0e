package kr.ieum.simulator.property;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** What arrives on one connection of the PostgreSQL protocol. */
final class WireInput {

    private static final int IDLE_MILLIS = 300_000;
    private static final int LONGEST = 1024 * 1024;

    private final Socket socket;
    private final PushbackInputStream in;

    WireInput(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(IDLE_MILLIS);
        in = new PushbackInputStream(new BufferedInputStream(socket.getInputStream()), 1);
    }

    /** A message: type, 0 for those before the start, and what it says. */
    static final class Message {

        final char type;
        private final ByteBuffer content;

        private Message(char type, byte[] content) {
            this.type = type;
            this.content = ByteBuffer.wrap(content);
        }

        int int32() {
            return content.getInt();
        }

        int int16() {
            return content.getShort();
        }

        char letter() {
            return (char) content.get();
        }

        boolean hasMore() {
            return content.hasRemaining();
        }

        /** Text up to a zero. */
        String text() {
            int from = content.position();
            int end = from;
            while (end < content.limit() && content.get(end) != 0) {
                end++;
            }
            content.position(Math.min(content.limit(), end + 1));
            return new String(content.array(), from, end - from, UTF_8);
        }

        byte[] bytes(int length) {
            byte[] bytes = new byte[length];
            content.get(bytes);
            return bytes;
        }
    }

    /** The next message before the start, which has no type. */
    Message untyped() throws IOException {
        return message((char) 0);
    }

    Message next() throws IOException {
        int type = in.read();
        if (type < 0) {
            throw new EOFException("the caller has gone");
        }
        return message((char) type);
    }

    private Message message(char type) throws IOException {
        DataInputStream data = new DataInputStream(in);
        int length = data.readInt() - 4;
        if (length < 0 || length > LONGEST) {
            throw new ProtocolException("a message of " + length + " bytes");
        }
        byte[] content = data.readNBytes(length);
        if (content.length < length) {
            throw new EOFException("a message broke off");
        }
        return new Message(type, Arrays.copyOf(content, length));
    }

    /** Waits; false as soon as the caller closes its side. */
    boolean staysFor(long millis) throws IOException {
        if (millis <= 0) {
            return true;
        }
        socket.setSoTimeout((int) millis);
        try {
            int b = in.read();
            if (b >= 0) {
                // a further request: whoever sends it is still there, but it isn't waited for any longer
                in.unread(b);
            }
            return b >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(IDLE_MILLIS);
        }
    }
}

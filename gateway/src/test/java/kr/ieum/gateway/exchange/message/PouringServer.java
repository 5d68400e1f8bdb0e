package kr.ieum.gateway.exchange.message;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server that greets and then pours as long as anybody reads, whatever it is told; or takes connections and never says a word. */
public final class PouringServer implements AutoCloseable {

    private final ServerSocket server;
    private final Optional<String> greeting;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** @param greeting the first that it says */
    public PouringServer(String greeting) throws IOException {
        this(Optional.of(greeting));
    }

    private PouringServer(Optional<String> greeting) throws IOException {
        this.greeting = greeting;
        this.server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** One that never says a word. */
    public static PouringServer silent() throws IOException {
        return new PouringServer(Optional.empty());
    }

    /** Where it listens, on this machine. */
    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                greeting.ifPresent(text -> Thread.ofVirtual().start(() -> pour(socket, text)));
            }
        } catch (IOException closed) {
            // the test has ended
        }
    }

    private static void pour(Socket socket, String greeting) {
        byte[] more = new byte[1 << 16];
        Arrays.fill(more, (byte) 'a');
        try (OutputStream out = socket.getOutputStream()) {
            out.write(greeting.getBytes(US_ASCII));
            while (true) {
                out.write(more);
            }
        } catch (IOException gone) {
            // nobody reads any more
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}

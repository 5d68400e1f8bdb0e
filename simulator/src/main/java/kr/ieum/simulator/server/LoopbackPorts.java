package kr.ieum.simulator.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on 127.0.0.1 below the range that Linux hands to outgoing connections (32768 and up), so that nobody else takes the
 * port of a register while it is dead.
 */
public final class LoopbackPorts {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int BACKLOG = 1024;

    private LoopbackPorts() {}

    /** The address 127.0.0.1. */
    public static InetAddress loopback() {
        return InetAddress.ofLiteral("127.0.0.1");
    }

    /** A socket listening on that port, or on any free one when it is 0. */
    public static ServerSocket listen(int port) throws IOException {
        if (port != 0) {
            return bind(port);
        }
        while (true) {
            try {
                return bind(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));
            } catch (BindException e) {
                // taken: try another
            }
        }
    }

    /** A port that was free a moment ago. */
    public static int free() {
        try (ServerSocket socket = listen(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port), BACKLOG);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}

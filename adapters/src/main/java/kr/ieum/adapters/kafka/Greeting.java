package kr.ieum.adapters.kafka;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * The first words to a broker, before Kafka's client is let near it: the client retries silently whatever is wrong with an address, and takes
 * the first bytes of any other server for a length. Asks which versions are spoken (ApiVersions, version 0), which needs no login.
 */
final class Greeting {

    /** An honest answer is a few hundred bytes. */
    private static final int LONGEST = 64 << 10;

    private static final short API_VERSIONS = 18;
    private static final short FIRST_VERSION = 0;
    private static final short NO_NAME = -1;
    private static final int CORRELATION = 0x1e0c;
    private static final int REQUEST = 10;

    private Greeting() {}

    /**
     * Greets.
     *
     * @param tls empty where the address isn't TLS
     * @param patience for all of it
     * @throws NotJoined when nobody is there, or somebody who isn't a broker
     */
    static void say(InetSocketAddress address, Optional<SSLContext> tls, Duration patience) throws NotJoined {
        if (address.isUnresolved()) {
            throw new NotJoined("dns");
        }
        CountDownLatch done = new CountDownLatch(1);
        AtomicBoolean late = new AtomicBoolean();
        try (Socket plain = new Socket()) {
            // a server that drips would otherwise begin each time anew
            Thread.ofVirtual().start(() -> endAfter(patience, done, late, plain));
            say(plain, address, tls, Math.toIntExact(patience.toMillis()));
        } catch (SocketTimeoutException e) {
            throw new NotJoined("timeout");
        } catch (ConnectException | NoRouteToHostException e) {
            throw new NotJoined("refused");
        } catch (IOException e) {
            throw new NotJoined(late.get() ? "timeout" : e instanceof SSLException ? "tls" : "reset");
        } finally {
            done.countDown();
        }
    }

    private static void say(Socket plain, InetSocketAddress address, Optional<SSLContext> tls, int millis)
            throws IOException, NotJoined {
        plain.connect(address, millis);
        if (tls.isEmpty()) {
            ask(plain);
            return;
        }
        try (SSLSocket secure = secured(tls.get(), plain, address)) {
            secure.startHandshake();
            ask(secure);
        }
    }

    private static void endAfter(Duration patience, CountDownLatch done, AtomicBoolean late, Socket socket) {
        try {
            if (!done.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                late.set(true);
                socket.close();
            }
        } catch (InterruptedException | IOException e) {
            // nobody has this thread to interrupt it, and a socket that can't be closed is closed
            late.set(true);
        }
    }

    private static SSLSocket secured(SSLContext tls, Socket plain, InetSocketAddress address) throws IOException {
        SSLSocket secure = (SSLSocket)
                tls.getSocketFactory().createSocket(plain, address.getHostString(), address.getPort(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        return secure;
    }

    private static void ask(Socket socket) throws IOException, NotJoined {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(REQUEST);
        out.writeShort(API_VERSIONS);
        out.writeShort(FIRST_VERSION);
        out.writeInt(CORRELATION);
        out.writeShort(NO_NAME);
        out.flush();
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int length = in.readInt();
        if (length < Integer.BYTES || length > LONGEST || in.readInt() != CORRELATION) {
            throw new NotJoined("no-broker");
        }
    }
}

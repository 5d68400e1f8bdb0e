package kr.ieum.adapters.sftp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.camel.FailurePlace;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.future.AuthFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The register's SFTP server, visited for one purpose: to find the newest delivery and read it. A visit has a client of its own
 * and leaves no thread or connection behind.
 */
final class DeliveryServer implements AutoCloseable {

    /** What a visit does at the server. */
    interface Errand {
        /** Does it. */
        void run(RemoteFolder folder) throws IOException, NotTaken;
    }

    /**
     * How a server is visited.
     *
     * @param fingerprint of the host key, {@code SHA256:…}
     * @param connectTimeout for connection, key exchange and login each
     * @param visitTimeout for the whole visit
     */
    record Settings(
            URI address,
            String fingerprint,
            Credential.Login login,
            String directory,
            Duration connectTimeout,
            Duration visitTimeout) {}

    private static final int DEFAULT_PORT = 22;
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryServer.class);

    private final Settings settings;
    private final Set<Connection> visits = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    DeliveryServer(Settings settings) {
        this.settings = settings;
    }

    /**
     * Visits the server.
     *
     * @throws NotTaken when the server can't be reached or trusted, or the errand found nothing to take
     * @throws InterruptedException when the caller is interrupted; the visit has ended
     */
    void visit(Errand errand) throws NotTaken, InterruptedException {
        AtomicBoolean wrongHost = new AtomicBoolean();
        AtomicBoolean tooLong = new AtomicBoolean();
        Connection connection = new Connection(client(wrongHost));
        visits.add(connection);
        CountDownLatch done = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            if (!isDoneInTime(done)) {
                tooLong.set(true);
                connection.abandon();
            }
        });
        try {
            if (closed) {
                throw new NotTaken("closed");
            }
            connection.client.start();
            run(connection, errand);
        } catch (NotTaken e) {
            throw wrongHost.get() ? new NotTaken("host-key") : e;
        } catch (IOException | RuntimeException e) {
            // the client tells what a server does wrong by either; nothing of it is taken, and the next visit is due
            if (Thread.interrupted() || isInterrupt(e)) {
                throw new InterruptedException("interrupted while fetching a delivery");
            }
            throw new NotTaken(outcome(e, wrongHost.get(), tooLong.get()));
        } finally {
            done.countDown();
            visits.remove(connection);
            end(connection.client);
        }
    }

    /** A client and, once it is connected, its session. */
    private static final class Connection {

        private final SshClient client;
        private final AtomicReference<Optional<ClientSession>> session = new AtomicReference<>(Optional.empty());

        Connection(SshClient client) {
            this.client = client;
        }

        /** Makes whatever the visit waits for fail now. The client itself is closed by the visit, after its channels. */
        void abandon() {
            session.get().ifPresentOrElse(open -> open.close(true), () -> client.close(true));
        }
    }

    /** The client clears the thread's mark and tells an interrupt as an exception of its own kind. */
    private static boolean isInterrupt(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean timeout = cause instanceof SocketTimeoutException;
            if (cause instanceof InterruptedException || (cause instanceof InterruptedIOException && !timeout)) {
                return true;
            }
        }
        return false;
    }

    private boolean isDoneInTime(CountDownLatch done) {
        try {
            return done.await(settings.visitTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void end(SshClient client) {
        try {
            // in order where it can be: closed at once, its threads would stumble over what still arrives
            if (!client.close(false).await(settings.connectTimeout())) {
                client.close(true);
            }
        } catch (IOException e) {
            // interrupted while waiting: it closes all the same
            Thread.currentThread().interrupt();
        }
    }

    private void run(Connection connection, Errand errand) throws IOException, NotTaken {
        URI address = settings.address();
        int port = address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
        Duration patience = settings.connectTimeout();
        try (ClientSession session = connection
                .client
                .connect(settings.login().user(), address.getHost(), port)
                .verify(patience)
                .getClientSession()) {
            connection.session.set(Optional.of(session));
            session.addPasswordIdentity(settings.login().password());
            login(session, patience);
            try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
                errand.run(new RemoteFolder(sftp, settings.directory()));
            }
        }
    }

    private static void login(ClientSession session, Duration patience) throws IOException, NotTaken {
        AuthFuture login = session.auth();
        if (!login.await(patience)) {
            throw new NotTaken("timeout");
        }
        if (login.getException() instanceof IOException failure && !session.isOpen()) {
            throw failure;
        }
        if (!login.isSuccess()) {
            throw new NotTaken("unauthorised");
        }
    }

    private SshClient client(AtomicBoolean wrongHost) {
        SshClient client = SshClient.setUpDefaultClient();
        // nothing of the machine's own SSH configuration: neither hosts nor keys of whoever runs the gateway
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
        client.setServerKeyVerifier((session, remote, key) -> {
            boolean pinned =
                    Objects.equals(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key), settings.fingerprint());
            wrongHost.set(!pinned);
            return pinned;
        });
        CoreModuleProperties.IO_CONNECT_TIMEOUT.set(client, settings.connectTimeout());
        CoreModuleProperties.AUTH_TIMEOUT.set(client, settings.visitTimeout());
        CoreModuleProperties.NIO_WORKERS.set(client, 1);
        return client;
    }

    private String outcome(Exception failure, boolean wrongHost, boolean tooLong) {
        if (wrongHost) {
            return "host-key";
        }
        if (closed) {
            return "closed";
        }
        if (tooLong) {
            return "timeout";
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> word = word(cause);
            if (word.isPresent()) {
                return word.get();
            }
        }
        LOG.warn(
                "delivery server {}: the visit broke off: {}",
                settings.address().getHost(),
                FailurePlace.of(failure));
        return "reset";
    }

    private static Optional<String> word(Throwable cause) {
        return switch (cause) {
            case ConnectException e -> Optional.of("refused");
            case UnresolvedAddressException e -> Optional.of("dns");
            case TimeoutException e -> Optional.of("timeout");
            case SocketTimeoutException e -> Optional.of("timeout");
            case SftpException e ->
                Optional.of(e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE ? "folder" : "reset");
            default -> Optional.empty();
        };
    }

    /** Ends visits in progress. */
    @Override
    public void close() {
        closed = true;
        visits.forEach(Connection::abandon);
    }
}

package kr.ieum.simulator.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * An SFTP server on 127.0.0.1: user {@value #USER}, password. Its port and its host key, made at start, stay the same however often it is stopped and
 * started.
 */
public final class SftpListener {

    /** The one user. */
    public static final String USER = "ieum";

    private final int port;
    private final byte[] password;
    private final Path root;
    private final SftpSubsystemFactory sftp;
    private final KeyPair hostKey;
    private SshServer server;

    private SftpListener(int port, String password, Path root, SftpSubsystemFactory sftp)
            throws IOException, GeneralSecurityException {
        this.port = port == 0 ? LoopbackPorts.free() : port;
        this.password = password.getBytes(StandardCharsets.UTF_8);
        this.root = root;
        this.sftp = sftp;
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        hostKey = keys.generateKeyPair();
        server = launch();
    }

    /**
     * Starts it.
     *
     * @param port 0 for any free one
     * @param root what the user sees as {@code /}
     * @param sftp what it lets the user do
     */
    public static SftpListener open(int port, String password, Path root, SftpSubsystemFactory sftp)
            throws IOException {
        try {
            return new SftpListener(port, password, root, sftp);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SshServer launch() throws IOException {
        SshServer made = SshServer.setUpDefaultServer();
        made.setHost(LoopbackPorts.loopback().getHostAddress());
        made.setPort(port);
        made.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        made.setPasswordAuthenticator((user, offered, session) ->
                user.equals(USER) && MessageDigest.isEqual(offered.getBytes(StandardCharsets.UTF_8), password));
        made.setFileSystemFactory(new VirtualFileSystemFactory(root));
        made.setSubsystemFactories(List.of(sftp));
        made.start();
        return made;
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Fingerprint of the host key, {@code SHA256:…}. */
    public String hostKey() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
    }

    /** Sessions in progress. */
    public int sessions() {
        return server.getActiveSessions().size();
    }

    /** Listens again, where it doesn't. */
    public void start() throws IOException {
        if (!server.isOpen()) {
            server = launch();
        }
    }

    /** Ends every session, and listens no more. */
    public void stop() throws IOException {
        server.stop(true);
    }

    /** Stops it for good, and removes the folder in which its files lay. */
    public void close(Path home) {
        try {
            stop();
            try (Stream<Path> paths = Files.walk(home)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

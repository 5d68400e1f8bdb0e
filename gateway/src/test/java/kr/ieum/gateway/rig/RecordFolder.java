package kr.ieum.gateway.rig;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.client.profile.ExchangeProfile;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.SigningKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** The folder of an agency that outlives the processes which look into it, at a real SFTP server: it signs what it drops, and tells each step. */
final class RecordFolder implements AutoCloseable {

    static final String SYSTEM = "5000000/family-feed";
    static final String KEY = "family/1";
    static final String PLACE = "/in";

    private static final String SIGNATURE = ".sig";
    private static final String NOTE = ".accepted.json";

    private final Path root = Files.createTempDirectory("ieum-rig-folder");
    private final Path folder = Files.createDirectory(root.resolve("in"));
    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair hostKey;
    private final KeyPair signing;
    private final MessageSigner signer;
    private final Steps steps;
    private int dropped;

    /** Is told of each step before it is done, and of the last one afterwards. */
    @FunctionalInterface
    interface Steps {

        /**
         * Throws where it isn't to be done.
         *
         * @param user whose session it is
         */
        void reached(FolderStep step, String user) throws IOException;
    }

    RecordFolder(Steps steps) throws IOException, GeneralSecurityException {
        this.steps = steps;
        hostKey = KeyPairGenerator.getInstance("EC").generateKeyPair();
        signing = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(signing.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        signer = new MessageSigner(SigningKey.ofPem(KEY, pem).orElseThrow(), Clock.systemUTC(), new SecureRandom());
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator((user, password, session) -> password.equals("secret"));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new Watch());
        server.setSubsystemFactories(List.of(sftp));
        server.start();
    }

    /** What a process has to know of it: its address, its host key, and the public half of what signs. */
    List<String> arguments(String user) {
        return List.of(
                "sftp://127.0.0.1:" + server.getPort(),
                KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic()),
                user,
                Base64.getEncoder().encodeToString(signing.getPublic().getEncoded()));
    }

    /** Drops one more record, behind all others. */
    synchronized void drop(String text) throws IOException {
        String name = String.format(Locale.ROOT, "%06d.txt", dropped++);
        byte[] body = text.getBytes(US_ASCII);
        Fields fields = signer.signQueued(
                Fields.NONE
                        .with(ExchangeProfile.QUEUE_FIELD, PLACE)
                        .with(ExchangeProfile.SYSTEM_FIELD, SYSTEM)
                        .with(ExchangeProfile.IDEMPOTENCY_FIELD, name)
                        .with("content-type", "text/plain"),
                body);
        put(name, body);
        put(
                name + SIGNATURE,
                fields.all().entrySet().stream()
                        .map(field -> field.getKey() + ": " + field.getValue().getFirst() + "\n")
                        .collect(Collectors.joining())
                        .getBytes(US_ASCII));
    }

    private void put(String name, byte[] bytes) throws IOException {
        Path draft = root.resolve("draft");
        Files.write(draft, bytes);
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** How many lie there that nobody has put away. */
    int waiting() throws IOException {
        return (int) names("").stream().filter(name -> !name.equals("done")).count();
    }

    /** Whether each record lies among what was accepted, with its signature and its note, and nothing lies anywhere else. */
    synchronized boolean isTidy() throws IOException {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < dropped; i++) {
            String name = String.format(Locale.ROOT, "%06d.txt", i);
            expected.addAll(List.of(name, name + NOTE, name + SIGNATURE));
        }
        return names("").equals(List.of("done")) && names("done").equals(expected);
    }

    /** How many were accepted, and known when they were seen again. */
    int known() throws IOException {
        int known = 0;
        for (String name : names("done")) {
            if (name.endsWith(NOTE)
                    && Files.readString(folder.resolve("done").resolve(name)).contains("\"repeated\":true")) {
                known++;
            }
        }
        return known;
    }

    private List<String> names(String within) throws IOException {
        Path looked = folder.resolve(within);
        if (!Files.exists(looked)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(looked)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private final class Watch implements SftpEventListener {

        @Override
        public void opening(ServerSession session, String remoteHandle, Handle localHandle) throws IOException {
            if (localHandle.getFile().toString().endsWith(NOTE)) {
                steps.reached(FolderStep.NOTE, session.getUsername());
            }
        }

        @Override
        public void moving(ServerSession session, Path source, Path target, Collection<CopyOption> options)
                throws IOException {
            steps.reached(
                    source.toString().endsWith(SIGNATURE) ? FolderStep.SIGNATURE : FolderStep.RECORD,
                    session.getUsername());
        }

        @Override
        public void moved(
                ServerSession session, Path source, Path target, Collection<CopyOption> options, Throwable thrown)
                throws IOException {
            if (thrown == null && source.toString().endsWith(SIGNATURE)) {
                steps.reached(FolderStep.AWAY, session.getUsername());
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package kr.ieum.gateway.rig;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A folder at a real SFTP server. */
final class RecordFolder implements RecordPlace {

    private static final String PLACE = "/in";
    private static final String SIGNATURE = ".sig";
    private static final String ACCEPTED = ".accepted.json";
    private static final String CAUSE = ".cause.json";
    private static final Pattern CAUSE_WORD = Pattern.compile("\"cause\":\"(\\w+)\"");

    private final Path root = Files.createTempDirectory("ieum-rig-folder");
    private final Path folder = Files.createDirectory(root.resolve("in"));
    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair hostKey = KeyPairGenerator.getInstance("EC").generateKeyPair();
    private final RecordSigner signer = new RecordSigner();
    private final Watch watch;

    RecordFolder(Watch watch) throws IOException, GeneralSecurityException {
        this.watch = watch;
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator((user, password, session) -> password.equals(PASSWORD));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new Telling());
        server.setSubsystemFactories(List.of(sftp));
        server.start();
    }

    @Override
    public Set<IntakeStep> steps() {
        return IntakeStep.and(IntakeStep.NOTE, IntakeStep.RECORD, IntakeStep.SIGNATURE, IntakeStep.AWAY);
    }

    @Override
    public List<Class<?>> libraries() {
        return List.of(SshClient.class, SshException.class, SftpClient.class);
    }

    @Override
    public Address address(String user) {
        return new Address(
                Kind.FOLDER,
                user,
                signer.publicKey(),
                PLACE,
                URI.create("sftp://127.0.0.1:" + server.getPort()),
                KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic()));
    }

    @Override
    public synchronized void leave(Left record) throws IOException {
        put(record.key(), record.text().getBytes(US_ASCII));
        put(
                record.key() + SIGNATURE,
                signer.signed(PLACE, record).all().entrySet().stream()
                        .map(field -> field.getKey() + ": " + field.getValue().getFirst() + "\n")
                        .collect(Collectors.joining())
                        .getBytes(US_ASCII));
    }

    private void put(String name, byte[] bytes) throws IOException {
        Path draft = root.resolve("draft");
        Files.write(draft, bytes);
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public int waiting() throws IOException {
        return (int) names("").stream()
                .filter(name -> !List.of("done", "refused").contains(name))
                .map(name -> name.replace(SIGNATURE, ""))
                .distinct()
                .count();
    }

    @Override
    public Map<String, List<String>> putAside() throws IOException {
        Map<String, List<String>> aside = new HashMap<>();
        for (String name : names("refused")) {
            if (name.endsWith(CAUSE)) {
                Matcher cause = CAUSE_WORD.matcher(
                        Files.readString(folder.resolve("refused").resolve(name)));
                aside.put(name.replace(CAUSE, ""), List.of(cause.find() ? cause.group(1) : ""));
            }
        }
        return aside;
    }

    @Override
    public boolean isPutAsideAgain() {
        return false;
    }

    /** Each record lies where it belongs, with its signature and its note, and nothing lies anywhere else. */
    @Override
    public boolean isTidy(Set<String> accepted, Set<String> aside) throws IOException {
        return waiting() == 0
                && Set.copyOf(names("done")).equals(files(accepted, ACCEPTED))
                && Set.copyOf(names("refused")).equals(files(aside, CAUSE));
    }

    private static Set<String> files(Set<String> keys, String note) {
        return keys.stream()
                .flatMap(key -> Stream.of(key, key + note, key + SIGNATURE))
                .collect(Collectors.toSet());
    }

    /** Nobody there waits for anybody. */
    @Override
    public void bury() {}

    private List<String> names(String within) throws IOException {
        Path looked = folder.resolve(within);
        if (!Files.exists(looked)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(looked)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private final class Telling implements SftpEventListener {

        @Override
        public void opening(ServerSession session, String remoteHandle, Handle localHandle) throws IOException {
            String name = localHandle.getFile().toString();
            if (name.endsWith(ACCEPTED) || name.endsWith(CAUSE)) {
                watch.reached(IntakeStep.NOTE, session.getUsername());
            }
        }

        @Override
        public void moving(ServerSession session, Path source, Path target, Collection<CopyOption> options)
                throws IOException {
            watch.reached(
                    source.toString().endsWith(SIGNATURE) ? IntakeStep.SIGNATURE : IntakeStep.RECORD,
                    session.getUsername());
        }

        @Override
        public void moved(
                ServerSession session, Path source, Path target, Collection<CopyOption> options, Throwable thrown)
                throws IOException {
            if (thrown == null && source.toString().endsWith(SIGNATURE)) {
                watch.reached(IntakeStep.AWAY, session.getUsername());
                watch.settled(session.getUsername());
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

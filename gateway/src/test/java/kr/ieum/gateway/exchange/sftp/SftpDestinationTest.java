package kr.ieum.gateway.exchange.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.sftp.OutFolder;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.gateway.exchange.message.Attempt;
import kr.ieum.gateway.exchange.message.Destination;
import kr.ieum.gateway.exchange.message.Destination.Outgoing;
import kr.ieum.gateway.exchange.message.DestinationContract;
import kr.ieum.gateway.exchange.queue.QueuedFields;
import kr.ieum.gateway.keys.KeyedHash;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A delivery into a folder, against a real server. */
class SftpDestinationTest extends DestinationContract {

    private static final String IN = "/in";
    private static final String FULL = "/full";
    private static final String CUT = "/cut";
    private static final Credential.Login HUB = new Credential.Login("hub", "sesame");
    private static final MessageSigner SIGNER = new MessageSigner(
            SigningKey.generate("gateway/1", SignatureAlgorithm.ED25519, new SecureRandom()),
            Clock.systemUTC(),
            new SecureRandom());

    @TempDir
    private static Path root;

    private final List<String> moves = new CopyOnWriteArrayList<>();
    private KeyPair hostKey;
    private SshServer server;
    private int port;

    @Override
    protected Stand stand() throws Exception {
        hostKey = KeyPairGenerator.getInstance("EC").generateKeyPair();
        Files.createDirectories(root.resolve("in"));
        Files.createDirectories(root.resolve("full"));
        Files.createDirectories(root.resolve("cut"));
        server = launched();
        port = server.getPort();
        return new Agency();
    }

    private SshServer launched() throws IOException {
        SshServer made = SshServer.setUpDefaultServer();
        made.setHost("127.0.0.1");
        made.setPort(port);
        made.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        made.setPasswordAuthenticator(
                (user, password, session) -> user.equals(HUB.user()) && password.equals(HUB.password()));
        made.setFileSystemFactory(new VirtualFileSystemFactory(root));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new Watching());
        made.setSubsystemFactories(List.of(sftp));
        made.start();
        return made;
    }

    /** Tells what gets its name when, and lets nothing get one in the folder that is full; in another it keeps one byte of all. */
    private final class Watching implements SftpEventListener {
        @Override
        public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> how) throws IOException {
            if (from.toString().startsWith(FULL)) {
                throw new IOException("850213-1104958");
            }
            moves.add(to.getFileName().toString());
        }

        @Override
        public void closed(ServerSession session, String remote, Handle local, Throwable thrown) throws IOException {
            if (local instanceof FileHandle && local.getFile().toString().startsWith(CUT)) {
                Files.write(local.getFile(), new byte[1]);
            }
        }
    }

    private Destination to(int at, String directory, Credential.Login login, String key, MessageSigner signer) {
        return new SftpDestination(
                new OutFolder.Place(
                        URI.create("sftp://127.0.0.1:" + at),
                        key,
                        directory,
                        Duration.ofSeconds(at == port ? 5 : 2),
                        Duration.ofSeconds(at == port ? 15 : 4)),
                () -> login,
                signer);
    }

    private String key() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
    }

    private final class Agency implements Stand {

        @Override
        public Destination destination(MessageSigner signer) {
            return to(port, IN, HUB, key(), signer);
        }

        @Override
        public Destination stranger(MessageSigner signer) {
            return to(port, IN, new Credential.Login("hub", "wrong"), key(), signer);
        }

        @Override
        public Optional<Destination> refusing(MessageSigner signer) {
            return Optional.empty();
        }

        @Override
        public Optional<Destination> failing(MessageSigner signer) {
            return Optional.of(to(port, FULL, HUB, key(), signer));
        }

        @Override
        public Destination at(int other, MessageSigner signer) {
            return to(other, IN, HUB, key(), signer);
        }

        @Override
        public List<Came> came(UUID delivery) throws IOException {
            Path file = root.resolve("in/" + delivery + ".xml");
            if (!Files.exists(file)) {
                return List.of();
            }
            Fields fields = signed(delivery);
            return List.of(
                    new Came(Files.readAllBytes(file), (verifier, body) -> verifier.verifyQueued(fields, body, IN)));
        }

        @Override
        public void away() throws IOException {
            server.stop(true);
        }

        @Override
        public void back() throws IOException {
            server = launched();
        }

        @Override
        public void end() throws IOException {
            server.stop(true);
        }
    }

    private static Fields signed(UUID delivery) throws IOException {
        Map<String, String> lines = Files.readAllLines(root.resolve("in/" + delivery + ".sig")).stream()
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        assertThat(lines.keySet()).containsExactlyInAnyOrderElementsOf(QueuedFields.NAMES);
        return QueuedFields.read(name -> Optional.ofNullable(lines.get(name)));
    }

    private static Outgoing outgoing(String type) {
        return new Outgoing(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new KeyedHash(new byte[32]),
                type,
                "850213-1104958".getBytes(UTF_8));
    }

    private static List<String> names(UUID delivery) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("in"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(delivery.toString()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void the_signed_fields_are_there_before_the_file_and_each_is_whole_when_it_has_its_name() throws Exception {
        Outgoing outgoing = outgoing("text/plain;charset=EUC-KR");
        assertThat(to(port, IN, HUB, key(), SIGNER).deliver(outgoing)).isEqualTo(new Attempt.Delivered());
        List<String> named = new ArrayList<>(moves);
        named.removeIf(name -> !name.startsWith(outgoing.delivery().toString()));
        assertThat(named).containsExactly(outgoing.delivery() + ".sig", outgoing.delivery() + ".txt");
        assertThat(names(outgoing.delivery()))
                .as("nothing half is left")
                .containsExactly(outgoing.delivery() + ".sig", outgoing.delivery() + ".txt");
    }

    @Test
    void what_an_attempt_left_half_or_somebody_changed_is_replaced_by_the_same_bytes() throws Exception {
        Outgoing outgoing = outgoing("application/json");
        Files.writeString(
                root.resolve("in/" + outgoing.delivery() + ".json.part"), "half of something much longer than it");
        Files.writeString(root.resolve("in/" + outgoing.delivery() + ".json"), "other");
        assertThat(to(port, IN, HUB, key(), SIGNER).deliver(outgoing)).isEqualTo(new Attempt.Delivered());
        assertThat(root.resolve("in/" + outgoing.delivery() + ".json")).hasBinaryContent(outgoing.body());
        assertThat(names(outgoing.delivery())).noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void a_server_that_keeps_less_than_was_written_has_nothing_under_its_name() throws Exception {
        Outgoing outgoing = outgoing("application/json");
        assertThat(to(port, CUT, HUB, key(), SIGNER).deliver(outgoing)).isEqualTo(new Attempt.Failed("SFTP_CUT"));
        try (Stream<Path> files = Files.list(root.resolve("cut"))) {
            assertThat(files.map(file -> file.getFileName().toString())).allMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void another_host_key_a_wrong_login_and_a_missing_folder_have_words_of_their_own() throws Exception {
        Outgoing outgoing = outgoing("application/json");
        String other = KeyUtils.getFingerPrint(
                BuiltinDigests.sha256,
                KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic());
        assertThat(to(port, IN, HUB, other, SIGNER).deliver(outgoing)).isEqualTo(new Attempt.Unreachable("HOST_KEY"));
        assertThat(to(port, IN, new Credential.Login("hub", "wrong"), key(), SIGNER)
                        .deliver(outgoing))
                .isEqualTo(new Attempt.Unreachable("UNAUTHORISED"));
        assertThat(to(port, "/none", HUB, key(), SIGNER).deliver(outgoing))
                .isEqualTo(new Attempt.Unreachable("NO_FOLDER"));
        assertThat(names(outgoing.delivery())).isEmpty();
    }
}

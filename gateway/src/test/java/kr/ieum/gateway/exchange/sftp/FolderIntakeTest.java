package kr.ieum.gateway.exchange.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.sftp.DropFolder;
import kr.ieum.client.signature.Fields;
import kr.ieum.gateway.exchange.intake.IntakeStand;
import kr.ieum.gateway.exchange.message.Messages;
import kr.ieum.gateway.testing.ChangingClock;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agency's system leaves in a folder, taken from a real SFTP server into a real database. */
class FolderIntakeTest {

    private static final String PLACE = "/in";

    @TempDir
    private Path root;

    private final Instant[] now = {Instant.parse("2026-11-27T00:00:00Z")};
    private Path folder;
    private KeyPair pair;
    private SshServer server;
    private String hostKey;
    private IntakeStand stand;
    private FolderIntake intake;

    @BeforeEach
    void starts() throws Exception {
        folder = Files.createDirectory(root.resolve("in"));
        pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
        serve();
        stand = new IntakeStand();
        intake = intake("secret");
    }

    private void serve() throws IOException {
        hostKey = KeyUtils.getFingerPrint(BuiltinDigests.sha256, pair.getPublic());
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(pair));
        server.setPasswordAuthenticator((user, password, session) -> user.equals("ieum") && password.equals("secret"));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.start();
    }

    private FolderIntake intake(String password) {
        return new FolderIntake(
                new DropFolder(
                        URI.create("sftp://127.0.0.1:" + server.getPort()),
                        hostKey,
                        new Credential.Login("ieum", password),
                        PLACE,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30)),
                Duration.ofMillis(50),
                stand.intake(PLACE),
                ChangingClock.showing(now));
    }

    @AfterEach
    void stops() throws IOException {
        intake.close();
        server.stop(true);
        stand.close();
    }

    @Test
    void a_record_is_accepted_when_its_signature_is_there_and_lies_among_the_done_with_a_receipt() throws Exception {
        put("20261127-0001.xml", "kim died");
        intake.look();
        assertThat(stand.answers()).as("without a signature it isn't handed in").isEmpty();

        sign("20261127-0001.xml", "kim died");
        intake.look();

        assertThat(stand.messages()).isEqualTo(1);
        assertThat(names("")).as("nothing is left").containsExactly("done");
        assertThat(names("done"))
                .containsExactly("20261127-0001.xml", "20261127-0001.xml.accepted.json", "20261127-0001.xml.sig");
        assertThat(note("done/20261127-0001.xml.accepted.json")).contains("\"message\":\"", "\"repeated\":false");
        assertThat(stand.entered()).isEqualTo(1);
    }

    @Test
    void files_are_taken_in_the_order_of_their_names() throws Exception {
        for (String name : List.of("c", "a", "b")) {
            drop(name, name + " died");
        }
        intake.look();
        assertThat(stand.answers()).hasSize(3);
        assertThat(Stream.of("a", "b", "c").map(name -> receivedAt("done/" + name + ".accepted.json")))
                .isSorted();
    }

    @Test
    void a_node_that_goes_between_the_commit_and_the_move_finds_the_file_again_and_accepts_it_once() throws Exception {
        drop("a", "kim died");
        stand.afterwards(() -> {
            try {
                server.stop(true);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        intake.look();
        assertThat(stand.messages()).isEqualTo(1);
        assertThat(names("")).as("it lies where it lay").contains("a", "a.sig");

        stand.afterwards(() -> {});
        serve();
        intake = intake("secret");
        intake.look();
        assertThat(stand.messages()).isEqualTo(1);
        assertThat(stand.accepted()).isEqualTo(1);
        assertThat(note("done/a.accepted.json")).contains("\"repeated\":true");
    }

    @Test
    void a_signature_whose_record_was_put_away_already_follows_it() throws Exception {
        drop("a", "kim died");
        intake.look();
        Files.move(folder.resolve("done/a.sig"), folder.resolve("a.sig"));

        intake.look();

        assertThat(names("")).containsExactly("done");
        assertThat(names("done")).contains("a.sig");
    }

    @Test
    void while_the_log_is_away_everything_stays_where_it_is() throws Exception {
        stand.away(true);
        drop("a", "kim died");
        drop("b", "lee died");
        intake.look();
        intake.look();
        assertThat(names("")).containsExactly("a", "a.sig", "b", "b.sig");

        stand.away(false);
        intake.look();
        assertThat(stand.messages()).isEqualTo(2);
    }

    @Test
    void a_file_that_is_still_growing_is_waited_for_and_one_that_stays_short_is_refused() throws Exception {
        put("a", "kim");
        sign("a", "kim died");
        intake.look();
        assertThat(names("")).contains("a");
        put("a", "kim died");
        intake.look();
        assertThat(stand.messages()).as("grown in the meantime").isEqualTo(1);

        put("b", "lee");
        sign("b", "lee died");
        drop("c", "park died");
        intake.look();
        assertThat(stand.messages())
                .as("what lies behind it waits for one visit")
                .isEqualTo(1);
        intake.look();
        assertThat(cause("b")).isEqualTo("DIGEST_WRONG");
        assertThat(stand.messages()).isEqualTo(2);
        assertThat(stand.unproven()).containsExactly(IntakeStand.FAMILY + " digest-wrong");
    }

    @Test
    void what_nobody_proved_to_be_the_systems_is_refused_with_its_cause_and_holds_up_nothing() throws Exception {
        byte[] body = "kim died".getBytes(UTF_8);
        put("a", "kim died");
        put("a.sig", lines(stand.signedByPension(PLACE, "a", body)));
        put("b", "kim died");
        put("b.sig", lines(stand.signedByNobody(PLACE, "b", body)));
        put("c", "kim died");
        put("c.sig", lines(stand.signed("/elsewhere", "c", "text/plain", body)));
        put("d", "kim died");
        put("d.sig", lines(stand.signed(PLACE, "a", "text/plain", body)));
        put("e", "kim died");
        put("e.sig", lines(stand.signed(PLACE, "e", "text/plain", body)) + "Idempotency-Key: e\n");
        put("f", "kim died");
        put("f.sig", "\u0000\u0001 no fields");
        put("g.sig", lines(stand.signed(PLACE, "g", "text/plain", body)));
        drop("z", "park died");

        intake.look();
        intake.look();
        intake.look();

        assertThat(Stream.of("a", "b", "c", "d", "e", "f", "g").collect(Collectors.toMap(name -> name, this::cause)))
                .isEqualTo(Map.of(
                        "a", "SYSTEM_DIFFERS",
                        "b", "KEY_UNKNOWN",
                        "c", "ADDRESS_STRANGE",
                        "d", "IDEMPOTENCY_KEY",
                        "e", "IDEMPOTENCY_KEY",
                        "f", "SIGNATURE_UNREADABLE",
                        "g", "FILE_MISSING"));
        assertThat(stand.messages()).isEqualTo(1);
    }

    @Test
    void a_record_without_a_signature_holds_up_nothing_and_is_refused_after_ten_minutes() throws Exception {
        put("a", "kim died");
        drop("b", "lee died");
        intake.look();
        intake.look();
        assertThat(stand.messages()).isEqualTo(1);
        assertThat(names("")).contains("a");

        now[0] = now[0].plus(FolderVisit.PATIENCE);
        intake.look();
        assertThat(cause("a")).isEqualTo("UNSIGNED");
    }

    @Test
    void the_same_name_again_has_no_second_effect_and_with_another_record_it_is_refused() throws Exception {
        drop("a", "kim died");
        intake.look();
        drop("a", "kim died");
        intake.look();
        assertThat(note("done/a.accepted.json")).contains("\"repeated\":true");
        drop("a", "lee died");
        drop("b", "park died");
        intake.look();
        assertThat(cause("a")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(stand.messages()).isEqualTo(2);
    }

    @Test
    void a_record_that_cant_be_read_a_document_type_and_what_is_too_large_hold_up_nothing() throws Exception {
        drop("a", "unreadable");
        String doctype = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";
        put("b", doctype);
        put("b.sig", lines(stand.signed(PLACE, "b", "application/xml", doctype.getBytes(UTF_8))));
        drop("c", "x".repeat(Messages.MAX_BYTES + 1));
        drop("d", "");
        put("e", "kim died");
        put("e.sig", "x".repeat(DetachedSignature.MAX_BYTES + 1));
        drop("z", "park died");

        intake.look();

        assertThat(Stream.of("a", "b", "c", "d", "e").collect(Collectors.toMap(name -> name, this::cause)))
                .isEqualTo(Map.of(
                        "a", "UNREADABLE",
                        "b", "UNREADABLE",
                        "c", "SIZE",
                        "d", "SIZE",
                        "e", "SIGNATURE_UNREADABLE"));
        assertThat(stand.messages()).isEqualTo(1);
    }

    @Test
    void links_folders_and_strange_names_lead_nowhere_and_hold_up_nothing() throws Exception {
        Path outside = Files.createTempFile("outside", ".sig");
        Files.createSymbolicLink(folder.resolve("a.sig"), outside);
        Files.createDirectory(folder.resolve("b.sig"));
        Files.createSymbolicLink(folder.resolve("c"), outside);
        put("c.sig", lines(stand.signed(PLACE, "c", "text/plain", new byte[0])));
        drop("d${jndi:x}", "kim died");
        drop("한".repeat(70), "kim died");
        drop("z", "park died");

        intake.look();
        intake.look();

        assertThat(names("")).contains("a.sig", "b.sig", "c");
        assertThat(cause("c")).isEqualTo("FILE_MISSING");
        assertThat(cause("d__jndi_x_")).isEqualTo("NAME");
        assertThat(cause("_".repeat(70))).isEqualTo("NAME");
        assertThat(stand.messages()).isEqualTo(1);
        Files.delete(outside);
    }

    @Test
    void fields_that_are_not_listed_steer_nothing() throws Exception {
        put("a", "kim died");
        put(
                "a.sig",
                "CamelFileName: ../../x\r\ncamelHttpUri: file:///etc/passwd\r\n"
                        + lines(stand.signed(PLACE, "a", "text/plain", "kim died".getBytes(UTF_8))));
        intake.look();
        assertThat(stand.messages()).isEqualTo(1);
        assertThat(names("")).containsExactly("done");
    }

    @Test
    void a_folder_is_looked_into_by_itself_and_says_when_it_cant_be() throws Exception {
        intake.start();
        drop("a", "kim died");
        Awaitility.await().until(() -> stand.messages() == 1);
        assertThat(intake.hindrance()).isEmpty();

        try (FolderIntake stranger = intake("wrong")) {
            stranger.look();
            assertThat(stranger.hindrance()).isEqualTo(Optional.of("UNAUTHORISED"));
        }
    }

    private void drop(String name, String text) throws IOException {
        put(name, text);
        sign(name, text);
    }

    private void sign(String name, String text) throws IOException {
        String key = name.matches("[\\x20-\\x7e]+") ? name : "k";
        put(name + ".sig", lines(stand.signed(PLACE, key, "text/plain", text.getBytes(UTF_8))));
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String lines(Fields fields) {
        return fields.all().entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue().getFirst() + "\n")
                .collect(Collectors.joining());
    }

    private String note(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String receivedAt(String name) {
        return note(name).replaceAll(".*\"receivedAt\":\"([^\"]+)\".*", "$1");
    }

    private String cause(String name) {
        return note("refused/" + name + ".cause.json").replaceAll(".*\"cause\":\"([^\"]+)\".*", "$1");
    }

    private List<String> names(String within) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(within))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

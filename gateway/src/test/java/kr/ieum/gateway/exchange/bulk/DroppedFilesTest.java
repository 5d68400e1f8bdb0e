package kr.ieum.gateway.exchange.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.sftp.DropFolder;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.testing.Databases;
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

/** Files left in a folder of a real SFTP server are handed in once, and what becomes of them is left beside them. */
class DroppedFilesTest {

    private static final int PEOPLE = 120;

    @TempDir
    private Path folder;

    private SshServer server;
    private DropFolder drops;
    private Databases.Database database;
    private DisclosureLog log;
    private BulkNode node;
    private DroppedFiles dropped;

    @BeforeEach
    void starts() throws Exception {
        KeyPair hostKey = KeyPairGenerator.getInstance("EC").generateKeyPair();
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator((user, password, session) -> user.equals("ieum") && password.equals("secret"));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.start();
        drops = new DropFolder(
                URI.create("sftp://127.0.0.1:" + server.getPort()),
                KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic()),
                new Credential.Login("ieum", "secret"),
                "/",
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));
        database = Databases.h2();
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, Clock.systemUTC());
        node = BulkNode.on(
                database.dataSource(),
                log,
                subject -> true,
                new ApprovedScreening(),
                1_000,
                BulkSettings.STANDARD,
                Clock.systemUTC());
        dropped = new DroppedFiles(node.files(), BulkNode.SYSTEM, drops);
    }

    @AfterEach
    void stops() throws IOException {
        drops.close();
        server.stop(true);
        log.close();
        database.close();
    }

    @Test
    void a_file_is_handed_in_when_its_order_is_there_and_only_once() throws Exception {
        put("list.csv", list());
        assertThat(taken()).as("without an order it is nothing").isZero();
        put("list.order.json", order("list.csv", list()));

        assertThat(taken()).isEqualTo(1);
        UUID file = UUID.fromString(note("list.order.json.accepted"));
        node.work().workOnDue();
        assertThat(progress(file).answered()).isEqualTo(PEOPLE);

        Files.delete(folder.resolve("list.order.json.accepted"));
        taken();
        assertThat(note("list.order.json.accepted"))
                .as("its note is gone, and it is the same file all the same")
                .isEqualTo(file.toString());
        assertThat(node.work().workOnDue()).isFalse();
    }

    @Test
    void an_order_that_cannot_be_taken_says_why_and_is_not_tried_again() throws Exception {
        put("a.order.json", "{\"task\": 1}");
        put("b.order.json", order("missing.csv", list()));
        put("c.csv", list());
        put("c.order.json", order("c.csv", list()).replaceAll("[0-9a-f]{64}", "0".repeat(64)));
        put("d.order.json", order("../etc/passwd", list()));
        put("e.order.json", order("c.csv", list()).replace(ApprovedScreening.NUMBER, "3000000-2026-S-9"));
        put("f.order.json", "x".repeat(20_000));
        put("g.order.json", "{\"task\": ");

        assertThat(taken()).isZero();
        assertThat(Files.exists(folder.resolve("g.order.json.refused")))
                .as("it may still be on its way")
                .isFalse();
        assertThat(taken()).isZero();
        assertThat(note("g.order.json.refused")).isEqualTo("order-faulty");

        assertThat(note("a.order.json.refused")).isEqualTo("order-faulty");
        assertThat(note("b.order.json.refused")).isEqualTo("file-missing");
        assertThat(note("c.order.json.refused")).isEqualTo("digest-wrong");
        assertThat(note("d.order.json.refused")).isEqualTo("file-missing");
        assertThat(note("e.order.json.refused")).isEqualTo("case-not-accessible");
        assertThat(note("f.order.json.refused")).isEqualTo("order-too-large");
    }

    @Test
    void links_and_folders_are_left_alone() throws Exception {
        Path outside = Files.createTempFile("outside", ".order.json");
        Files.createSymbolicLink(folder.resolve("link.order.json"), outside);
        Files.createDirectory(folder.resolve("folder.order.json"));
        Files.createSymbolicLink(folder.resolve("link.csv"), outside);
        put("g.order.json", order("link.csv", list()));

        taken();
        assertThat(taken()).isZero();

        assertThat(Files.exists(folder.resolve("link.order.json.refused"))).isFalse();
        assertThat(Files.exists(folder.resolve("folder.order.json.refused"))).isFalse();
        assertThat(note("g.order.json.refused")).isEqualTo("file-missing");
        Files.delete(outside);
    }

    @Test
    void a_file_that_is_not_whole_yet_is_refused_by_its_size() throws Exception {
        put("list.order.json", order("list.csv", list()));
        put("list.csv", list().substring(20));

        taken();
        assertThat(taken()).isZero();
        assertThat(note("list.order.json.refused")).isEqualTo("file-size");
    }

    @Test
    void folders_are_looked_into_by_themselves() throws Exception {
        try (Drops watching = new Drops(List.of(
                new Drops.Watched(new DroppedFiles(node.files(), BulkNode.SYSTEM, drops), Duration.ofMillis(50))))) {
            watching.start();
            put("list.csv", list());
            put("list.order.json", order("list.csv", list()));

            Awaitility.await().until(() -> Files.exists(folder.resolve("list.order.json.accepted")));
        }
    }

    @Test
    void who_stops_waits_for_what_is_being_written_and_interrupts_it_never() throws Exception {
        put("list.csv", list());
        put("list.order.json", order("list.csv", list()));
        HeldDatabase held = new HeldDatabase(database.dataSource());
        BulkNode slow = BulkNode.on(
                held, log, subject -> true, new ApprovedScreening(), 1_000, BulkSettings.STANDARD, Clock.systemUTC());
        Drops watching = new Drops(List.of(
                new Drops.Watched(new DroppedFiles(slow.files(), BulkNode.SYSTEM, drops), Duration.ofMillis(50))));
        held.hold();
        watching.start();
        held.awaitVisitor();

        Thread closing = Thread.ofPlatform().start(watching::close);
        Awaitility.await().until(() -> closing.getState() == Thread.State.WAITING || held.isInterrupted());
        held.release();
        closing.join();

        assertThat(held.isInterrupted()).isFalse();
    }

    private int taken() throws InterruptedException {
        return dropped.take();
    }

    private static String list() {
        return IntStream.range(0, PEOPLE).mapToObj(HandedList::person).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String order(String name, String list) throws Exception {
        byte[] bytes = list.getBytes(UTF_8);
        return """
            {"task":"livelihood-screening","screening":"%s","register":"people","attributes":["Person/deathDate"],
             "file":{"format":"csv","charset":"UTF-8","header":false,"column":1},"name":"%s","bytes":%d,"sha256":"%s"}
            """.formatted(
                ApprovedScreening.NUMBER,
                name,
                bytes.length,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String note(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private Progress progress(UUID file) {
        return node.files().find(BulkNode.SYSTEM, file).orElseThrow();
    }
}

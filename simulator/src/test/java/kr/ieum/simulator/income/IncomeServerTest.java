package kr.ieum.simulator.income;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import kr.ieum.simulator.Settings;
import kr.ieum.simulator.delivery.DeliveryServer;
import kr.ieum.simulator.server.Behaviour;
import kr.ieum.simulator.server.Mode;
import kr.ieum.simulator.server.RecordedRequest;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IncomeServerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), Settings.SEOUL);
    private static final List<IncomeEntry> ENTRIES = List.of(
            IncomeEntry.of(2025, "8502131100001", "갑똠남", "01", 21_600_000, 13_110_000),
            IncomeEntry.nothing(2025, "8609212100002", "을펲녀"));
    private static final DeliveryServer SERVER =
            DeliveryServer.open("tax-income", 0, "secret", CLOCK, new IncomeDelivery(ENTRIES));
    private static final SshClient CLIENT = SshClient.setUpDefaultClient();
    private static final String FILE = "/out/NTS_INCOME_20261121.dat";

    static {
        CLIENT.start();
    }

    @AfterAll
    static void stop() {
        CLIENT.stop();
        SERVER.close();
    }

    @AfterEach
    void reset() {
        SERVER.behave(Behaviour.of(Mode.NORMAL));
        SERVER.clearRequests();
    }

    private interface Use<T> {
        T with(SftpClient client) throws IOException;
    }

    private static <T> T sftp(String password, Use<T> use) throws IOException {
        try (ClientSession session = CLIENT.connect("ieum", "127.0.0.1", SERVER.port())
                .verify(Duration.ofSeconds(5))
                .getSession()) {
            session.addPasswordIdentity(password);
            session.auth().verify(Duration.ofSeconds(5));
            try (SftpClient client = SftpClientFactory.instance().createSftpClient(session)) {
                return use.with(client);
            }
        }
    }

    private static byte[] fetch() throws IOException {
        return sftp("secret", client -> {
            try (InputStream in = client.read(FILE)) {
                return in.readAllBytes();
            }
        });
    }

    @Test
    void last_nights_file_lies_in_the_out_tray() throws Exception {
        List<String> names = sftp("secret", client -> {
            List<String> found = new ArrayList<>();
            client.readDir("/out").forEach(entry -> found.add(entry.getFilename()));
            return found;
        });
        assertThat(names).contains("NTS_INCOME_20261121.dat");
        assertThat(fetch()).isEqualTo(IncomeFile.of(ENTRIES, LocalDate.of(2026, 11, 21)));
    }

    @Test
    void the_host_key_is_the_one_announced() throws Exception {
        AtomicReference<String> seen = new AtomicReference<>("");
        CLIENT.setServerKeyVerifier((session, address, key) -> {
            seen.set(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key));
            return true;
        });
        fetch();
        assertThat(seen.get()).startsWith("SHA256:").isEqualTo(SERVER.hostKey());
    }

    @Test
    void a_wrong_password_is_refused() {
        assertThatThrownBy(() -> sftp("guess", client -> "in")).isInstanceOf(IOException.class);
    }

    @Test
    void nothing_can_be_changed() throws Exception {
        sftp("secret", client -> {
            assertThatThrownBy(() -> client.remove(FILE)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> client.mkdir("/out/new")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> client.rename(FILE, "/out/x")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> client.open(FILE, SftpClient.OpenMode.Write, SftpClient.OpenMode.Truncate))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> client.open("/out/y", SftpClient.OpenMode.Write, SftpClient.OpenMode.Create))
                    .isInstanceOf(IOException.class);
            return "";
        });
        assertThat(fetch()).isEqualTo(IncomeFile.of(ENTRIES, LocalDate.of(2026, 11, 21)));
    }

    @Test
    void operations_and_paths_are_recorded() throws Exception {
        fetch();
        assertThat(SERVER.requests().stream().map(RecordedRequest::operation)).contains("open", "read");
        assertThat(SERVER.requests().stream().map(RecordedRequest::path)).allMatch(path -> path.endsWith(FILE));
    }

    @Test
    void what_is_held_open_is_counted_and_forgotten_when_the_caller_goes() throws Exception {
        sftp("secret", client -> {
            client.open(FILE);
            assertThat(SERVER.activity().requests()).isEqualTo(1);
            assertThat(SERVER.activity().connections()).isEqualTo(1);
            return "";
        });
        await().until(() ->
                SERVER.activity().requests() == 0 && SERVER.activity().connections() == 0);
    }

    @Test
    void dead_refuses_connections_and_normal_opens_the_same_port_with_the_same_key() throws Exception {
        SERVER.behave(Behaviour.of(Mode.DEAD));
        assertThatThrownBy(IncomeServerTest::fetch).isInstanceOf(IOException.class);
        SERVER.behave(Behaviour.of(Mode.NORMAL));
        assertThat(fetch()).hasSize(4 * 122);
    }

    @Test
    void slow_opens_late() throws Exception {
        SERVER.behave(Behaviour.slow(300));
        long start = System.nanoTime();
        fetch();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void wrong_charset_truncated_and_other_person_change_the_file() throws Exception {
        LocalDate night = LocalDate.of(2026, 11, 21);
        SERVER.behave(Behaviour.of(Mode.WRONG));
        assertThat(fetch()).hasSize(4 * 122 - 2);
        SERVER.behave(Behaviour.of(Mode.CHARSET));
        assertThat(fetch()).isEqualTo(IncomeFile.inUtf8(ENTRIES, night));
        SERVER.behave(Behaviour.of(Mode.TRUNCATED));
        assertThat(fetch()).hasSize(4 * 122 / 2 + 1);
        SERVER.behave(Behaviour.of(Mode.OTHER_PERSON));
        String other = new String(fetch(), IncomeFile.MS949);
        assertThat(other).contains("8502131100001을펲녀").contains("8609212100002갑똠남");
    }

    @Test
    void huge_is_more_than_fifty_megabytes() throws Exception {
        SERVER.behave(Behaviour.of(Mode.HUGE));
        long size = sftp("secret", client -> client.stat(FILE).getSize());
        assertThat(size).isGreaterThan(50_000_000);
    }

    @Test
    void drip_gives_one_byte_per_reading() throws Exception {
        SERVER.behave(Behaviour.of(Mode.DRIP));
        int read = sftp("secret", client -> {
            try (SftpClient.CloseableHandle handle = client.open(FILE)) {
                return client.read(handle, 0, new byte[1000]);
            }
        });
        assertThat(read).isEqualTo(1);
    }

    @Test
    void a_new_night_brings_a_new_file_beside_the_old() throws Exception {
        assertThat(SERVER.deliver(LocalDate.of(2026, 11, 22))).isEqualTo("NTS_INCOME_20261122.dat");
        byte[] fetched = sftp("secret", client -> {
            try (InputStream in = client.read("/out/NTS_INCOME_20261122.dat")) {
                return in.readAllBytes();
            }
        });
        assertThat(fetched).isEqualTo(IncomeFile.of(ENTRIES, LocalDate.of(2026, 11, 22)));
        assertThat(fetch()).hasSize(4 * 122);
        SERVER.deliver(LocalDate.of(2026, 11, 21));
    }
}

package kr.ieum.adapters.sftp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static kr.ieum.adapters.sftp.DeliveryFolder.delivery;
import static kr.ieum.adapters.sftp.DeliveryFolder.detail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.DeliveredRegister;
import kr.ieum.adapters.DeliveryStatus;
import kr.ieum.adapters.Endpoint;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.RegisterQuestion;
import kr.ieum.adapters.camel.AdapterFactory;
import kr.ieum.schemas.model.SubjectKey;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which deliveries are taken, and what bad ones harm; against a real SFTP server over a folder that the test fills. */
class DeliveryTest {

    private static final String ANNA = "8502301000001";
    private static final String BORA = "9003152000002";
    private static final String NIGHT = "NTS_20261101.dat";

    @TempDir
    private Path remote;

    @TempDir
    private Path spools;

    private final CamelContext camel = new DefaultCamelContext();
    private final List<DeliveredRegister> opened = new ArrayList<>();
    private DeliveryFolder server;
    private AdapterFactory factory;

    @BeforeEach
    void starts() throws Exception {
        server = new DeliveryFolder(remote);
        factory = new AdapterFactory(camel, Clock.systemUTC(), List.of(new SftpFixedWidth(spools, IncomeStand.KEY)));
        camel.start();
    }

    @AfterEach
    void stops() throws IOException {
        opened.forEach(DeliveredRegister::close);
        camel.stop();
        server.close();
    }

    private DeliveredRegister open(Map<String, String> changes) {
        return open(changes, server.fingerprint(), DeliveryFolder.PASSWORD);
    }

    private DeliveredRegister open(Map<String, String> changes, String fingerprint, String password) {
        Map<String, String> parameters = new HashMap<>(Map.of("directory", "/", "fileName", "NTS_{yyyyMMdd}.dat"));
        parameters.putAll(changes);
        IncomeLayout layout = new IncomeLayout();
        AdapterFactory.Opening opening = factory.open(new RegisterDefinition(
                "income",
                "sftp-fixed-width",
                parameters,
                new Endpoint(server.address(), Optional.of(fingerprint)),
                Optional.of(new Credential.Login("ieum", password)),
                Duration.ofSeconds(2),
                layout,
                Optional.of(layout)));
        assertThat(opening).isInstanceOf(AdapterFactory.Opened.class);
        DeliveredRegister adapter = (DeliveredRegister) ((AdapterFactory.Opened) opening).adapter();
        opened.add(adapter);
        await().until(() -> status(adapter).lastAttempt().isPresent());
        return adapter;
    }

    private static DeliveryStatus status(DeliveredRegister adapter) {
        return adapter.status().delivery().orElseThrow();
    }

    private static String outcome(DeliveredRegister adapter) {
        return status(adapter).lastAttempt().orElseThrow().outcome();
    }

    private static RegisterAnswer ask(DeliveredRegister adapter, String key) throws InterruptedException {
        return adapter.ask(new RegisterQuestion(
                SubjectKey.ofPerson(key), Set.of("소득금액"), Instant.now().plusSeconds(2), "c"));
    }

    private static List<String> incomes(DeliveredRegister adapter, String key) throws InterruptedException {
        return ((RegisterAnswer.Found) ask(adapter, key))
                .records().stream().map(one -> one.field("소득금액").orElseThrow()).toList();
    }

    @Test
    void all_lines_of_a_subject_are_found_in_their_order_as_of_the_day_in_the_header() throws Exception {
        server.put(NIGHT, delivery("20261101", detail(ANNA, 1), detail(BORA, 2), detail(ANNA, 3)));
        DeliveredRegister adapter = open(Map.of("zone", "Asia/Seoul"));
        assertThat(incomes(adapter, ANNA)).containsExactly("+0000000000001", "+0000000000003");
        assertThat(((RegisterAnswer.Found) ask(adapter, ANNA)).assertedAt())
                .isEqualTo(Instant.parse("2026-10-31T15:00:00Z"));
        assertThat(((RegisterAnswer.NotHeld) ask(adapter, "7001011000003")).assertedAt())
                .isEqualTo(Instant.parse("2026-10-31T15:00:00Z"));
        assertThat(status(adapter).inForce().orElseThrow().records()).isEqualTo(3);
    }

    @Test
    void a_bad_line_harms_only_its_own_subject_and_is_reported_with_position_and_rule() throws Exception {
        String shortLine = detail(BORA, 2).substring(0, 119);
        String unknownKind = "X" + detail("7001011000003", 1).substring(1);
        String noKey = detail(" ".repeat(13), 1);
        server.put(NIGHT, delivery("20261101", detail(ANNA, 1), shortLine, unknownKind, noKey, detail(BORA, 4)));
        DeliveredRegister adapter = open(Map.of("maxBadPercent", "60"));
        assertThat(incomes(adapter, ANNA)).containsExactly("+0000000000001");
        RegisterAnswer.Malformed harmed = (RegisterAnswer.Malformed) ask(adapter, BORA);
        assertThat(harmed.problem().rule()).isEqualTo("T5");
        assertThat(harmed.problem().position()).isEqualTo(3);
        DeliveryStatus.Delivery delivery = status(adapter).inForce().orElseThrow();
        assertThat(delivery.badLines()).isEqualTo(3);
        assertThat(delivery.firstBadLines())
                .extracting(problem -> problem.rule() + "@" + problem.position())
                .containsExactly("T5@3", "T6@4", "T7@5");
        assertThat(delivery.toString()).doesNotContain(BORA);
    }

    @Test
    void more_bad_lines_than_agreed_and_the_former_delivery_stays() throws Exception {
        server.put(NIGHT, delivery("20261101", detail(ANNA, 1)));
        DeliveredRegister adapter = open(Map.of("maxBadPercent", "49"));
        server.put("NTS_20261102.dat", delivery("20261102", detail(ANNA, 2), "?".repeat(120)));
        assertThat(adapter.refresh().outcome()).isEqualTo("too-many-bad-lines");
        assertThat(incomes(adapter, ANNA)).containsExactly("+0000000000001");
    }

    @Test
    void a_new_delivery_replaces_the_former_and_nothing_of_the_former_is_left() throws Exception {
        server.put(NIGHT, delivery("20261101", detail(ANNA, 1), detail(BORA, 2)));
        DeliveredRegister adapter = open(Map.of());
        server.put("NTS_20261102.dat", delivery("20261102", detail(ANNA, 5)));
        assertThat(adapter.refresh().outcome()).isEqualTo("taken");
        assertThat(incomes(adapter, ANNA)).containsExactly("+0000000000005");
        assertThat(ask(adapter, BORA)).isInstanceOf(RegisterAnswer.NotHeld.class);
        assertThat(spools.resolve("income").toFile().list()).containsExactly("delivery.spool");
        assertThat(adapter.refresh().outcome()).isEqualTo("unchanged");
    }

    @Test
    void a_corrected_delivery_of_the_same_night_is_taken() throws Exception {
        server.put(NIGHT, delivery("20261101", detail(ANNA, 1)));
        DeliveredRegister adapter = open(Map.of());
        server.put(NIGHT, delivery("20261101", detail(ANNA, 1), detail(ANNA, 2)));
        assertThat(adapter.refresh().outcome()).isEqualTo("taken");
        assertThat(incomes(adapter, ANNA)).hasSize(2);
    }

    @Test
    void a_delivery_older_than_the_one_in_force_is_not_taken() throws Exception {
        server.put(NIGHT, delivery("20261101", detail(ANNA, 1)));
        DeliveredRegister adapter = open(Map.of());
        server.put("NTS_20261102.dat", delivery("20261031", detail(ANNA, 9)));
        assertThat(adapter.refresh().outcome()).isEqualTo("older");
        assertThat(incomes(adapter, ANNA)).containsExactly("+0000000000001");
    }

    @Test
    void a_file_still_growing_is_not_taken() throws Exception {
        server.put(NIGHT, delivery("20261101", detail(ANNA, 1)));
        DeliveredRegister adapter = open(Map.of());
        Path growing = server.put("NTS_20261102.dat", delivery("20261102", detail(ANNA, 2)));
        server.beforeReading(() -> append(growing));
        assertThat(adapter.refresh().outcome()).isEqualTo("still-growing");
        server.beforeReading(() -> {});
        assertThat(incomes(adapter, ANNA)).containsExactly("+0000000000001");
    }

    private static void append(Path file) {
        try {
            Files.write(file, detail(BORA, 1).getBytes(US_ASCII), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 999_999_999})
    void a_delivery_whose_trailer_counts_otherwise_is_not_taken(int declared) throws Exception {
        server.put(NIGHT, delivery("20261101", declared, detail(ANNA, 1), detail(BORA, 2)));
        DeliveredRegister adapter = open(Map.of());
        assertThat(outcome(adapter)).isEqualTo("wrong-count");
        assertThat(ask(adapter, ANNA)).isEqualTo(new RegisterAnswer.Unreachable("no-delivery"));
    }

    @Test
    void a_delivery_without_header_or_trailer_or_with_something_after_it_is_not_taken() throws Exception {
        byte[] whole = delivery("20261101", detail(ANNA, 1));
        server.put(NIGHT, new String(whole, US_ASCII).substring(122).getBytes(US_ASCII));
        DeliveredRegister adapter = open(Map.of());
        assertThat(outcome(adapter)).isEqualTo("no-header");
        server.put(NIGHT, delivery("20261399", detail(ANNA, 1)));
        assertThat(adapter.refresh().outcome()).isEqualTo("no-header");
        server.put(NIGHT, new String(whole, US_ASCII).substring(0, 244).getBytes(US_ASCII));
        assertThat(adapter.refresh().outcome()).isEqualTo("no-trailer");
        server.put(NIGHT, (new String(whole, US_ASCII) + detail(BORA, 1) + "\r\n").getBytes(US_ASCII));
        assertThat(adapter.refresh().outcome()).isEqualTo("no-trailer");
        server.put(NIGHT, new byte[0]);
        assertThat(adapter.refresh().outcome()).isEqualTo("no-header");
        server.put(NIGHT, new byte[300_000]);
        assertThat(adapter.refresh().outcome()).isEqualTo("no-header");
    }

    @Test
    void a_delivery_larger_than_agreed_is_not_read() throws Exception {
        server.put(
                NIGHT,
                delivery(
                        "20261101",
                        IntStream.range(0, 20).mapToObj(i -> detail(ANNA, i)).toArray(String[]::new)));
        server.beforeReading(() -> {
            throw new AssertionError("read");
        });
        assertThat(outcome(open(Map.of("maxBytes", "1KiB")))).isEqualTo("too-large");
    }

    @Test
    void links_folders_and_names_that_hold_a_path_are_ignored_and_counted() throws Exception {
        Path secret = Files.write(spools.resolve("secret"), delivery("20261109", detail(ANNA, 666)));
        server.put(NIGHT, delivery("20261101", detail(ANNA, 1)));
        Files.createSymbolicLink(server.folder().resolve("NTS_20261109.dat"), secret);
        Files.createDirectory(server.folder().resolve("NTS_20261108.dat"));
        server.put("..\\NTS_20261107.dat", delivery("20261107", detail(ANNA, 666)));
        server.put("README.txt", new byte[3]);
        DeliveredRegister adapter = open(Map.of());
        assertThat(status(adapter).lastAttempt().orElseThrow().ignored()).isEqualTo(3);
        assertThat(incomes(adapter, ANNA)).containsExactly("+0000000000001");
    }

    @Test
    void an_empty_folder_a_missing_folder_and_impossible_dates_are_named() throws Exception {
        server.put("NTS_20261340.dat", delivery("20261101", detail(ANNA, 1)));
        DeliveredRegister adapter = open(Map.of());
        assertThat(outcome(adapter)).isEqualTo("none-there");
        adapter.close();
        assertThat(outcome(open(Map.of("directory", "/elsewhere")))).isEqualTo("folder");
    }

    @Test
    void a_server_with_another_host_key_gets_no_password() throws Exception {
        server.put(NIGHT, delivery("20261101", detail(ANNA, 1)));
        DeliveredRegister adapter = open(Map.of(), "SHA256:" + "A".repeat(43), DeliveryFolder.PASSWORD);
        assertThat(outcome(adapter)).isEqualTo("host-key");
        assertThat(server.passwordsSeen()).isZero();
    }

    @Test
    void a_server_that_refuses_our_password_is_named_and_the_password_is_not() throws Exception {
        server.put(NIGHT, delivery("20261101", detail(ANNA, 1)));
        DeliveredRegister adapter = open(Map.of(), server.fingerprint(), "wrong-secret");
        assertThat(outcome(adapter)).isEqualTo("unauthorised");
        assertThat(adapter.status().toString()).doesNotContain("wrong-secret");
    }

    @Test
    void more_lines_of_one_subject_than_are_read_harm_that_subject_only() throws Exception {
        server.put(
                NIGHT,
                delivery(
                        "20261101",
                        IntStream.range(0, SpoolIndex.MOST_LINES + 2)
                                .mapToObj(i -> detail(i == 7 ? BORA : ANNA, i))
                                .toArray(String[]::new)));
        DeliveredRegister adapter = open(Map.of());
        assertThat(((RegisterAnswer.Malformed) ask(adapter, ANNA)).problem().rule())
                .isEqualTo("T10");
        assertThat(incomes(adapter, BORA)).containsExactly("+0000000000007");
    }

    @Test
    void it_looks_for_newer_deliveries_by_itself() throws Exception {
        server.put(NIGHT, delivery("20261101", detail(ANNA, 1)));
        DeliveredRegister adapter = open(Map.of("interval", "PT0.2S"));
        server.put("NTS_20261102.dat", delivery("20261102", detail(ANNA, 2)));
        await().untilAsserted(() -> assertThat(incomes(adapter, ANNA)).containsExactly("+0000000000002"));
    }

    @Test
    void a_context_that_is_only_prepared_reaches_nobody() throws Exception {
        server.put(NIGHT, delivery("20261101", detail(ANNA, 1)));
        CamelContext prepared = new DefaultCamelContext();
        try {
            AdapterFactory other = new AdapterFactory(
                    prepared, Clock.systemUTC(), List.of(new SftpFixedWidth(spools.resolve("other"), IncomeStand.KEY)));
            IncomeLayout layout = new IncomeLayout();
            AdapterFactory.Opened income = (AdapterFactory.Opened) other.open(new RegisterDefinition(
                    "income",
                    "sftp-fixed-width",
                    Map.of("directory", "/", "fileName", "NTS_{yyyyMMdd}.dat"),
                    new Endpoint(server.address(), Optional.of(server.fingerprint())),
                    Optional.of(new Credential.Login("ieum", DeliveryFolder.PASSWORD)),
                    Duration.ofSeconds(2),
                    layout,
                    Optional.of(layout)));
            assertThat(server.passwordsSeen()).isZero();
            prepared.start();
            await().until(() ->
                    income.adapter().status().delivery().orElseThrow().inForce().isPresent());
            income.adapter().close();
        } finally {
            prepared.stop();
        }
    }
}

package kr.ieum.adapters.sftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static kr.ieum.adapters.sftp.DeliveryFolder.detail;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.adapters.DeliveryStatus.Delivery;
import kr.ieum.adapters.TransportRule;
import kr.ieum.adapters.sftp.Spool.LookUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the spool keeps, hides and notices. */
class SpoolTest {

    private static final String ANNA = "8502301000001";
    private static final String BORA = "9003152000002";

    @TempDir
    private Path folder;

    private Spool open() throws IOException {
        return new Spool(folder, IncomeStand.KEY, new IncomeLayout());
    }

    private static void write(Spool spool, String... lines) throws Exception {
        try (SpoolWriter writer = spool.begin(lines.length)) {
            for (String line : lines) {
                byte[] bytes = (line + "\r\n").getBytes(US_ASCII);
                writer.add(bytes, Optional.of(line.substring(5, 18)), Optional.empty());
            }
            writer.finish(
                    new SpooledDelivery.RemoteFile("NTS", 1, 2),
                    new Delivery(
                            "NTS",
                            LocalDate.of(2026, 11, 1),
                            Instant.ofEpochMilli(1_700_000_000_123L),
                            lines.length,
                            1,
                            List.of(TransportRule.T5.broken(3))));
        }
        spool.replace();
    }

    private static String lines(LookUp found) {
        return new String(((LookUp.Lines) found).lines(), US_ASCII);
    }

    @Test
    void keeps_the_lines_as_received_and_its_description_across_a_restart() throws Exception {
        SpooledDelivery before;
        try (Spool spool = open()) {
            write(spool, detail(ANNA, 1), detail(BORA, 2), detail(ANNA, 3));
            before = spool.inForce().orElseThrow();
        }
        try (Spool spool = open()) {
            assertThat(lines(spool.find(ANNA))).isEqualTo(detail(ANNA, 1) + "\r\n" + detail(ANNA, 3) + "\r\n");
            assertThat(spool.inForce().orElseThrow().delivery()).isEqualTo(before.delivery());
            assertThat(spool.inForce().orElseThrow().remote()).isEqualTo(before.remote());
            assertThat(spool.find("7001011000003")).isInstanceOf(LookUp.NoLine.class);
        }
    }

    @Test
    void holds_nothing_in_the_clear_and_equal_lines_look_different() throws Exception {
        try (Spool spool = open()) {
            write(spool, detail(ANNA, 1), detail(ANNA, 1));
        }
        byte[] file = Files.readAllBytes(folder.resolve("delivery.spool"));
        assertThat(new String(file, ISO_8859_1))
                .doesNotContain(ANNA)
                .doesNotContain("NAME OF")
                .doesNotContain("0000001");
        assertThat(sealedLine(file, 2, 0)).isNotEqualTo(sealedLine(file, 2, 1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("delivery.spool"))))
                .isEqualTo("rw-------");
    }

    @Test
    void the_same_line_looks_different_in_two_deliveries() throws Exception {
        try (Spool spool = open()) {
            write(spool, detail(ANNA, 1));
            byte[] first = Files.readAllBytes(folder.resolve("delivery.spool"));
            write(spool, detail(ANNA, 1));
            byte[] second = Files.readAllBytes(folder.resolve("delivery.spool"));
            assertThat(sealedLine(second, 1, 0)).isNotEqualTo(sealedLine(first, 1, 0));
        }
    }

    /** A sealed line of 120 + 2 + 16 bytes behind its length. */
    private static byte[] sealedLine(byte[] file, int lines, int number) {
        int sealed = 122 + SpoolCipher.OVERHEAD;
        int at = (int) (SpoolFile.HEAD + SpoolIndex.capacityFor(lines) * SpoolIndex.SLOT) + number * (4 + sealed) + 4;
        return Arrays.copyOfRange(file, at, at + sealed);
    }

    @Test
    void a_changed_line_is_noticed_and_harms_only_its_subject() throws Exception {
        try (Spool spool = open()) {
            write(spool, detail(ANNA, 1), detail(BORA, 2));
        }
        int indexEnd = (int) (SpoolFile.HEAD + SpoolIndex.capacityFor(2) * SpoolIndex.SLOT);
        flip(indexEnd + 4 + 60);
        try (Spool spool = open()) {
            assertThat(((LookUp.Harmed) spool.find(ANNA)).problem().rule()).isEqualTo("T9");
            assertThat(lines(spool.find(BORA))).startsWith("D2025" + BORA);
        }
    }

    @Test
    void a_changed_index_a_cut_file_and_another_key_are_noticed_at_the_next_start() throws Exception {
        try (Spool spool = open()) {
            write(spool, detail(ANNA, 1), detail(BORA, 2));
        }
        Path file = folder.resolve("delivery.spool");
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < SpoolFile.HEAD + SpoolIndex.capacityFor(2) * SpoolIndex.SLOT; at += 5) {
            if (at < 60 || at >= 64) {
                flip(at);
                assertUnusable("byte " + at);
                Files.write(file, whole);
            }
        }
        for (int length = 0; length < whole.length; length += 37) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertUnusable("length " + length);
        }
        Files.write(file, whole);
        try (Spool spool = new Spool(folder, new SecretKeySpec(new byte[] {1, 2, 3}, "AES"), new IncomeLayout())) {
            assertThat(spool.damaged()).isTrue();
        }
        try (Spool spool = open()) {
            assertThat(spool.damaged()).isFalse();
        }
    }

    private void assertUnusable(String what) throws IOException {
        try (Spool spool = open()) {
            assertThat(spool.damaged()).as(what).isTrue();
            assertThat(spool.find(ANNA)).as(what).isInstanceOf(LookUp.NoDelivery.class);
        }
    }

    private void flip(int at) throws IOException {
        Path file = folder.resolve("delivery.spool");
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void a_delivery_that_was_begun_and_not_finished_leaves_the_former_in_force() throws Exception {
        try (Spool spool = open()) {
            write(spool, detail(ANNA, 1));
            SpoolWriter begun = spool.begin(10);
            begun.add((detail(ANNA, 9) + "\r\n").getBytes(US_ASCII), Optional.of(ANNA), Optional.empty());
            begun.close();
        }
        assertThat(folder.resolve("incoming.spool")).exists();
        try (Spool spool = open()) {
            assertThat(lines(spool.find(ANNA))).isEqualTo(detail(ANNA, 1) + "\r\n");
            assertThat(folder.resolve("incoming.spool")).doesNotExist();
        }
    }

    @Test
    void readers_see_one_whole_delivery_while_it_is_replaced_and_interrupts_harm_no_other_reader() throws Exception {
        try (Spool spool = open();
                ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            write(spool, detail(ANNA, 1), detail(ANNA, 1));
            AtomicBoolean stop = new AtomicBoolean();
            List<Future<Integer>> reading = IntStream.range(0, 4)
                    .mapToObj(reader -> readers.submit(() -> {
                        int count = 0;
                        while (!stop.get()) {
                            if (reader == 0) {
                                Thread.currentThread().interrupt();
                            }
                            String[] both = lines(spool.find(ANNA)).split("\r\n");
                            assertThat(both).hasSize(2);
                            assertThat(both[0]).isEqualTo(both[1]);
                            count++;
                            Thread.yield();
                        }
                        return count;
                    }))
                    .toList();
            for (int delivery = 2; delivery < 20; delivery++) {
                write(spool, detail(ANNA, delivery), detail(ANNA, delivery));
            }
            stop.set(true);
            for (Future<Integer> reader : reading) {
                assertThat(reader.get()).isPositive();
            }
        }
    }

    @Test
    void a_large_delivery_takes_no_heap() throws Exception {
        int count = 60_000;
        try (Spool spool = open();
                SpoolWriter writer = spool.begin(count)) {
            long before = used();
            for (int i = 0; i < count; i++) {
                String number = "%013d".formatted(i);
                writer.add((detail(number, i) + "\r\n").getBytes(US_ASCII), Optional.of(number), Optional.empty());
            }
            writer.finish(
                    new SpooledDelivery.RemoteFile("NTS", 1, 2),
                    new Delivery("NTS", LocalDate.of(2026, 11, 1), Instant.EPOCH, count, 0, List.of()));
            spool.replace();
            assertThat(used() - before).isLessThan(4 << 20);
            for (int i = 0; i < count; i += 2_999) {
                assertThat(lines(spool.find("%013d".formatted(i)))).isEqualTo(detail("%013d".formatted(i), i) + "\r\n");
            }
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}

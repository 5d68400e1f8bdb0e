package kr.ieum.gateway.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.gateway.exchange.bulk.ApprovedScreening;
import kr.ieum.gateway.exchange.bulk.BulkFiles;
import kr.ieum.gateway.exchange.bulk.BulkNode;
import kr.ieum.gateway.exchange.bulk.BulkSettings;
import kr.ieum.gateway.exchange.bulk.HandedList;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogEntry;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.Processes;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.model.Value;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files of subjects when their node is killed, and when they are large. */
class BulkRigTest {

    private static final int PEOPLE = 2_000;
    private static final int KILLS = 5;
    private static final int UNDER_WAY = 2 * 4 * 50;
    private static final int MANY = Integer.getInteger("ieum.bulk.lines", 1_000_000);
    private static final long SMALL_HEAP = 64L << 20;

    private final Random random = new Random();

    @Test
    void however_often_its_node_is_killed_each_line_has_one_result_which_the_log_knows() throws Exception {
        try (Databases.Database database = Databases.h2()) {
            UUID file = handedIn(database);
            long asked = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                asked += life(database, random.nextInt(PEOPLE / KILLS));
                check(database.reopen(), asked);
            }
            asked += life(database, Integer.MAX_VALUE);
            DataSource books = database.reopen();
            check(books, asked);

            assertThat(count(books, "SELECT SUM(line_count) FROM bulk_result")).isEqualTo(PEOPLE);
            assertThat(asked)
                    .as("a kill costs a second question of what was under way, and of what was told and not"
                            + " durable yet")
                    .isLessThanOrEqualTo(PEOPLE + KILLS * UNDER_WAY);
            assertThat(lines(books, file))
                    .isEqualTo(IntStream.rangeClosed(1, PEOPLE)
                            .mapToObj(line -> line + ",answered,,exists,reduced,agr-test:1:G1")
                            .toList());
        }
    }

    @Test
    @Tag("slow")
    void many_lines_take_no_more_memory_than_a_few() throws Exception {
        try (Databases.Database database = Databases.h2()) {
            database.release();
            long begin = System.nanoTime();
            Process child = child(database, MANY, 0);
            long most = 0;
            try (BufferedReader out = out(child)) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    most = line.startsWith("M ") ? Long.parseLong(line.substring(2)) : most;
                }
            }
            assertThat(child.waitFor()).isZero();
            double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
            System.out.printf(
                    java.util.Locale.ROOT,
                    "%d lines in %.0f s, %.0f lines/s, at most %d KiB of heap in use, of 96 MiB%n",
                    MANY,
                    seconds,
                    MANY / seconds,
                    most >> 10);
            DataSource books = database.reopen();
            assertThat(count(books, "SELECT SUM(answered) FROM bulk_result")).isEqualTo(MANY);
            assertThat(most).isLessThan(SMALL_HEAP);
        }
    }

    private static UUID handedIn(Databases.Database database) {
        try (DisclosureLog log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, Clock.systemUTC())) {
            return HandedList.of(node(database.dataSource(), log).files(), PEOPLE);
        }
    }

    private static BulkNode node(DataSource database, DisclosureLog log) {
        return BulkNode.on(
                database,
                log,
                subject -> true,
                new ApprovedScreening(),
                PEOPLE,
                BulkSettings.STANDARD,
                Clock.systemUTC());
    }

    private static Process child(Databases.Database database, int people, int delay) throws IOException {
        return Processes.start(
                BulkChild.class,
                List.of(RegisterAdapter.class, Value.class),
                database.url(),
                Integer.toString(people),
                Integer.toString(delay));
    }

    private static BufferedReader out(Process child) {
        return new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** One life of the process: killed at that question, or ended by itself; how many it asked. */
    private long life(Databases.Database database, int until) throws IOException, InterruptedException {
        database.release();
        Process child = child(database, 0, 5);
        long asked = 0;
        try (BufferedReader out = out(child)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                asked += line.equals("Q") ? 1 : 0;
                if (asked == until) {
                    child.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return asked;
    }

    /** Asked ⊆ logged, and no result without its release leaves. */
    private static void check(DataSource books, long asked) throws SQLException {
        LogReader reader = new LogReader(books);
        long intents = 0;
        long releases = 0;
        long size = reader.shards().stream().mapToLong(LogReader.Extent::size).sum();
        for (long from = 0; from < size; from += LogReader.MAX_COUNT) {
            for (LogEntry entry : reader.list(from, LogReader.MAX_COUNT)) {
                intents += entry.leaf() instanceof Leaf.Intent ? 1 : 0;
                releases += entry.leaf() instanceof Leaf.Release ? 1 : 0;
            }
        }
        assertThat(asked).isLessThanOrEqualTo(intents);
        assertThat(count(books, "SELECT COALESCE(SUM(answered), 0) FROM bulk_result"))
                .isLessThanOrEqualTo(releases);
    }

    private static List<String> lines(DataSource books, UUID file) {
        try (DisclosureLog log = DisclosureLog.open(books, LogSettings.STANDARD, Clock.systemUTC())) {
            BulkFiles files = node(books, log).files();
            return new String(
                            ((BulkFiles.Fetched.Lines) files.fetch(BulkNode.SYSTEM, file, 1, PEOPLE)).text(),
                            StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static long count(DataSource books, String sql) throws SQLException {
        try (Connection connection = books.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}

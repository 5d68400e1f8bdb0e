package kr.ieum.gateway.exchange.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import kr.ieum.gateway.cases.ScreeningAnswer;
import kr.ieum.gateway.exchange.bulk.BulkFiles.Fetched;
import kr.ieum.gateway.exchange.bulk.Handing.Opened;
import kr.ieum.gateway.exchange.bulk.Handing.Step;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.testing.ChangingClock;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What files of subjects promise, on every database. */
abstract class BulkContract {

    private static final int PEOPLE = 230;

    private final Instant[] now = {Instant.parse("2026-11-26T03:00:00Z")};
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final AtomicReference<Predicate<String>> answers = new AtomicReference<>(subject -> true);
    private final ApprovedScreening cases = new ApprovedScreening();
    private Databases.Database database;
    private DisclosureLog log;
    private BulkNode node;

    abstract Databases.Database open();

    @BeforeEach
    void openAll() {
        database = open();
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, ChangingClock.showing(now));
        node = node(1_000_000);
    }

    @AfterEach
    void closeAll() {
        log.close();
        database.close();
    }

    private BulkNode node(int perDay) {
        return BulkNode.on(
                database.dataSource(),
                log,
                subject -> {
                    asked.computeIfAbsent(subject, s -> new AtomicInteger()).incrementAndGet();
                    return answers.get().test(subject);
                },
                cases,
                perDay,
                BulkSettings.STANDARD,
                ChangingClock.showing(now));
    }

    @Test
    void a_file_goes_on_where_it_stood_and_nobody_of_it_is_asked_again() throws InterruptedException {
        UUID file = handedIn();
        // the register falls silent in the middle: what it told before is kept
        answers.set(subject -> Integer.parseInt(subject.substring(9)) < 100);
        node.work().workOnDue();
        Progress halfway = progress(file);
        assertThat(halfway.state()).isEqualTo(Progress.State.WAITING);
        assertThat(halfway.cause()).isEqualTo("REGISTER");
        assertThat(halfway.answered()).isEqualTo(100);
        assertThat(node.work().workOnDue()).as("not before its pause has ended").isFalse();
        answers.set(subject -> true);
        now[0] = now[0].plusSeconds(3);
        BulkNode another = node(1_000_000);
        another.work().workOnDue();

        assertThat(progress(file).state()).isEqualTo(Progress.State.DONE);
        assertThat(asked.entrySet())
                .filteredOn(one -> Integer.parseInt(one.getKey().substring(9)) < 100)
                .hasSize(100)
                .allMatch(one -> one.getValue().get() == 1);
        assertThat(lines(file)).hasSize(PEOPLE).allMatch(line -> line.endsWith(",exists,reduced,agr-test:1:G1"));
    }

    @Test
    void what_a_register_never_tells_is_told_as_that_in_the_end() throws InterruptedException {
        UUID file = handedIn();
        answers.set(subject -> false);
        for (int i = 0; i <= BulkSettings.STANDARD.patience(); i++) {
            node.work().workOnDue();
            now[0] = now[0].plus(BulkSettings.STANDARD.longestPause());
        }

        assertThat(progress(file).state()).isEqualTo(Progress.State.DONE);
        assertThat(progress(file).silent()).isEqualTo(PEOPLE);
        assertThat(lines(file)).allMatch(line -> line.endsWith(",answered,,,late,agr-test:1:G1"));
    }

    @Test
    void exhausted_volume_lets_a_file_wait_for_the_next_day() throws InterruptedException {
        node = node(120);
        UUID file = handedIn();
        node.work().workOnDue();
        assertThat(progress(file).cause()).isEqualTo("VOLUME");
        assertThat(progress(file).answered()).isEqualTo(100);
        assertThat(asked).hasSize(100);

        now[0] = now[0].plus(Duration.ofDays(1));
        node.work().workOnDue();
        now[0] = now[0].plus(Duration.ofDays(1));
        node.work().workOnDue();

        assertThat(progress(file).state()).isEqualTo(Progress.State.DONE);
        assertThat(asked.values()).hasSize(PEOPLE).allMatch(times -> times.get() == 1);
    }

    @Test
    void an_approval_that_is_gone_refuses_every_line_that_is_left() throws InterruptedException {
        UUID file = handedIn();
        cases.answer.set(new ScreeningAnswer.Unavailable("late"));
        node.work().workOnDue();
        assertThat(progress(file).cause()).isEqualTo("CASE_UNVERIFIED");
        cases.answer.set(new ScreeningAnswer.None());
        now[0] = now[0].plusSeconds(3);
        node.work().workOnDue();

        assertThat(asked).isEmpty();
        assertThat(progress(file).refused()).isEqualTo(PEOPLE);
        assertThat(lines(file)).allMatch(line -> line.contains(",refused,case-not-accessible,"));
    }

    @Test
    void a_file_whose_node_says_nothing_any_more_is_taken_up_by_another() throws InterruptedException, SQLException {
        UUID file = handedIn();
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(true);
            assertThat(BulkRows.claim(connection, UUID.randomUUID(), now[0], now[0].plusSeconds(120)))
                    .isPresent();
        }
        assertThat(node.work().workOnDue()).isFalse();
        now[0] = now[0].plusSeconds(121);

        assertThat(node.work().workOnDue()).isTrue();
        assertThat(progress(file).state()).isEqualTo(Progress.State.DONE);
    }

    @Test
    void each_result_stands_in_the_log_with_its_intents_and_releases() throws InterruptedException {
        UUID file = handedIn();
        node.work().workOnDue();
        assertThat(progress(file).state()).isEqualTo(Progress.State.DONE);

        List<Leaf> leaves = leaves();
        assertThat(leaves).filteredOn(Leaf.Intent.class::isInstance).hasSize(PEOPLE);
        assertThat(leaves).filteredOn(Leaf.Release.class::isInstance).hasSize(PEOPLE);
        assertThat(leaves)
                .filteredOn(Leaf.Admin.class::isInstance)
                .extracting(leaf -> ((Leaf.Admin) leaf).action())
                .contains("bulk-accepted", "bulk-answered");
        assertThat(leaves.stream()
                        .filter(Leaf.Intent.class::isInstance)
                        .map(leaf -> ((Leaf.Intent) leaf).lookup())
                        .distinct())
                .as("fifty lines are one look-up")
                .hasSize(5);
    }

    @Test
    void nothing_of_a_file_rests_in_clear_and_nothing_at_all_after_its_time() throws Exception {
        UUID file = handedIn();
        assertThat(bytes("SELECT sealed FROM bulk_part")).doesNotContain(HandedList.person(7));
        node.work().workOnDue();
        assertThat(bytes("SELECT sealed FROM bulk_result")).isNotEmpty().doesNotContain("answered");
        assertThat(bytes("SELECT sealed FROM bulk_part"))
                .as("what was handed in isn't needed any more")
                .isEmpty();

        now[0] = now[0].plus(BulkSettings.STANDARD.kept()).plusSeconds(1);
        node.files().deleteOutlived();

        assertThat(progress(file).state()).isEqualTo(Progress.State.DELETED);
        assertThat(bytes("SELECT sealed FROM bulk_result")).isEmpty();
        assertThat(bytes("SELECT wrapped_key FROM bulk_file WHERE wrapped_key IS NOT NULL"))
                .isEmpty();
        assertThat(node.files().fetch(BulkNode.SYSTEM, file, 1, 1)).isEqualTo(new Fetched.Gone());
    }

    @Test
    void a_system_has_a_bound_and_files_of_others_are_not_there() {
        for (int i = 0; i < BulkSettings.STANDARD.open(); i++) {
            assertThat(node.files().open(BulkNode.SYSTEM, BulkNode.ORDER)).isInstanceOf(Opened.Open.class);
        }
        assertThat(node.files().open(BulkNode.SYSTEM, BulkNode.ORDER)).isEqualTo(new Opened.TooMany());

        now[0] = now[0].plus(Duration.ofDays(2));
        try {
            node.files().deleteOutlived();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        assertThat(node.files().open(BulkNode.SYSTEM, BulkNode.ORDER)).isInstanceOf(Opened.Open.class);
        assertThat(node.files().part("3000000/other", UUID.randomUUID(), 1, new byte[1]))
                .isEqualTo(new Step.Unknown());
    }

    @Test
    void a_file_is_found_again_under_its_key_by_its_own_system_and_for_the_same_order_alone() {
        UUID file = ((Opened.Open) node.files().open(BulkNode.SYSTEM, "k-1", BulkNode.ORDER)).file();

        assertThat(node.files().open(BulkNode.SYSTEM, "k-1", BulkNode.ORDER)).isEqualTo(new Opened.Open(file));
        assertThat(node.files().open(BulkNode.SYSTEM, "k-2", BulkNode.ORDER)).isNotEqualTo(new Opened.Open(file));
        assertThat(node.files().open("3000000/permit-case", "k-1", BulkNode.ORDER))
                .isNotEqualTo(new Opened.Open(file));
        BulkOrder other = new BulkOrder(
                BulkNode.ORDER.task(),
                BulkNode.ORDER.screening(),
                BulkNode.ORDER.register(),
                BulkNode.ORDER.wanted(),
                new FileForm.Separated(FileForm.Encoding.UTF_8, ';', false, "", 1));
        assertThat(node.files().open(BulkNode.SYSTEM, "k-1", other)).isEqualTo(new Opened.OtherOrder());
        node.files().delete(BulkNode.SYSTEM, file);
        assertThat(node.files().open(BulkNode.SYSTEM, "k-1", BulkNode.ORDER)).isEqualTo(new Opened.Gone());
    }

    @Test
    void people_see_how_files_stand_and_those_of_others_only_who_may() throws InterruptedException {
        UUID done = handedIn();
        node.work().workOnDue();
        now[0] = now[0].plusSeconds(1);
        UUID open = ((Opened.Open) node.files().open(BulkNode.SYSTEM, BulkNode.ORDER)).file();
        HandedFiles files = new HandedFiles(database.dataSource(), node.files());

        assertThat(files.list(HandedFiles.Whose.ALL, HandedFiles.Which.KEPT, 0, 10))
                .extracting(one -> one.progress().file())
                .containsExactly(open, done);
        assertThat(files.list(HandedFiles.Whose.of("3000000"), HandedFiles.Which.KEPT, 1, 10))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.handedBy()).isEqualTo(BulkNode.SYSTEM);
                    assertThat(one.task()).isEqualTo("livelihood-screening");
                    assertThat(one.progress().answered()).isEqualTo(PEOPLE);
                });
        assertThat(files.list(HandedFiles.Whose.of("300000"), HandedFiles.Which.KEPT, 0, 10))
                .isEmpty();
        assertThat(files.list(HandedFiles.Whose.of("3000000", "permit-case"), HandedFiles.Which.KEPT, 0, 10))
                .isEmpty();
        node.files().delete(BulkNode.SYSTEM, done);
        assertThat(files.list(HandedFiles.Whose.ALL, HandedFiles.Which.DELETED, 0, 10))
                .extracting(one -> one.progress().file())
                .containsExactly(done);
    }

    private UUID handedIn() {
        return HandedList.of(node.files(), PEOPLE);
    }

    private Progress progress(UUID file) {
        return node.files().find(BulkNode.SYSTEM, file).orElseThrow();
    }

    private List<String> lines(UUID file) {
        assertThat(node.files().fetch(BulkNode.SYSTEM, file, 1, BulkFiles.MOST_FETCHED))
                .isInstanceOf(Fetched.Lines.class);
        return new String(
                        ((Fetched.Lines) node.files().fetch(BulkNode.SYSTEM, file, 1, BulkFiles.MOST_FETCHED)).text(),
                        UTF_8)
                .lines()
                .toList();
    }

    private List<Leaf> leaves() {
        log.settle();
        return new LogReader(database.dataSource())
                .list(0, LogReader.MAX_COUNT).stream()
                        .map(entry -> entry.leaf())
                        .toList();
    }

    private String bytes(String sql) throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                all.append(new String(row.getBytes(1), UTF_8));
            }
        }
        return all.toString();
    }
}

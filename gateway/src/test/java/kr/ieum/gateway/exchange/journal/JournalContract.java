package kr.ieum.gateway.exchange.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.exchange.bulk.Worked;
import kr.ieum.gateway.exchange.message.Attempt;
import kr.ieum.gateway.exchange.message.Destination;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.testing.Databases;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the journal of exchanges promises, on every database. */
abstract class JournalContract {

    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");
    private static final String CASE = "3000000-2026-0457";

    private final JournalMarks marks = new JournalMarks(new SecretKeySpec(new byte[32], "HmacSHA256"));
    private Databases.Database database;
    private JournalMonths months;
    private Journal journal;
    private JournalSearch search;

    abstract Databases.Database open();

    @BeforeEach
    void openAll() {
        database = open();
        months = new JournalMonths(database.dataSource());
        journal = new Journal(database.dataSource(), months, 1000);
        search = new JournalSearch(database.dataSource(), months);
        journal.start();
    }

    @AfterEach
    void closeAll() {
        journal.close();
        database.close();
    }

    private static Clock at(Instant moment) {
        return Clock.fixed(moment, ZoneOffset.UTC);
    }

    private JournalEntry query(Instant moment, String agency, int status, String agreement) {
        Trail trail = new Trail(ExchangeKind.QUERY, at(moment));
        trail.about("basic-livelihood", CASE);
        trail.correlation(UUID.randomUUID());
        trail.agreements(List.of(new AgreementVersion(agreement, 2)));
        trail.step(Step.Kind.RECEIVED, Duration.ZERO, Duration.ofMillis(1), "", "VERIFIED");
        trail.step(Step.Kind.SENT, Duration.ofMillis(3), Duration.ofMillis(12), "tax-income", "ANSWERED");
        trail.outcome("COMPLETE");
        return trail.ended(agency, "welfare-case", status, marks);
    }

    private JournalEntry kept(JournalEntry entry) {
        journal.keep(entry);
        return entry;
    }

    private void written() {
        Awaitility.await().until(() -> journal.waiting() == 0);
    }

    private List<UUID> found(Criteria criteria) {
        return search.find(criteria, Optional.empty(), 50).entries().stream()
                .map(JournalEntry::id)
                .toList();
    }

    @Test
    void an_entry_is_found_again_as_it_was_with_its_steps_in_their_order() {
        JournalEntry entry = kept(query(NOW, "3000000", 200, "agr-one"));
        written();

        assertThat(search.find(entry.id())).hasValueSatisfying(found -> {
            assertThat(found.time()).isEqualTo(NOW);
            assertThat(found).usingRecursiveComparison().ignoringFields("took").isEqualTo(entry);
            assertThat(found.steps())
                    .extracting(Step::kind, Step::with, Step::outcome)
                    .containsExactly(
                            tuple(Step.Kind.RECEIVED, "", "VERIFIED"), tuple(Step.Kind.SENT, "tax-income", "ANSWERED"));
        });
        assertThat(search.find(UUID.randomUUID())).isEmpty();
        assertThat(search.find(EntryId.at(NOW))).isEmpty();
        assertThat(search.find(EntryId.at(NOW.minus(Duration.ofDays(400))))).isEmpty();
    }

    @Test
    void each_business_key_finds_what_carries_it_and_nothing_else() {
        JournalEntry good = kept(query(NOW, "3000000", 200, "agr-one"));
        JournalEntry refused = kept(query(NOW.plusSeconds(1), "3000000", 403, "agr-two"));
        JournalEntry failed = kept(query(NOW.plusSeconds(2), "6000000", 503, "agr-one"));
        Trail trail = new Trail(ExchangeKind.DELIVERY, at(NOW.plusSeconds(3)));
        UUID message = UUID.randomUUID();
        trail.correlation(UUID.randomUUID());
        trail.partOf(message);
        JournalEntry delivery = kept(trail.ended("6000000", "pension-events", Result.FAILED, marks));
        written();

        assertThat(found(Criteria.ALL)).containsExactly(delivery.id(), failed.id(), refused.id(), good.id());
        assertThat(found(agency("3000000"))).containsExactly(refused.id(), good.id());
        assertThat(found(result(Result.FAILED))).containsExactly(delivery.id(), failed.id());
        assertThat(found(agreement("agr-one"))).containsExactly(failed.id(), good.id());
        assertThat(found(correlation(good.correlation().orElseThrow()))).containsExactly(good.id());
        assertThat(found(correlation(message))).containsExactly(delivery.id());
        assertThat(found(caseFile("3000000", CASE))).containsExactly(refused.id(), good.id());
        assertThat(found(caseFile("6000000", CASE)))
                .as("another agency's case of the same number is another case")
                .containsExactly(failed.id());
        assertThat(found(between(NOW.plusSeconds(1), NOW.plusSeconds(3)))).containsExactly(failed.id(), refused.id());
        assertThat(found(new Criteria(
                        Optional.of(ExchangeKind.QUERY),
                        Optional.of(Result.FAILED),
                        Optional.of("6000000"),
                        Optional.of("welfare-case"),
                        Optional.of("agr-one"),
                        Optional.empty(),
                        Optional.of(marks.caseFile("6000000", CASE)),
                        Optional.of(NOW),
                        Optional.of(NOW.plusSeconds(9)))))
                .containsExactly(failed.id());
    }

    @Test
    void what_failed_or_was_refused_under_an_agreement_is_found_in_months_that_an_older_version_began_too() {
        List<UUID> failed = new ArrayList<>();
        List<UUID> refused = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            Instant moment = NOW.minus(Duration.ofDays(10L * n));
            kept(query(moment, "3000000", 200, "agr-one"));
            kept(query(moment, "3000000", 503, "agr-two"));
            failed.add(kept(query(moment, "3000000", 503, "agr-one")).id());
            refused.add(kept(query(moment, "3000000", 403, "agr-one")).id());
        }
        written();
        JdbcClient client = JdbcClient.create(database.dataSource());
        client.sql("UPDATE journal_month SET results_named = FALSE WHERE yyyymm < 202611")
                .update();
        client.sql("DELETE FROM journal_key_202610 WHERE name LIKE 'failed/%' OR name LIKE 'refused/%'")
                .update();

        assertThat(pages(criteria(Optional.of(Result.FAILED), Optional.empty(), Optional.of("agr-one")), 3))
                .containsExactlyElementsOf(failed);
        assertThat(pages(criteria(Optional.of(Result.REFUSED), Optional.empty(), Optional.of("agr-one")), 3))
                .containsExactlyElementsOf(refused);
    }

    @Test
    void pages_follow_each_other_through_the_months_without_a_gap_and_without_a_repetition() {
        List<UUID> all = new ArrayList<>();
        Random random = new Random(7);
        for (int n = 0; n < 90; n++) {
            Instant moment = NOW.minus(Duration.ofDays(n)).plusMillis(random.nextInt(1000));
            all.add(kept(query(moment, n % 3 == 0 ? "3000000" : "6000000", n % 2 == 0 ? 200 : 403, "agr-one"))
                    .id());
        }
        written();

        assertThat(months.list())
                .containsExactly(
                        YearMonth.of(2026, 11), YearMonth.of(2026, 10), YearMonth.of(2026, 9), YearMonth.of(2026, 8));
        for (Criteria criteria : List.of(Criteria.ALL, agreement("agr-one"))) {
            assertThat(pages(criteria, 7)).containsExactlyElementsOf(all);
        }
        List<UUID> own = new ArrayList<>();
        for (int n = 0; n < 90; n += 3) {
            own.add(all.get(n));
        }
        assertThat(pages(agency("3000000"), 4)).containsExactlyElementsOf(own);
    }

    private List<UUID> pages(Criteria criteria, int size) {
        List<UUID> found = new ArrayList<>();
        Optional<UUID> next = Optional.empty();
        do {
            JournalSearch.Page page = search.find(criteria, next, size);
            page.entries().stream().map(JournalEntry::id).forEach(found::add);
            next = page.next();
        } while (next.isPresent());
        return found;
    }

    @Test
    void a_search_whose_time_is_used_up_says_how_far_it_came_and_goes_on_from_there() {
        JournalEntry old = kept(query(NOW.minus(Duration.ofDays(60)), "3000000", 200, "agr-one"));
        kept(query(NOW, "6000000", 200, "agr-one"));
        written();
        JournalSearch impatient = new JournalSearch(database.dataSource(), months, Duration.ZERO);

        JournalSearch.Page first = impatient.find(agency("3000000"), Optional.empty(), 10);

        assertThat(first.entries()).isEmpty();
        assertThat(first.back()).isPresent();
        assertThat(search.find(agency("3000000"), first.next(), 10).entries())
                .extracting(JournalEntry::id)
                .containsExactly(old.id());
    }

    @Test
    void of_old_months_the_tables_are_dropped_and_searches_go_on_over_the_rest() {
        JournalEntry kept = kept(query(NOW, "3000000", 200, "agr-one"));
        JournalEntry old = kept(query(NOW.minus(Duration.ofDays(60)), "3000000", 200, "agr-one"));
        written();

        assertThat(months.dropBefore(YearMonth.of(2026, 10))).containsExactly(YearMonth.of(2026, 9));

        assertThat(months.list()).containsExactly(YearMonth.of(2026, 11));
        assertThat(found(agency("3000000"))).containsExactly(kept.id());
        assertThat(search.find(old.id())).isEmpty();
        assertThat(JdbcClient.create(database.dataSource())
                        .sql("SELECT LOWER(table_name) FROM information_schema.tables WHERE LOWER(table_name) LIKE"
                                + " 'journal%' ORDER BY 1")
                        .query(String.class)
                        .list())
                .containsExactly("journal_entry_202611", "journal_key_202611", "journal_month");
    }

    @Test
    void nodes_that_begin_a_month_together_make_its_tables_once() throws Exception {
        List<Callable<Boolean>> nodes = new ArrayList<>(Collections.nCopies(8, () -> {
            new JournalMonths(database.dataSource()).make(YearMonth.of(2027, 1));
            return true;
        }));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> node : threads.invokeAll(nodes)) {
                assertThat(node.get()).isTrue();
            }
        }
        assertThat(months.list()).containsExactly(YearMonth.of(2027, 1));
    }

    @Test
    void what_does_not_fit_is_dropped_and_counted_and_nobody_waits() {
        try (Journal small = new Journal(database.dataSource(), months, 2)) {
            for (int n = 0; n < 5; n++) {
                small.keep(query(NOW, "3000000", 200, "agr-one"));
            }
            assertThat(small.dropped()).isEqualTo(3);
            small.start();
        }
        assertThat(found(Criteria.ALL)).as("what is left at the end is written").hasSize(2);
    }

    @Test
    void what_could_not_be_written_is_tried_again_and_stands_once() throws SQLException {
        JournalEntry first = kept(query(NOW, "3000000", 200, "agr-one"));
        written();
        rename("journal_key_202611", "journal_key_away");
        JournalEntry second = kept(query(NOW.plusSeconds(1), "3000000", 200, "agr-one"));
        Awaitility.await().during(Duration.ofSeconds(1)).until(() -> journal.waiting() == 1);
        rename("journal_key_away", "journal_key_202611");
        written();

        assertThat(found(Criteria.ALL)).containsExactly(second.id(), first.id());
    }

    private void rename(String from, String to) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE " + from + " RENAME TO " + to);
        }
    }

    @Test
    void every_attempt_to_deliver_is_found_by_the_delivery_and_by_its_message() throws InterruptedException {
        AtomicReference<Attempt> answer = new AtomicReference<>(new Attempt.Unreachable("CONNECTION"));
        JournaledDestination destination = new JournaledDestination(
                outgoing -> answer.get(), new SystemId("6000000", "pension-events"), journal, marks, at(NOW));
        Destination.Outgoing outgoing = new Destination.Outgoing(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new KeyedHash(new byte[32]),
                Optional.of(new AgreementVersion("agr-event", 1)),
                "text/plain",
                new byte[1]);

        assertThat(destination.deliver(outgoing)).isEqualTo(answer.get());
        answer.set(new Attempt.Delivered());
        assertThat(destination.deliver(outgoing)).isEqualTo(answer.get());
        written();

        for (UUID id : List.of(outgoing.delivery(), outgoing.message())) {
            assertThat(search.find(correlation(id), Optional.empty(), 10).entries())
                    .extracting(JournalEntry::system, JournalEntry::result, JournalEntry::outcome)
                    .containsExactlyInAnyOrder(
                            tuple("pension-events", Result.FAILED, "CONNECTION"),
                            tuple("pension-events", Result.ANSWERED, "DELIVERED"));
        }
        assertThat(found(agreement("agr-event"))).as("and by its agreement").hasSize(2);
    }

    @Test
    void what_comes_too_fast_is_one_entry_a_minute_for_each_system_and_problem_with_how_often() {
        SlowedExchanges slowed = new SlowedExchanges(journal, at(NOW));
        SystemId one = new SystemId("6000000", "pension-events");
        slowed.count(one, "too-many-requests", 429);
        slowed.count(one, "too-many-requests", 429);
        slowed.count(new SystemId("3000000", "welfare-case"), "too-many-requests", 429);
        slowed.write();
        slowed.write();
        written();

        assertThat(search.find(agency("6000000"), Optional.empty(), 10).entries())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.kind()).isEqualTo(ExchangeKind.SLOWED);
                    assertThat(entry.outcome()).isEqualTo("too-many-requests");
                    assertThat(entry.status()).isEqualTo(429);
                    assertThat(entry.result()).isEqualTo(Result.REFUSED);
                    assertThat(entry.steps()).extracting(Step::outcome).containsExactly("times:2");
                });
    }

    @Test
    void work_on_a_file_is_found_by_the_file_and_by_the_agreements_of_its_lines() {
        UUID file = UUID.randomUUID();
        JournaledFiles files = new JournaledFiles(journal);
        AgreementVersion agreement = new AgreementVersion("agr-screening", 1);
        files.accept(worked(file, Set.of(agreement), "REGISTER", false));
        files.accept(worked(file, Set.of(), "VOLUME", false));
        files.accept(worked(file, Set.of(agreement), "", true));
        written();

        assertThat(search.find(correlation(file), Optional.empty(), 10).entries())
                .extracting(JournalEntry::kind, JournalEntry::outcome, JournalEntry::result)
                .containsExactlyInAnyOrder(
                        tuple(ExchangeKind.BULK, "REGISTER", Result.FAILED),
                        tuple(ExchangeKind.BULK, "VOLUME", Result.REFUSED),
                        tuple(ExchangeKind.BULK, "DONE", Result.ANSWERED));
        assertThat(found(agreement("agr-screening"))).hasSize(2);
    }

    private static Worked worked(UUID file, Set<AgreementVersion> agreements, String cause, boolean ended) {
        return new Worked(
                file,
                "3000000/welfare-case",
                "livelihood-screening",
                "resident",
                agreements,
                cause,
                ended,
                NOW,
                NOW.plusSeconds(9));
    }

    @Test
    void no_row_holds_a_case_number_or_anything_that_is_no_code() {
        Trail trail = new Trail(ExchangeKind.QUERY, at(NOW));
        trail.about("basic-livelihood", "8502131104958");
        trail.outcome("8502131 104958 <b>");
        trail.step(Step.Kind.SENT, Duration.ZERO, "홍길동", "what, somebody; wrote");
        kept(trail.ended("3000000", "welfare-case", 400, marks));
        written();

        JournalEntry found =
                search.find(Criteria.ALL, Optional.empty(), 1).entries().getFirst();
        assertThat(found.outcome()).isEmpty();
        assertThat(found.steps()).extracting(Step::with, Step::outcome).containsExactly(tuple("", ""));
        assertThat(found.toString()).doesNotContain("8502131104958", "홍길동");
    }

    private static Criteria agency(String agency) {
        return criteria(Optional.empty(), Optional.of(agency), Optional.empty());
    }

    private static Criteria result(Result result) {
        return criteria(Optional.of(result), Optional.empty(), Optional.empty());
    }

    private static Criteria agreement(String agreement) {
        return criteria(Optional.empty(), Optional.empty(), Optional.of(agreement));
    }

    private static Criteria criteria(Optional<Result> result, Optional<String> agency, Optional<String> agreement) {
        return new Criteria(
                Optional.empty(),
                result,
                agency,
                Optional.empty(),
                agreement,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Criteria correlation(UUID id) {
        return new Criteria(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(id),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Criteria caseFile(String agency, String number) {
        return new Criteria(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(marks.caseFile(agency, number)),
                Optional.empty(),
                Optional.empty());
    }

    private static Criteria between(Instant from, Instant until) {
        return new Criteria(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(from),
                Optional.of(until));
    }
}

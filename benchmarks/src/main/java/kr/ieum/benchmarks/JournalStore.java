package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import kr.ieum.gateway.exchange.journal.ExchangeKind;
import kr.ieum.gateway.exchange.journal.Journal;
import kr.ieum.gateway.exchange.journal.JournalMarks;
import kr.ieum.gateway.exchange.journal.JournalMonths;
import kr.ieum.gateway.exchange.journal.JournalSearch;
import kr.ieum.gateway.exchange.journal.Step;
import kr.ieum.gateway.exchange.journal.Trail;
import kr.ieum.gateway.log.file.FileCompaction;
import kr.ieum.gateway.log.leaf.AgreementVersion;

/** A journal of a year, written as a node writes it. */
final class JournalStore implements AutoCloseable {

    static final int MONTHS = 12;
    static final int AGENCIES = 40;
    static final int AGREEMENTS = 160;
    static final int OF_A_CASE = 10;
    static final Instant FIRST = Instant.parse("2025-12-01T00:00:00Z");
    static final Duration YEAR = Duration.ofDays(365);

    private static final int BOUND = 20_000;
    private static final int SELDOM = 53;
    private static final int MORE_SELDOM = 1009;
    private static final long PAUSE_NANOS = 1_000_000;
    private static final int TOLD = 500_000;

    private final LogStore store;
    private final DataSource database;
    private final FileCompaction compaction;
    private final int entries;
    private final JournalMarks marks = new JournalMarks(new SecretKeySpec(new byte[32], "HmacSHA256"));
    private final JournalMonths months;
    private final JournalSearch search;

    private JournalStore(LogStore store, int entries) throws SQLException {
        this.store = store;
        this.entries = entries;
        this.database = store.asNode();
        this.compaction = FileCompaction.start(database);
        this.months = new JournalMonths(database);
        this.search = new JournalSearch(database, months);
    }

    /** A filled store of so many entries. */
    static JournalStore filled(LogStore.Kind kind, Path folder, int entries) throws IOException, SQLException {
        JournalStore journal = new JournalStore(LogStore.open(kind, folder), entries);
        journal.fill();
        return journal;
    }

    JournalSearch search() {
        return search;
    }

    JournalMarks marks() {
        return marks;
    }

    int entries() {
        return entries;
    }

    static String agency(int n) {
        return "%07d".formatted(3_000_000 + n % AGENCIES);
    }

    static String agreement(int n) {
        return "agr-" + n % AGREEMENTS;
    }

    static String caseNumber(int n) {
        return "case-" + n / OF_A_CASE;
    }

    static UUID query(int n) {
        return new UUID(0x4000L | (long) n << 16, 0x8000_0000_0000_0000L | n);
    }

    /** One in a thousand failed, one in fifty was refused. */
    private void fill() {
        try (Journal journal = new Journal(database, months, BOUND)) {
            journal.start();
            for (int n = 0; n < entries; n++) {
                if (n > 0 && n % TOLD == 0) {
                    Progress.say(n + " entries");
                }
                while (journal.waiting() >= BOUND) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
                Trail trail = new Trail(ExchangeKind.QUERY, at(n));
                trail.about("task-" + n % 40, caseNumber(n));
                trail.correlation(query(n));
                trail.agreements(
                        List.of(new AgreementVersion(agreement(n), 1), new AgreementVersion(agreement(n * 7 + 1), 1)));
                trail.step(Step.Kind.RECEIVED, Duration.ZERO, Duration.ofMillis(1), "", "VERIFIED");
                trail.step(Step.Kind.DECIDED, Duration.ofMillis(1), Duration.ofMillis(6), "", "GRANTED");
                trail.step(Step.Kind.SENT, Duration.ofMillis(7), Duration.ofMillis(40), "tax-income", "ANSWERED");
                trail.step(Step.Kind.SENT, Duration.ofMillis(7), Duration.ofMillis(60), "resident", "ANSWERED");
                trail.step(Step.Kind.MAPPED, Duration.ofMillis(67), Duration.ofMillis(1), "", "JSON");
                trail.step(Step.Kind.ANSWERED, Duration.ofMillis(68), Duration.ofMillis(1), "", "200");
                int status = n % MORE_SELDOM == 0 ? 503 : n % SELDOM == 0 ? 403 : 200;
                trail.outcome("COMPLETE");
                journal.keep(trail.ended(agency(n), "welfare-case", status, marks));
            }
        }
    }

    private Clock at(int n) {
        return Clock.fixed(FIRST.plusMillis((long) (YEAR.toMillis() * ((double) n / entries))), ZoneOffset.UTC);
    }

    @Override
    public void close() throws IOException, SQLException {
        compaction.close();
        store.close();
    }
}

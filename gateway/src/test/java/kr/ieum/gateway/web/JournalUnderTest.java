package kr.ieum.gateway.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.exchange.journal.Commitments;
import kr.ieum.gateway.exchange.journal.ExchangeKind;
import kr.ieum.gateway.exchange.journal.Journal;
import kr.ieum.gateway.exchange.journal.JournalEntry;
import kr.ieum.gateway.exchange.journal.JournalMarks;
import kr.ieum.gateway.exchange.journal.JournalMonths;
import kr.ieum.gateway.exchange.journal.JournalSearch;
import kr.ieum.gateway.exchange.journal.Step;
import kr.ieum.gateway.exchange.journal.Trail;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.testing.Databases;
import org.awaitility.Awaitility;
import org.springframework.context.annotation.Bean;

/** The journal of exchanges as it is, with exchanges that were thought out. */
public class JournalUnderTest {

    /** The subject of the first of the three exchanges that {@link Scripted} writes. */
    public static final Digest COMMITMENT = Digest.sha256(new byte[] {7});

    /** Their case. */
    public static final String CASE = "3000000-2026-04-0099999";

    /** Its query's id. */
    static final UUID QUERY = UUID.fromString("0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0777");

    @Bean
    JournalMonths journalMonths(Databases.Database database) {
        return new JournalMonths(database.dataSource());
    }

    @Bean
    Journal journal(Databases.Database database, JournalMonths months) {
        Journal journal = new Journal(database.dataSource(), months, 100);
        journal.start();
        return journal;
    }

    @Bean
    JournalSearch journalSearch(Databases.Database database, JournalMonths months) {
        return new JournalSearch(database.dataSource(), months);
    }

    @Bean
    JournalMarks journalMarks() {
        return new JournalMarks(new SecretKeySpec(new byte[32], "HmacSHA256"));
    }

    @Bean
    Commitments commitments() {
        return commitment -> commitment.equals(COMMITMENT) ? Optional.of(QUERY) : Optional.empty();
    }

    @Bean
    Scripted scriptedJournal(Journal journal, JournalMarks marks, Clock clock) {
        return new Scripted(journal, marks, clock);
    }

    /** Writes exchanges. */
    public static final class Scripted {
        private final Journal journal;
        private final JournalMarks marks;
        private final Clock clock;

        Scripted(Journal journal, JournalMarks marks, Clock clock) {
            this.journal = journal;
            this.marks = marks;
            this.clock = clock;
        }

        /** A query that was answered; returns its entry's id. */
        public String answered() {
            Trail trail = trail(QUERY);
            trail.agreements(List.of(new AgreementVersion("agr-basic-livelihood-income", 3)));
            trail.step(Step.Kind.DECIDED, Duration.ofMillis(1), Duration.ofMillis(6), "", "GRANTED");
            trail.step(Step.Kind.SENT, Duration.ofMillis(7), Duration.ofMillis(41), "tax-income", "ANSWERED");
            trail.step(Step.Kind.SENT, Duration.ofMillis(7), Duration.ofMillis(1200), "health-insurance", "LATE");
            trail.step(Step.Kind.MAPPED, Duration.ofMillis(1207), Duration.ofMillis(1), "", "JSON");
            trail.step(Step.Kind.ANSWERED, Duration.ofMillis(1208), Duration.ofMillis(1), "", "200");
            trail.outcome("PARTIAL");
            return kept(trail, 200);
        }

        /** One that was refused. */
        public String refused() {
            Trail trail = trail(UUID.randomUUID());
            trail.step(Step.Kind.DECIDED, Duration.ofMillis(1), Duration.ofMillis(6), "", "CASE_NOT_ACCESSIBLE");
            trail.outcome("CASE_NOT_ACCESSIBLE");
            return kept(trail, 403);
        }

        /** So many that failed. */
        public void failed(int many) {
            for (int n = 0; n < many; n++) {
                Trail trail = trail(UUID.randomUUID());
                trail.outcome("LOG_UNAVAILABLE");
                journal.keep(trail.ended("1741000", "shared-portal", 503, marks));
            }
            Awaitility.await().until(() -> journal.waiting() == 0);
        }

        private Trail trail(UUID query) {
            Trail trail = new Trail(ExchangeKind.QUERY, clock);
            trail.about("basic-livelihood", CASE);
            trail.correlation(query);
            trail.step(Step.Kind.RECEIVED, Duration.ZERO, Duration.ofMillis(1), "", "VERIFIED");
            return trail;
        }

        private String kept(Trail trail, int status) {
            JournalEntry entry = trail.ended("3000000", "welfare-case", status, marks);
            journal.keep(entry);
            Awaitility.await().until(() -> journal.waiting() == 0);
            return entry.id().toString();
        }
    }
}

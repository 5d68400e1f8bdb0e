package kr.ieum.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import kr.ieum.gateway.exchange.journal.Criteria;
import kr.ieum.gateway.exchange.journal.ExchangeKind;
import kr.ieum.gateway.exchange.journal.JournalSearch;
import kr.ieum.gateway.exchange.journal.Result;

/** By what an operator searches while it is measured; each search has another key, and half of them read the second page. */
enum JournalWay {
    LATEST("nothing: the latest of a day"),
    AGENCY("agency and days"),
    FAILED("failed, of all agencies"),
    AGENCY_REFUSED("agency, refused"),
    AGENCY_FAILED("agency, failed"),
    AGREEMENT("agreement and days"),
    AGREEMENT_FAILED("agreement, failed"),
    CASE("case"),
    CORRELATION("id of a query");

    private static final int PAGE = 50;

    private final String words;

    JournalWay(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** One page, in milliseconds. */
    double page(JournalStore store, Random random) {
        Criteria criteria = criteria(store, random);
        JournalSearch.Page first = store.search().find(criteria, Optional.empty(), PAGE);
        Optional<UUID> after = random.nextBoolean() ? first.next() : Optional.empty();
        long start = System.nanoTime();
        store.search().find(criteria, after, PAGE);
        return (System.nanoTime() - start) / 1e6;
    }

    private Criteria criteria(JournalStore store, Random random) {
        int n = random.nextInt(store.entries());
        Optional<Instant> until = this == LATEST || this == AGENCY || this == AGREEMENT
                ? Optional.of(JournalStore.FIRST.plus(Duration.ofDays(1 + random.nextInt(364))))
                : Optional.empty();
        boolean ofAgency = this == AGENCY || this == AGENCY_REFUSED || this == AGENCY_FAILED;
        boolean failed = this == FAILED || this == AGENCY_FAILED || this == AGREEMENT_FAILED;
        return new Criteria(
                this == CASE ? Optional.of(ExchangeKind.QUERY) : Optional.empty(),
                failed
                        ? Optional.of(Result.FAILED)
                        : this == AGENCY_REFUSED ? Optional.of(Result.REFUSED) : Optional.empty(),
                ofAgency ? Optional.of(JournalStore.agency(n)) : Optional.empty(),
                Optional.empty(),
                this == AGREEMENT || this == AGREEMENT_FAILED
                        ? Optional.of(JournalStore.agreement(n))
                        : Optional.empty(),
                this == CORRELATION ? Optional.of(JournalStore.query(n)) : Optional.empty(),
                this == CASE
                        ? Optional.of(store.marks().caseFile(JournalStore.agency(n), JournalStore.caseNumber(n)))
                        : Optional.empty(),
                Optional.empty(),
                until);
    }
}

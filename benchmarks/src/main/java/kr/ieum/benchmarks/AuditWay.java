package kr.ieum.benchmarks;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import kr.ieum.gateway.audit.AuditSearch;
import kr.ieum.gateway.audit.Criteria;
import kr.ieum.gateway.audit.Cursor;
import kr.ieum.gateway.audit.EntryState;
import kr.ieum.gateway.audit.Whose;

/** By what an auditor searches while it is measured; each search has another key, and half of them read the second page. */
enum AuditWay {
    DAYS("days of the own agency"),
    TASK("task"),
    AGREEMENT("agreement and days"),
    UNKNOWN("asked, outcome unknown"),
    REFUSED("refused, for a task"),
    OFFICIAL("official"),
    OFFICIAL_REFUSED("official, refused"),
    PERSON("person");

    private static final int PAGE = 50;
    private static final LocalDate FIRST = LocalDate.of(2021, 12, 2);

    private final String words;

    AuditWay(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** One page, in milliseconds. A search for somebody is begun, and logged, before the clock runs. */
    double page(AuditStore store, Random random, int days) {
        Criteria criteria = criteria(random, days);
        Optional<UUID> named = whose(store, random)
                .map(whose -> store.search().begin(AuditStore.auditor(), whose, criteria, "benchmark"));
        AuditSearch.Page first = read(store, criteria, named, Optional.empty());
        Optional<Cursor> after = random.nextBoolean() ? first.next() : Optional.empty();
        long start = System.nanoTime();
        read(store, criteria, named, after);
        return (System.nanoTime() - start) / 1e6;
    }

    private static AuditSearch.Page read(
            AuditStore store, Criteria criteria, Optional<UUID> named, Optional<Cursor> after) {
        return named.map(search -> store.search()
                        .open(AuditStore.auditor(), search, after, PAGE)
                        .orElseThrow())
                .orElseGet(() -> store.search().find(AuditStore.auditor(), criteria, after, PAGE));
    }

    private Optional<Whose> whose(AuditStore store, Random random) {
        return switch (this) {
            case OFFICIAL, OFFICIAL_REFUSED ->
                Optional.of(new Whose.Of(AuditStore.official(random.nextInt(AuditStore.OFFICIALS / 2) * 2)));
            case PERSON -> Optional.of(new Whose.Subject(AuditStore.subject(random.nextInt(store.subjects()))));
            case DAYS, TASK, AGREEMENT, UNKNOWN, REFUSED -> Optional.empty();
        };
    }

    private Criteria criteria(Random random, int days) {
        LocalDate from = FIRST.plusDays(random.nextInt(Math.max(1, days)));
        Optional<LocalDate> some = this == DAYS || this == AGREEMENT ? Optional.of(from) : Optional.empty();
        return new Criteria(
                Optional.empty(),
                some,
                some.map(day -> day.plusDays(30)),
                this == TASK || this == REFUSED
                        ? Optional.of(Set.of("task-" + random.nextInt(AuditStore.TASKS / 2) * 2))
                        : Optional.empty(),
                this == AGREEMENT ? Optional.of("agr-" + random.nextInt(AuditStore.AGREEMENTS)) : Optional.empty(),
                this == UNKNOWN
                        ? Optional.of(EntryState.OUTCOME_UNKNOWN)
                        : this == REFUSED || this == OFFICIAL_REFUSED
                                ? Optional.of(EntryState.REFUSED)
                                : Optional.empty(),
                Optional.empty());
    }
}

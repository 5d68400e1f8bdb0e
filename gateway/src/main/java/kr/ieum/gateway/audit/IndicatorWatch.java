package kr.ieum.gateway.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import kr.ieum.gateway.audit.FindingStore.Found;
import kr.ieum.gateway.audit.FindingStore.Watched;
import kr.ieum.gateway.disclosure.DisclosedIndex;
import kr.ieum.gateway.oversight.LookupRecords;
import kr.ieum.gateway.oversight.Pseudonyms;
import kr.ieum.gateway.oversight.RecordedLookup;
import kr.ieum.gateway.oversight.Seal;

/**
 * Looks at every look-up soon after it was made, and again when something should have followed. What the rules point at becomes a finding;
 * the same occasion is found once, however often and on however many nodes it is looked at.
 */
public final class IndicatorWatch {

    /** A look-up has ended by then. */
    static final Duration FIRST = Duration.ofMinutes(1);

    private static final int AT_ONCE = 100;

    /** Whoever takes a look-up has so long until another node takes it again. */
    private static final Duration TAKEN = Duration.ofMinutes(5);

    /** After so long a case system that never answered isn't asked any more. */
    private static final Duration GIVEN_UP = Duration.ofDays(7);

    private static final Duration ASKED_AGAIN = Duration.ofHours(1);

    /** Fewer people in a day are no crowd, whatever is usual. */
    private static final int NO_CROWD = 10;

    private static final int USUAL_DAYS = 28;
    private static final int ENOUGH_DAYS = 5;

    private final FindingStore store;
    private final AuditIndex index;
    private final DisclosedIndex disclosed;
    private final LookupRecords records;
    private final Pseudonyms pseudonyms;
    private final CaseFacts cases;
    private final IndicatorRules rules;
    private final Clock clock;
    private final ZoneId zone;

    /** Joins the parts. */
    public IndicatorWatch(
            DataSource database,
            DisclosedIndex disclosed,
            LookupRecords records,
            Pseudonyms pseudonyms,
            Seal seal,
            CaseFacts cases,
            IndicatorRules rules,
            Clock clock,
            ZoneId zone) {
        this.store = new FindingStore(database, seal);
        this.index = new AuditIndex(database);
        this.disclosed = disclosed;
        this.records = records;
        this.pseudonyms = pseudonyms;
        this.cases = cases;
        this.rules = rules;
        this.clock = clock;
        this.zone = zone;
    }

    /** What case systems say of a case. */
    @FunctionalInterface
    public interface CaseFacts {

        /** The case with this number in the agency's case system. */
        Answer of(String agency, String number);

        /** What was said. */
        sealed interface Answer {

            /** When it was received, in the federation's zone, and its stage today. */
            record Known(LocalDateTime received, String stage) implements Answer {}

            /** There is none any more. */
            record Gone() implements Answer {}

            /** Nobody answered. */
            record Silent() implements Answer {}
        }
    }

    /**
     * Looks at what is due.
     *
     * @return how many look-ups were looked at
     */
    public int look() {
        Instant now = clock.instant();
        List<Watched> due = store.due(now, AT_ONCE);
        Map<UUID, RecordedLookup> known =
                records.findAll(due.stream().map(Watched::lookup).collect(Collectors.toSet()));
        for (Watched one : due) {
            Optional<RecordedLookup> record = Optional.ofNullable(known.get(one.lookup()));
            Watched taken = new Watched(
                    one.lookup(),
                    one.agency(),
                    one.at(),
                    one.refused(),
                    one.stage(),
                    now.plus(TAKEN).truncatedTo(ChronoUnit.MILLIS));
            if (record.isEmpty()) {
                store.done(one.lookup());
            } else if (store.putOff(one, one.stage(), taken.due())) {
                if (one.stage().isEmpty()) {
                    first(taken, record.get(), now);
                } else {
                    later(taken, record.get(), now);
                }
            }
        }
        return due.size();
    }

    private void first(Watched one, RecordedLookup record, Instant now) {
        LocalDateTime local = LocalDateTime.ofInstant(one.at(), zone);
        if (!rules.works(one.agency(), local)) {
            found(
                    Indicator.OFF_HOURS,
                    one,
                    record,
                    ofDay(record, local.toLocalDate()),
                    local.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString());
        }
        if (!one.refused().isEmpty()) {
            refused(one, record, local.toLocalDate());
            store.done(one.lookup());
            return;
        }
        subjects(one, record, local);
        Optional<String> number = record.caseNumber();
        if (number.isEmpty()) {
            store.done(one.lookup());
            return;
        }
        switch (cases.of(one.agency(), number.get())) {
            case CaseFacts.Answer.Known(var received, var stage) -> {
                if (received.plus(rules.caseOlderBy()).isAfter(local)) {
                    found(
                            Indicator.CASE_YOUNGER,
                            one,
                            record,
                            one.lookup().toString(),
                            Long.toString(ChronoUnit.MINUTES.between(local, received)));
                }
                store.putOff(one, stage, one.at().plus(rules.actionWithin(), ChronoUnit.DAYS));
            }
            case CaseFacts.Answer.Gone() -> store.done(one.lookup());
            case CaseFacts.Answer.Silent() -> again(one, now);
        }
    }

    private void later(Watched one, RecordedLookup record, Instant now) {
        String number = record.caseNumber().orElse("");
        switch (cases.of(one.agency(), number)) {
            case CaseFacts.Answer.Known(var received, var stage) -> {
                boolean moved = !stage.equals(one.stage())
                        || index.lookedAt(
                                disclosed.ofCase(one.agency(), number), one.at().plus(FIRST), now);
                if (!moved) {
                    found(
                            Indicator.NO_LATER_ACTION,
                            one,
                            record,
                            one.lookup().toString(),
                            Integer.toString(rules.actionWithin()));
                }
                store.done(one.lookup());
            }
            case CaseFacts.Answer.Gone() -> store.done(one.lookup());
            case CaseFacts.Answer.Silent() -> again(one, now);
        }
    }

    /** A case system that doesn't answer is asked again, but not for ever. */
    private void again(Watched one, Instant now) {
        Duration late = Duration.between(
                one.stage().isEmpty() ? one.at() : one.at().plus(rules.actionWithin(), ChronoUnit.DAYS), now);
        if (late.compareTo(GIVEN_UP) > 0) {
            store.done(one.lookup());
        } else {
            store.putOff(one, one.stage(), now.plus(ASKED_AGAIN));
        }
    }

    private void refused(Watched one, RecordedLookup record, LocalDate day) {
        switch (one.refused()) {
            case "CONFLICT_OF_INTEREST" ->
                found(Indicator.OWN_HOUSEHOLD, one, record, one.lookup().toString(), "1");
            case "CASE_NOT_ACCESSIBLE" -> {
                long tried = index.refused(
                        pseudonyms.ofOfficial(record.official()), one.refused(), start(day), start(day.plusDays(1)));
                if (tried >= rules.othersCases()) {
                    found(Indicator.OTHERS_CASES, one, record, ofDay(record, day), Long.toString(tried));
                }
            }
            default -> {}
        }
    }

    private void subjects(Watched one, RecordedLookup record, LocalDateTime local) {
        LocalDate day = local.toLocalDate();
        long inADay = disclosed.subjectsOf(one.agency(), record.official(), start(day), start(day.plusDays(1)));
        if (inADay < NO_CROWD && inADay <= Math.min(rules.subjectsInAnHour(), rules.subjectsInADay())) {
            return;
        }
        long inAnHour = disclosed.subjectsOf(
                one.agency(),
                record.official(),
                one.at().minus(Duration.ofHours(1)),
                one.at().plusMillis(1));
        boolean many = inAnHour > rules.subjectsInAnHour()
                || inADay > rules.subjectsInADay()
                || (inADay >= NO_CROWD && isUnusual(one, record, day, inADay));
        if (many) {
            found(Indicator.MANY_SUBJECTS, one, record, ofDay(record, day), Long.toString(inADay));
        }
    }

    /** Against the official's own days before; who has few of them isn't compared. */
    private boolean isUnusual(Watched one, RecordedLookup record, LocalDate day, long inADay) {
        long[] before = LongStream.rangeClosed(1, USUAL_DAYS)
                .map(back -> disclosed.subjectsOf(
                        one.agency(), record.official(), start(day.minusDays(back)), start(day.minusDays(back - 1))))
                .filter(people -> people > 0)
                .toArray();
        return before.length >= ENOUGH_DAYS
                && inADay
                        > rules.timesTheUsual()
                                * LongStream.of(before).average().orElse((double) inADay);
    }

    private void found(Indicator indicator, Watched one, RecordedLookup record, String occasion, String measured) {
        Instant now = clock.instant();
        store.add(new Found(
                indicator,
                occasion,
                one.agency(),
                pseudonyms.ofOfficial(record.official()),
                one.lookup(),
                measured,
                now,
                now.plus(rules.explainWithin(), ChronoUnit.DAYS)));
    }

    private String ofDay(RecordedLookup record, LocalDate day) {
        return pseudonyms.ofOfficial(record.official()) + " " + day;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}

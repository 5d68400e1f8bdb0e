package kr.ieum.gateway.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import kr.ieum.gateway.audit.FindingStore.Found;
import kr.ieum.gateway.audit.IndicatorWatch.CaseFacts;
import kr.ieum.gateway.audit.WatchedLookups.Judged;
import kr.ieum.gateway.audit.WatchedLookups.Watched;
import kr.ieum.gateway.disclosure.DisclosedIndex;
import kr.ieum.gateway.oversight.Pseudonyms;
import kr.ieum.gateway.oversight.RecordedLookup;

/**
 * Look-ups that are judged together, at one moment: an official makes many a day and in one case, so a case system is asked once for
 * each case, and an official's day is counted once. Writes nothing.
 */
final class Portion {

    /** After so long a case system that never answered isn't asked any more. */
    private static final Duration GIVEN_UP = Duration.ofDays(7);

    private static final Duration ASKED_AGAIN = Duration.ofHours(1);

    /** Fewer people in a day are no crowd, whatever is usual. */
    private static final int NO_CROWD = 10;

    /** After so long nothing is added to a day any more. */
    private static final Duration SETTLED = Duration.ofHours(1);

    private static final int USUAL_DAYS = 28;
    private static final int ENOUGH_DAYS = 5;

    private final AuditIndex index;
    private final DisclosedIndex disclosed;
    private final CountedDays days;
    private final Pseudonyms pseudonyms;
    private final CaseFacts cases;
    private final IndicatorRules rules;
    private final ZoneId zone;
    private final Instant now;

    private final Map<CaseFile, CaseFacts.Answer> answers = new HashMap<>();
    private final Map<CountedDays.Day, Long> people = new HashMap<>();
    private final Map<Tries, Long> refusals = new HashMap<>();

    private record CaseFile(String agency, String number) {}

    private record Tries(String official, String reason, LocalDate day) {}

    Portion(
            AuditIndex index,
            DisclosedIndex disclosed,
            CountedDays days,
            Pseudonyms pseudonyms,
            CaseFacts cases,
            IndicatorRules rules,
            ZoneId zone,
            Instant now) {
        this.index = index;
        this.disclosed = disclosed;
        this.days = days;
        this.pseudonyms = pseudonyms;
        this.cases = cases;
        this.rules = rules;
        this.zone = zone;
        this.now = now;
    }

    /** What the rules say of a look-up, and when it is looked at again. */
    Judged judge(Watched one, RecordedLookup record) {
        return one.stage().isEmpty() ? first(one, record) : later(one, record);
    }

    private Judged first(Watched one, RecordedLookup record) {
        LocalDateTime local = LocalDateTime.ofInstant(one.at(), zone);
        List<Found> found = new ArrayList<>();
        if (!rules.works(one.agency(), local)) {
            found.add(found(
                    Indicator.OFF_HOURS,
                    one,
                    record,
                    ofDay(record, local.toLocalDate()),
                    local.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString()));
        }
        if (!one.refused().isEmpty()) {
            refused(one, record, local.toLocalDate()).ifPresent(found::add);
            return Judged.done(one, found);
        }
        subjects(one, record, local).ifPresent(found::add);
        Optional<String> number = record.caseNumber();
        if (number.isEmpty()) {
            return Judged.done(one, found);
        }
        return switch (answer(one.agency(), number.get())) {
            case CaseFacts.Answer.Known(var received, var stage) -> {
                if (received.plus(rules.caseOlderBy()).isAfter(local)) {
                    found.add(found(
                            Indicator.CASE_YOUNGER,
                            one,
                            record,
                            one.lookup().toString(),
                            Long.toString(ChronoUnit.MINUTES.between(local, received))));
                }
                yield Judged.again(one, found, stage, one.at().plus(rules.actionWithin(), ChronoUnit.DAYS));
            }
            case CaseFacts.Answer.Gone() -> Judged.done(one, found);
            case CaseFacts.Answer.Silent() -> silent(one, found);
        };
    }

    private Judged later(Watched one, RecordedLookup record) {
        String number = record.caseNumber().orElse("");
        return switch (answer(one.agency(), number)) {
            case CaseFacts.Answer.Known(var received, var stage) -> {
                boolean moved = !stage.equals(one.stage())
                        || index.lookedAt(
                                disclosed.ofCase(one.agency(), number), one.at().plus(IndicatorWatch.FIRST), now);
                yield Judged.done(
                        one,
                        moved
                                ? List.of()
                                : List.of(found(
                                        Indicator.NO_LATER_ACTION,
                                        one,
                                        record,
                                        one.lookup().toString(),
                                        Integer.toString(rules.actionWithin()))));
            }
            case CaseFacts.Answer.Gone() -> Judged.done(one, List.of());
            case CaseFacts.Answer.Silent() -> silent(one, List.of());
        };
    }

    /** A case system that doesn't answer is asked again, but not for ever. */
    private Judged silent(Watched one, List<Found> found) {
        Duration late = Duration.between(
                one.stage().isEmpty() ? one.at() : one.at().plus(rules.actionWithin(), ChronoUnit.DAYS), now);
        return late.compareTo(GIVEN_UP) > 0
                ? Judged.done(one, found)
                : Judged.again(one, found, one.stage(), now.plus(ASKED_AGAIN));
    }

    private Optional<Found> refused(Watched one, RecordedLookup record, LocalDate day) {
        return switch (one.refused()) {
            case "CONFLICT_OF_INTEREST" ->
                Optional.of(
                        found(Indicator.OWN_HOUSEHOLD, one, record, one.lookup().toString(), "1"));
            case "CASE_NOT_ACCESSIBLE" -> {
                long tried = tried(pseudonyms.ofOfficial(record.official()), one.refused(), day);
                yield tried >= rules.othersCases()
                        ? Optional.of(
                                found(Indicator.OTHERS_CASES, one, record, ofDay(record, day), Long.toString(tried)))
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private Optional<Found> subjects(Watched one, RecordedLookup record, LocalDateTime local) {
        LocalDate day = local.toLocalDate();
        long inADay = peopleOf(one.agency(), record.official(), day);
        if (inADay < NO_CROWD && inADay <= Math.min(rules.subjectsInAnHour(), rules.subjectsInADay())) {
            return Optional.empty();
        }
        boolean many = inADay > rules.subjectsInADay()
                || inAnHour(one, record) > rules.subjectsInAnHour()
                || (inADay >= NO_CROWD && isUnusual(one, record, day, inADay));
        return many
                ? Optional.of(found(Indicator.MANY_SUBJECTS, one, record, ofDay(record, day), Long.toString(inADay)))
                : Optional.empty();
    }

    private long inAnHour(Watched one, RecordedLookup record) {
        return disclosed.subjectsOf(
                one.agency(),
                record.official(),
                one.at().minus(Duration.ofHours(1)),
                one.at().plusMillis(1));
    }

    /** Against the official's own days before; who has few of them isn't compared. */
    private boolean isUnusual(Watched one, RecordedLookup record, LocalDate day, long inADay) {
        long[] before = LongStream.rangeClosed(1, USUAL_DAYS)
                .map(back -> peopleOf(one.agency(), record.official(), day.minusDays(back)))
                .filter(many -> many > 0)
                .toArray();
        return before.length >= ENOUGH_DAYS
                && inADay
                        > rules.timesTheUsual()
                                * LongStream.of(before).average().orElse((double) inADay);
    }

    private CaseFacts.Answer answer(String agency, String number) {
        return answers.computeIfAbsent(new CaseFile(agency, number), file -> cases.of(file.agency(), file.number()));
    }

    private long peopleOf(String agency, String official, LocalDate day) {
        // a look-up that began before midnight may stand in the index a little later
        LocalDate today = LocalDateTime.ofInstant(now.minus(SETTLED), zone).toLocalDate();
        return people.computeIfAbsent(
                new CountedDays.Day(agency, official, day),
                one -> days.people(
                        one,
                        today,
                        rules.subjectsInADay(),
                        each -> disclosed.subjectsOf(agency, official, start(day), start(day.plusDays(1)))));
    }

    private long tried(String official, String reason, LocalDate day) {
        return refusals.computeIfAbsent(
                new Tries(official, reason, day),
                one -> index.refused(official, reason, start(day), start(day.plusDays(1))));
    }

    private Found found(Indicator indicator, Watched one, RecordedLookup record, String occasion, String measured) {
        return new Found(
                indicator,
                occasion,
                one.agency(),
                pseudonyms.ofOfficial(record.official()),
                one.lookup(),
                measured,
                now,
                now.plus(rules.explainWithin(), ChronoUnit.DAYS));
    }

    private String ofDay(RecordedLookup record, LocalDate day) {
        return pseudonyms.ofOfficial(record.official()) + " " + day;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}

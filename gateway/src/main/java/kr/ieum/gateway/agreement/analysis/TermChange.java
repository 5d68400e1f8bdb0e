package kr.ieum.gateway.agreement.analysis;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.Agreement.ConsentRule;
import kr.ieum.gateway.agreement.engine.AfterCheck;
import kr.ieum.gateway.agreement.engine.Obligation;
import kr.ieum.gateway.agreement.engine.Terms;

/**
 * How two versions differ in something that concerns all their grants.
 *
 * @param contrast a request that shows it, to be put to both versions; nothing where there is no difference, or none that a single
 *     decision shows, such as a longer time for a check
 */
public record TermChange(Kind kind, Change change, Optional<Contrast> contrast) {

    TermChange(Kind kind, Change change) {
        this(kind, change, Optional.empty());
    }

    TermChange with(Optional<Contrast> shown) {
        return new TermChange(kind, change, shown);
    }

    /** What is compared. */
    public enum Kind {
        KIND,
        AFTER_CHECK,
        TASK,
        PROVIDERS,
        CONSUMERS,
        TERM,
        PER_DAY,
        PER_OFFICIAL_HOUR,
        HOURS,
        SEARCH,
        CONSENT,
        OBLIGATIONS,
        COMBINATIONS
    }

    static List<TermChange> all(Agreement earlier, Agreement later, Terms former, Terms next) {
        List<TermChange> changes = new ArrayList<>();
        changes.add(new TermChange(Kind.KIND, equal(earlier.kind(), later.kind())));
        changes.add(new TermChange(Kind.AFTER_CHECK, afterCheck(earlier.afterCheck(), later.afterCheck())));
        changes.add(new TermChange(Kind.TASK, equal(earlier.task(), later.task())));
        changes.add(sets(Kind.PROVIDERS, earlier.providers(), later.providers()));
        changes.add(new TermChange(Kind.CONSUMERS, ConsumerComparison.of(former.consumers(), next.consumers())));
        changes.add(term(earlier.term(), later.term()));
        changes.add(volume(Kind.PER_DAY, earlier.perDay(), later.perDay()));
        changes.add(volume(Kind.PER_OFFICIAL_HOUR, earlier.perOfficialHour(), later.perOfficialHour()));
        changes.add(hours(earlier.schedule(), later.schedule()));
        changes.add(sets(Kind.SEARCH, search(earlier), search(later)));
        changes.add(consent(earlier.consent(), later.consent()));
        changes.add(new TermChange(Kind.OBLIGATIONS, obligations(former, next)));
        changes.add(new TermChange(Kind.COMBINATIONS, combinations(former, next)));
        return List.copyOf(changes);
    }

    /** More that may be checked afterwards, or later, opens more; another kind is told by the kind alone. */
    private static Change afterCheck(Optional<AfterCheck> before, Optional<AfterCheck> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return Change.SAME;
        }
        Set<AfterCheck.Deferred> some = before.get().deferred();
        Set<AfterCheck.Deferred> others = after.get().deferred();
        int later = after.get().within().compareTo(before.get().within());
        return Change.of(!some.containsAll(others) || later > 0, !others.containsAll(some) || later < 0);
    }

    private static Change equal(Object some, Object other) {
        return some.equals(other) ? Change.SAME : Change.BOTH;
    }

    private static TermChange sets(Kind kind, Collection<String> before, Collection<String> after) {
        return new TermChange(kind, Change.of(!before.containsAll(after), !after.containsAll(before)));
    }

    private static List<String> search(Agreement agreement) {
        return agreement.searchBy().stream()
                .flatMap(permission -> permission.registers().isEmpty()
                        ? Stream.of(permission.attribute().text())
                        : permission.registers().stream().map(register -> permission.attribute() + " → " + register))
                .toList();
    }

    /** A duty that is gone, or due later, lets the consumer do more. */
    private static Change obligations(Terms before, Terms after) {
        return Change.of(
                !before.obligations().stream()
                        .allMatch(one -> after.obligations().stream().anyMatch(other -> binds(other, one))),
                !after.obligations().stream()
                        .allMatch(one -> before.obligations().stream().anyMatch(other -> binds(other, one))));
    }

    private static boolean binds(Obligation one, Obligation atLeastAs) {
        return one.type() == atLeastAs.type()
                && (atLeastAs.within().isEmpty()
                        || one.within()
                                .filter(within ->
                                        within.compareTo(atLeastAs.within().get()) <= 0)
                                .isPresent());
    }

    /** A combination forbids all that contain it. */
    private static Change combinations(Terms before, Terms after) {
        return Change.of(
                !before.combinations().stream().allMatch(one -> isForbidden(after, one)),
                !after.combinations().stream().allMatch(one -> isForbidden(before, one)));
    }

    private static boolean isForbidden(Terms terms, Terms.Combination combination) {
        return terms.combinations().stream()
                .anyMatch(other -> combination.attributes().containsAll(other.attributes()));
    }

    private static TermChange term(Agreement.Term before, Agreement.Term after) {
        return new TermChange(
                Kind.TERM,
                Change.of(
                        after.from().isBefore(before.from()) || after.until().isAfter(before.until()),
                        after.from().isAfter(before.from()) || after.until().isBefore(before.until())));
    }

    private static TermChange volume(Kind kind, Optional<Integer> before, Optional<Integer> after) {
        int less = before.orElse(Integer.MAX_VALUE);
        int more = after.orElse(Integer.MAX_VALUE);
        return new TermChange(kind, Change.of(more > less, more < less));
    }

    private static TermChange hours(Optional<Agreement.Schedule> before, Optional<Agreement.Schedule> after) {
        boolean sameZone = before.map(Agreement.Schedule::zone).equals(after.map(Agreement.Schedule::zone))
                || before.isEmpty()
                || after.isEmpty();
        Set<Integer> some = minutes(before);
        Set<Integer> others = minutes(after);
        return new TermChange(
                Kind.HOURS, sameZone ? Change.of(!some.containsAll(others), !others.containsAll(some)) : Change.BOTH);
    }

    private static Set<Integer> minutes(Optional<Agreement.Schedule> schedule) {
        Set<Integer> minutes = new HashSet<>();
        Set<DayOfWeek> days = schedule.map(Agreement.Schedule::days).orElse(EnumSet.allOf(DayOfWeek.class));
        int from = schedule.map(Agreement.Schedule::fromMinute).orElse(0);
        int until = schedule.map(Agreement.Schedule::untilMinute).orElse(24 * 60);
        for (DayOfWeek day : days) {
            for (int minute = from; minute < until; minute++) {
                minutes.add(day.getValue() * 24 * 60 + minute);
            }
        }
        return minutes;
    }

    /** Consent that is no longer asked for, or may be older, opens more. */
    private static TermChange consent(List<ConsentRule> before, List<ConsentRule> after) {
        boolean widened = before.stream()
                .anyMatch(rule -> after.stream()
                        .noneMatch(other -> other.grant().equals(rule.grant())
                                && other.maxAge().compareTo(rule.maxAge()) <= 0));
        boolean narrowed = after.stream()
                .anyMatch(rule -> before.stream()
                        .noneMatch(other -> other.grant().equals(rule.grant())
                                && other.maxAge().compareTo(rule.maxAge()) <= 0));
        return new TermChange(Kind.CONSENT, Change.of(widened, narrowed));
    }
}

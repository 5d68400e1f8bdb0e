package kr.ieum.gateway.agreement.analysis;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.engine.Hours;
import kr.ieum.gateway.agreement.engine.Period;

/** Time cut where something begins or ends, so that within a piece nothing changes but the hours of the week. */
final class Moments {

    private static final int LONGER_THAN_A_WEEK = 9;

    private final Duration skew;

    Moments(Duration skew) {
        this.skew = skew;
    }

    /** When a period certainly holds: it holds both at the earliest and at the latest time that it may be. */
    boolean holds(Period period, Instant time) {
        return period.contains(time, skew);
    }

    /** Whether a period certainly holds at some of these times. */
    boolean meets(Period period, List<Period> times) {
        Instant from =
                period.from().equals(Instant.MIN) ? Instant.MIN : period.from().plus(skew);
        Instant until = period.until().equals(Instant.MAX)
                ? Instant.MAX
                : period.until().minus(skew);
        return times.stream()
                .anyMatch(time -> from.isBefore(time.until()) && time.from().isBefore(until) && from.isBefore(until));
    }

    /** The pieces between the edges of these periods and those instants. */
    List<Period> pieces(Collection<Period> periods, Collection<Instant> instants) {
        TreeSet<Instant> edges = new TreeSet<>(instants);
        for (Period period : periods) {
            if (!period.from().equals(Instant.MIN)) {
                edges.add(period.from().plus(skew));
            }
            if (!period.until().equals(Instant.MAX)) {
                edges.add(period.until().minus(skew));
            }
        }
        List<Period> pieces = new ArrayList<>();
        Instant from = Instant.MIN;
        for (Instant edge : edges) {
            pieces.add(new Period(from, edge));
            from = edge;
        }
        pieces.add(new Period(from, Instant.MAX));
        return pieces;
    }

    /** A time of a piece that falls into the hours; nothing when the piece is too short to have one. */
    Optional<Instant> within(Period piece, Optional<Hours> hours) {
        Instant first = first(piece);
        if (hours.isEmpty()) {
            return Optional.of(first);
        }
        Hours agreed = hours.get();
        LocalDate day = first.atZone(agreed.zone()).toLocalDate();
        return Stream.concat(
                        Stream.of(first),
                        Stream.iterate(day, next -> next.plusDays(1))
                                .limit(LONGER_THAN_A_WEEK)
                                .map(next -> next.atStartOfDay()
                                        .plusMinutes(agreed.fromMinute())
                                        .atZone(agreed.zone())
                                        .toInstant()
                                        .plus(skew)))
                .filter(piece::contains)
                .filter(time -> agreed.contains(time.minus(skew)) && agreed.contains(time.plus(skew)))
                .findFirst();
    }

    private static Instant first(Period piece) {
        if (!piece.from().equals(Instant.MIN)) {
            return piece.from();
        }
        return piece.until().equals(Instant.MAX)
                ? Instant.EPOCH
                : piece.until().minus(Duration.ofDays(LONGER_THAN_A_WEEK));
    }

    /** Pieces that touch, put together. */
    static List<Period> joined(List<Period> pieces) {
        List<Period> joined = new ArrayList<>();
        for (Period piece : pieces) {
            Period last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.until().equals(piece.from())) {
                joined.set(joined.size() - 1, new Period(last.from(), piece.until()));
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }
}

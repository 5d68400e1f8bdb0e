package kr.ieum.adapters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.mapping.Problem;

/**
 * How the deliveries of a file register fare; holds no value and no key.
 *
 * @param inForce the delivery that questions are answered from
 * @param lastAttempt what came of the last attempt to fetch a newer one
 */
public record DeliveryStatus(Optional<Delivery> inForce, Optional<Attempt> lastAttempt) {

    /**
     * A delivery that was taken.
     *
     * @param name its file name at the register
     * @param assertedOn the date in its header
     * @param takenAt when it was fetched whole
     * @param records its detail lines, the bad ones included
     * @param badLines how many lines break the layout; each harms only its own subject
     * @param firstBadLines position and rule of the first of them, at most {@link #REPORTED}
     */
    public record Delivery(
            String name,
            LocalDate assertedOn,
            Instant takenAt,
            long records,
            long badLines,
            List<Problem> firstBadLines) {

        /** How many bad lines are reported one by one. */
        public static final int REPORTED = 100;

        /** Makes it immutable. */
        public Delivery {
            firstBadLines = List.copyOf(firstBadLines);
        }
    }

    /**
     * An attempt to fetch a delivery.
     *
     * @param outcome {@code taken}, {@code unchanged}, or why not: {@code none-there}, {@code still-growing},
     *     {@code no-header}, {@code header-lacks COLUMN}, {@code header-twice COLUMN}, {@code no-trailer}, {@code wrong-count}, {@code too-large}, {@code too-many-bad-lines},
     *     {@code older}, {@code host-key}, {@code unauthorised}, {@code refused}, {@code reset}, {@code dns},
     *     {@code timeout}, {@code folder}, {@code spool}, {@code closed}
     * @param ignored entries of the listing that can't be a delivery: links, folders, names with a path
     */
    public record Attempt(Instant at, String outcome, int ignored) {}
}

package kr.ieum.simulator.server;

import java.util.List;

/**
 * A mode with its particulars.
 *
 * @param mode how the register behaves
 * @param millis delay of {@link Mode#SLOW}, or how long the stop of {@link Mode#CLOSED} lasts (0: an hour), 0 to 3,600,000
 * @param variant of {@link Mode#WRONG}: {@code syntax}, {@code dates}, {@code duplicate} (a record twice), {@code doctype}
 *     or {@code many} (a record under 7,500 numbers)
 */
public record Behaviour(Mode mode, long millis, String variant) {

    private static final long LONGEST_DELAY = 3_600_000;
    private static final List<String> VARIANTS = List.of("syntax", "dates", "duplicate", "doctype", "many");

    /** Checks the bounds. */
    public Behaviour {
        if (millis < 0 || millis > LONGEST_DELAY) {
            throw new IllegalArgumentException("millis must be 0 to " + LONGEST_DELAY + ", not " + millis);
        }
        if (!VARIANTS.contains(variant)) {
            throw new IllegalArgumentException("variant must be one of " + VARIANTS + ", not " + variant);
        }
    }

    /** The mode with no delay and the plain kind of malformation. */
    public static Behaviour of(Mode mode) {
        return new Behaviour(mode, 0, "syntax");
    }

    /** Correct answers after a delay. */
    public static Behaviour slow(long millis) {
        return new Behaviour(Mode.SLOW, millis, "syntax");
    }
}

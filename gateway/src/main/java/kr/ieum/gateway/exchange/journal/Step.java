package kr.ieum.gateway.exchange.journal;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One step of an exchange.
 *
 * @param after how long after the exchange began
 * @param took how long it lasted
 * @param with the register that was asked or the destination that was handed to; empty for none
 * @param outcome a code
 */
public record Step(Kind kind, Duration after, Duration took, String with, String outcome) {

    /** What was done. */
    public enum Kind {
        /** The request is whole and its signature verified. */
        RECEIVED,
        /** From or into the reference model. */
        MAPPED,
        /** By the agreements in force, with the durable intent. */
        DECIDED,
        /** To a register or a destination, until its answer. */
        SENT,
        /** The answer is signed and handed to the connection. */
        ANSWERED
    }

    private static final String BETWEEN = ";";
    private static final String WITHIN = ",";
    private static final int PARTS = 5;
    private static final long NANOS = 1000;

    /** Only codes are kept: nothing that somebody wrote gets in by a mistake. */
    public Step {
        with = Codes.only(with);
        outcome = Codes.only(outcome);
    }

    /** All steps in one text, as a row holds them. */
    static String text(List<Step> steps) {
        return steps.stream()
                .map(step -> String.join(
                        WITHIN,
                        step.kind.name(),
                        Long.toString(step.after.toNanos() / NANOS),
                        Long.toString(step.took.toNanos() / NANOS),
                        step.with,
                        step.outcome))
                .collect(Collectors.joining(BETWEEN));
    }

    /** Reads what {@link #text} wrote. */
    static List<Step> parse(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(BETWEEN, -1)).map(Step::one).toList();
    }

    private static Step one(String text) {
        String[] parts = text.split(WITHIN, PARTS);
        return new Step(Kind.valueOf(parts[0]), micros(parts[1]), micros(parts[2]), parts[3], parts[4]);
    }

    private static Duration micros(String text) {
        return Duration.ofNanos(Long.parseLong(text) * NANOS);
    }
}

package kr.ieum.schemas.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/**
 * What surrounds the record in an answer: how the register says found or not held, where the record stands and as of when
 * it speaks.
 *
 * @param outcome path of the outcome code
 * @param found codes that mean found
 * @param notHeld codes that mean the register doesn't know the subject
 * @param record path of the record
 * @param stamp as of when the register answers, where its payload says so
 */
record Envelope(String outcome, Set<String> found, Set<String> notHeld, String record, Optional<Stamp> stamp) {

    /** A point in time in the register's own notation. */
    record Stamp(String path, DateTimeFormatter pattern, ZoneId zone) {

        Optional<Instant> read(String text) {
            try {
                return Optional.of(
                        LocalDateTime.parse(text, pattern).atZone(zone).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }

    /** Whether the path is, or leads to, something of the envelope. */
    boolean concerns(String path) {
        return isOrLeadsTo(path, outcome)
                || isOrLeadsTo(path, record)
                || stamp.filter(s -> isOrLeadsTo(path, s.path())).isPresent();
    }

    private static boolean isOrLeadsTo(String path, String goal) {
        return goal.equals(path) || goal.startsWith(path + "/");
    }
}

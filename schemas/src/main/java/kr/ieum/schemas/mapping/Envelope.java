package kr.ieum.schemas.mapping;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What surrounds the record in an answer: how the register says found or not held, where the record stands and as of when
 * it speaks.
 *
 * @param outcome path of the outcome code
 * @param found codes that mean found
 * @param notHeld codes that mean the register doesn't know the subject
 * @param failed codes by which the register says that it didn't answer
 * @param record path of the record
 * @param records how many there may be
 * @param count path of the number of records, where the register declares it
 * @param stamp as of when the register answers, where its payload says so
 */
record Envelope(
        String outcome,
        Set<String> found,
        Set<String> notHeld,
        Set<String> failed,
        String record,
        Records records,
        Optional<String> count,
        Optional<Stamp> stamp) {

    /** No envelope: the records of a file stand by themselves. */
    static Envelope none() {
        return new Envelope(
                "", Set.of(), Set.of(), Set.of(), "record", Records.ANY, Optional.empty(), Optional.empty());
    }

    /** How many records an answer may hold when the register knows the subject. */
    enum Records {
        /** One or more. */
        SOME,
        /** One; a second one is an error. */
        ONE,
        /** Any number; an empty list says that there is none. */
        ANY,
        /** One or none. */
        AT_MOST_ONE
    }

    /** A point in time in the register's own notation. */
    record Stamp(String path, TimePattern pattern, ZoneId zone) {

        Optional<Instant> read(String text) {
            // where a clock is set forward or back it is the offset before, as of ZonedDateTime.of
            return pattern.read(text).map(time -> time.toInstant(zone.getRules().getOffset(time)));
        }
    }

    /** What the envelope is made of; where the record stands it repeats, for there may be several. */
    PathTree paths() {
        Set<String> paths = new LinkedHashSet<>(List.of(outcome, record));
        count.ifPresent(paths::add);
        stamp.ifPresent(s -> paths.add(s.path()));
        return PathTree.of(paths, new Places<>(paths), Set.of(record));
    }

    /** Whether the text at the path says something about the answer. */
    boolean isText(String path) {
        return path.equals(outcome)
                || count.filter(path::equals).isPresent()
                || stamp.filter(s -> s.path().equals(path)).isPresent();
    }

    /** The path of what holds the records, empty when they hold themselves. */
    String place() {
        return record.contains("/") ? record.substring(0, record.lastIndexOf('/')) : "";
    }
}

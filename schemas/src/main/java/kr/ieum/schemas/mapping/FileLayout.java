package kr.ieum.schemas.mapping;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How a delivered file is cut into lines, checked and indexed, without decoding what its records say.
 * Thread-safe. Compiled from the mapping file.
 */
public interface FileLayout {

    /** Kinds of line. */
    enum LineKind {
        HEADER,
        DETAIL,
        TRAILER
    }

    /** The format that the mapping names: {@code fixed-width} or {@code csv}. */
    default String format() {
        return "fixed-width";
    }

    /** Whether the first line names the columns, so that no other line can be read without it. */
    default boolean headed() {
        return false;
    }

    /** What is amiss with a line of column names, in words of the mapping; nothing when it will do. */
    default Optional<String> headerFault(byte[] headerLine) {
        return Optional.empty();
    }

    /** This layout under a delivery's line of column names. */
    default FileLayout under(byte[] headerLine) {
        return this;
    }

    /** Whether a line without its terminator has the length or the number of cells that it must have. */
    default boolean fits(byte[] line) {
        return line.length == lineLength();
    }

    /** Bytes of a line without its terminator; where lines differ, the fewest that one can have. */
    int lineLength();

    /** The line terminator, such as CRLF. */
    byte[] terminator();

    /** The kind of a line of the right length, nothing when its type is unknown. */
    Optional<LineKind> kind(byte[] line);

    /** The subject key of a detail line. */
    String key(byte[] detailLine);

    /** As of which day the delivery speaks, from its header; nothing when the header doesn't hold a date. */
    Optional<LocalDate> assertedOn(byte[] headerLine);

    /** How many detail lines the trailer declares, or -1 when it doesn't hold a number. */
    long declaredCount(byte[] trailerLine);
}

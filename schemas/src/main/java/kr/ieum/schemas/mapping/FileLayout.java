package kr.ieum.schemas.mapping;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How a delivered file of fixed-length lines is cut, checked and indexed, without decoding what its records say.
 * Thread-safe. Compiled from the mapping file.
 */
public interface FileLayout {

    /** Kinds of line. */
    enum LineKind {
        HEADER,
        DETAIL,
        TRAILER
    }

    /** Bytes of a line without its terminator. */
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

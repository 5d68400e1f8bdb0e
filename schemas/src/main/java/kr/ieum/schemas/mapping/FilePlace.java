package kr.ieum.schemas.mapping;

/**
 * Where a record begins in a file.
 *
 * @param line 1-based
 * @param offset bytes before it, a byte order mark included
 */
public record FilePlace(long line, long offset) {

    /** The line as positions of records and problems count it. */
    int position() {
        return (int) Math.min(line, Integer.MAX_VALUE);
    }
}

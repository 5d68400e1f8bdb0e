package kr.ieum.schemas.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The code units of a file with their places. In all charsets of mappings the signs by which files are cut (line ends, quotes,
 * brackets, tags) are units of ASCII that are no part of another character, so that a file is cut before it is decoded and a
 * wrong byte spoils one record. What is read can be kept, up to the size of one record.
 */
final class UnitStream {

    static final int END = -1;

    private static final int BUFFER = 65_536;
    private static final int BEGIN = 1_024;
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16LE_MARK = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] UTF_16BE_MARK = {(byte) 0xFE, (byte) 0xFF};

    private final InputStream in;
    private final Charset charset;
    private final int width;
    private byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;
    private long before;
    private long line = 1;

    /** Where in the buffer that begins which is kept; below 0 while nothing is. */
    private int from = -1;

    private boolean tooLong;
    private byte[] begin = new byte[0];

    UnitStream(InputStream in, Charset charset) {
        this.in = in;
        this.charset = charset;
        this.width = charset.equals(StandardCharsets.UTF_16LE) ? 2 : 1;
    }

    /** Steps over the charset's own byte order mark; what is amiss when there is another's. */
    Optional<Cut.Broken> skipMark() throws IOException {
        if (begins(UTF_8_MARK)) {
            return mark(UTF_8_MARK, StandardCharsets.UTF_8);
        }
        if (begins(UTF_16LE_MARK)) {
            return mark(UTF_16LE_MARK, StandardCharsets.UTF_16LE);
        }
        return begins(UTF_16BE_MARK) ? mark(UTF_16BE_MARK, StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private Optional<Cut.Broken> mark(byte[] mark, Charset of) {
        if (!of.equals(charset)) {
            return Optional.of(Cut.Broken.of(
                    MappingRule.M40,
                    place(),
                    "begins with the byte order mark of " + of.name() + ", but the mapping says " + charset.name()));
        }
        at += mark.length;
        return Optional.empty();
    }

    private boolean begins(byte[] mark) throws IOException {
        while (filled - at < mark.length && fill()) {
            // until there are bytes enough, or no more
        }
        return filled - at >= mark.length && Arrays.equals(buffer, at, at + mark.length, mark, 0, mark.length);
    }

    Charset charset() {
        return charset;
    }

    /** Where the next unit stands. */
    FilePlace place() {
        return new FilePlace(line, before + at);
    }

    /** The next unit without stepping over it; {@link #END} at the end. */
    int peek() throws IOException {
        while (filled - at < width) {
            if (!fill()) {
                // half a unit is no character of any charset
                return filled == at ? END : Character.MAX_VALUE;
            }
        }
        int low = buffer[at] & 0xFF;
        return width == 1 ? low : low | (buffer[at + 1] & 0xFF) << 8;
    }

    /** The next unit; {@link #END} at the end. */
    int next() throws IOException {
        int unit = peek();
        if (unit == END) {
            return END;
        }
        at += Math.min(width, filled - at);
        if (unit == '\n') {
            line++;
        }
        return unit;
    }

    private boolean fill() throws IOException {
        if (from >= 0 && at - from > RecordFile.MAX_RECORD) {
            tooLong = true;
            begin = Arrays.copyOfRange(buffer, from, from + BEGIN);
            from = -1;
        }
        int needed = from < 0 ? at : from;
        if (needed > 0) {
            System.arraycopy(buffer, needed, buffer, 0, filled - needed);
        }
        before += needed;
        filled -= needed;
        at -= needed;
        from = from < 0 ? from : 0;
        if (buffer.length - filled < BUFFER / 2) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(read, 0);
        return read > 0;
    }

    /** From here on what is read is kept, up to the size of one record. */
    void keepFrom() {
        from = at;
        tooLong = false;
    }

    /** Whether more was read than can be kept. */
    boolean isTooLong() {
        return tooLong || at - from > RecordFile.MAX_RECORD;
    }

    /** What was kept, without the last units of that number. */
    byte[] kept(int without) {
        byte[] bytes = Arrays.copyOfRange(buffer, from, Math.max(at - without * width, from));
        from = -1;
        return bytes;
    }

    /** What was kept is of no use but for its first bytes, by which it may be known whose it is. */
    byte[] drop() {
        byte[] first = from < 0 ? begin : Arrays.copyOfRange(buffer, from, Math.min(from + BEGIN, at));
        from = -1;
        begin = new byte[0];
        return first;
    }
}

package kr.ieum.adapters.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream into lines by their terminator, in constant memory. A line longer than {@link #LONGEST} comes in pieces, so
 * that a file without terminators can't fill the memory. Without a terminator lines are cut by their length.
 */
final class LineCutter {

    /** Longest piece in bytes. */
    static final int LONGEST = 16 * 1024;

    private final InputStream in;
    private final int lineLength;
    private final byte[] terminator;
    private final byte[] buffer = new byte[64 * 1024];
    private int from;
    private int to;
    private boolean ended;

    LineCutter(InputStream in, int lineLength, byte[] terminator) {
        this.in = in;
        this.lineLength = lineLength;
        this.terminator = terminator;
    }

    /** The next line as received, its terminator included where it has one; nothing at the end. */
    Optional<byte[]> next() throws IOException {
        int length = find();
        while (length < 0 && !ended && to - from < LONGEST) {
            fill();
            length = find();
        }
        if (length < 0) {
            length = Math.min(to - from, LONGEST);
        }
        if (length == 0) {
            return Optional.empty();
        }
        byte[] line = Arrays.copyOfRange(buffer, from, from + length);
        from += length;
        return Optional.of(line);
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        int read = in.read(buffer, to, buffer.length - to);
        if (read < 0) {
            ended = true;
        } else {
            to += read;
        }
    }

    /** Bytes of the first whole line in the buffer, -1 when there is none. */
    private int find() {
        if (terminator.length == 0) {
            return to - from >= lineLength ? lineLength : -1;
        }
        int last = Math.min(to, from + LONGEST) - terminator.length;
        for (int at = from; at <= last; at++) {
            if (Arrays.equals(buffer, at, at + terminator.length, terminator, 0, terminator.length)) {
                return at + terminator.length - from;
            }
        }
        return -1;
    }
}

package kr.ieum.gateway.exchange.bulk;

import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.Optional;

/** The lines of a file that rests in parts, one after another; a part and a line are all that is held. */
final class RawLines {

    /** Where parts are read. */
    @FunctionalInterface
    interface Source {

        /** @param number from 1 */
        byte[] part(int number) throws SQLException;
    }

    /** A line without its end; of one that is too long nothing is kept. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Raw(byte[] bytes, boolean tooLong) {}

    private static final byte[] NOTHING = {};

    private final int parts;
    private final Source source;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(FileForm.LONGEST_LINE);
    private byte[] part = NOTHING;
    private int at;
    private int next = 1;

    RawLines(int parts, Source source) {
        this.parts = parts;
        this.source = source;
    }

    Optional<Raw> next() throws SQLException {
        line.reset();
        boolean begun = false;
        boolean tooLong = false;
        while (true) {
            if (at == part.length) {
                if (next > parts) {
                    return begun ? Optional.of(raw(tooLong)) : Optional.empty();
                }
                part = source.part(next++);
                at = 0;
            } else {
                begun = true;
                int end = at;
                while (end < part.length && part[end] != '\n') {
                    end++;
                }
                // one byte more, for the CR of a line that is as long as it may be
                if (line.size() + (end - at) > FileForm.LONGEST_LINE + 1) {
                    tooLong = true;
                } else if (!tooLong) {
                    line.write(part, at, end - at);
                }
                at = Math.min(end + 1, part.length);
                if (end < part.length) {
                    return Optional.of(raw(tooLong));
                }
            }
        }
    }

    private Raw raw(boolean tooLong) {
        byte[] all = line.toByteArray();
        int length = all.length > 0 && all[all.length - 1] == '\r' ? all.length - 1 : all.length;
        return tooLong || length > FileForm.LONGEST_LINE
                ? new Raw(NOTHING, true)
                : new Raw(length == all.length ? all : java.util.Arrays.copyOf(all, length), false);
    }
}

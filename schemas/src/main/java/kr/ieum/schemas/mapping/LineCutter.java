package kr.ieum.schemas.mapping;

import java.io.IOException;
import java.util.Optional;

/** Cuts a file into its lines, without their ends; the last one needs none. */
final class LineCutter implements Cutter {

    /** How lines end. */
    enum LineEnd {
        CRLF,
        LF,
        /** Either. */
        ANY,
        /** Either, and it stays with its line. */
        KEPT
    }

    private final UnitStream units;
    private final LineEnd end;
    private final boolean skipsBlank;
    private boolean begun;

    /** @param skipsBlank whether lines without any sign but blanks stand for nothing */
    LineCutter(UnitStream units, LineEnd end, boolean skipsBlank) {
        this.units = units;
        this.end = end;
        this.skipsBlank = skipsBlank;
    }

    @Override
    public Cut next() throws IOException {
        if (!begun) {
            begun = true;
            Optional<Cut.Broken> mark = units.skipMark();
            if (mark.isPresent()) {
                return mark.get();
            }
        }
        Optional<Cut> cut = line();
        while (cut.isEmpty()) {
            cut = line();
        }
        return cut.get();
    }

    /** The next line; nothing when it stands for nothing. */
    private Optional<Cut> line() throws IOException {
        FilePlace at = units.place();
        units.keepFrom();
        int last = UnitStream.END;
        boolean blank = true;
        int unit = units.next();
        while (unit != '\n' && unit != UnitStream.END) {
            last = unit;
            blank &= unit <= ' ';
            unit = units.next();
        }
        if (skipsBlank && blank && unit == '\n') {
            return Optional.empty();
        }
        if ((skipsBlank && blank) || (unit == UnitStream.END && last == UnitStream.END)) {
            return Optional.of(new Cut.End());
        }
        if (units.isTooLong()) {
            return Optional.of(Cut.Spoilt.of(
                    MappingRule.M37,
                    at,
                    "a line is longer than the " + RecordFile.MAX_RECORD + " bytes allowed",
                    units.drop()));
        }
        boolean returns = last == '\r';
        if (unit == '\n' && isDemanded() && returns != (end == LineEnd.CRLF)) {
            return Optional.of(Cut.Spoilt.of(MappingRule.M17, at, "a line doesn't end in " + end, units.drop()));
        }
        int without = (unit == '\n' ? 1 : 0) + (returns && end != LineEnd.LF ? 1 : 0);
        return Optional.of(new Cut.Piece(units.kept(end == LineEnd.KEPT ? 0 : without), at));
    }

    private boolean isDemanded() {
        return end == LineEnd.CRLF || end == LineEnd.LF;
    }
}

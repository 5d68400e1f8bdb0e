package kr.ieum.schemas.mapping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Cuts a file into its rows: lines, and lines that belong together since a cell in quotes holds a line break (RFC 4180). Lines are
 * joined only where they make up a row of whole cells, within the size of a record; a quote that isn't closed spoils its own line
 * and no other.
 */
final class CsvRows implements Cutter {

    private final CsvShape shape;
    private final LineCutter cutter;
    private final int width;
    /** What was cut and isn't used yet. */
    private final Deque<Cut> ahead = new ArrayDeque<>();
    /** The lines of the last row, when it has several. */
    private List<Cut.Piece> joined = List.of();

    CsvRows(UnitStream units, CsvShape shape) {
        this.shape = shape;
        this.cutter = new LineCutter(units, LineCutter.LineEnd.KEPT, false);
        this.width = shape.charset().equals(StandardCharsets.UTF_16LE) ? 2 : 1;
    }

    @Override
    public Cut next() throws IOException {
        joined = List.of();
        Cut cut = take();
        if (!(cut instanceof Cut.Piece line)) {
            return cut;
        }
        if (isOpenAfter(line, false)) {
            return row(line);
        }
        return ended(line.bytes(), line.at());
    }

    private Cut take() throws IOException {
        Cut cut = ahead.poll();
        return cut == null ? cutter.next() : cut;
    }

    /** Whether the row before is one of several lines. */
    boolean isJoined() {
        return !joined.isEmpty();
    }

    /** The lines of the row before don't belong together after all: those behind the first are rows by themselves. */
    Cut.Spoilt apart() {
        Cut.Piece first = joined.getFirst();
        putBack(joined.subList(1, joined.size()));
        joined = List.of();
        return open(first);
    }

    private void putBack(List<? extends Cut> cuts) {
        cuts.reversed().forEach(ahead::addFirst);
    }

    private static Cut.Spoilt open(Cut.Piece line) {
        return Cut.Spoilt.of(MappingRule.M12, line.at(), "a quote is broken or isn't closed");
    }

    /** The row that begins with a line in which a quote isn't closed. */
    private Cut row(Cut.Piece first) throws IOException {
        List<Cut> lines = new ArrayList<>();
        List<Cut.Piece> pieces = new ArrayList<>(List.of(first));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(first.bytes());
        boolean open = true;
        while (open) {
            Cut next = take();
            lines.add(next);
            if (!(next instanceof Cut.Piece line) || whole.size() + line.bytes().length > RecordFile.MAX_RECORD) {
                putBack(lines);
                return open(first);
            }
            pieces.add(line);
            whole.writeBytes(line.bytes());
            open = isOpenAfter(line, true);
        }
        Cut row = ended(whole.toByteArray(), first.at());
        if (row instanceof Cut.Piece piece
                && SourceText.decode(piece.bytes(), 0, piece.bytes().length, shape.charset())
                        .flatMap(text -> CsvCells.of(text, shape.separator()))
                        .isEmpty()) {
            putBack(lines);
            return open(first);
        }
        joined = pieces;
        return row;
    }

    /** Whether a quote is open at the end of a line. A quote within quotes stands twice, so that it changes nothing. */
    private boolean isOpenAfter(Cut.Piece line, boolean before) {
        boolean open = before;
        byte[] bytes = line.bytes();
        for (int at = 0; at + width <= bytes.length; at += width) {
            open ^= isUnit(bytes, at, '"');
        }
        return open;
    }

    private boolean isUnit(byte[] bytes, int at, char unit) {
        return at >= 0 && bytes[at] == unit && (width == 1 || bytes[at + 1] == 0);
    }

    /** A row without its line end, which is the mapping's. */
    private Cut ended(byte[] bytes, FilePlace at) {
        int end = bytes.length;
        boolean feeds = isUnit(bytes, end - width, '\n');
        end -= feeds ? width : 0;
        boolean returns = isUnit(bytes, end - width, '\r');
        boolean isReturnExpected = shape.end() == LineCutter.LineEnd.CRLF;
        if (feeds && returns != isReturnExpected) {
            return Cut.Spoilt.of(MappingRule.M17, at, "a line doesn't end in " + shape.end());
        }
        end -= returns && isReturnExpected ? width : 0;
        return new Cut.Piece(Arrays.copyOf(bytes, end), at);
    }
}

package kr.ieum.schemas.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of an outside table, read by the parts of the product that read files of rows. */
public final class OutsideRows {

    private OutsideRows() {}

    /** The rows of a comma-separated table in UTF-16LE with a byte order mark, by the names of its header. */
    public static List<Map<String, String>> utf16(InputStream in) throws IOException {
        LineCutter cutter = new LineCutter(new UnitStream(in, StandardCharsets.UTF_16LE), LineCutter.LineEnd.ANY, true);
        List<String> header = List.of();
        List<Map<String, String>> rows = new ArrayList<>();
        while (cutter.next() instanceof Cut.Piece line) {
            String text = SourceText.decode(line.bytes(), 0, line.bytes().length, StandardCharsets.UTF_16LE)
                    .orElseThrow();
            List<String> cells = CsvCells.of(text).orElseThrow();
            if (header.isEmpty()) {
                header = cells;
            } else {
                Map<String, String> row = new LinkedHashMap<>();
                for (int at = 0; at < header.size(); at++) {
                    row.put(header.get(at), cells.get(at).strip());
                }
                rows.add(row);
            }
        }
        return rows;
    }
}

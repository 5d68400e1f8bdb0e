package kr.ieum.schemas.mapping;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a file of rows is written.
 *
 * @param columns that the mapping knows
 * @param headings what the first line says, column by column, where the columns stand in the order of the mapping; empty where
 *     they are found by their names
 * @param trailer first cell of the last line, which says how many records there are
 * @param continued where several rows make up one record
 */
record CsvShape(
        Charset charset,
        char separator,
        LineCutter.LineEnd end,
        List<String> columns,
        List<String> headings,
        Optional<String> trailer,
        Optional<Continued> continued) {

    CsvShape {
        columns = List.copyOf(columns);
        headings = List.copyOf(headings);
    }

    /**
     * Rows that go on with the record above.
     *
     * @param column that is empty in such a row
     * @param groups the group of each column that may stand in such a row; what a row holds of a group is a part of the record
     */
    record Continued(String column, Map<String, String> groups) {

        Continued {
            groups = Map.copyOf(groups);
        }
    }
}

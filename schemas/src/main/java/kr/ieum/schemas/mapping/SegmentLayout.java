package kr.ieum.schemas.mapping;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lines of several types that make up one record: each says its own length and type, then come the columns that all lines have
 * and by which those of one record are known, then those of its type. Columns are counted in bytes.
 *
 * @param length where a line says its length
 * @param type where it says its type
 * @param common the columns that all lines have
 * @param types by what the lines say of their type
 * @param skipsBlank whether blank lines stand for nothing
 */
record SegmentLayout(
        Charset charset,
        LineCutter.LineEnd end,
        boolean skipsBlank,
        FixedWidthLayout.Column length,
        FixedWidthLayout.Column type,
        List<FixedWidthLayout.Column> common,
        Map<String, Segment> types) {

    SegmentLayout {
        common = List.copyOf(common);
        types = Map.copyOf(types);
    }

    /**
     * A type of line.
     *
     * @param name of the parts that its lines become; types that say the same in other columns share one
     * @param begins the type of record that such a line begins; nothing where it goes on with one
     * @param lengths that a line may have; columns behind its end weren't sent
     */
    record Segment(
            String name,
            Optional<String> begins,
            Set<Integer> lengths,
            List<FixedWidthLayout.Column> columns,
            List<Repeated> repeated) {

        Segment {
            lengths = Set.copyOf(lengths);
            columns = List.copyOf(columns);
            repeated = List.copyOf(repeated);
        }
    }

    /**
     * Columns that stand several times one behind the other; each time with something in it is a part of its own.
     *
     * @param keepsFirst whether the first one is a part although there is nothing in it, for what the line says around it
     */
    record Repeated(
            String name, int start, int length, int times, List<FixedWidthLayout.Column> columns, boolean keepsFirst) {

        Repeated {
            columns = List.copyOf(columns);
        }
    }

    /** Where the columns begin by which the lines of a record are known. */
    int keyStart() {
        return common.getFirst().start();
    }

    /** Where they end. */
    int keyEnd() {
        return common.getLast().start() + common.getLast().length();
    }
}

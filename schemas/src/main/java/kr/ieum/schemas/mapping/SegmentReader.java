package kr.ieum.schemas.mapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads the layout of fixed-width lines of several types: columns fill each line from the first byte to the last (rule M33). */
final class SegmentReader {

    private final YamlMap map;
    private final Set<String> fields = new LinkedHashSet<>();
    private final Set<String> parts = new LinkedHashSet<>();

    SegmentReader(YamlMap map) {
        this.map = map;
    }

    SourceReader.Source read(Charset charset, LineCutter.LineEnd end) {
        if (charset.equals(StandardCharsets.UTF_16LE)) {
            map.fault("charset", "M21", "has no bytes of ASCII for lengths and types", "use one that extends ASCII");
        }
        boolean skipsBlank = map.flag("blankLines");
        Set<String> keys = new LinkedHashSet<>();
        keys.add(map.text("key"));
        try (YamlMap segments = map.map("segments")) {
            FixedWidthLayout.Column length = mark(segments, "length", 0);
            FixedWidthLayout.Column type = mark(segments, "type", length.length());
            List<FixedWidthLayout.Column> common = new ArrayList<>();
            int next = columns(segments, "common", "", type.start() + type.length(), common, new ArrayList<>());
            if (common.isEmpty()) {
                segments.fault(
                        "common", "M33", "name no column", "name those by which the lines of a record are known");
                common.add(new FixedWidthLayout.Column("", next, 0, false));
            }
            Map<String, SegmentLayout.Segment> types = new HashMap<>();
            for (YamlMap item : segments.maps("types")) {
                try (item) {
                    if (types.put(item.text("type"), segment(item, next)) != null) {
                        item.fault("type", "M33", "stands twice", "give each type of line one layout");
                    }
                }
            }
            if (types.values().stream().allMatch(each -> each.begins().isEmpty())) {
                segments.fault("types", "M33", "have none that begins a record", "write begins at one");
            }
            if (!fields.containsAll(keys)) {
                map.fault("key", "M24", "is no column of the lines", "name one of the common columns");
            }
            RecordFile file = new SegmentFile(new SegmentLayout(charset, end, skipsBlank, length, type, common, types));
            return new SourceReader.Source(
                    new SourceFields(List.copyOf(fields)), keys, new FileDecoder(file), Optional.empty(), file, parts);
        }
    }

    private static FixedWidthLayout.Column mark(YamlMap segments, String key, int start) {
        try (YamlMap mark = segments.map(key)) {
            int at = mark.integer("at") - 1;
            int length = mark.integer("length");
            if (at != start || length < 1) {
                mark.fault("at", "M33", "leaves a gap or overlaps", "begin at byte " + (start + 1));
            }
            return new FixedWidthLayout.Column(key, start, Math.max(length, 1), false);
        }
    }

    private SegmentLayout.Segment segment(YamlMap item, int from) {
        String name = item.text("name");
        parts.add(name);
        Set<Integer> lengths = new TreeSet<>();
        for (String length : item.texts("lengths")) {
            if (length.matches("[0-9]{1,5}")) {
                lengths.add(Integer.valueOf(length));
            }
        }
        List<FixedWidthLayout.Column> columns = new ArrayList<>();
        List<SegmentLayout.Repeated> repeated = new ArrayList<>();
        int end = columns(item, "columns", name + "/", from, columns, repeated);
        if (lengths.isEmpty() || !lengths.contains(end)) {
            item.fault(
                    "lengths", "M33", "don't hold the " + end + " bytes that its columns fill", "correct one of both");
        }
        Optional<String> begins = item.optionalText("begins");
        begins.ifPresent(parts::add);
        return new SegmentLayout.Segment(name, begins, lengths, columns, repeated);
    }

    /** Reads columns that begin where the last one ended; answers where they end. */
    private int columns(
            YamlMap owner,
            String key,
            String prefix,
            int from,
            List<FixedWidthLayout.Column> columns,
            List<SegmentLayout.Repeated> repeated) {
        int next = from;
        for (YamlMap item : owner.maps(key)) {
            try (item) {
                String name = prefix + item.text("name");
                int at = item.integer("at") - 1;
                int length = item.integer("length");
                int times = item.optionalInteger("times").orElse(1);
                if (at != next || length < 1 || times < 1) {
                    item.fault("at", "M33", "leaves a gap or overlaps", "begin at byte " + (next + 1));
                }
                if (times > 1) {
                    repeated.add(repeated(item, name, at, length, times));
                } else {
                    columns.add(new FixedWidthLayout.Column(name, at, length, item.flag("mayBeCut")));
                    fields.add(name);
                }
                next = at + length * times;
            }
        }
        return next;
    }

    private SegmentLayout.Repeated repeated(YamlMap item, String name, int at, int length, int times) {
        parts.add(name);
        List<FixedWidthLayout.Column> within = new ArrayList<>();
        if (item.has("columns")) {
            int end = columns(item, "columns", name + "/", 0, within, new ArrayList<>());
            if (end != length) {
                item.fault("columns", "M33", "fill " + end + " bytes of " + length, "give every byte a column");
            }
        } else {
            within.add(new FixedWidthLayout.Column(name, 0, length, item.flag("mayBeCut")));
            fields.add(name);
        }
        return new SegmentLayout.Repeated(name, at, length, times, within, item.flag("keepsFirst"));
    }
}

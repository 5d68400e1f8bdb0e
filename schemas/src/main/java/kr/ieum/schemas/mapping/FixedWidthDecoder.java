package kr.ieum.schemas.mapping;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decodes whole lines of a fixed-width file: the detail lines of one subject, or a whole delivery with header and
 * trailer. Only permitted columns are cut out and decoded; blanks at their ends are padding.
 */
final class FixedWidthDecoder implements RecordDecoder {

    private final FixedWidthLayout layout;
    private final ZoneId zone;

    private final SubsetPlans<String, Cut> plans = new SubsetPlans<>(this::cut);

    /** What is cut out of a line: columns in the order of their texts in the record. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; lives as long as its decoder
    private record Cut(Places<String> table, FixedWidthLayout.Column[] columns) {}

    FixedWidthDecoder(FixedWidthLayout layout, ZoneId zone) {
        this.layout = layout;
        this.zone = zone;
    }

    @Override
    public Decoded decode(byte[] payload, Set<String> permitted) {
        try {
            return lines(payload, permitted);
        } catch (UnreadableSource e) {
            return e.decoded();
        }
    }

    private Decoded lines(byte[] payload, Set<String> permitted) throws UnreadableSource {
        byte[] end = layout.terminator();
        int length = layout.lineLength();
        List<NativeRecord> records = new ArrayList<>();
        Optional<Instant> assertedAt = Optional.empty();
        int position = 0;
        for (int from = 0; from < payload.length; from += length + end.length) {
            position++;
            int behind = from + length;
            boolean whole = behind == payload.length
                    || (behind + end.length <= payload.length
                            && Arrays.equals(payload, behind, behind + end.length, end, 0, end.length));
            if (!whole) {
                throw new UnreadableSource(
                        MappingRule.M17, "", position, "a line hasn't " + length + " bytes and its line end");
            }
            FileLayout.LineKind kind = kind(payload, from, position);
            if (kind == FileLayout.LineKind.DETAIL) {
                records.add(detail(payload, from, position, permitted));
            } else if (kind == FileLayout.LineKind.HEADER) {
                assertedAt = layout.assertedOn(Arrays.copyOfRange(payload, from, behind))
                        .map(day -> day.atStartOfDay(zone).toInstant());
            }
        }
        return records.isEmpty() ? new Decoded.NotHeld() : new Decoded.Records(List.copyOf(records), assertedAt);
    }

    private FileLayout.LineKind kind(byte[] payload, int from, int position) throws UnreadableSource {
        return layout.kind(payload, from, layout.lineLength())
                .orElseThrow(() -> new UnreadableSource(MappingRule.M18, "", position, "a line of an unknown type"));
    }

    /** The record of a whole line of details that begins there. */
    NativeRecord detail(byte[] payload, int from, int position, Set<String> permitted) throws UnreadableSource {
        Cut cut = plans.of(permitted);
        @Nullable String[] texts = new String[cut.columns().length];
        for (int place = 0; place < texts.length; place++) {
            texts[place] = text(payload, from, cut.columns()[place], position);
        }
        return new NativeRecord(layout.detail().type(), position, cut.table(), texts, List.of());
    }

    private String text(byte[] payload, int from, FixedWidthLayout.Column column, int position)
            throws UnreadableSource {
        int at = from + column.start();
        int end = at + column.length();
        // no charset of a layout has a byte of a blank within a character
        while (end > at && isBlank(payload[end - 1])) {
            end--;
        }
        if (Utf8.isAscii(payload, at, end)) {
            // a byte of ASCII is the same character in every charset that a layout may have
            return new String(payload, at, end - at, StandardCharsets.ISO_8859_1);
        }
        Optional<String> text = column.mayBeCut()
                ? SourceText.decodeCut(payload, at, column.length(), layout.charset())
                : SourceText.decode(payload, at, end - at, layout.charset());
        return text.orElseThrow(() -> new UnreadableSource(
                        MappingRule.M11,
                        column.name(),
                        position,
                        "bytes are not " + layout.charset().name()))
                .stripTrailing();
    }

    /** What {@link String#stripTrailing} drops, among the characters of ASCII. */
    private static boolean isBlank(byte b) {
        return b == ' ' || (b < ' ' && Character.isWhitespace(b));
    }

    private Cut cut(Set<String> permitted) {
        List<String> names = new ArrayList<>();
        List<FixedWidthLayout.Column> columns = new ArrayList<>();
        for (FixedWidthLayout.Column column : layout.detail().columns()) {
            // the very name that rows ask for, which is found at a glance
            permitted.stream().filter(column.name()::equals).forEach(name -> {
                names.add(name);
                columns.add(column);
            });
        }
        return new Cut(new Places<>(names), columns.toArray(FixedWidthLayout.Column[]::new));
    }
}

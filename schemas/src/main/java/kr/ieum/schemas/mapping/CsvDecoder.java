package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decodes a delivery's header line and lines of records below it; of each record the permitted columns are kept. */
final class CsvDecoder implements RecordDecoder {

    private final CsvLayout layout;

    CsvDecoder(CsvLayout layout) {
        this.layout = layout;
    }

    @Override
    public Decoded decode(byte[] payload, Set<String> permitted) {
        try {
            return records(lines(payload), permitted);
        } catch (UnreadableSource e) {
            return e.decoded();
        }
    }

    private Decoded records(List<byte[]> lines, Set<String> permitted) throws UnreadableSource {
        if (lines.isEmpty()) {
            throw new UnreadableSource(MappingRule.M12, "", 0, "has no header");
        }
        Optional<String> fault = layout.headerFault(lines.getFirst());
        if (fault.isPresent()) {
            throw new UnreadableSource(MappingRule.M35, "", 1, fault.get());
        }
        CsvLayout under = layout.under(lines.getFirst());
        List<NativeRecord> records = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            FileLayout.LineKind kind = under.kind(lines.get(i)).orElse(FileLayout.LineKind.HEADER);
            if (kind == FileLayout.LineKind.HEADER) {
                throw new UnreadableSource(
                        MappingRule.M17, "", i + 1, "a line is broken or hasn't as many cells as the header");
            }
            if (kind == FileLayout.LineKind.DETAIL) {
                records.add(record(under, lines.get(i), records.size() + 1, permitted));
            }
        }
        return records.isEmpty() ? new Decoded.NotHeld() : new Decoded.Records(List.copyOf(records), Optional.empty());
    }

    private static NativeRecord record(CsvLayout under, byte[] line, int position, Set<String> permitted) {
        List<String> cells = under.cells(line).orElse(List.of());
        Map<String, String> texts = new HashMap<>();
        for (String column : permitted) {
            under.place(column).ifPresent(at -> texts.put(column, cells.get(at).strip()));
        }
        return new NativeRecord("record", position, texts, List.of());
    }

    private List<byte[]> lines(byte[] payload) {
        byte[] end = layout.terminator();
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= payload.length - end.length; at++) {
            if (Arrays.equals(payload, at, at + end.length, end, 0, end.length)) {
                lines.add(Arrays.copyOfRange(payload, from, at));
                from = at + end.length;
                at = from - 1;
            }
        }
        if (from < payload.length) {
            lines.add(Arrays.copyOfRange(payload, from, payload.length));
        }
        return lines;
    }
}

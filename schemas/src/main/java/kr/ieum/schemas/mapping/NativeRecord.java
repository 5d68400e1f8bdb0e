package kr.ieum.schemas.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A register's own record after decoding, holding only the source fields that were permitted (design P3).
 *
 * @param type record type, such as {@code D} of a fixed-width file, or the path of a repeated group
 * @param position where it stood in the source (line, element number), for error messages; 1-based
 * @param fields source field path to text as the register wrote it
 * @param parts repeated groups in source order
 */
public record NativeRecord(String type, int position, Map<String, String> fields, List<NativeRecord> parts) {

    /** Makes it immutable. */
    public NativeRecord {
        fields = Map.copyOf(fields);
        parts = List.copyOf(parts);
    }

    /** The text of a field, if the register sent it. */
    public Optional<String> field(String path) {
        return Optional.ofNullable(fields.get(path));
    }

    @Override
    public String toString() {
        return "NativeRecord[" + type + "@" + position + ", " + fields.keySet() + ", " + parts.size() + " parts]";
    }
}

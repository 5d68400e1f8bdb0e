package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A register's own record after decoding, holding only the source fields that were permitted (design P3). Immutable; two are
 * equal when they say the same, whichever decoder made them.
 */
public final class NativeRecord {

    private final String type;
    private final int position;
    private final Places<String> table;
    private final @Nullable String[] texts;
    private final List<NativeRecord> parts;

    /**
     * A record of these fields.
     *
     * @param type record type, such as {@code D} of a fixed-width file, or the path of a repeated group
     * @param position where it stood in the source (line, element number), for error messages; 1-based
     * @param fields source field path to text as the register wrote it
     * @param parts repeated groups in source order
     */
    public NativeRecord(String type, int position, Map<String, String> fields, List<NativeRecord> parts) {
        this(
                type,
                position,
                new Places<>(fields.keySet()),
                fields.values().stream().map(Objects::requireNonNull).toArray(String[]::new),
                parts);
    }

    /**
     * A record of a kind.
     *
     * @param table names of the fields that such a record may have
     * @param texts the fields' texts by their places in the table, null where there is none; the record's own from here on
     */
    NativeRecord(String type, int position, Places<String> table, @Nullable String[] texts, List<NativeRecord> parts) {
        this.type = type;
        this.position = position;
        this.table = table;
        this.texts = texts;
        this.parts = List.copyOf(parts);
    }

    /** The record type, such as {@code D} of a fixed-width file, or the path of a repeated group. */
    public String type() {
        return type;
    }

    /** Where it stood in the source (line, element number), for error messages; 1-based. */
    public int position() {
        return position;
    }

    /** Repeated groups in source order. */
    public List<NativeRecord> parts() {
        return parts;
    }

    /** The text of a field, if the register sent it. */
    public Optional<String> field(String path) {
        return Optional.ofNullable(text(path));
    }

    /** As {@link #field}, for those who ask for many. */
    @Nullable
    String text(String path) {
        int place = table.place(path);
        return place == Places.NONE ? null : texts[place];
    }

    /** The fields that the register sent: source field path to text as the register wrote it. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int place = 0; place < texts.length; place++) {
            String text = texts[place];
            if (text != null) {
                fields.put(table.name(place), text);
            }
        }
        return Map.copyOf(fields);
    }

    /** The record without fields other than these, in its parts too. */
    public NativeRecord keeping(Set<String> kept) {
        @Nullable String[] remaining = texts.clone();
        for (int place = 0; place < remaining.length; place++) {
            if (remaining[place] != null && !kept.contains(table.name(place))) {
                remaining[place] = null;
            }
        }
        List<NativeRecord> narrowed = new ArrayList<>(parts.size());
        for (NativeRecord part : parts) {
            narrowed.add(part.keeping(kept));
        }
        return new NativeRecord(type, position, table, remaining, narrowed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NativeRecord that
                && position == that.position
                && type.equals(that.type)
                && fields().equals(that.fields())
                && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * type.hashCode() + position) + fields().hashCode();
    }

    @Override
    public String toString() {
        return "NativeRecord[" + type + "@" + position + ", " + fields().keySet() + ", " + parts.size() + " parts]";
    }
}

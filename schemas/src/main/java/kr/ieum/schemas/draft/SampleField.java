package kr.ieum.schemas.draft;

import java.util.List;

/**
 * A source field as the sample shows it.
 *
 * @param path as a mapping declares it, {@code []} at a step that repeats
 * @param texts what it held, in source order
 * @param absent how many records didn't send it
 * @param types of record that hold it, where the sample tells types apart; otherwise none
 */
record SampleField(String path, List<String> texts, int absent, List<String> types) {

    SampleField {
        texts = List.copyOf(texts);
        types = List.copyOf(types);
    }

    SampleField(String path, List<String> texts, int absent) {
        this(path, texts, absent, List.of());
    }

    /** How rows name it: without brackets. */
    String name() {
        return path.replace("[]", "");
    }

    /** Whether the source gives no name, so that the sample's reader numbered it. */
    boolean isUnnamed() {
        return path.matches("(line-[0-9A-Za-z]/)?c[0-9]+");
    }

    boolean repeats() {
        return path.contains("[]");
    }
}

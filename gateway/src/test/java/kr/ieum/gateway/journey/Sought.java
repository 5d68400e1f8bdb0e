package kr.ieum.gateway.journey;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Many markers, each in all its spellings, sought in one pass: a data folder is a hundred megabytes, and a pass for each
 * spelling takes minutes.
 */
final class Sought {

    private static final int BEGINNING = 3;

    private final BitSet beginnings = new BitSet(1 << 8 * BEGINNING);
    private final Map<Integer, List<Spelling>> byBeginning = new HashMap<>();

    private record Spelling(String marker, byte[] bytes) {}

    /**
     * Seeks this marker too.
     *
     * @throws IllegalArgumentException when it can be spelled in fewer than {@value #BEGINNING} bytes, which proves nothing
     */
    void add(String marker) {
        for (String spelling : Spellings.onDisk(marker)) {
            byte[] bytes = spelling.getBytes(StandardCharsets.ISO_8859_1);
            if (bytes.length < BEGINNING) {
                throw new IllegalArgumentException("a marker of " + bytes.length + " bytes would be found anywhere");
            }
            beginnings.set(beginning(bytes, 0));
            byBeginning
                    .computeIfAbsent(beginning(bytes, 0), b -> new ArrayList<>())
                    .add(new Spelling(marker, bytes));
        }
    }

    /** The markers that stand in the content, in any spelling. */
    Set<String> foundIn(byte[] content) {
        Set<String> found = new TreeSet<>();
        for (int at = 0; at <= content.length - BEGINNING; at++) {
            int beginning = beginning(content, at);
            if (beginnings.get(beginning)) {
                for (Spelling spelling : byBeginning.getOrDefault(beginning, List.of())) {
                    if (stands(spelling.bytes(), content, at)) {
                        found.add(spelling.marker());
                    }
                }
            }
        }
        return found;
    }

    private static boolean stands(byte[] spelling, byte[] content, int at) {
        return at + spelling.length <= content.length
                && Arrays.equals(spelling, 0, spelling.length, content, at, at + spelling.length);
    }

    private static int beginning(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
    }
}

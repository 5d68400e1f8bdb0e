package kr.ieum.gateway.log;

import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kr.ieum.gateway.log.leaf.LeafGlance;
import kr.ieum.gateway.log.leaf.Position;

/** Which registers' releases the intents of a look-up lack: "asked, outcome unknown" (design §9). */
final class Silence {
    private Silence() {}

    /**
     * Tells the intents that lack one, in order, with the registers that are silent.
     *
     * @param leaves all leaves of a look-up
     */
    static SequencedMap<Position, Set<String>> of(Map<Position, byte[]> leaves) {
        SequencedMap<Position, Set<String>> silent = new TreeMap<>(Position.ORDER);
        leaves.forEach((position, leaf) -> {
            if (LeafGlance.at(leaf).kind() == LeafGlance.INTENT) {
                silent.put(position, new TreeSet<>(LeafGlance.registers(leaf)));
            }
        });
        leaves.values()
                .forEach(leaf -> LeafGlance.at(leaf).intent().ifPresent(intent -> {
                    Set<String> asked = silent.get(intent);
                    if (asked != null) {
                        asked.removeAll(LeafGlance.registers(leaf));
                    }
                }));
        silent.values().removeIf(Set::isEmpty);
        return silent;
    }
}

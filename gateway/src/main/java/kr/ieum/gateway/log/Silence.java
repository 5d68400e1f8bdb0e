package kr.ieum.gateway.log;

import java.time.Instant;
import java.util.List;
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
     * An intent that lacks one.
     *
     * @param registers those that are silent, at least one
     */
    record Silent(Position intent, Instant time, Set<String> registers) {}

    /**
     * Tells the intents that lack one, in order.
     *
     * @param leaves all leaves of a look-up
     */
    static List<Silent> of(Map<Position, byte[]> leaves) {
        SequencedMap<Position, Silent> silent = new TreeMap<>(Position.ORDER);
        leaves.forEach((position, leaf) -> {
            LeafGlance glance = LeafGlance.at(leaf);
            if (glance.kind() == LeafGlance.INTENT) {
                silent.put(position, new Silent(position, glance.time(), new TreeSet<>(LeafGlance.registers(leaf))));
            }
        });
        leaves.values()
                .forEach(leaf -> LeafGlance.at(leaf).intent().ifPresent(intent -> {
                    Silent asked = silent.get(intent);
                    if (asked != null) {
                        asked.registers.removeAll(LeafGlance.registers(leaf));
                    }
                }));
        return silent.values().stream().filter(one -> !one.registers.isEmpty()).toList();
    }
}

package kr.ieum.gateway.exchange.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import kr.ieum.gateway.log.Appended;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Position;

/**
 * Where the intents of the deliveries that this node wrote last stand in the log, so that they needn't be looked for when their release follows a
 * moment later. What isn't here is found in the log. Bounded; thread-safe.
 */
final class RecentIntents {

    private static final int MOST = 10_000;

    private final SequencedMap<Known, Position> positions = new LinkedHashMap<>();

    private record Known(UUID lookup, String agency, AgreementVersion agreement) {}

    /**
     * Remembers what was just written.
     *
     * @param first which leaf of the append is the first of the intents
     */
    synchronized void written(List<Leaf.Intent> intents, Appended appended, int first) {
        int n = first;
        for (Leaf.Intent intent : intents) {
            positions.put(new Known(intent.lookup(), intent.agency(), intent.agreement()), appended.position(n++));
        }
        while (positions.size() > MOST) {
            positions.pollFirstEntry();
        }
    }

    /** Where it stands, if it is remembered; it isn't from then on. */
    synchronized Optional<Position> take(UUID lookup, Leaf.Delivery delivery) {
        return Optional.ofNullable(positions.remove(new Known(lookup, delivery.agency(), delivery.agreement())));
    }
}

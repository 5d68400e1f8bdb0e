package kr.ieum.gateway.log;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import kr.ieum.gateway.log.leaf.Position;

/**
 * An intent whose registers were asked, or may have been, without a release leaf that says what became of it (design §9:
 * "asked, outcome unknown", never nothing).
 *
 * @param intent where the intent stands
 * @param lookup its look-up
 * @param asked when
 * @param registers the registers of which nothing is known, at least one
 */
public record OutcomeUnknown(Position intent, UUID lookup, Instant asked, Set<String> registers) {
    public OutcomeUnknown {
        registers = Set.copyOf(registers);
    }
}

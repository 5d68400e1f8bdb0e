package kr.ieum.gateway.exchange.query;

import java.util.List;
import java.util.Map;
import kr.ieum.gateway.identity.SystemId;

/** Which system may be answered in which formats of its own, as {@code agencies.yaml} says. Immutable. */
public final class OwnFormats {

    private final Map<SystemId, List<OwnFormat>> bySystem;

    /** @param bySystem those of each system that has any */
    public OwnFormats(Map<SystemId, List<OwnFormat>> bySystem) {
        this.bySystem = Map.copyOf(bySystem);
    }

    /** Those of a system, in the order of the file. */
    public List<OwnFormat> of(SystemId system) {
        return bySystem.getOrDefault(system, List.of());
    }
}

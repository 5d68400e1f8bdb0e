package kr.ieum.simulator.property;

import java.util.List;

/** All that the register holds: land ledger, owners, building ledger. */
public record Ledgers(List<LandEntry> lands, List<OwnerEntry> owners, List<BuildingEntry> buildings) {

    /** Makes it immutable. */
    public Ledgers {
        lands = List.copyOf(lands);
        owners = List.copyOf(owners);
        buildings = List.copyOf(buildings);
    }
}

package kr.ieum.gateway.exchange.message;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.release.HandedRecords;

/** The events that are announced here, by id. */
public record Events(Map<String, Announced> byId) {

    /** Makes it immutable. */
    public Events {
        byId = Map.copyOf(byId);
    }

    /**
     * One event.
     *
     * @param register whose records announce it
     * @param announcers the agencies whose systems may hand one in: the register's keeper, and who runs it for the keeper
     * @param records how its records are read
     */
    public record Announced(String register, Set<String> announcers, HandedRecords records) {

        /** Makes it immutable. */
        public Announced {
            announcers = Set.copyOf(announcers);
        }
    }

    /** The event of that id. */
    public Optional<Announced> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}

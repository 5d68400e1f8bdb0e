package kr.ieum.gateway.identity;

import java.util.List;
import kr.ieum.schemas.yaml.Localized;

/**
 * A member organisation.
 *
 * @param code institution code, seven capital letters or digits
 * @param systems the systems it asks with
 */
public record Agency(String code, Localized name, List<AgencySystem> systems) {

    /** Makes it immutable. */
    public Agency {
        systems = List.copyOf(systems);
    }

    /**
     * A system of an agency, as agreements name it.
     *
     * @param formats its own formats, in which it may be answered: ids of mappings that have a way out
     */
    public record AgencySystem(String id, Localized name, List<String> formats) {

        /** Makes it immutable. */
        public AgencySystem {
            formats = List.copyOf(formats);
        }
    }

    /** Whether the agency has a system of that id. */
    public boolean hasSystem(String id) {
        return systems.stream().anyMatch(system -> system.id().equals(id));
    }
}

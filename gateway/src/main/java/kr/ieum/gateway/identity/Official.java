package kr.ieum.gateway.identity;

import java.util.Set;
import kr.ieum.schemas.yaml.Localized;

/**
 * A civil servant who may sign in.
 *
 * @param id the id used to sign in, in counters and in the case system
 * @param agency institution code
 * @param system the agency's system this official works through; {@link #SCREENS} where none is named
 * @param roles roles as agreements name them
 * @param assurance level of assurance of a sign-in, 1 to 4
 */
public record Official(
        String id,
        Localized name,
        String agency,
        Localized agencyName,
        Localized team,
        String system,
        Set<String> roles,
        int assurance) {

    /** The system of an official who works through no system of the agency, only the gateway's own screens. */
    public static final String SCREENS = "screens";

    /** Makes it immutable. */
    public Official {
        roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
        return "Official[" + id + "]";
    }
}

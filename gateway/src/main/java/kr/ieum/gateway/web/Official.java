package kr.ieum.gateway.web;

import java.util.Set;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.schemas.yaml.Localized;

/**
 * A civil servant who may sign in.
 *
 * @param id the id used to sign in and as the official's name in counters and the case system
 * @param agency institution code
 * @param system the agency's system this official works through, as agreements name it
 * @param roles roles as agreements name them
 * @param assurance level of assurance of a sign-in with password, 1 to 4
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

    /** Makes it immutable. */
    public Official {
        roles = Set.copyOf(roles);
    }

    /** Who asks, for a decision. */
    public Requester requester() {
        return new Requester(agency, system, id, roles, assurance);
    }
}

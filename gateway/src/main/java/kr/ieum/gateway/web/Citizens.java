package kr.ieum.gateway.web;

import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.disclosure.OwnDisclosures.Told;
import kr.ieum.schemas.yaml.Localized;

/**
 * Citizens who ask who saw what of them. Only the demo lets anybody in, as one of its made-up people; without it there is nobody,
 * until a real sign-in stands behind this.
 */
public interface Citizens {

    /** Those whom the demo's simulated sign-in offers, in its order. */
    List<Citizen> offered();

    /**
     * What a citizen is told, newest first.
     *
     * @param id of one of {@link #offered}
     * @return nothing when there is no such citizen
     */
    Optional<Told> told(String id, int from, int count);

    /**
     * A made-up person of the demo.
     *
     * @param id stands in the session instead of the number
     * @param story what there is to see
     */
    record Citizen(String id, Localized name, Localized story) {}
}

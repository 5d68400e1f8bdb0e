package kr.ieum.gateway.view;

import java.util.Optional;
import kr.ieum.gateway.agreement.engine.AfterCheck;

/**
 * In which ways an agency's officials may look up in a view today.
 *
 * @param ordinary whether the ordinary way can answer anything; not where all agreements of the task are for emergencies
 * @param emergency what is checked afterwards, where an agreement declares emergencies
 */
public record Offer(boolean ordinary, Optional<AfterCheck> emergency) {

    /** The ordinary way alone. */
    public static final Offer ORDINARY = new Offer(true, Optional.empty());
}

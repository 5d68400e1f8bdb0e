package kr.ieum.gateway.view;

import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.AfterCheck;
import kr.ieum.gateway.agreement.engine.Obligation;

/**
 * In which ways an agency's officials may look up in a view today.
 *
 * @param ordinary whether the ordinary way can answer anything; not where all agreements of the task are for emergencies
 * @param emergency what is checked afterwards, where an agreement declares emergencies
 * @param beforehand what the agreements oblige the official to before each look-up
 */
public record Offer(boolean ordinary, Optional<AfterCheck> emergency, List<Obligation.Owed> beforehand) {

    /** The ordinary way alone. */
    public static final Offer ORDINARY = new Offer(true, Optional.empty(), List.of());

    /** Makes it immutable. */
    public Offer {
        beforehand = List.copyOf(beforehand);
    }

    /** Whether some agreement asks for this before each look-up. */
    public boolean asks(Obligation.Type type) {
        return beforehand.stream().anyMatch(owed -> owed.duty().type() == type);
    }
}

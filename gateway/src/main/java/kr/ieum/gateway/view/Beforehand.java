package kr.ieum.gateway.view;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.engine.Obligation;

/**
 * What an official did before a look-up, of what agreements may ask for (design §6 rule 9).
 *
 * @param purpose whether the official confirmed that this very look-up is for the task
 * @param reason why the official looks up; the word that it is an emergency is one too
 */
public record Beforehand(boolean purpose, Optional<StatedReason> reason) {

    /** Nothing was done. */
    public static final Beforehand NOTHING = new Beforehand(false, Optional.empty());

    /** The duties that are met by it. */
    Set<String> met(List<Obligation.Owed> owed, Optional<BreakGlass> breakGlass) {
        return owed.stream()
                .filter(each -> isMet(each.duty().type(), breakGlass))
                .map(Obligation.Owed::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isMet(Obligation.Type type, Optional<BreakGlass> breakGlass) {
        return switch (type) {
            case CONFIRM_PURPOSE -> purpose;
            case STATE_REASON -> reason.isPresent() || breakGlass.isPresent();
            case DELETE, HEAR_BEFORE_ADVERSE, NOTIFY_SUBJECT, REPORT_USE -> false;
        };
    }
}

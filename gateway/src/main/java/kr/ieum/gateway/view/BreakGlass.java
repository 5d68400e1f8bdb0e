package kr.ieum.gateway.view;

import java.util.Optional;
import kr.ieum.gateway.agreement.request.ImpersonalText;

/**
 * An official's word that a look-up is an emergency, with the reason (design §7). It opens nothing by itself: an active agreement
 * of the task must declare emergencies, and the head of the team checks the reason afterwards.
 *
 * @param reason in one line, about the situation and naming nobody by a number
 */
public record BreakGlass(String reason) {

    /** Shortest reason that says something, in characters. */
    public static final int SHORTEST = 10;

    /** Longest reason, in characters. */
    public static final int LONGEST = 300;

    /** The reason as written, unless it is too short or too long or holds what may be somebody's number. */
    public static Optional<BreakGlass> of(String written) {
        return ImpersonalText.of(written)
                .map(text -> text.text().replaceAll("\\s+", " "))
                .filter(text -> text.length() >= SHORTEST && text.length() <= LONGEST)
                .map(BreakGlass::new);
    }

    @Override
    public String toString() {
        return "BreakGlass";
    }
}

package kr.ieum.gateway.view;

import java.util.Optional;

/**
 * Why an official looks something up, where an agreement asks for it beforehand (design §6 rule 9). Written as the reason of an
 * emergency is: one line about the matter, naming nobody by a number.
 */
public record StatedReason(String text) {

    /** The reason as written, unless it is too short or too long or holds what may be somebody's number. */
    public static Optional<StatedReason> of(String written) {
        return BreakGlass.of(written).map(word -> new StatedReason(word.reason()));
    }

    @Override
    public String toString() {
        return "StatedReason";
    }
}

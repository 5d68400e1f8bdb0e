package kr.ieum.gateway.cases;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A case that the case system keeps in a way that can't be read. It can't be opened and nothing is asked for it; the others
 * of the same list stay as they are.
 *
 * @param number application number
 * @param rule what is wrong
 * @param place member of the case in the case system's words, with its position from 1 where it repeats, such as
 *     {@code PNU 2}; never its value
 */
public record FaultyCase(String number, String official, Optional<OpenCase.Deputy> deputy, Rule rule, String place) {

    /** What a case must fulfil; the numbers stand in the operator's log and on the screen. */
    public enum Rule {
        /** A member is missing or has no text. */
        K1("is missing or has no text; have it filled in in the case system"),
        /** A word isn't one of those agreed with the case system. */
        K2("is no word agreed with the case system; have it corrected there, or agree on the word"),
        /** A date isn't one. */
        K3("is no date; have it corrected in the case system"),
        /** The applicant isn't among the subjects. */
        K4("isn't among the subjects; have the applicant entered as a subject"),
        /** The deceased isn't the one among the subjects. */
        K5("isn't the one deceased among the subjects; have both entries agree"),
        /** A parcel number isn't 19 digits with 1 for land or 2 for mountain in the eleventh place. */
        K6("is no parcel number of 19 digits; have it corrected in the case system");

        private final String meaning;

        Rule(String meaning) {
            this.meaning = meaning;
        }

        /** What is wrong with the member and what to do, for the operator's log. */
        String meaning() {
            return meaning;
        }
    }

    /** Whether the official works on this case on that day, in person or as deputy. */
    public boolean isAssignedTo(String who, LocalDate day) {
        return official.equals(who) || deputy.filter(d -> d.acts(who, day)).isPresent();
    }

    @Override
    public String toString() {
        return "FaultyCase[" + rule + " at " + place + "]";
    }
}

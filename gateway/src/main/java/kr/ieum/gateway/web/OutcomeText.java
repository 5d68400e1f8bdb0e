package kr.ieum.gateway.web;

import java.util.List;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.view.Lookup.Completeness;

/**
 * How a look-up ended, in words: what happened, what was kept, what to do now.
 *
 * @param style {@code good}, {@code warn} or {@code bad}
 * @param registers the registers that are missing
 * @param documents papers that need not be asked for, because the register that replaces them has answered
 */
record OutcomeText(
        String style,
        String title,
        String happened,
        String now,
        boolean retry,
        List<String> registers,
        List<String> documents) {

    /**
     * What the end of a look-up says.
     *
     * @param past whether it was as of a past day, of which registers without history know nothing
     */
    static OutcomeText ended(Words words, Completeness completeness, List<String> documents, boolean past) {
        String counted = words.say(
                "outcome.counted",
                completeness.answered(),
                completeness.permitted(),
                words.seconds(completeness.elapsed()));
        if (!completeness.partial()) {
            return new OutcomeText(
                    "good",
                    words.say(past ? "outcome.past" : "outcome.complete"),
                    counted,
                    words.say(past ? "outcome.past.now" : "outcome.complete.now"),
                    false,
                    List.of(),
                    documents);
        }
        List<String> missing =
                completeness.missing().stream().sorted().map(words::register).toList();
        return new OutcomeText(
                "warn",
                words.say("outcome.partial", missing.size()),
                counted,
                words.say("outcome.partial.now"),
                true,
                missing,
                documents);
    }

    static OutcomeText refused(Words words, Reason reason) {
        return new OutcomeText(
                "bad",
                words.say("outcome.refused"),
                words.in(words.grounds().reason(reason)),
                words.in(words.grounds().remedy(reason)),
                false,
                List.of(),
                List.of());
    }

    static OutcomeText logUnavailable(Words words, boolean unvouched) {
        return new OutcomeText(
                "bad",
                words.say(unvouched ? "outcome.unvouched" : "outcome.log"),
                words.say(unvouched ? "outcome.unvouched.happened" : "outcome.log.happened"),
                words.say(unvouched ? "outcome.unvouched.now" : "outcome.log.now"),
                false,
                List.of(),
                List.of());
    }

    static OutcomeText broken(Words words, String incident) {
        return new OutcomeText(
                "bad",
                words.say("outcome.broken"),
                words.say("outcome.broken.happened"),
                words.say("outcome.broken.now", incident),
                false,
                List.of(),
                List.of());
    }
}

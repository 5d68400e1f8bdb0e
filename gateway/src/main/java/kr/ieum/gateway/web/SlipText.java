package kr.ieum.gateway.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.result.Standing;
import kr.ieum.gateway.view.ViewDefinition;
import kr.ieum.gateway.view.ViewDefinition.Panel;

/**
 * What the official may know of the applicant's result: which registers have answered, and how the slip stands.
 *
 * @param state the slip, in words
 */
record SlipText(String state, List<Line> registers) {

    /** A register: answered, with the time, or not yet. */
    record Line(String name, String standing) {}

    /** Nothing where the view has no result for an applicant. */
    static Optional<SlipText> of(ViewDefinition view, Optional<Standing> standing, Instant now, Words words) {
        List<Line> lines = view.panels(Recipient.APPLICANT_RESULT).stream()
                .map(Panel::register)
                .distinct()
                .map(register -> new Line(words.register(register), answered(register, standing, words)))
                .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(new SlipText(state(standing, now, words), lines));
    }

    private static String answered(String register, Optional<Standing> standing, Words words) {
        return standing.map(slip -> slip.answered().get(register))
                .map(at -> words.say("case.slip.answered.at", words.plan(at)))
                .orElseGet(() -> words.say("case.slip.not-yet"));
    }

    private static String state(Optional<Standing> standing, Instant now, Words words) {
        return standing.map(slip -> slip.isOpen(now)
                        ? words.say(
                                "case.slip.open",
                                words.plan(slip.issuedAt()),
                                words.plan(slip.expiresAt()),
                                slip.openings())
                        : words.say("case.slip.closed", words.plan(slip.issuedAt())))
                .orElseGet(() -> words.say("case.slip.none"));
    }
}

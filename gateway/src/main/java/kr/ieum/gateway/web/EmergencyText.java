package kr.ieum.gateway.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.engine.AfterCheck;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.oversight.EmergencyCheck;
import kr.ieum.gateway.web.PanelPage.Badge;

/** An emergency that waits to be checked, or was, in words. */
record EmergencyText(
        String id,
        String when,
        String official,
        String number,
        String task,
        Badge outcome,
        String reason,
        String deferred,
        String due,
        Badge state,
        Optional<String> note,
        boolean answerable) {

    /**
     * The line.
     *
     * @param reader who reads it; nobody answers one's own
     */
    static EmergencyText of(EmergencyCheck check, LookupRows rows, Official reader, Instant now, Words words) {
        LookupRows.Row row = rows.of(check.lookup(), reader, words);
        return new EmergencyText(
                row.id(),
                row.when(),
                row.official(),
                row.number(),
                row.task(),
                row.outcome(),
                check.reason(),
                check.deferred().stream()
                        .map(code ->
                                words.say("agreement.after-check.of." + Words.kebab(AfterCheck.Deferred.valueOf(code))))
                        .collect(Collectors.joining(", ")),
                words.moment(check.due()),
                state(check, now, words),
                check.answer().map(EmergencyCheck.Answer::note).filter(note -> !note.isEmpty()),
                row.reviewable());
    }

    static List<EmergencyText> all(
            List<EmergencyCheck> checks, LookupRows rows, Official reader, Instant now, Words words) {
        return checks.stream().map(check -> of(check, rows, reader, now, words)).toList();
    }

    private static Badge state(EmergencyCheck check, Instant now, Words words) {
        return check.answer()
                .map(answer -> switch (answer.verdict()) {
                    case JUSTIFIED ->
                        new Badge("good", words.say("emergency.state.justified", words.moment(answer.at())));
                    case NOT_JUSTIFIED ->
                        new Badge("bad", words.say("emergency.state.not-justified", words.moment(answer.at())));
                })
                .orElseGet(() -> check.isOverdue(now)
                        ? new Badge("bad", words.say("emergency.state.overdue"))
                        : new Badge("wait", words.say("emergency.state.waiting")));
    }
}

package kr.ieum.gateway.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.oversight.LookupOutcome;
import kr.ieum.gateway.oversight.RecordedLookup;
import kr.ieum.gateway.oversight.ReviewVerdict;
import kr.ieum.gateway.view.Lookups;
import kr.ieum.gateway.view.ViewDefinition;

/** Recorded look-ups as lines of a table, in words: what was done, never what was shown. */
final class LookupRows {

    private final Directory officials;
    private final Lookups lookups;
    private final CaseHandles handles;

    LookupRows(Directory officials, Lookups lookups, CaseHandles handles) {
        this.officials = officials;
        this.lookups = lookups;
        this.handles = handles;
    }

    /**
     * A line.
     *
     * @param handle address of the case for who reads the line; nothing when it was none of the official's
     * @param official name of who looked up
     * @param remarks emergency, deputyship, report and review, each in words
     */
    record Row(
            String id,
            String when,
            String task,
            Optional<String> handle,
            String number,
            String official,
            String panels,
            PanelPage.Badge outcome,
            String detail,
            List<String> remarks,
            boolean reviewable) {}

    Row of(RecordedLookup lookup, Official reader, Words words) {
        return new Row(
                lookup.id().toString(),
                words.moment(lookup.startedAt()),
                words.vocabulary()
                        .task(lookup.task())
                        .map(task -> words.in(task.name()))
                        .orElse(lookup.task()),
                lookup.caseNumber().map(number -> handles.of(reader.id(), number)),
                lookup.caseNumber().orElseGet(() -> words.say("own.no-case")),
                name(lookup.official(), words),
                panels(lookup, words),
                new PanelPage.Badge(style(lookup.outcome()), words.say("own.outcome." + Words.kebab(lookup.outcome()))),
                detail(lookup, words),
                remarks(lookup, words),
                !lookup.official().equals(reader.id()));
    }

    String name(String official, Words words) {
        return officials.known(official).map(known -> words.in(known.name())).orElse(official);
    }

    private String panels(RecordedLookup lookup, Words words) {
        List<ViewDefinition.Panel> known = lookups.views().stream()
                .filter(view -> view.id().equals(lookup.view()))
                .flatMap(view -> view.panels().stream())
                .toList();
        return lookup.panels().stream()
                .map(id -> known.stream()
                        .filter(panel -> panel.id().equals(id))
                        .findFirst()
                        .map(panel -> words.in(panel.title()))
                        .orElse(id))
                .collect(Collectors.joining(", "));
    }

    private static String detail(RecordedLookup lookup, Words words) {
        if (!lookup.missing().isEmpty()) {
            return words.say(
                    "own.missing",
                    lookup.missing().stream().map(words::register).collect(Collectors.joining(", ")));
        }
        return lookup.reason()
                .map(reason -> words.in(words.grounds().reason(Reason.valueOf(reason))))
                .orElseGet(() -> words.say("own.detail." + Words.kebab(lookup.outcome())));
    }

    private List<String> remarks(RecordedLookup lookup, Words words) {
        Optional<String> deputy = lookup.standsInFor().map(absent -> words.say("own.deputy", name(absent, words)));
        Optional<String> wrong = lookup.wrongPersonAt().map(at -> words.say("own.wrong", words.moment(at)));
        Optional<String> review = lookup.review().map(verdict -> words.say("own.review." + Words.kebab(verdict)));
        Optional<String> emergency = lookup.checkDue()
                .map(due -> lookup.checked()
                        .map(verdict -> words.say("own.emergency." + Words.kebab(verdict)))
                        .orElseGet(() -> words.say("own.emergency.waiting", words.moment(due))));
        Optional<String> stated = lookup.stated().map(reason -> words.say("own.stated", reason));
        return java.util.stream.Stream.of(stated, emergency, deputy, wrong, review)
                .flatMap(Optional::stream)
                .toList();
    }

    private static String style(LookupOutcome outcome) {
        return switch (outcome) {
            case COMPLETE -> "good";
            case PARTIAL, LEFT, UNKNOWN -> "wait";
            case REFUSED, NOT_LOGGED, BROKEN -> "bad";
        };
    }

    /** The verdicts that a head chooses from, in words. */
    static List<PanelPage.Fact> verdicts(Words words) {
        return java.util.stream.Stream.of(ReviewVerdict.values())
                .map(verdict ->
                        new PanelPage.Fact(verdict.name(), List.of(words.say("own.review." + Words.kebab(verdict)))))
                .toList();
    }
}

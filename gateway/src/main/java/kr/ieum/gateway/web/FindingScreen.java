package kr.ieum.gateway.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kr.ieum.gateway.audit.Finding;
import kr.ieum.gateway.audit.FindingResult;
import kr.ieum.gateway.audit.FindingState;
import kr.ieum.gateway.audit.Findings;
import kr.ieum.gateway.audit.Findings.Answered;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.oversight.RecordedLookup;
import kr.ieum.gateway.web.PanelPage.Badge;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Look-ups that an indicator points at: their officials and heads explain, the auditor closes. */
@Controller
final class FindingScreen implements Screen {

    private final Findings findings;
    private final LookupRows lookups;
    private final PageWords pageWords;
    private final Clock clock;

    FindingScreen(Findings findings, LookupRows lookups, PageWords pageWords, Clock clock) {
        this.findings = findings;
        this.lookups = lookups;
        this.pageWords = pageWords;
        this.clock = clock;
    }

    /** One of a closed list. */
    record Choice(String code, String label) {}

    /**
     * A finding as a card.
     *
     * @param closable whether the auditor may close it now
     */
    record Card(
            String id,
            String title,
            Badge state,
            String says,
            String caveat,
            List<PanelPage.Fact> facts,
            boolean closable) {}

    @GetMapping("/explanations")
    ModelAndView asked(Official official, Locale locale) {
        Words words = pageWords.in(locale);
        return new ModelAndView("explanations").addObject("cards", cards(findings.asked(official), words));
    }

    @PostMapping("/explanations/{id}")
    ModelAndView explain(
            @PathVariable("id") String id, @RequestParam("text") String text, Official official, Locale locale) {
        Words words = pageWords.in(locale);
        Optional<String> said = NamedInSearch.reason(text);
        if (said.isEmpty()) {
            return Notice.page(HttpStatus.UNPROCESSABLE_CONTENT, "no-explanation", words);
        }
        return answered(
                OwnLookupsScreen.LookupIds.read(id),
                known -> findings.explain(official, known, said.get()),
                "redirect:/explanations",
                words);
    }

    @GetMapping("/audit/findings")
    ModelAndView audit(Official official, Locale locale) {
        Words words = pageWords.in(locale);
        return new ModelAndView("findings")
                .addObject("open", cards(findings.open(official), words))
                .addObject("closed", cards(findings.closed(official), words))
                .addObject(
                        "results",
                        Stream.of(FindingResult.values())
                                .map(Words::kebab)
                                .map(code -> new Choice(code, words.say("finding.result." + code)))
                                .toList());
    }

    @PostMapping("/audit/findings/{id}")
    ModelAndView close(
            @PathVariable("id") String id,
            @RequestParam("result") String result,
            @RequestParam(name = "note", defaultValue = "") String note,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        Optional<FindingResult> chosen = Stream.of(FindingResult.values())
                .filter(one -> Words.kebab(one).equals(result))
                .findFirst();
        Optional<String> said = note.isBlank() ? Optional.of("") : NamedInSearch.reason(note);
        if (chosen.isEmpty() || said.isEmpty()) {
            return Notice.page(HttpStatus.UNPROCESSABLE_CONTENT, "no-explanation", words);
        }
        return answered(
                OwnLookupsScreen.LookupIds.read(id),
                known -> findings.close(official, known, chosen.get(), said.get()),
                "redirect:/audit/findings",
                words);
    }

    /** A word about a finding. */
    @FunctionalInterface
    private interface Word {
        Answered about(UUID finding);
    }

    private static ModelAndView answered(Optional<UUID> id, Word word, String done, Words words) {
        try {
            return switch (id.map(word::about).orElse(Answered.NOT_YOURS)) {
                case DONE -> new ModelAndView(done);
                case NOT_YOURS -> Notice.page(HttpStatus.NOT_FOUND, "no-finding", words);
                case OWN -> Notice.page(HttpStatus.FORBIDDEN, "own-finding", words);
                case ALREADY -> Notice.page(HttpStatus.CONFLICT, "finding-told", words);
                case TOO_EARLY -> Notice.page(HttpStatus.CONFLICT, "finding-early", words);
                case NOTE_MISSING -> Notice.page(HttpStatus.UNPROCESSABLE_CONTENT, "finding-note", words);
            };
        } catch (LogUnavailable e) {
            return Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "act-not-logged", words);
        }
    }

    private List<Card> cards(List<Finding> all, Words words) {
        Instant now = clock.instant();
        return all.stream().map(one -> card(one, now, words)).toList();
    }

    private Card card(Finding finding, Instant now, Words words) {
        String indicator = Words.kebab(finding.indicator());
        boolean late = finding.isOverdue(now);
        return new Card(
                finding.id().toString(),
                words.say("indicator." + indicator),
                new Badge(
                        switch (finding.state()) {
                            case ASKED -> late ? "bad" : "wait";
                            case EXPLAINED -> "info";
                            case CLOSED -> "good";
                        },
                        words.say(late ? "finding.state.late" : "finding.state." + Words.kebab(finding.state()))),
                words.say("indicator.says." + indicator, finding.measured()),
                words.say("indicator.caveat." + indicator),
                facts(finding, words),
                late || finding.state() == FindingState.EXPLAINED);
    }

    private List<PanelPage.Fact> facts(Finding finding, Words words) {
        Optional<RecordedLookup> record = finding.record();
        return Stream.of(
                        record.map(found -> fact("finding.official", lookups.name(found.official(), words), words)),
                        record.map(found -> fact("finding.look-up", words.moment(found.startedAt()), words)),
                        record.map(found -> fact(
                                "home.number", found.caseNumber().orElseGet(() -> words.say("own.no-case")), words)),
                        Optional.of(fact("finding.found", words.moment(finding.found()), words)),
                        finding.state() == FindingState.ASKED
                                ? Optional.of(fact("finding.due", words.moment(finding.due()), words))
                                : Optional.<PanelPage.Fact>empty(),
                        finding.explanation()
                                .map(said -> fact(
                                        "finding.explanation",
                                        words.say(
                                                "finding.said",
                                                said.text(),
                                                lookups.name(said.by(), words),
                                                words.moment(said.at())),
                                        words)),
                        finding.closing()
                                .map(end -> fact(
                                        "finding.result",
                                        words.say("finding.result." + Words.kebab(end.result())) + ", "
                                                + words.moment(end.at()),
                                        words)),
                        finding.closing()
                                .map(Finding.Closing::note)
                                .filter(note -> !note.isEmpty())
                                .map(note -> fact("finding.note", note, words)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static PanelPage.Fact fact(String key, String text, Words words) {
        return new PanelPage.Fact(words.say(key), List.of(text));
    }
}

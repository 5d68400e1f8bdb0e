package kr.ieum.gateway.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.oversight.Duties;
import kr.ieum.gateway.oversight.Duties.Answered;
import kr.ieum.gateway.oversight.Duty;
import kr.ieum.gateway.oversight.DutyWord;
import kr.ieum.gateway.oversight.RecordedLookup;
import kr.ieum.gateway.web.PanelPage.Badge;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What an official owes because of look-ups, and for the auditor what the agency's officials didn't do in time. */
@Controller
final class DutyScreen implements Screen {

    private final Duties duties;
    private final AgreementRecords agreements;
    private final PageWords pageWords;
    private final Clock clock;

    DutyScreen(Duties duties, AgreementRecords agreements, PageWords pageWords, Clock clock) {
        this.duties = duties;
        this.agreements = agreements;
        this.pageWords = pageWords;
        this.clock = clock;
    }

    /** A word to choose. */
    record Choice(String code, String label) {}

    /** A duty as a card. */
    record Card(
            String id,
            String title,
            String todo,
            Badge state,
            List<PanelPage.Fact> facts,
            boolean ends,
            List<Choice> words) {}

    @GetMapping("/duties")
    ModelAndView show(Official official, Locale locale) {
        Words words = pageWords.in(locale);
        boolean audits = Readers.audits(official);
        ModelAndView page = new ModelAndView("duties");
        page.addObject(
                "cards",
                duties.open(official).stream().map(duty -> card(duty, words)).toList());
        page.addObject("audits", audits);
        page.addObject(
                "violated",
                audits
                        ? duties.violated(official.agency()).stream()
                                .map(duty -> card(duty, words))
                                .toList()
                        : List.of());
        return page;
    }

    @PostMapping("/duties/{id}")
    ModelAndView tell(
            @PathVariable("id") String id,
            @RequestParam(name = "word", defaultValue = "") String word,
            @RequestParam(name = "ended", defaultValue = "") String ended,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        Optional<UUID> duty = OwnLookupsScreen.LookupIds.read(id);
        Optional<DutyWord> chosen = Stream.of(DutyWord.values())
                .filter(one -> Words.kebab(one).equals(word))
                .findFirst();
        Optional<LocalDate> day = DayFilter.of(ended, "").day();
        try {
            Answered answered = duty.isEmpty()
                    ? Answered.NOT_YOURS
                    : chosen.map(one -> duties.fulfil(official, duty.get(), one))
                            .or(() -> day.map(one -> duties.caseEnded(official, duty.get(), one)))
                            .orElse(Answered.UNFIT);
            return switch (answered) {
                case DONE -> new ModelAndView("redirect:/duties");
                case NOT_YOURS -> Notice.page(HttpStatus.NOT_FOUND, "no-duty", words);
                case ALREADY -> Notice.page(HttpStatus.CONFLICT, "duty-told", words);
                case UNFIT -> Notice.page(HttpStatus.UNPROCESSABLE_CONTENT, "duty-unfit", words);
            };
        } catch (LogUnavailable e) {
            return Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "act-not-logged", words);
        }
    }

    private Card card(Duty duty, Words words) {
        Instant now = clock.instant();
        Duty.State state = duty.state(now);
        String kind = Words.kebab(duty.kind());
        return new Card(
                duty.id().toString(),
                words.say("duty.kind." + kind),
                words.say("duty.todo." + kind),
                new Badge(
                        switch (state) {
                            case PENDING -> "info";
                            case FULFILLED -> "good";
                            case VIOLATED -> "bad";
                        },
                        words.say("duty.state." + Words.kebab(state))),
                facts(duty, words),
                duty.awaitsTheCasesEnd(),
                duty.kind().words().stream()
                        .map(word -> new Choice(Words.kebab(word), words.say("duty.word." + Words.kebab(word))))
                        .toList());
    }

    private List<PanelPage.Fact> facts(Duty duty, Words words) {
        String until = duty.due()
                .map(words::moment)
                .orElseGet(() -> duty.within()
                        .filter(time -> duty.kind().runsFromTheCasesEnd())
                        .map(time -> words.say("duty.due.after-case", time.toDays()))
                        .orElseGet(() -> words.say("duty.due.none")));
        String agreement = agreements
                .find(duty.agreement(), duty.version(), Readers.everything())
                .map(record -> new FederationWords(agreements.references(), words).title(record))
                .orElse(duty.agreement());
        return Stream.of(
                        Optional.of(new PanelPage.Fact(words.say("duty.until"), List.of(until))),
                        duty.lookup()
                                .flatMap(RecordedLookup::caseNumber)
                                .map(number -> new PanelPage.Fact(words.say("duty.case"), List.of(number))),
                        Optional.of(new PanelPage.Fact(words.say("duty.look-up"), List.of(words.moment(duty.arose())))),
                        Optional.of(new PanelPage.Fact(
                                words.say("duty.agreement"),
                                List.of(agreement + " " + words.say("agreement.version", duty.version())))),
                        duty.fulfilment()
                                .map(done -> new PanelPage.Fact(
                                        words.say("duty.done"),
                                        List.of(words.say("duty.word." + Words.kebab(done.word())) + ", "
                                                + words.moment(done.at())))))
                .flatMap(Optional::stream)
                .toList();
    }
}

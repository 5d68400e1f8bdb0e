package kr.ieum.gateway.web;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.exchange.journal.Commitments;
import kr.ieum.gateway.exchange.journal.ExchangeKind;
import kr.ieum.gateway.exchange.journal.JournalEntry;
import kr.ieum.gateway.exchange.journal.JournalMarks;
import kr.ieum.gateway.exchange.journal.JournalSearch;
import kr.ieum.gateway.exchange.journal.Result;
import kr.ieum.gateway.exchange.journal.Step;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.systems.RegisteredSystems;
import kr.ieum.gateway.web.PanelPage.Badge;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The journal of exchanges for the operator: what went through, what became of it, and where its time went. No values, no names. */
@Controller
final class JournalScreen implements Screen {

    private static final int PAGE_SIZE = 50;
    private static final int LONGEST_CASE = 64;
    private static final double MILLIS = 1e6;

    private final JournalSearch search;
    private final JournalMarks marks;
    private final Commitments commitments;
    private final RegisteredSystems systems;
    private final Agencies agencies;
    private final PageWords pageWords;

    JournalScreen(
            JournalSearch search,
            JournalMarks marks,
            Commitments commitments,
            RegisteredSystems systems,
            Agencies agencies,
            PageWords pageWords) {
        this.search = search;
        this.marks = marks;
        this.commitments = commitments;
        this.systems = systems;
        this.agencies = agencies;
        this.pageWords = pageWords;
    }

    /** One of a closed list. */
    record Choice(String code, String label, boolean chosen) {}

    /** An entry in the list. */
    record Line(
            String id,
            String when,
            String kind,
            String agency,
            String system,
            Badge result,
            String outcome,
            String took) {}

    /** A step of an entry. */
    record StepLine(String step, String after, String took, String with, String outcome) {}

    @GetMapping("/journal")
    ModelAndView list(@RequestParam Map<String, String> parameters, Locale locale) {
        Words words = pageWords.in(locale);
        JournalForm form = JournalForm.of(parameters, commitments, agencies.zone());
        ModelAndView page = page(form, words);
        if (form.criteria().isEmpty()) {
            return page.addObject("said", words.say("journal.said.filter"));
        }
        Optional<UUID> after = OwnLookupsScreen.LookupIds.read(parameters.getOrDefault("after", ""));
        JournalSearch.Page found = form.isNowhere()
                ? new JournalSearch.Page(List.of(), Optional.empty(), Optional.empty())
                : search.find(form.criteria().get(), after, PAGE_SIZE);
        page.addObject(
                "lines", found.entries().stream().map(one -> line(one, words)).toList());
        page.addObject("here", "/journal?" + form.query());
        page.addObject("first", after.isPresent() ? "/journal?" + form.query() : "");
        page.addObject("next", found.next().map(UUID::toString).orElse(""));
        page.addObject("back", found.back().map(words::moment).orElse(""));
        return page;
    }

    /** A case's number comes in a body and stands in no address. */
    @PostMapping("/journal/cases")
    ModelAndView ofCase(@RequestParam("agency") String agency, @RequestParam("number") String number, Locale locale) {
        Words words = pageWords.in(locale);
        String stripped = number.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_CASE || !codes().contains(agency)) {
            ModelAndView page = page(JournalForm.of(Map.of(), commitments, agencies.zone()), words);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page.addObject("said", words.say("journal.said.case"));
        }
        return new ModelAndView("redirect:/journal?case="
                + HexFormat.of().formatHex(marks.caseFile(agency, stripped).bytes()));
    }

    @GetMapping("/journal/{id}")
    ModelAndView one(@PathVariable("id") String id, Locale locale) {
        Words words = pageWords.in(locale);
        Optional<JournalEntry> found = OwnLookupsScreen.LookupIds.read(id).flatMap(search::find);
        if (found.isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "no-journal-entry", words);
        }
        JournalEntry entry = found.get();
        ModelAndView page = new ModelAndView("journal-entry");
        page.addObject("line", line(entry, words));
        page.addObject(
                "why",
                reason(entry.outcome())
                        .map(words.grounds()::reason)
                        .map(words::in)
                        .orElse(""));
        page.addObject("status", entry.status());
        page.addObject(
                "task",
                entry.task().map(task -> Link.to(task, "/tasks/" + task)).stream()
                        .toList());
        page.addObject(
                "agreements",
                entry.agreements().stream()
                        .map(one -> Link.to(
                                one.id() + " " + one.version(), "/agreements/" + one.id() + "/" + one.version()))
                        .toList());
        page.addObject("correlation", entry.correlation().map(UUID::toString).orElse(""));
        page.addObject("part", entry.partOf().map(UUID::toString).orElse(""));
        page.addObject(
                "case",
                entry.caseFile()
                        .map(mark -> HexFormat.of().formatHex(mark.bytes()))
                        .orElse(""));
        page.addObject(
                "steps", entry.steps().stream().map(step -> step(step, words)).toList());
        return page;
    }

    private ModelAndView page(JournalForm form, Words words) {
        ModelAndView page = new ModelAndView("journal");
        page.addObject("form", form);
        page.addObject(
                "kinds",
                Stream.of(ExchangeKind.values())
                        .map(kind ->
                                choice(Words.kebab(kind), words.say("journal.kind." + Words.kebab(kind)), "kind", form))
                        .toList());
        page.addObject(
                "results",
                Stream.of(Result.values())
                        .map(result -> choice(
                                Words.kebab(result),
                                words.say("journal.result." + Words.kebab(result)),
                                "result",
                                form))
                        .toList());
        page.addObject(
                "agencies",
                codes().stream()
                        .map(code -> choice(code, words.agency(code), "agency", form))
                        .toList());
        page.addObject(
                "systems",
                systems.known().stream()
                        .map(SystemId::text)
                        .map(text -> choice(text, text, "system", form))
                        .toList());
        return page;
    }

    private List<String> codes() {
        return systems.known().stream().map(SystemId::agency).distinct().toList();
    }

    private static Choice choice(String code, String label, String parameter, JournalForm form) {
        return new Choice(code, label, form.text(parameter).equals(code));
    }

    private static Line line(JournalEntry entry, Words words) {
        return new Line(
                entry.id().toString(),
                words.moment(entry.time()),
                words.say("journal.kind." + Words.kebab(entry.kind())),
                words.agency(entry.agency()),
                entry.agency() + "/" + entry.system(),
                new Badge(
                        switch (entry.result()) {
                            case ANSWERED -> "good";
                            case REFUSED -> "warn";
                            case FAILED -> "bad";
                        },
                        words.say("journal.result." + Words.kebab(entry.result()))),
                entry.outcome(),
                millis(entry.took(), words));
    }

    private static StepLine step(Step step, Words words) {
        return new StepLine(
                words.say("journal.step." + Words.kebab(step.kind())),
                millis(step.after(), words),
                millis(step.took(), words),
                words.register(step.with()),
                step.outcome());
    }

    private static String millis(Duration duration, Words words) {
        return words.say("journal.millis", String.format(Locale.ROOT, "%.1f", duration.toNanos() / MILLIS));
    }

    private static Optional<Reason> reason(String outcome) {
        return Stream.of(Reason.values())
                .filter(reason -> reason.name().equals(outcome))
                .findFirst();
    }
}

package kr.ieum.gateway.web;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.audit.AuditSearch;
import kr.ieum.gateway.audit.AuditSearch.Page;
import kr.ieum.gateway.audit.Cursor;
import kr.ieum.gateway.audit.EntryState;
import kr.ieum.gateway.audit.FoundEntry;
import kr.ieum.gateway.audit.Mark;
import kr.ieum.gateway.audit.Whose;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.schemas.task.BusinessFunctions;
import kr.ieum.schemas.task.Task;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The auditor's search over the disclosure log. What names no person stands in the address; whom a search is about comes in a form's body,
 * with a reason, and afterwards only the search's own id is in the address.
 */
@Controller
final class AuditScreen implements Screen {

    private static final int PAGE_SIZE = 50;

    private final AuditSearch search;
    private final AgreementRecords agreements;
    private final BusinessFunctions functions;
    private final LookupRows lookups;
    private final PageWords pageWords;
    private final Clock clock;

    AuditScreen(
            AuditSearch search,
            AgreementRecords agreements,
            BusinessFunctions functions,
            LookupRows lookups,
            PageWords pageWords,
            Clock clock) {
        this.search = search;
        this.agreements = agreements;
        this.functions = functions;
        this.lookups = lookups;
        this.pageWords = pageWords;
        this.clock = clock;
    }

    /** One of a closed list. */
    record Choice(String code, String label, boolean chosen) {}

    /** A search that was logged. */
    record Logged(String id, String when, String kind, String auditor, String reason, boolean own) {}

    @GetMapping("/audit")
    ModelAndView show(@RequestParam Map<String, String> parameters, Official official, Locale locale) {
        Words words = pageWords.in(locale);
        AuditForm form = AuditForm.of(parameters, agreements.references(), functions);
        if (form.criteria().isEmpty()) {
            return page(form, official, words).addObject("said", words.say("audit.said.filter"));
        }
        Page found = search.find(official, form.criteria().get(), cursor(parameters), PAGE_SIZE);
        return results(page(form, official, words), found, words)
                .addObject("here", "/audit?" + form.query())
                .addObject("at", parameters.getOrDefault("after", ""))
                .addObject("first", parameters.containsKey("after") ? "/audit?" + form.query() : "");
    }

    @PostMapping("/audit/searches")
    ModelAndView begin(
            @RequestParam("kind") String kind,
            @RequestParam("named") String named,
            @RequestParam("reason") String reason,
            @RequestParam Map<String, String> parameters,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        AuditForm form = AuditForm.of(parameters, agreements.references(), functions);
        Optional<Whose> whose = NamedInSearch.of(kind, named);
        Optional<String> why = NamedInSearch.reason(reason);
        if (whose.isEmpty() || why.isEmpty() || form.criteria().isEmpty()) {
            ModelAndView page = page(form, official, words);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page.addObject(
                    "said",
                    words.say(
                            whose.isEmpty()
                                    ? "audit.said.named"
                                    : why.isEmpty() ? "audit.said.reason" : "audit.said.filter"));
        }
        try {
            UUID id = search.begin(official, whose.get(), form.criteria().get(), why.get());
            return new ModelAndView("redirect:/audit/searches/" + id);
        } catch (LogUnavailable e) {
            return Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "act-not-logged", words);
        }
    }

    @GetMapping("/audit/searches/{id}")
    ModelAndView open(
            @PathVariable("id") String id,
            @RequestParam Map<String, String> parameters,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        Optional<Page> found = OwnLookupsScreen.LookupIds.read(id)
                .flatMap(known -> search.open(official, known, cursor(parameters), PAGE_SIZE));
        if (found.isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "no-search", words);
        }
        String here = "/audit/searches/" + id;
        return results(
                        page(AuditForm.of(Map.of(), agreements.references(), functions), official, words),
                        found.get(),
                        words)
                .addObject("logged", id)
                .addObject("here", here + "?")
                .addObject("at", parameters.getOrDefault("after", ""))
                .addObject("first", parameters.containsKey("after") ? here : "");
    }

    @GetMapping("/audit/entries/{shard}/{index}")
    ModelAndView entry(
            @PathVariable("shard") String shard,
            @PathVariable("index") String index,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        Optional<FoundEntry> found = position(shard, index).flatMap(position -> search.entry(official, position));
        if (found.isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "no-entry", words);
        }
        ModelAndView page = new ModelAndView("audit-entry");
        page.addObject("row", rows(words).of(found.get()));
        page.addObject(
                "asked",
                search.asked(found.get())
                        .map(one -> new DisclosureText(
                                        agreements, new FederationWords(agreements.references(), words), words)
                                .of(one)
                                .asked())
                        .orElse(List.of()));
        return page;
    }

    static Optional<Position> position(String shard, String index) {
        return shard.matches("[0-9a-z][0-9a-z.-]{0,31}") && index.matches("0|[1-9][0-9]{0,17}")
                ? Optional.of(new Position(shard, Long.parseLong(index)))
                : Optional.empty();
    }

    private static Optional<Cursor> cursor(Map<String, String> parameters) {
        return Cursor.parse(parameters.getOrDefault("after", ""));
    }

    private AuditRows rows(Words words) {
        return new AuditRows(lookups, agreements, words, clock.instant());
    }

    private ModelAndView results(ModelAndView page, Page found, Words words) {
        AuditRows rows = rows(words);
        page.addObject("rows", found.entries().stream().map(rows::of).toList());
        page.addObject("next", found.next().map(Cursor::text).orElse(""));
        page.addObject("behind", found.behind());
        page.addObject("cut", found.cut());
        return page;
    }

    private ModelAndView page(AuditForm form, Official official, Words words) {
        ModelAndView page = new ModelAndView("audit");
        page.addObject("form", form);
        page.addObject("agencies", agencies(form, official, words));
        page.addObject("tasks", tasks(form, words));
        page.addObject("functions", functions(form, words));
        page.addObject("agreements", agreements(form, words));
        page.addObject("states", states(form, words));
        page.addObject(
                "kinds",
                Stream.of("person", "parcel", "case", "official")
                        .map(kind -> new Choice(kind, words.say("audit.kind." + kind), false))
                        .toList());
        page.addObject(
                "searches",
                search.searches(official).stream()
                        .map(one -> new Logged(
                                one.id().toString(),
                                words.moment(one.at()),
                                words.say("audit.search." + Words.kebab(one.kind())),
                                lookups.name(one.auditor(), words),
                                one.reason(),
                                one.auditor().equals(official.id())))
                        .toList());
        return page;
    }

    private List<Choice> agencies(AuditForm form, Official official, Words words) {
        return agreements.references().parties().agencies().keySet().stream()
                .filter(code -> !code.equals(official.agency()))
                .sorted()
                .map(code -> new Choice(code, words.agency(code), code.equals(form.text("agency"))))
                .toList();
    }

    private List<Choice> tasks(AuditForm form, Words words) {
        return agreements.references().tasks().all().stream()
                .map(task ->
                        new Choice(task.id(), words.in(task.name()), task.id().equals(form.text("task"))))
                .toList();
    }

    /** Every function above a task, from the policy fields down. */
    private List<Choice> functions(AuditForm form, Words words) {
        return agreements.references().tasks().all().stream()
                .map(Task::function)
                .flatMap(code -> functions.path(code).stream())
                .distinct()
                .map(function -> new Choice(
                        function.code(),
                        "\u2003".repeat(functions.path(function.code()).size() - 1) + words.in(function.name()),
                        function.code().equals(form.text("function"))))
                .toList();
    }

    private List<Choice> agreements(AuditForm form, Words words) {
        FederationWords federation = new FederationWords(agreements.references(), words);
        return agreements.all(Readers.everything()).stream()
                .collect(java.util.stream.Collectors.toMap(
                        AgreementRecord::id, federation::title, (newest, older) -> newest, java.util.TreeMap::new))
                .entrySet()
                .stream()
                .map(one ->
                        new Choice(one.getKey(), one.getValue(), one.getKey().equals(form.text("agreement"))))
                .toList();
    }

    private static List<Choice> states(AuditForm form, Words words) {
        return Stream.concat(Stream.of(EntryState.values()), Stream.of(Mark.values()))
                .map(Words::kebab)
                .map(code -> new Choice(code, words.say("audit.state." + code), code.equals(form.text("state"))))
                .toList();
    }
}

package kr.ieum.gateway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.view.Lookups;
import kr.ieum.gateway.view.ViewDefinition;
import kr.ieum.gateway.web.Sheet.Section;
import kr.ieum.schemas.task.BusinessFunctions;
import kr.ieum.schemas.task.Task;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The tasks of use: what law and agreement speak of, and what serves them. */
@Controller
final class TaskScreen implements Screen {

    private final AgreementRecords agreements;
    private final BusinessFunctions functions;
    private final Lookups lookups;
    private final PageWords pageWords;

    TaskScreen(AgreementRecords agreements, BusinessFunctions functions, Lookups lookups, PageWords pageWords) {
        this.agreements = agreements;
        this.functions = functions;
        this.lookups = lookups;
        this.pageWords = pageWords;
    }

    @GetMapping("/tasks")
    ModelAndView list(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "page", defaultValue = "1") String wanted,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        List<AgreementRecord> known = agreements.all(Readers.onlooker(official));
        List<Listing.Line> lines = agreements.references().tasks().all().stream()
                .map(task -> line(task, known, words))
                .toList();
        return Listing.page(
                "/tasks",
                words.say("tasks.title"),
                words.say("tasks.lead", lines.size()),
                Stream.of("task.name", "task.function", "task.articles", "task.agreements")
                        .map(words::say)
                        .toList(),
                lines,
                text,
                wanted);
    }

    @GetMapping("/tasks/{id}")
    ModelAndView show(@PathVariable("id") String id, Official official, Locale locale) {
        Words words = pageWords.in(locale);
        Optional<Task> found = agreements.references().tasks().find(id);
        if (found.isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "not-found", words);
        }
        Task task = found.get();
        FederationWords federation = new FederationWords(agreements.references(), words);
        FederationBook book = new FederationBook(federation, words);
        List<Section> sections = new ArrayList<>();
        sections.add(Sheet.facts(
                "about",
                words.say("task.about"),
                List.of(
                        book.row("task.id", task.id()),
                        book.row("task.function", function(task, words)),
                        book.row("task.articles", articles(task, words)),
                        book.row(
                                "task.replaces",
                                task.replaces().stream()
                                        .map(words::in)
                                        .map(Link::plain)
                                        .toList()),
                        book.row(
                                "task.items",
                                task.minimumItems().stream()
                                        .map(federation::attributeLink)
                                        .toList()))));
        sections.add(book.agreements(
                "agreements",
                "task.agreements",
                serving(task, agreements.all(Readers.onlooker(official))),
                "agreement.providers",
                record -> record.agreement()
                        .map(Agreement::providers)
                        .map(federation::agencies)
                        .orElse(List.of())));
        sections.add(views(task, federation, words));
        ModelAndView page = new ModelAndView("sheet");
        page.addObject(
                "page",
                new Sheet(
                        Link.to(words.say("tasks.title"), "/tasks"),
                        words.in(task.name()),
                        function(task, words),
                        sections));
        return page;
    }

    private Listing.Line line(Task task, List<AgreementRecord> known, Words words) {
        return new Listing.Line(
                List.of(task.id(), task.name().ko(), task.name().en(), function(task, words)),
                List.of(
                        List.of(Link.to(words.in(task.name()), "/tasks/" + task.id())),
                        FederationBook.cell(function(task, words)),
                        articles(task, words),
                        FederationBook.cell(Long.toString(serving(task, known).stream()
                                .map(AgreementRecord::id)
                                .distinct()
                                .count()))));
    }

    private static List<AgreementRecord> serving(Task task, List<AgreementRecord> known) {
        return known.stream()
                .filter(record -> record.agreement()
                        .filter(agreement -> agreement.task().equals(task.id()))
                        .isPresent())
                .toList();
    }

    private Section views(Task task, FederationWords federation, Words words) {
        List<List<List<Link>>> lines = new ArrayList<>();
        for (ViewDefinition view : lookups.views()) {
            if (view.task().equals(task.id())) {
                lines.add(List.of(
                        FederationBook.cell(words.in(view.title())),
                        FederationBook.cell(words.say("case.view.version", view.version())),
                        view.panels().stream()
                                .map(panel -> federation.register(panel.register()))
                                .distinct()
                                .toList()));
            }
        }
        return Sheet.table(
                "views",
                words.say("task.views"),
                words.say("task.views.none"),
                Stream.of("transition.view", "agreement.versions", "case.register")
                        .map(words::say)
                        .toList(),
                lines);
    }

    private String function(Task task, Words words) {
        return functions.path(task.function()).stream()
                .map(function -> words.in(function.name()))
                .collect(Collectors.joining(" > "));
    }

    private static List<Link> articles(Task task, Words words) {
        return task.articles().stream()
                .map(article -> Link.plain(words.say(
                        "task.article",
                        words.in(article.act()),
                        article.article(),
                        words.say("basis." + Words.kebab(article.kind())))))
                .toList();
    }
}

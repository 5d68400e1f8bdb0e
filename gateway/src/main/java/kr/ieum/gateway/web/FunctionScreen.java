package kr.ieum.gateway.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.web.Sheet.Section;
import kr.ieum.schemas.task.BusinessFunction;
import kr.ieum.schemas.task.BusinessFunctions;
import kr.ieum.schemas.task.CrossWalk;
import kr.ieum.schemas.task.Task;
import kr.ieum.schemas.yaml.Localized;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The tree of business functions: by words or level by level, down to the tasks of use and unit tasks (design §2). */
@Controller
final class FunctionScreen implements Screen {

    private final AgreementRecords agreements;
    private final BusinessFunctions functions;
    private final PageWords pageWords;

    FunctionScreen(AgreementRecords agreements, BusinessFunctions functions, PageWords pageWords) {
        this.agreements = agreements;
        this.functions = functions;
        this.pageWords = pageWords;
    }

    /** The policy fields; with words to look for, every function that has them. */
    @GetMapping("/functions")
    ModelAndView list(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "page", defaultValue = "1") String wanted,
            Locale locale) {
        Words words = pageWords.in(locale);
        Collection<BusinessFunction> shown = text.isBlank() ? functions.children("") : functions.all();
        return Listing.page(
                        "/functions",
                        words.say("functions.title"),
                        words.say("functions.lead", functions.all().size()),
                        columns(words),
                        shown.stream().map(function -> line(function, words)).toList(),
                        text,
                        wanted)
                .addObject("back", ModelScreen.back(words));
    }

    @GetMapping("/functions/{code}")
    ModelAndView show(@PathVariable("code") String code, Locale locale) {
        Words words = pageWords.in(locale);
        Optional<BusinessFunction> found = functions.find(code);
        if (found.isPresent()) {
            return page(found.get().name(), functions.path(code), sections(found.get(), words), words);
        }
        return functions
                .formerly(code)
                .map(step -> page(step.old().name(), List.of(), List.of(former(step, words)), words))
                .orElseGet(() -> Notice.page(HttpStatus.NOT_FOUND, "not-found", words));
    }

    private static ModelAndView page(Localized name, List<BusinessFunction> path, List<Section> sections, Words words) {
        String lead = path.stream().map(above -> words.in(above.name())).collect(Collectors.joining(" > "));
        ModelAndView page = new ModelAndView("sheet");
        page.addObject(
                "page", new Sheet(Link.to(words.say("functions.title"), "/functions"), words.in(name), lead, sections));
        return page;
    }

    private List<Section> sections(BusinessFunction function, Words words) {
        FederationWords federation = new FederationWords(agreements.references(), words);
        FederationBook book = new FederationBook(federation, words);
        List<Section> sections = new ArrayList<>();
        sections.add(Sheet.facts("about", words.say("function.about"), about(function, federation, book, words)));
        if (function.level() != BusinessFunction.Level.UNIT_TASK) {
            sections.add(Sheet.table(
                    "children",
                    words.say("function.children"),
                    words.say("nothing"),
                    columns(words),
                    functions.children(function.code()).stream()
                            .map(child -> line(child, words).cells())
                            .toList()));
        }
        sections.add(Sheet.table(
                "tasks",
                words.say("function.tasks"),
                words.say("function.tasks.none"),
                Stream.of("task.name", "task.function").map(words::say).toList(),
                tasks(function.code()).stream()
                        .map(task ->
                                List.of(List.of(federation.task(task.id())), List.of(link(task.function(), words))))
                        .toList()));
        return sections;
    }

    private List<AgreementPage.Row> about(
            BusinessFunction function, FederationWords federation, FederationBook book, Words words) {
        List<AgreementPage.Row> rows = new ArrayList<>();
        rows.add(book.row("function.code", function.code()));
        rows.add(book.row("function.level", words.in(function.level().title())));
        List<BusinessFunction> path = functions.path(function.code());
        rows.add(book.row(
                "function.above",
                path.subList(0, path.size() - 1).stream()
                        .map(above -> link(above.code(), words))
                        .toList()));
        rows.add(book.row("function.valid", valid(function, words)));
        rows.add(book.row(
                "function.sensitivity",
                functions
                        .defaultSensitivity(function.code())
                        .map(one -> words.say("sensitivity." + Words.kebab(one)))
                        .orElseGet(() -> words.say("nothing"))));
        function.agency()
                .ifPresent(agency -> rows.add(book.row("function.agency", List.of(federation.agency(agency)))));
        List<Link> before = functions.crossWalks().stream()
                .flatMap(walk -> walk.steps().stream())
                .filter(step -> step.targets().contains(function.code()) && step.kind() != CrossWalk.Kind.SAME)
                .map(step -> Link.plain(words.say(
                        "function.before.text",
                        step.version(),
                        step.old().code(),
                        words.in(step.old().name()),
                        words.say("cross-walk." + Words.kebab(step.kind())))))
                .toList();
        if (!before.isEmpty()) {
            rows.add(book.row("function.before", before));
        }
        return List.copyOf(rows);
    }

    private Section former(CrossWalk.Step step, Words words) {
        FederationBook book = new FederationBook(new FederationWords(agreements.references(), words), words);
        return Sheet.facts(
                "about",
                words.say("function.former"),
                List.of(
                        book.row("function.code", step.old().code()),
                        book.row("function.version", step.version()),
                        book.row("function.became", words.say("cross-walk." + Words.kebab(step.kind()))),
                        book.row(
                                "function.today",
                                step.targets().stream()
                                        .map(code -> link(code, words))
                                        .toList()),
                        book.row("function.note", step.note().isEmpty() ? words.say("nothing") : step.note())));
    }

    private Listing.Line line(BusinessFunction function, Words words) {
        return new Listing.Line(
                List.of(function.code(), function.name().ko(), function.name().en()),
                List.of(
                        List.of(link(function.code(), words)),
                        FederationBook.cell(function.code()),
                        FederationBook.cell(words.in(function.level().title())),
                        FederationBook.cell(valid(function, words)),
                        FederationBook.cell(Integer.toString(
                                functions.children(function.code()).size())),
                        FederationBook.cell(
                                Integer.toString(tasks(function.code()).size()))));
    }

    private static List<String> columns(Words words) {
        return Stream.of(
                        "function.name",
                        "function.code",
                        "function.level",
                        "function.valid",
                        "function.children.count",
                        "function.tasks.count")
                .map(words::say)
                .toList();
    }

    private Link link(String code, Words words) {
        return Link.to(
                functions.find(code).map(function -> words.in(function.name())).orElse(code), "/functions/" + code);
    }

    private List<Task> tasks(String code) {
        return agreements.references().tasks().all().stream()
                .filter(task -> functions.isWithin(task.function(), code))
                .toList();
    }

    private static String valid(BusinessFunction function, Words words) {
        String from = function.validFrom().map(words::date).orElseGet(() -> words.say("codes.from.unknown"));
        return function.validTo()
                .map(to -> words.say("codes.valid.ended", from, words.date(to)))
                .orElseGet(() -> words.say("codes.valid.now", from));
    }
}

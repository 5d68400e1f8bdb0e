package kr.ieum.gateway.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.model.Property;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The code lists: which there are, and the codes of each with validity and what became of abolished ones (design §5). */
@Controller
final class CodeListScreen implements Screen {

    private static final String ABOLISHED = "abolished";
    private static final String IN_FORCE = "in-force";

    private final AgreementRecords agreements;
    private final PageWords pageWords;

    CodeListScreen(AgreementRecords agreements, PageWords pageWords) {
        this.agreements = agreements;
        this.pageWords = pageWords;
    }

    @GetMapping("/codes")
    ModelAndView lists(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "page", defaultValue = "1") String wanted,
            Locale locale) {
        Words words = pageWords.in(locale);
        FederationWords federation = new FederationWords(agreements.references(), words);
        List<Listing.Line> lines = agreements.references().codes().all().values().stream()
                .map(list -> line(list, federation, words))
                .toList();
        return Listing.page(
                        "/codes",
                        words.say("codes.title"),
                        words.say("codes.lead", lines.size()),
                        says(words, "codes.list", "codes.count", "codes.abolished", "codes.used"),
                        lines,
                        text,
                        wanted)
                .addObject("back", ModelScreen.back(words));
    }

    private Listing.Line line(CodeList list, FederationWords federation, Words words) {
        List<Link> used = used(list.id(), federation);
        long abolished = list.codes().stream().filter(CodeList.Code::abolished).count();
        return new Listing.Line(
                List.of(list.id(), used.stream().map(Link::text).collect(Collectors.joining(" "))),
                List.of(
                        List.of(Link.to(list.id(), "/codes/" + list.id())),
                        FederationBook.cell(
                                words.say("codes.number", list.codes().size())),
                        FederationBook.cell(words.say("codes.number", abolished)),
                        used.isEmpty() ? FederationBook.cell(words.say("codes.used.register")) : used));
    }

    private List<Link> used(String list, FederationWords federation) {
        return agreements.references().model().properties().stream()
                .filter(property -> property.codeList().filter(list::equals).isPresent())
                .map(Property::key)
                .map(federation::attributeLink)
                .toList();
    }

    /** A page of a list's codes; a list may have tens of thousands, so that only the page's own are put into words. */
    @GetMapping("/codes/{id}")
    ModelAndView show(
            @PathVariable("id") String id,
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "on", defaultValue = "") String on,
            @RequestParam(name = "page", defaultValue = "1") String wanted,
            Locale locale) {
        Words words = pageWords.in(locale);
        Optional<CodeList> found = agreements.references().codes().find(id);
        if (found.isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "not-found", words);
        }
        CodeList list = found.get();
        Sought sought = new Sought(text, state);
        Optional<LocalDate> day = day(on);
        List<CodeList.Code> codes = list.codes().stream()
                .filter(code -> sought.matches(
                        List.of(code.code(), code.name().ko(), code.name().en()),
                        code.abolished() ? ABOLISHED : IN_FORCE))
                .filter(code -> day.isEmpty() || code.inForce(day.get()))
                .toList();
        Paged<CodeList.Code> paged = Paged.of(codes, list.codes().size(), wanted, "");
        FederationWords federation = new FederationWords(agreements.references(), words);
        List<Link> used = used(id, federation);
        ModelAndView page = new ModelAndView("listing");
        page.addObject("address", "/codes/" + id);
        page.addObject("back", Link.to(words.say("codes.title"), "/codes"));
        page.addObject("title", words.say("codes.one", id));
        page.addObject("lead", words.say("codes.one.lead", list.codes().size()));
        page.addObject("beside", used);
        page.addObject(
                "columns", says(words, "codes.code", "codes.name", "codes.above", "codes.valid", "codes.became"));
        page.addObject("sought", sought);
        page.addObject("day", day.map(LocalDate::toString).orElse(""));
        page.addObject(
                "choices",
                Stream.of(IN_FORCE, ABOLISHED)
                        .map(one -> new RequestScreen.Choice(
                                one, words.say("codes.state." + one), one.equals(sought.choice())))
                        .toList());
        page.addObject(
                "list",
                new Paged<>(
                        paged.items().stream()
                                .map(code -> cells(code, list, words))
                                .toList(),
                        paged.found(),
                        paged.total(),
                        paged.page(),
                        paged.pages(),
                        sought.query() + day.map(one -> "on=" + one + "&").orElse("")));
        return page;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<List<Link>> cells(CodeList.Code code, CodeList list, Words words) {
        List<CodeList.Code> path = list.path(code.code());
        List<Link> above = new ArrayList<>();
        path.subList(0, path.size() - 1).forEach(one -> above.add(Link.plain(words.in(one.name()))));
        return List.of(
                FederationBook.cell(code.code()),
                FederationBook.cell(words.in(code.name())),
                above.isEmpty() ? FederationBook.cell(words.say("codes.top")) : above,
                FederationBook.cell(valid(code, words)),
                became(code, list, words));
    }

    private static String valid(CodeList.Code code, Words words) {
        String from = code.validFrom().map(words::date).orElseGet(() -> words.say("codes.from.unknown"));
        return code.abolished()
                ? words.say(
                        "codes.valid.ended",
                        from,
                        code.validTo().map(words::date).orElseGet(() -> words.say("codes.until.unknown")))
                : words.say("codes.valid.now", from);
    }

    private static List<Link> became(CodeList.Code code, CodeList list, Words words) {
        return switch (list.resolve(code.code())) {
            case CodeList.Resolution.Replaced(var old, var by) ->
                List.of(
                        Link.to(
                                words.say("model.code", by.code(), words.in(by.name())),
                                "/codes/" + list.id() + "?q=" + by.code()),
                        Link.plain(words.in(old.standing().text())));
            case CodeList.Resolution.Ended(var old, var why) -> FederationBook.cell(words.in(why.text()));
            case CodeList.Resolution.InForce same ->
                FederationBook.cell(words.in(code.standing().text()));
            case CodeList.Resolution.Unknown unknown -> FederationBook.cell(words.say("nothing"));
        };
    }

    private static List<String> says(Words words, String... keys) {
        return Stream.of(keys).map(words::say).toList();
    }
}

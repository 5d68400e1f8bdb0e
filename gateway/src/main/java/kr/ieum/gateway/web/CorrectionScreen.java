package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kr.ieum.gateway.correction.Corrections;
import kr.ieum.gateway.correction.Corrections.Answered;
import kr.ieum.gateway.correction.Corrections.Counted;
import kr.ieum.gateway.correction.Corrections.Item;
import kr.ieum.gateway.correction.Corrections.NoteFault;
import kr.ieum.gateway.correction.Corrections.Opened;
import kr.ieum.gateway.correction.Fault;
import kr.ieum.gateway.correction.Ticket;
import kr.ieum.gateway.correction.TicketState;
import kr.ieum.gateway.identity.Official;
import kr.ieum.schemas.model.AttributeKey;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Reporting an error in a field one was told, and the keeper's page on which such reports are answered. */
@Controller
final class CorrectionScreen implements Screen {

    static final int PAGE_SIZE = 20;

    private final Corrections corrections;
    private final Keepers keepers;
    private final PageWords pageWords;

    CorrectionScreen(Corrections corrections, Keepers keepers, PageWords pageWords) {
        this.corrections = corrections;
        this.keepers = keepers;
        this.pageWords = pageWords;
    }

    /** A choice of a form. */
    record Choice(String code, String label, boolean chosen) {}

    @GetMapping("/corrections/new")
    ModelAndView report(
            @RequestParam(name = "lookup", defaultValue = "") String lookup,
            @RequestParam(name = "subject", defaultValue = "") String subject,
            @RequestParam(name = "attribute", defaultValue = "") String attribute,
            @RequestParam(name = "register", defaultValue = "") String register,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        return told(official, lookup, subject, attribute, register)
                .map(what -> form(what, Optional.empty(), "", Optional.empty(), words))
                .orElseGet(() -> Notice.page(HttpStatus.NOT_FOUND, "not-told", words));
    }

    @PostMapping("/corrections")
    ModelAndView open(
            @RequestParam(name = "lookup", defaultValue = "") String lookup,
            @RequestParam(name = "subject", defaultValue = "") String subject,
            @RequestParam(name = "attribute", defaultValue = "") String attribute,
            @RequestParam(name = "register", defaultValue = "") String register,
            @RequestParam(name = "fault", defaultValue = "") String fault,
            @RequestParam(name = "note", defaultValue = "") String note,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        Optional<Told> what = told(official, lookup, subject, attribute, register);
        if (what.isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "not-told", words);
        }
        Optional<Fault> chosen = Stream.of(Fault.values())
                .filter(one -> Words.kebab(one).equals(fault))
                .findFirst();
        if (chosen.isEmpty()) {
            return form(what.get(), chosen, note, Optional.of("correction.no-fault"), words);
        }
        return switch (corrections.open(
                official, what.get().lookup(), what.get().item(), chosen.get(), note)) {
            case Opened.Ticketed ticketed -> new ModelAndView("redirect:/corrections/sent");
            case Opened.NotTold notTold -> Notice.page(HttpStatus.NOT_FOUND, "not-told", words);
            case Opened.BadNote(NoteFault why) -> form(what.get(), chosen, note, Optional.of(key(why)), words);
        };
    }

    /** Says that the keeper has it; the address of the report itself isn't needed any more. */
    @GetMapping("/corrections/sent")
    ModelAndView sent(Locale locale) {
        return Notice.page(HttpStatus.OK, "correction-sent", pageWords.in(locale));
    }

    @GetMapping("/corrections")
    String list(
            @RequestParam(name = "page", defaultValue = "1") String wantedPage,
            Official official,
            Model model,
            Locale locale) {
        Words words = pageWords.in(locale);
        Set<String> registers = keepers.registersOf(official.agency());
        Counted counted = corrections.count(registers);
        int pages = Math.max(1, (counted.all() + PAGE_SIZE - 1) / PAGE_SIZE);
        int page = Math.clamp(wantedPage.matches("[0-9]{1,6}") ? Integer.parseInt(wantedPage) : 1, 1, pages);
        model.addAttribute("counted", counted);
        model.addAttribute("agency", words.agency(official.agency()));
        model.addAttribute(
                "tickets",
                corrections.ofRegisters(registers, PAGE_SIZE, (page - 1) * PAGE_SIZE).stream()
                        .map(ticket -> TicketText.of(ticket, words))
                        .toList());
        model.addAttribute("page", page);
        model.addAttribute("pages", pages);
        return "corrections";
    }

    @GetMapping("/corrections/{ticket}")
    ModelAndView ticket(@PathVariable("ticket") String ticket, Official official, Locale locale) {
        Words words = pageWords.in(locale);
        return find(ticket, official)
                .map(found -> ticketPage(found, "", "", Optional.empty(), words))
                .orElseGet(() -> Notice.page(HttpStatus.NOT_FOUND, "no-ticket", words));
    }

    @PostMapping("/corrections/{ticket}/answer")
    ModelAndView answer(
            @PathVariable("ticket") String ticket,
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "note", defaultValue = "") String note,
            Official official,
            HttpServletResponse response,
            Locale locale) {
        Words words = pageWords.in(locale);
        Optional<Ticket> found = find(ticket, official);
        if (found.isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "no-ticket", words);
        }
        Optional<TicketState> chosen =
                answers().filter(one -> Words.kebab(one).equals(state)).findFirst();
        if (chosen.isEmpty()) {
            return ticketPage(found.get(), state, note, Optional.of("correction.no-answer"), words);
        }
        return switch (corrections.answer(
                found.get().id(), keepers.registersOf(official.agency()), chosen.get(), note)) {
            case Answered.Done done -> new ModelAndView("redirect:/corrections");
            case Answered.Unknown unknown -> Notice.page(HttpStatus.NOT_FOUND, "no-ticket", words);
            case Answered.Already already -> Notice.page(HttpStatus.CONFLICT, "ticket-answered", words);
            case Answered.BadNote(NoteFault why) -> ticketPage(found.get(), state, note, Optional.of(key(why)), words);
        };
    }

    /** What an official was told and reports. */
    record Told(UUID lookup, Item item) {}

    private Optional<Told> told(Official official, String lookup, String subject, String attribute, String register) {
        if (!subject.matches("[0-9]{1,4}")) {
            return Optional.empty();
        }
        Item item = new Item(Integer.parseInt(subject), attribute, register);
        return id(lookup).filter(id -> corrections.wasTold(official, id, item)).map(id -> new Told(id, item));
    }

    private Optional<Ticket> find(String ticket, Official official) {
        return id(ticket).flatMap(id -> corrections.find(id, keepers.registersOf(official.agency())));
    }

    private static Optional<UUID> id(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    private static Stream<TicketState> answers() {
        return Stream.of(TicketState.values()).filter(state -> state != TicketState.OPEN);
    }

    private static String key(NoteFault why) {
        return "correction.note." + Words.kebab(why);
    }

    private static ModelAndView form(
            Told what, Optional<Fault> chosen, String note, Optional<String> wrong, Words words) {
        ModelAndView page = new ModelAndView("correction-new");
        page.addObject("what", what);
        page.addObject("attribute", words.attribute(new AttributeKey(what.item().attribute())));
        page.addObject("register", words.register(what.item().register()));
        page.addObject(
                "choices",
                Stream.of(Fault.values())
                        .map(one -> new Choice(
                                Words.kebab(one),
                                words.say("correction.fault." + Words.kebab(one)),
                                chosen.filter(one::equals).isPresent()))
                        .toList());
        return withNote(page, note, wrong, words);
    }

    private static ModelAndView ticketPage(
            Ticket ticket, String state, String note, Optional<String> wrong, Words words) {
        ModelAndView page = new ModelAndView("correction");
        page.addObject("ticket", TicketText.of(ticket, words));
        page.addObject(
                "choices",
                answers()
                        .map(one -> new Choice(
                                Words.kebab(one),
                                words.say("correction.answer." + Words.kebab(one)),
                                Words.kebab(one).equals(state)))
                        .toList());
        return withNote(page, note, wrong, words);
    }

    /** A note that may not stand there isn't repeated on the page either, if it may name somebody. */
    private static ModelAndView withNote(ModelAndView page, String note, Optional<String> wrong, Words words) {
        boolean named = wrong.filter(key(NoteFault.RESIDENT_NUMBER)::equals).isPresent();
        page.addObject("note", named ? "" : note);
        page.addObject("wrong", wrong.map(words::say).map(List::of).orElse(List.of()));
        wrong.ifPresent(fault -> page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT));
        return page;
    }
}

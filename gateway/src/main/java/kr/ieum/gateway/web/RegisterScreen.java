package kr.ieum.gateway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kr.ieum.adapters.DeliveryStatus;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.catalogue.Register;
import kr.ieum.gateway.catalogue.RegisterRecord;
import kr.ieum.gateway.catalogue.RegisterRecords;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.web.AgreementPage.Row;
import kr.ieum.gateway.web.Sheet.Section;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The registers: who answers for them, what of them is mapped and released, how they fare now. */
@Controller
final class RegisterScreen implements Screen {

    private final RegisterRecords registers;
    private final AgreementRecords agreements;
    private final PageWords pageWords;

    RegisterScreen(RegisterRecords registers, AgreementRecords agreements, PageWords pageWords) {
        this.registers = registers;
        this.agreements = agreements;
        this.pageWords = pageWords;
    }

    @GetMapping("/registers")
    ModelAndView list(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "page", defaultValue = "1") String wanted,
            Locale locale) {
        Words words = pageWords.in(locale);
        FederationWords federation = new FederationWords(agreements.references(), words);
        List<Listing.Line> lines = registers.all().stream()
                .map(record -> line(record, federation, words))
                .toList();
        return Listing.page(
                "/registers",
                words.say("registers.title"),
                words.say("registers.lead", lines.size()),
                Stream.of("register.name", "register.area", "register.keeper", "register.transport", "register.last")
                        .map(words::say)
                        .toList(),
                lines,
                text,
                wanted);
    }

    @GetMapping("/registers/{id}")
    ModelAndView show(@PathVariable("id") String id, Official official, Locale locale) {
        Words words = pageWords.in(locale);
        Optional<RegisterRecord> found = registers.find(id);
        if (found.isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "not-found", words);
        }
        RegisterRecord record = found.get();
        FederationWords federation = new FederationWords(agreements.references(), words);
        FederationBook book = new FederationBook(federation, words);
        List<Section> sections = List.of(
                Sheet.facts("about", words.say("register.about"), about(record, federation, book, words)),
                Sheet.facts("now", words.say("register.now"), now(record, book, words)),
                book.agreements(
                        "agreements",
                        "register.agreements",
                        of(record.register(), agreements.all(Readers.onlooker(official))),
                        "case.attributes",
                        book::attributes),
                mapped(record, federation, words),
                leftOut(record, words));
        ModelAndView page = new ModelAndView("sheet");
        page.addObject(
                "page",
                new Sheet(
                        Link.to(words.say("registers.title"), "/registers"),
                        words.in(record.register().title()),
                        words.in(record.register().lifeArea()),
                        sections));
        return page;
    }

    private static Listing.Line line(RegisterRecord record, FederationWords federation, Words words) {
        Register register = record.register();
        return new Listing.Line(
                List.of(
                        register.id(),
                        register.title().ko(),
                        register.title().en(),
                        register.keeper(),
                        federation.agency(register.keeper()).text()),
                List.of(
                        List.of(federation.register(register.id())),
                        FederationBook.cell(words.in(register.lifeArea())),
                        List.of(federation.agency(register.keeper())),
                        FederationBook.cell(register.template()),
                        FederationBook.cell(last(record, words))));
    }

    private List<AgreementRecord> of(Register register, List<AgreementRecord> known) {
        return known.stream()
                .filter(record -> record.registers(agreements.references()).contains(register.id()))
                .toList();
    }

    private static List<Row> about(
            RegisterRecord record, FederationWords federation, FederationBook book, Words words) {
        Register register = record.register();
        return List.of(
                book.row("register.keeper", List.of(federation.agency(register.keeper()))),
                book.row(
                        "register.operator",
                        List.of(register.operator()
                                .map(federation::agency)
                                .orElseGet(() -> Link.plain(words.say("register.operator.keeper"))))),
                book.row("register.transport", register.template()),
                book.row(
                        "register.narrowing",
                        words.say("narrowing." + Words.kebab(record.status().narrowing()))),
                book.row("register.deadline", words.seconds(register.deadline())),
                book.row("register.mapping", register.mapping()));
    }

    private static List<Row> now(RegisterRecord record, FederationBook book, Words words) {
        List<Row> rows = new ArrayList<>();
        rows.add(book.row("register.last", last(record, words)));
        rows.add(book.row("register.in-flight", Integer.toString(record.status().inFlight())));
        rows.add(book.row(
                "register.stop",
                record.plannedStop()
                        .map(hours -> words.say("register.stop.daily", hours))
                        .orElseGet(() -> words.say("register.stop.none"))));
        record.status().delivery().ifPresent(delivery -> {
            rows.add(book.row(
                    "register.delivery",
                    delivery.inForce()
                            .map(one -> delivered(one, words))
                            .orElseGet(() -> words.say("register.delivery.none"))));
            rows.add(book.row(
                    "register.attempt",
                    delivery.lastAttempt()
                            .map(one -> words.say(
                                    "register.attempt.text",
                                    words.moment(one.at()),
                                    words.say("attempt." + one.outcome())))
                            .orElseGet(() -> words.say("register.attempt.none"))));
        });
        return List.copyOf(rows);
    }

    private static String delivered(DeliveryStatus.Delivery delivery, Words words) {
        return words.say(
                "register.delivery.text",
                words.date(delivery.assertedOn()),
                words.moment(delivery.takenAt()),
                delivery.records(),
                delivery.badLines());
    }

    private static String last(RegisterRecord record, Words words) {
        return record.status()
                .last()
                .map(last -> words.say(
                        "register.last.text",
                        words.say("answered." + last.kind()),
                        words.moment(last.at()),
                        words.seconds(last.elapsed())))
                .orElseGet(() -> words.say("register.last.none"));
    }

    private static Section mapped(RegisterRecord record, FederationWords federation, Words words) {
        return Sheet.table(
                "mapped",
                words.say("register.mapped"),
                words.say("nothing"),
                Stream.of(
                                "panel.attribute",
                                "register.source",
                                "register.fidelity",
                                "register.why",
                                "register.reviewer")
                        .map(words::say)
                        .toList(),
                record.coverage().mapped().stream()
                        .map(row -> List.of(
                                List.of(federation.attributeLink(row.target())),
                                row.sources().stream().sorted().map(Link::plain).toList(),
                                FederationBook.cell(words.say("fidelity." + row.fidelity())),
                                FederationBook.cell(row.justification()),
                                FederationBook.cell(row.reviewer().orElseGet(() -> words.say("register.unreviewed")))))
                        .toList());
    }

    private static Section leftOut(RegisterRecord record, Words words) {
        return Sheet.table(
                "left-out",
                words.say("register.left-out"),
                words.say("register.left-out.none"),
                Stream.of("register.source", "register.why").map(words::say).toList(),
                record.coverage().leftOut().stream()
                        .map(one -> List.of(
                                one.sources().stream().map(Link::plain).toList(), FederationBook.cell(one.reason())))
                        .toList());
    }
}

package kr.ieum.gateway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.Parties;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.identity.Agency;
import kr.ieum.gateway.identity.AgencyClass;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.web.Sheet.Section;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The agencies of the federation: what they keep, which classes they joined, what they share and receive. */
@Controller
final class AgencyScreen implements Screen {

    private final Agencies agencies;
    private final AgreementRecords agreements;
    private final PageWords pageWords;

    AgencyScreen(Agencies agencies, AgreementRecords agreements, PageWords pageWords) {
        this.agencies = agencies;
        this.agreements = agreements;
        this.pageWords = pageWords;
    }

    @GetMapping("/agencies")
    ModelAndView list(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "page", defaultValue = "1") String wanted,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        FederationWords federation = new FederationWords(agreements.references(), words);
        FederationBook book = new FederationBook(federation, words);
        List<AgreementRecord> known = agreements.all(Readers.onlooker(official));
        List<Listing.Line> lines = agencies.agencies().stream()
                .map(agency -> new Listing.Line(
                        List.of(agency.code(), agency.name().ko(), agency.name().en()),
                        List.of(
                                List.of(federation.agency(agency.code())),
                                FederationBook.cell(agency.code()),
                                book.orNone(roles(agency.code(), known, words)),
                                book.orNone(kept(agency.code(), federation)))))
                .toList();
        return Listing.page(
                "/agencies",
                words.say("agencies.title"),
                words.say("agencies.lead", lines.size()),
                Stream.of("agency.name", "agency.code", "agency.roles", "agency.keeps")
                        .map(words::say)
                        .toList(),
                lines,
                text,
                wanted);
    }

    @GetMapping("/agencies/{code}")
    ModelAndView show(@PathVariable("code") String code, Official official, Locale locale) {
        Words words = pageWords.in(locale);
        Optional<Agency> found = agencies.find(code);
        if (found.isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "not-found", words);
        }
        Agency agency = found.get();
        FederationWords federation = new FederationWords(agreements.references(), words);
        FederationBook book = new FederationBook(federation, words);
        List<AgreementRecord> known = agreements.all(Readers.onlooker(official));
        List<Section> sections = new ArrayList<>();
        sections.add(Sheet.facts(
                "about",
                words.say("agency.about"),
                List.of(
                        book.row("agency.code", agency.code()),
                        book.row("agency.roles", roles(code, known, words)),
                        book.row("agency.keeps", kept(code, federation)),
                        book.row("agency.operates", operated(code, federation)),
                        book.row(
                                "agency.systems",
                                agency.systems().stream()
                                        .map(system -> Link.plain(words.in(system.name())))
                                        .toList()))));
        sections.add(classes(code, words));
        sections.add(section("provider", "agency.provides", known, book, provides(code)));
        sections.add(section("consumer", "agency.receives", known, book, receives(code)));
        sections.add(section("approver", "agency.approves", known, book, approves(code)));
        ModelAndView page = new ModelAndView("sheet");
        page.addObject(
                "page",
                new Sheet(
                        Link.to(words.say("agencies.title"), "/agencies"),
                        words.in(agency.name()),
                        agency.code(),
                        sections));
        return page;
    }

    private static Section section(
            String id, String title, List<AgreementRecord> known, FederationBook book, Predicate<Agreement> party) {
        return book.agreements(
                id,
                title,
                known.stream()
                        .filter(record -> record.agreement().filter(party).isPresent())
                        .toList(),
                "case.attributes",
                book::attributes);
    }

    private static Predicate<Agreement> provides(String code) {
        return agreement -> agreement.providers().contains(code);
    }

    private Predicate<Agreement> receives(String code) {
        References references = agreements.references();
        return agreement -> agreement.consumers().stream()
                .anyMatch(consumer -> references.agenciesOf(consumer).contains(code));
    }

    private static Predicate<Agreement> approves(String code) {
        return agreement -> agreement.approvers().contains(code);
    }

    private List<Link> roles(String code, List<AgreementRecord> known, Words words) {
        List<Link> roles = new ArrayList<>();
        List<Agreement> all =
                known.stream().flatMap(record -> record.agreement().stream()).toList();
        if (all.stream().anyMatch(provides(code))) {
            roles.add(Link.plain(words.say("agency.role.provider")));
        }
        if (all.stream().anyMatch(receives(code))) {
            roles.add(Link.plain(words.say("agency.role.consumer")));
        }
        if (all.stream().anyMatch(approves(code))) {
            roles.add(Link.plain(words.say("agency.role.approver")));
        }
        if (registers()
                .anyMatch(register -> register.operator().filter(code::equals).isPresent())) {
            roles.add(Link.plain(words.say("agency.role.operator")));
        }
        return List.copyOf(roles);
    }

    private Stream<Parties.Register> registers() {
        return agreements.references().parties().registers().values().stream();
    }

    private List<Link> kept(String code, FederationWords federation) {
        return agreements.references().registersKeptBy(code).stream()
                .map(federation::register)
                .toList();
    }

    private List<Link> operated(String code, FederationWords federation) {
        return registers()
                .filter(register -> register.operator().filter(code::equals).isPresent())
                .map(Parties.Register::id)
                .sorted()
                .map(federation::register)
                .toList();
    }

    private Section classes(String code, Words words) {
        List<List<List<Link>>> lines = new ArrayList<>();
        for (AgencyClass one : agencies.classes()) {
            for (AgencyClass.Accession accession : one.members()) {
                if (accession.agency().equals(code)) {
                    lines.add(List.of(
                            FederationBook.cell(words.in(one.name())),
                            FederationBook.cell(words.date(accession.from())),
                            FederationBook.cell(
                                    accession.until().map(words::date).orElseGet(() -> words.say("agency.open-end")))));
                }
            }
        }
        return Sheet.table(
                "classes",
                words.say("agency.classes"),
                words.say("agency.classes.none"),
                Stream.of("agency.class", "agency.from", "agency.until")
                        .map(words::say)
                        .toList(),
                lines);
    }
}

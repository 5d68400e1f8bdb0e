package kr.ieum.gateway.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.Cause;
import kr.ieum.gateway.agreement.Onlooker;
import kr.ieum.gateway.agreement.Standing;
import kr.ieum.gateway.agreement.Transitions;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.Parties;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.VolumeCounters;
import kr.ieum.gateway.web.FederationWords.Basis;
import kr.ieum.gateway.web.PanelPage.Badge;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The agreements: all that concern the reader, and each version as lawyer and engine read it. */
@Controller
final class AgreementScreen implements Screen {

    private final AgreementRecords agreements;
    private final VolumeCounters volumes;
    private final Transitions transitions;
    private final PageWords pageWords;
    private final Clock clock;

    AgreementScreen(
            AgreementRecords agreements,
            VolumeCounters volumes,
            Transitions transitions,
            PageWords pageWords,
            Clock clock) {
        this.agreements = agreements;
        this.volumes = volumes;
        this.transitions = transitions;
        this.pageWords = pageWords;
        this.clock = clock;
    }

    /** A line of the list. */
    record Line(
            Link title,
            String version,
            Badge standing,
            List<Link> providers,
            String consumers,
            Link task,
            String term,
            Optional<Basis> weakest) {}

    /** A standing to filter by. */
    record Choice(String code, String label, boolean chosen) {}

    @GetMapping("/agreements")
    ModelAndView list(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "page", defaultValue = "1") String wanted,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        FederationWords federation = new FederationWords(agreements.references(), words);
        Sought sought = new Sought(text, state);
        List<AgreementRecord> all = agreements.all(Readers.onlooker(official));
        List<AgreementRecord> found = all.stream()
                .filter(one -> sought.matches(texts(one), Words.kebab(one.standing())))
                .toList();
        ModelAndView page = new ModelAndView("agreements");
        page.addObject("mayImport", Access.DECIDING.isFor(Audience.of(official)));
        page.addObject("sought", sought);
        page.addObject(
                "list",
                Paged.of(
                        found.stream().map(one -> line(one, federation)).toList(), all.size(), wanted, sought.query()));
        page.addObject(
                "choices",
                Arrays.stream(Standing.values())
                        .map(one -> new Choice(
                                Words.kebab(one),
                                words.say("standing." + Words.kebab(one)),
                                Words.kebab(one).equals(sought.choice())))
                        .toList());
        return page;
    }

    @GetMapping("/agreements/{id}/{version}")
    ModelAndView show(
            @PathVariable("id") String id, @PathVariable("version") String version, Official official, Locale locale) {
        Words words = pageWords.in(locale);
        Onlooker onlooker = Readers.onlooker(official);
        Optional<AgreementRecord> found = find(id, version, onlooker);
        if (found.isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "no-agreement", words);
        }
        AgreementRecord record = found.get();
        FederationWords federation = new FederationWords(agreements.references(), words);
        DocumentText documents = new DocumentText(agreements.references(), federation, words);
        ModelAndView page = new ModelAndView("agreement");
        page.addObject("acts", acts(record, official, words));
        page.addObject(
                "page",
                new AgreementPageText(federation, words)
                        .of(
                                record,
                                volumes.usedOnDay(
                                        record.id(),
                                        record.version(),
                                        clock.instant(),
                                        agreements.references().parties().zone()),
                                agreements.history(record),
                                agreements.versions(record.id(), onlooker),
                                record.file()
                                        .map(file -> documents.of(
                                                file,
                                                agreements.clauseText(file.agreement()),
                                                agreements.runTests(record)))));
        return page;
    }

    /** The exact bytes that were imported, whose digest the page shows. */
    @GetMapping("/agreements/{id}/{version}/file")
    ResponseEntity<byte[]> file(
            @PathVariable("id") String id, @PathVariable("version") String version, Official official) {
        return find(id, version, Readers.onlooker(official))
                .map(record -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType("application/yaml"))
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(record.id() + "-" + record.version() + ".yaml")
                                        .build()
                                        .toString())
                        .body(agreements.bytes(record)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private Optional<AgreementRecord> find(String id, String version, Onlooker onlooker) {
        return version(version).flatMap(number -> agreements.find(id, number, onlooker));
    }

    /** A version as it stands in an address. */
    static Optional<Integer> version(String text) {
        return text.matches("[1-9][0-9]{0,5}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    /** What this official may do with the version. */
    private List<Link> acts(AgreementRecord record, Official official, Words words) {
        return transitions.open(record, Readers.actor(official)).stream()
                .map(Cause::transition)
                .distinct()
                .map(step -> Link.to(
                        words.say("transition." + Words.kebab(step) + ".title"),
                        FederationWords.address(record) + "/" + Words.kebab(step)))
                .toList();
    }

    private static Line line(AgreementRecord record, FederationWords federation) {
        Optional<Agreement> agreement = record.agreement();
        return new Line(
                federation.agreement(record),
                Integer.toString(record.version()),
                federation.standing(record.standing()),
                agreement.map(one -> federation.agencies(one.providers())).orElse(List.of()),
                agreement.map(federation::consumers).orElse(""),
                agreement.map(one -> federation.task(one.task())).orElse(Link.plain("")),
                federation.period(record.stored().validFrom(), record.stored().validUntil()),
                record.weakestBasis().map(federation::basis));
    }

    /** What a search looks into, in both languages. */
    private List<String> texts(AgreementRecord record) {
        return Stream.concat(
                        Stream.of(record.id()),
                        record.agreement().stream()
                                .flatMap(one -> Stream.concat(
                                        Stream.of(one.title().ko(), one.title().en(), one.task()),
                                        one.providers().stream().flatMap(this::names))))
                .toList();
    }

    private Stream<String> names(String agency) {
        Parties.Agency known = agreements.references().parties().agencies().get(agency);
        return known == null
                ? Stream.of(agency)
                : Stream.of(agency, known.name().ko(), known.name().en());
    }
}

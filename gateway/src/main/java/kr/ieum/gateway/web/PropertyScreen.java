package kr.ieum.gateway.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.catalogue.RegisterRecords;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.view.Lookups;
import kr.ieum.gateway.web.AgreementPage.Row;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** One property of the reference model: what it means, and who fills, releases and shows it (design §5). No values. */
@Controller
final class PropertyScreen implements Screen {

    private final AgreementRecords agreements;
    private final RegisterRecords registers;
    private final Lookups lookups;
    private final Clock clock;
    private final PageWords pageWords;

    PropertyScreen(
            AgreementRecords agreements, RegisterRecords registers, Lookups lookups, Clock clock, PageWords pageWords) {
        this.agreements = agreements;
        this.registers = registers;
        this.lookups = lookups;
        this.clock = clock;
        this.pageWords = pageWords;
    }

    @GetMapping("/model/properties/{owner}/{name}")
    ModelAndView show(
            @PathVariable("owner") String owner, @PathVariable("name") String name, Official official, Locale locale) {
        Words words = pageWords.in(locale);
        References references = agreements.references();
        Optional<Property> found = references.model().property(owner + "/" + name);
        if (found.isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "not-found", words);
        }
        Property property = found.get();
        FederationWords federation = new FederationWords(references, words);
        PropertyUse use = new PropertyUse(federation, words);
        PropertyExamples examples = new PropertyExamples(references.codes(), words);
        ModelAndView page = new ModelAndView("sheet");
        page.addObject(
                "page",
                new Sheet(
                        Link.to(words.say("model.title"), "/model"),
                        words.in(property.name()),
                        words.in(property.definition()),
                        List.of(
                                Sheet.facts(
                                        "about",
                                        words.say("model.about"),
                                        about(property, references.model(), federation, examples, words)),
                                examples.section(property, LocalDate.now(clock)),
                                use.registers(property.key(), registers.all()),
                                use.agreements(property.key(), agreements.all(Readers.onlooker(official))),
                                use.views(property.key(), lookups.views()),
                                use.waysOut(registers.waysOut(property.key())))));
        return page;
    }

    private static List<Row> about(
            Property property,
            ReferenceModel model,
            FederationWords federation,
            PropertyExamples examples,
            Words words) {
        FederationBook book = new FederationBook(federation, words);
        AttributeKey key = property.key();
        List<Row> rows = new ArrayList<>();
        rows.add(book.row("model.key", key.text()));
        rows.add(book.row(
                "model.names",
                words.say("model.both", property.name().ko(), property.name().en())));
        rows.add(book.row(
                "model.class",
                List.of(Link.to(
                        model.modelClass(key.className())
                                .map(found -> words.in(found.title()))
                                .orElse(key.className()),
                        "/model/classes/" + key.className()))));
        rows.add(book.row("model.uri", property.uri()));
        rows.add(book.row("model.namespace", ClassText.namespace(property.namespace(), model, words)));
        property.standardTerm().ifPresent(term -> rows.add(book.row("model.term", term)));
        property.deprecation().ifPresent(old -> {
            rows.add(book.row(
                    "model.deprecated",
                    words.say("model.deprecated.text", words.date(old.since()), words.in(old.reason()))));
            rows.add(book.row("model.successor", List.of(federation.attributeLink(old.successor()))));
        });
        rows.add(book.row("model.representation", property.representationTerm()));
        rows.add(book.row("model.datatype", words.say("datatype." + Words.kebab(property.datatype()))));
        rows.add(book.row("model.example", examples.example(property)));
        property.codeList()
                .ifPresent(list -> rows.add(book.row("model.list", List.of(Link.to(list, "/codes/" + list)))));
        rows.add(book.row("model.repeats", words.say(property.repeats() ? "model.repeats.many" : "model.repeats.one")));
        if (property.partialDates()) {
            rows.add(book.row("model.partial", words.say("model.partial.text")));
        }
        rows.add(book.row("model.sensitivity", words.say("sensitivity." + Words.kebab(property.sensitivity()))));
        rows.add(book.row("model.steward", List.of(federation.agency(property.steward()))));
        rows.add(book.row(
                "model.derived-from",
                property.sources().stream().map(federation::attributeLink).toList()));
        rows.add(book.row(
                "model.derives",
                model.properties().stream()
                        .filter(other -> other.sources().contains(key))
                        .map(other -> federation.attributeLink(other.key()))
                        .toList()));
        rows.add(book.row(
                "model.tells",
                model.implications().stream()
                        .filter(implied -> implied.source().equals(key))
                        .map(implied -> Link.to(
                                words.say("model.tells.text", implied.form(), federation.attribute(implied.implied())),
                                FederationWords.address(implied.implied())))
                        .toList()));
        return List.copyOf(rows);
    }
}

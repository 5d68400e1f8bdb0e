package kr.ieum.gateway.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.schemas.model.ModelClass;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The reference model to browse: all properties, the classes, and what each class holds (design §5). No values. */
@Controller
final class ModelScreen implements Screen {

    private final AgreementRecords agreements;
    private final PageWords pageWords;

    ModelScreen(AgreementRecords agreements, PageWords pageWords) {
        this.agreements = agreements;
        this.pageWords = pageWords;
    }

    @GetMapping("/model")
    ModelAndView properties(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "page", defaultValue = "1") String wanted,
            Locale locale) {
        Words words = pageWords.in(locale);
        ReferenceModel model = agreements.references().model();
        FederationWords federation = new FederationWords(agreements.references(), words);
        List<Listing.Line> lines = model.properties().stream()
                .map(property -> line(property, model, federation, words))
                .toList();
        ModelAndView page = Listing.page(
                "/model",
                words.say("model.title"),
                words.say("model.lead", lines.size(), model.classes().size()),
                says(words, "model.property", "model.class", "model.meaning", "model.datatype", "model.steward"),
                lines,
                text,
                wanted);
        page.addObject(
                "beside",
                List.of(
                        Link.to(words.say("model.classes"), "/model/classes"),
                        Link.to(words.say("codes.title"), "/codes"),
                        Link.to(words.say("functions.title"), "/functions"),
                        Link.to(words.say("model.json-schema"), "/schemas/model.schema.json"),
                        Link.to(words.say("model.json-ld"), "/schemas/context.jsonld"),
                        Link.to(words.say("model.cmf"), "/schemas/model.cmf.xml")));
        return page;
    }

    @GetMapping("/model/classes")
    ModelAndView classes(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "page", defaultValue = "1") String wanted,
            Locale locale) {
        Words words = pageWords.in(locale);
        ReferenceModel model = agreements.references().model();
        List<Listing.Line> lines = model.classes().stream()
                .map(one -> new Listing.Line(
                        List.of(one.name(), one.title().ko(), one.title().en(), words.in(one.definition())),
                        List.of(
                                List.of(Link.to(words.in(one.title()), "/model/classes/" + one.name())),
                                FederationBook.cell(words.in(one.definition())),
                                FederationBook.cell(
                                        Integer.toString(model.propertiesOf(one).size())),
                                FederationBook.cell(ClassText.namespace(one.namespace(), model, words)))))
                .toList();
        return Listing.page(
                        "/model/classes",
                        words.say("model.classes"),
                        words.say("model.classes.lead", lines.size()),
                        says(words, "model.class", "model.meaning", "model.properties", "model.namespace"),
                        lines,
                        text,
                        wanted)
                .addObject("back", back(words));
    }

    @GetMapping("/model/classes/{name}")
    ModelAndView show(@PathVariable("name") String name, Locale locale) {
        Words words = pageWords.in(locale);
        ReferenceModel model = agreements.references().model();
        Optional<ModelClass> found = model.modelClass(name);
        if (found.isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "not-found", words);
        }
        ModelClass one = found.get();
        FederationWords federation = new FederationWords(agreements.references(), words);
        ModelAndView page = new ModelAndView("sheet");
        page.addObject(
                "page",
                new Sheet(
                        Link.to(words.say("model.classes"), "/model/classes"),
                        words.in(one.title()),
                        words.in(one.definition()),
                        List.of(
                                Sheet.facts(
                                        "about",
                                        words.say("model.class.about"),
                                        new ClassText(model, federation, words).rows(one)),
                                Sheet.table(
                                        "properties",
                                        words.say("model.properties"),
                                        words.say("nothing"),
                                        says(
                                                words,
                                                "model.property",
                                                "model.meaning",
                                                "model.datatype",
                                                "model.sensitivity",
                                                "model.steward"),
                                        model.propertiesOf(one).stream()
                                                .map(property -> List.of(
                                                        List.of(federation.attributeLink(property.key())),
                                                        FederationBook.cell(words.in(property.definition())),
                                                        FederationBook.cell(datatype(property, words)),
                                                        FederationBook.cell(words.say(
                                                                "sensitivity." + Words.kebab(property.sensitivity()))),
                                                        List.of(federation.agency(property.steward()))))
                                                .toList()))));
        return page;
    }

    /** From what belongs to the model to the model. */
    static Link back(Words words) {
        return Link.to(words.say("model.title"), "/model");
    }

    private static Listing.Line line(Property property, ReferenceModel model, FederationWords federation, Words words) {
        String className = property.key().className();
        return new Listing.Line(
                List.of(
                        property.key().text(),
                        property.name().ko(),
                        property.name().en(),
                        words.in(property.definition()),
                        property.standardTerm().orElse(""),
                        ClassText.namespace(property.namespace(), model, words),
                        property.codeList().orElse("")),
                List.of(
                        List.of(federation.attributeLink(property.key())),
                        List.of(Link.to(
                                model.modelClass(className)
                                        .map(one -> words.in(one.title()))
                                        .orElse(className),
                                "/model/classes/" + className)),
                        FederationBook.cell(words.in(property.definition())),
                        FederationBook.cell(datatype(property, words)),
                        List.of(federation.agency(property.steward()))));
    }

    private static String datatype(Property property, Words words) {
        return words.say("datatype." + Words.kebab(property.datatype()));
    }

    private static List<String> says(Words words, String... keys) {
        return Stream.of(keys).map(words::say).toList();
    }
}

package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.Standing;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.Parties;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.agreement.document.ReleasedForms;
import kr.ieum.gateway.agreement.odrl.OdrlNames;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.view.Lookups;
import kr.ieum.gateway.view.ViewDefinition;
import kr.ieum.gateway.view.ViewSelection;
import kr.ieum.gateway.web.Readers;
import kr.ieum.schemas.export.GeneratedFiles;
import kr.ieum.schemas.export.GeneratedFiles.Format;
import kr.ieum.schemas.export.Selection;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The generated files for programs: of the model for everybody, since it holds no value and names nobody's rights; of an agreement
 * or a view for those who may read that. They are made when somebody asks first.
 */
@Controller
final class SchemasApi {

    private static final String SCHEMA_JSON = "application/schema+json";
    private static final String ENDING = ".schema.json";

    private final AgreementRecords agreements;
    private final Lookups lookups;
    private final ApiWriter writer;
    private final Map<String, byte[]> ofModel = new ConcurrentHashMap<>();

    SchemasApi(AgreementRecords agreements, Lookups lookups, ApiWriter writer) {
        this.agreements = agreements;
        this.lookups = lookups;
        this.writer = writer;
    }

    @GetMapping("/schemas/model.schema.json")
    void schema(HttpServletResponse response) throws IOException {
        model("model.schema.json", Format.JSON_SCHEMA, SCHEMA_JSON, response);
    }

    @GetMapping("/schemas/model.example.json")
    void example(HttpServletResponse response) throws IOException {
        model("model.example.json", Format.JSON_SCHEMA, "application/ld+json", response);
    }

    @GetMapping("/schemas/context.jsonld")
    void context(HttpServletResponse response) throws IOException {
        model("context.jsonld", Format.JSON_LD, "application/ld+json", response);
    }

    @GetMapping("/schemas/model.cmf.xml")
    void commonModelFormat(HttpServletResponse response) throws IOException {
        model("model.cmf.xml", Format.CMF, "application/xml", response);
    }

    /** The terms and the context of the profile under which agreements are exported as ODRL. */
    @GetMapping("/schemas/odrl-profile.jsonld")
    void odrlProfile(HttpServletResponse response) throws IOException {
        write(
                OdrlNames.context(OdrlNames.PROFILE_CONTEXT).getBytes(StandardCharsets.UTF_8),
                OdrlNames.MEDIA_TYPE,
                response);
    }

    /** At the address by which messages, schemas and context name the list, and at the name of its file. */
    @GetMapping("/schemas/codes/{list}")
    void codeList(@PathVariable("list") String list, HttpServletResponse response, Locale locale) throws IOException {
        String id = list.endsWith(ENDING) ? list.substring(0, list.length() - ENDING.length()) : list;
        Optional<byte[]> known = Optional.ofNullable(ofModel.get("codes/" + id));
        Optional<byte[]> bytes =
                known.or(() -> files().codeList(id).map(text -> text.getBytes(StandardCharsets.UTF_8)));
        if (bytes.isEmpty()) {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            return;
        }
        ofModel.putIfAbsent("codes/" + id, bytes.get());
        write(bytes.get(), SCHEMA_JSON, response);
    }

    @GetMapping(path = "/api/v1/agreements/{id}/{version}/schema", produces = SCHEMA_JSON)
    void ofAgreement(
            @PathVariable("id") String id,
            @PathVariable("version") String version,
            Official official,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Optional<Selection> selection = Optional.of(version)
                .filter(text -> text.matches("[1-9][0-9]{0,5}"))
                .flatMap(text -> agreements.find(id, Integer.parseInt(text), Readers.onlooker(official)))
                .flatMap(AgreementRecord::agreement)
                .map(agreement ->
                        new ReleasedForms(agreement, agreements.references().model()).selection());
        answer(selection, response, locale);
    }

    @GetMapping(path = "/api/v1/views/{view}/schema", produces = SCHEMA_JSON)
    void ofView(@PathVariable("view") String id, Official official, HttpServletResponse response, Locale locale)
            throws IOException {
        Optional<ViewDefinition> view =
                lookups.views().stream().filter(one -> one.id().equals(id)).findFirst();
        answer(view.map(found -> selection(found, official)), response, locale);
    }

    /** Under the agreements in force that this official may read. */
    private Selection selection(ViewDefinition view, Official official) {
        References references = agreements.references();
        List<Agreement> inForce = agreements.all(Readers.onlooker(official)).stream()
                .filter(record -> record.standing() == Standing.IN_FORCE)
                .flatMap(record -> record.agreement().stream())
                .toList();
        Map<String, String> keepers = references.parties().registers().values().stream()
                .collect(Collectors.toMap(Parties.Register::id, Parties.Register::keeper));
        return new ViewSelection(inForce, keepers, references.model()).of(view);
    }

    private void answer(Optional<Selection> selection, HttpServletResponse response, Locale locale) throws IOException {
        Optional<String> schema = selection.flatMap(of -> files().of(of, Format.JSON_SCHEMA).entrySet().stream()
                .filter(file -> file.getKey().endsWith(ENDING))
                .map(Map.Entry::getValue)
                .findFirst());
        if (schema.isEmpty()) {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
        } else {
            write(schema.get().getBytes(StandardCharsets.UTF_8), SCHEMA_JSON, response);
        }
    }

    private void model(String file, Format format, String mediaType, HttpServletResponse response) throws IOException {
        byte[] bytes = ofModel.computeIfAbsent(
                file,
                name -> Optional.ofNullable(files().ofModel(format).get(name))
                        .orElseThrow(() -> new IllegalStateException("not generated: " + name))
                        .getBytes(StandardCharsets.UTF_8));
        write(bytes, mediaType, response);
    }

    private GeneratedFiles files() {
        References references = agreements.references();
        return new GeneratedFiles(references.model(), references.codes());
    }

    private static void write(byte[] bytes, String mediaType, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(mediaType);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}

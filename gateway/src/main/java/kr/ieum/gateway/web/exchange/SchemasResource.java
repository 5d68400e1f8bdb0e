package kr.ieum.gateway.web.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.exchange.query.SystemAgreements;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.view.Lookups;
import kr.ieum.gateway.web.api.ApiWriter;
import kr.ieum.gateway.web.api.Problem;
import kr.ieum.gateway.web.api.ProblemType;
import kr.ieum.schemas.export.GeneratedFiles;
import kr.ieum.schemas.export.ModelUris;
import kr.ieum.schemas.export.Selection;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The closed schemas of what a system is answered: of each agreement that it receives under, of each task that it asks for, and of what stands
 * around the message in XML.
 */
@Controller
final class SchemasResource {

    /** Beneath it they lie. */
    static final String PATH = "/exchange/v1/schemas/";

    private static final String ANSWER = "/exchange/answer.xsd";
    private static final String NAMESPACE = "@NAMESPACE@";
    private static final Pattern FILE = Pattern.compile("([1-9][0-9]{0,5})\\.(schema\\.json|xsd)");

    private final SystemAgreements agreements;
    private final Lookups lookups;
    private final GeneratedFiles files;
    private final ApiWriter writer;
    private final byte[] answer;

    SchemasResource(
            SystemAgreements agreements, AgreementRecords records, Lookups lookups, ModelUris uris, ApiWriter writer) {
        References references = records.references();
        this.agreements = agreements;
        this.lookups = lookups;
        this.files = new GeneratedFiles(references.model(), references.codes());
        this.writer = writer;
        this.answer = answer().replace(NAMESPACE, QueryXml.namespace(uris)).getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping(PATH + "agreements/{id}/{file}")
    void ofAgreement(
            SystemId caller,
            @PathVariable("id") String id,
            @PathVariable("file") String file,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        write(file, version -> agreements.ofAgreement(caller, id, version), response, locale);
    }

    @GetMapping(PATH + "tasks/{task}/{file}")
    void ofTask(
            SystemId caller,
            @PathVariable("task") String task,
            @PathVariable("file") String file,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        write(
                file,
                version -> lookups.viewOf(task)
                        .filter(view -> view.version() == version)
                        .flatMap(view -> agreements.ofTask(caller, view)),
                response,
                locale);
    }

    /** What stands around the message in XML; the message itself is the task's. */
    @GetMapping("/exchange/v1/schemas/answer.xsd")
    void ofAnswer(HttpServletResponse response) throws IOException {
        writer.ok(answer, "application/xml", response);
    }

    private void write(
            String file, Function<Integer, Optional<Selection>> of, HttpServletResponse response, Locale locale)
            throws IOException {
        Matcher name = FILE.matcher(file);
        Optional<String> text = name.matches()
                ? of.apply(Integer.valueOf(name.group(1))).flatMap(selection -> text(selection, name.group(2)))
                : Optional.empty();
        if (text.isEmpty()) {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            return;
        }
        writer.ok(
                text.get().getBytes(StandardCharsets.UTF_8),
                file.endsWith(".xsd") ? "application/xml" : "application/schema+json",
                response);
    }

    private Optional<String> text(Selection selection, String ending) {
        return files
                .of(selection, ending.equals("xsd") ? GeneratedFiles.Format.XSD : GeneratedFiles.Format.JSON_SCHEMA)
                .entrySet()
                .stream()
                .filter(file -> file.getKey().endsWith("." + ending))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String answer() {
        try (InputStream in = SchemasResource.class.getResourceAsStream(ANSWER)) {
            if (in == null) {
                throw new IllegalStateException("the program was packaged without " + ANSWER);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.odrl.OdrlExport;
import kr.ieum.gateway.agreement.odrl.OdrlNames;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.web.Readers;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One agreement version as a file for other programs: the bytes that were imported, and ODRL, which nobody here executes. */
@Controller
final class AgreementDocumentApi {

    private static final String YAML = "application/yaml";

    private final AgreementRecords agreements;
    private final OdrlExport odrl;
    private final ApiWriter writer;

    AgreementDocumentApi(AgreementRecords agreements, ApiWriter writer) {
        this.agreements = agreements;
        this.odrl = new OdrlExport(agreements.references().model());
        this.writer = writer;
    }

    /** The exact bytes, whose canonical digest the version is known by. */
    @GetMapping(path = "/api/v1/agreements/{id}/{version}/document", produces = YAML)
    void document(
            @PathVariable("id") String id,
            @PathVariable("version") String version,
            Official official,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Optional<AgreementRecord> found = find(id, version, official);
        if (found.isEmpty()) {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            return;
        }
        write(agreements.bytes(found.get()), YAML, found.get(), ".yaml", response);
    }

    /** A version whose document no longer loads has none. */
    @GetMapping(path = "/api/v1/agreements/{id}/{version}/odrl", produces = OdrlNames.MEDIA_TYPE)
    void odrl(
            @PathVariable("id") String id,
            @PathVariable("version") String version,
            Official official,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Optional<AgreementRecord> found = find(id, version, official);
        Optional<byte[]> policy =
                found.flatMap(AgreementRecord::file).map(file -> odrl.json(file).getBytes(StandardCharsets.UTF_8));
        if (policy.isEmpty()) {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            return;
        }
        write(policy.get(), OdrlNames.MEDIA_TYPE, found.get(), ".jsonld", response);
    }

    private Optional<AgreementRecord> find(String id, String version, Official official) {
        return Optional.of(version)
                .filter(text -> text.matches("[1-9][0-9]{0,5}"))
                .flatMap(text -> agreements.find(id, Integer.parseInt(text), Readers.onlooker(official)));
    }

    private static void write(
            byte[] bytes, String mediaType, AgreementRecord record, String ending, HttpServletResponse response)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(mediaType);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(record.id() + "-" + record.version() + ending)
                        .build()
                        .toString());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}

package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.Agreement.Grant;
import kr.ieum.gateway.agreement.document.Agreement.LegalBasis;
import kr.ieum.gateway.agreement.engine.AfterCheck;
import kr.ieum.gateway.agreement.request.AgreementRequest;
import kr.ieum.gateway.agreement.request.AgreementRequests;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.web.Readers;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The agreements and the requests for more of them, as far as the official may read them. */
@Controller
final class AgreementApi {

    private final AgreementRecords agreements;
    private final AgreementRequests requests;
    private final ApiWriter writer;

    AgreementApi(AgreementRecords agreements, AgreementRequests requests, ApiWriter writer) {
        this.agreements = agreements;
        this.requests = requests;
        this.writer = writer;
    }

    @GetMapping(path = "/api/v1/agreements", produces = MediaType.APPLICATION_JSON_VALUE)
    void list(Official official, HttpServletResponse response) throws IOException {
        writer.ok(
                Map.of(
                        "agreements",
                        agreements.all(Readers.onlooker(official)).stream()
                                .map(AgreementApi::head)
                                .toList()),
                response);
    }

    @GetMapping(path = "/api/v1/agreements/{id}/{version}", produces = MediaType.APPLICATION_JSON_VALUE)
    void show(
            @PathVariable("id") String id,
            @PathVariable("version") String version,
            Official official,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Optional<AgreementRecord> found = version.matches("[1-9][0-9]{0,5}")
                ? agreements.find(id, Integer.parseInt(version), Readers.onlooker(official))
                : Optional.empty();
        if (found.flatMap(AgreementRecord::agreement).isEmpty()) {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            return;
        }
        Agreement agreement = found.get().agreement().orElseThrow();
        Map<String, Object> members = head(found.get());
        members.put(
                "legalBasis",
                agreement.legalBasis().stream().map(AgreementApi::basis).toList());
        members.put(
                "searchBy",
                agreement.searchBy().stream()
                        .map(search -> search.attribute().text())
                        .toList());
        members.put(
                "grants", agreement.grants().stream().map(AgreementApi::grant).toList());
        writer.ok(members, response);
    }

    @GetMapping(path = "/api/v1/agreement-requests", produces = MediaType.APPLICATION_JSON_VALUE)
    void requests(Official official, HttpServletResponse response) throws IOException {
        writer.ok(
                Map.of(
                        "requests",
                        requests.visibleTo(Readers.person(official)).stream()
                                .map(AgreementApi::request)
                                .toList()),
                response);
    }

    private static Map<String, Object> head(AgreementRecord record) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", record.id());
        members.put("version", record.version());
        members.put("standing", ApiNames.of(record.standing()));
        members.put("digest", record.stored().digest());
        members.put("from", record.stored().validFrom().toString());
        members.put("until", record.stored().validUntil().toString());
        record.agreement().ifPresent(agreement -> {
            members.put("title", ApiWriter.localized(agreement.title()));
            members.put("task", agreement.task());
            members.put("kinds", List.of(ApiNames.of(agreement.kind())));
            agreement.afterCheck().ifPresent(check -> members.put("afterCheck", afterCheck(check)));
            members.put("providers", agreement.providers());
        });
        record.weakestBasis().ifPresent(basis -> members.put("weakestBasis", ApiNames.of(basis.kind())));
        return members;
    }

    private static Map<String, Object> afterCheck(AfterCheck check) {
        return Map.of(
                "of", check.deferred().stream().sorted().map(ApiNames::of).toList(),
                "by", ApiNames.of(check.by()),
                "within", check.within().toString());
    }

    private static Map<String, Object> basis(LegalBasis basis) {
        return Map.of(
                "id", basis.id(),
                "kind", ApiNames.of(basis.kind()),
                "citation", ApiWriter.localized(basis.citation()),
                "fictional", basis.fictional(),
                "authorisesResidentNumber", basis.authorisesResidentNumber());
    }

    private static Map<String, Object> grant(Grant grant) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", grant.id());
        members.put("clause", grant.clause());
        members.put("uses", grant.uses().stream().sorted().map(ApiNames::of).toList());
        members.put("recipient", ApiNames.of(grant.recipient()));
        members.put(
                "subjects", grant.subjects().stream().sorted().map(ApiNames::of).toList());
        grant.register().ifPresent(register -> members.put("register", register));
        grant.whenText().ifPresent(when -> members.put("when", when));
        List<Map<String, Object>> attributes = grant.attributes().stream()
                .map(item -> Map.<String, Object>of(
                        "attribute", item.attribute().text(),
                        "form", item.form().text(),
                        "basis", item.basis(),
                        "need", ApiWriter.localized(item.need())))
                .toList();
        members.put("attributes", attributes);
        return members;
    }

    private static Map<String, Object> request(AgreementRequest request) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", request.id().toString());
        members.put("at", request.at().toString());
        members.put("agency", request.agency());
        members.put("task", request.task());
        members.put("register", request.register());
        members.put("keeper", request.keeper());
        members.put("attribute", request.attribute().text());
        members.put("need", ApiNames.of(request.need()));
        members.put("words", request.words());
        members.put("state", ApiNames.of(request.state()));
        request.answer().ifPresent(answer -> {
            members.put("answeredAt", answer.at().toString());
            members.put("answeredFor", answer.agency());
            answer.refusal().ifPresent(refusal -> members.put("refusal", ApiNames.of(refusal)));
        });
        return members;
    }
}

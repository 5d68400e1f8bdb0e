package kr.ieum.gateway.web.authzen;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import kr.ieum.gateway.agreement.ActiveAgreements;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.ReasonTexts;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.web.authzen.Entities.Sought;
import kr.ieum.schemas.json.StrictJson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * AuthZEN's endpoints. A request that isn't of the specification's form is answered 400 with a sentence, also one of another media
 * type, as the certification scenario wants it; a denial is an answer, 200.
 */
@Controller
final class AuthzenApi {

    /** Largest body, in bytes. */
    static final int MAX_BYTES = 256 * 1024;

    private static final String PROBLEM = "application/problem+json";

    private final ActiveAgreements agreements;
    private final Evaluator evaluator;
    private final Batch batch;
    private final Searches searches;

    AuthzenApi(ActiveAgreements agreements, AgreementRecords records, Clock clock) {
        References references = records.references();
        this.agreements = agreements;
        this.evaluator = new Evaluator(
                agreements, new Mapping(references.parties().registers().keySet()), ReasonTexts.load(), clock);
        this.batch = new Batch(evaluator);
        this.searches = new Searches(agreements, references, evaluator);
    }

    @PostMapping("/access/v1/evaluation")
    void evaluation(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(
                request,
                response,
                body -> evaluator.evaluate(Entities.read(body, Sought.NOTHING)).json());
    }

    @PostMapping("/access/v1/evaluations")
    void evaluations(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, batch::evaluate);
    }

    @PostMapping("/access/v1/search/subject")
    void subjects(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(
                request,
                response,
                body -> Page.of(body, agreements.policyEpoch())
                        .json(searches.subjects(Entities.read(body, Sought.SUBJECT))));
    }

    @PostMapping("/access/v1/search/resource")
    void resources(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(
                request,
                response,
                body -> Page.of(body, agreements.policyEpoch())
                        .json(searches.resources(Entities.read(body, Sought.RESOURCE))));
    }

    @PostMapping("/access/v1/search/action")
    void actions(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(
                request,
                response,
                body -> Page.of(body, agreements.policyEpoch())
                        .json(searches.actions(Entities.read(body, Sought.ACTION))));
    }

    /** Where the endpoints are, under the address by which the caller reached this one. */
    @GetMapping("/.well-known/authzen-configuration")
    void configuration(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String base = request.getScheme() + "://" + request.getServerName()
                + (isUsual(request) ? "" : ":" + request.getServerPort());
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("policy_decision_point", base);
        metadata.put("access_evaluation_endpoint", base + "/access/v1/evaluation");
        metadata.put("access_evaluations_endpoint", base + "/access/v1/evaluations");
        metadata.put("search_subject_endpoint", base + "/access/v1/search/subject");
        metadata.put("search_resource_endpoint", base + "/access/v1/search/resource");
        metadata.put("search_action_endpoint", base + "/access/v1/search/action");
        write(HttpServletResponse.SC_OK, MediaType.APPLICATION_JSON_VALUE, metadata, response);
    }

    private static boolean isUsual(HttpServletRequest request) {
        return request.getServerPort() == (request.isSecure() ? 443 : 80);
    }

    private static void answer(
            HttpServletRequest request, HttpServletResponse response, Function<JsonNode, Map<String, Object>> answer)
            throws IOException {
        try {
            Map<String, Object> said = answer.apply(body(request));
            write(HttpServletResponse.SC_OK, MediaType.APPLICATION_JSON_VALUE, said, response);
        } catch (BadRequest wrong) {
            Map<String, Object> problem = new LinkedHashMap<>();
            problem.put("type", "urn:ieum:problem:authzen-request");
            problem.put("title", wrong.sentence());
            problem.put("status", HttpServletResponse.SC_BAD_REQUEST);
            write(HttpServletResponse.SC_BAD_REQUEST, PROBLEM, problem, response);
        }
    }

    private static JsonNode body(HttpServletRequest request) throws IOException {
        if (!isJson(request.getContentType())) {
            throw new BadRequest("Content-Type", "must be application/json");
        }
        byte[] bytes = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new BadRequest("", "is larger than " + MAX_BYTES + " bytes");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            JsonNode body = StrictJson.mapper().readTree(text);
            if (body.isObject()) {
                return body;
            }
        } catch (CharacterCodingException | JacksonException e) {
            // what the parser says may quote the body
        }
        throw new BadRequest("", "is no JSON object that can be read strictly");
    }

    private static boolean isJson(@Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static void write(int status, String type, Map<String, Object> json, HttpServletResponse response)
            throws IOException {
        byte[] bytes = StrictJson.mapper().writeValueAsBytes(json);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}

package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import kr.ieum.schemas.yaml.Localized;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/** Writes the API's answers with the project's one JSON mapper. */
@Component
public final class ApiWriter {

    static final String PROBLEM_JSON = "application/problem+json";

    private final JsonMapper mapper;

    ApiWriter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** JSON of maps, lists, texts, numbers and booleans. */
    public byte[] json(Object value) {
        return mapper.writeValueAsBytes(value);
    }

    /** A part of an answer, written already, to stand in it as it is. */
    public RawValue written(Object value) {
        return new RawValue(mapper.writeValueAsString(value));
    }

    /** A text in both languages. */
    static Map<String, String> localized(Localized text) {
        return Map.of("ko", text.ko(), "en", text.en());
    }

    public void ok(Object value, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        write(json(value), response);
    }

    /** What was taken, and is worked on from now on (RFC 9110 §15.3.3). */
    public void accepted(Object value, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        write(json(value), response);
    }

    /** A text of another media type, in UTF-8. */
    public void ok(byte[] text, String mediaType, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(mediaType);
        write(text, response);
    }

    public void problem(Problem problem, Locale locale, HttpServletResponse response) throws IOException {
        response.setStatus(problem.type().status());
        response.setContentType(PROBLEM_JSON);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
        write(json(members(problem, locale)), response);
    }

    /** Whole and of a stated length, so that it leaves in one piece and not in chunks. */
    private static void write(byte[] bytes, HttpServletResponse response) throws IOException {
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** The members of a problem, in the order of RFC 9457 and then our own. */
    static Map<String, Object> members(Problem problem, Locale locale) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", problem.type().uri());
        members.put("title", problem.type().title().in(locale));
        members.put("status", problem.type().status());
        problem.member().ifPresent(member -> members.put("member", member));
        problem.lookup().ifPresent(lookup -> members.put("lookup", lookup));
        problem.reason()
                .ifPresent(reason -> members.put(
                        "reason", Map.of("code", reason.code(), "text", reason.text(), "remedy", reason.remedy())));
        problem.incident().ifPresent(incident -> members.put("incident", incident));
        members.putAll(problem.more());
        return members;
    }
}

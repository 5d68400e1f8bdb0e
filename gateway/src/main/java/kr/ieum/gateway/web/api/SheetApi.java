package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.sheet.Sheets;
import kr.ieum.gateway.sheet.Sheets.Verified;
import kr.ieum.gateway.web.SheetQuestion;
import kr.ieum.gateway.web.VerifyAttempts;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;

/** Checking sheets, open to everybody: with us, or with the public keys and without us. */
@Controller
final class SheetApi {

    private static final Set<String> KNOWN = Set.of("code", "digest", "line");

    private final Sheets sheets;
    private final VerifyAttempts attempts;
    private final ApiBody body;
    private final ApiWriter writer;

    SheetApi(Sheets sheets, VerifyAttempts attempts, ApiBody body, ApiWriter writer) {
        this.sheets = sheets;
        this.attempts = attempts;
        this.body = body;
        this.writer = writer;
    }

    @GetMapping(path = "/api/v1/sheets/keys", produces = MediaType.APPLICATION_JSON_VALUE)
    void keys(HttpServletResponse response) throws IOException {
        writer.ok(
                Map.of(
                        "keys",
                        sheets.keys().stream()
                                .map(key -> Map.of("name", key.name(), "algorithm", "Ed25519", "pem", key.pem()))
                                .toList()),
                response);
    }

    @PostMapping(
            path = "/api/v1/sheets/verifications",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void verify(HttpServletRequest request, HttpServletResponse response, Locale locale) throws IOException {
        if (!attempts.allows(request.getRemoteAddr())) {
            writer.problem(Problem.of(ProblemType.TOO_MANY_REQUESTS), locale, response);
            return;
        }
        switch (body.read(request, KNOWN, Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(JsonNode object) -> {
                switch (question(object)) {
                    case SheetQuestion.Faulty(String member, String fault, int symbols) ->
                        writer.problem(
                                Problem.at(
                                        ProblemType.INVALID_MEMBER,
                                        SheetQuestion.LINE.contains(member) ? "line" : member),
                                locale,
                                response);
                    case SheetQuestion.Good(var code, var digest, var line) ->
                        writer.ok(members(sheets.verify(code, digest, line)), response);
                }
            }
        }
    }

    /** A line is an object of exactly its five texts. */
    private static SheetQuestion question(JsonNode object) {
        JsonNode line = object.path("line");
        boolean whole = line.isObject()
                && line.size() == SheetQuestion.LINE.size()
                && SheetQuestion.LINE.stream()
                        .allMatch(part ->
                                ApiBody.text(line, part, SheetQuestion.LONGEST).isPresent());
        if (object.has("line") && !whole) {
            return new SheetQuestion.Faulty("line", "", 0);
        }
        if (object.has("digest")
                && ApiBody.text(object, "digest", SheetQuestion.LONGEST).isEmpty()) {
            return new SheetQuestion.Faulty("digest", "", 0);
        }
        return SheetQuestion.of(name ->
                text(SheetQuestion.LINE.contains(name) ? line : object, name).orElse(""));
    }

    private static Optional<String> text(JsonNode object, String name) {
        return ApiBody.text(object, name, SheetQuestion.LONGEST);
    }

    private static Map<String, Object> members(Verified verified) {
        Map<String, Object> members = new LinkedHashMap<>();
        switch (verified) {
            case Verified.Unknown unknown -> members.put("result", "unknown");
            case Verified.Issued issued -> {
                members.put("result", "issued");
                members.put("kind", ApiNames.of(issued.kind()));
                members.put("agency", issued.agency());
                members.put("issuedAt", issued.issuedAt().toString());
                members.put("record", ApiNames.of(issued.record()));
                members.put("line", ApiNames.of(issued.line()));
            }
        }
        return members;
    }
}

package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.keys.Revocation;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.systems.Credential;
import kr.ieum.gateway.systems.GatewayKey;
import kr.ieum.gateway.systems.GatewayKeys;
import kr.ieum.gateway.systems.Hindrance;
import kr.ieum.gateway.systems.RegisteredSystems;
import kr.ieum.gateway.systems.RegisteredSystems.Actor;
import kr.ieum.gateway.systems.RegisteredSystems.Outcome;
import kr.ieum.gateway.web.SystemHindrances;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;

/** Certificates and signature keys of agencies' systems, and the gateway's own keys, for the operator: registered, put in force, replaced and revoked. */
@Controller
final class SystemsApi {

    private static final String PEM = "application/x-pem-file";
    private static final int LONGEST = 128;
    private static final Duration OVERLAP = Duration.ofDays(7);
    private static final Duration NOTICE = Duration.ofDays(7);

    private final RegisteredSystems systems;
    private final GatewayKeys gatewayKeys;
    private final ApiBody body;
    private final ApiWriter writer;
    private final Clock clock;

    SystemsApi(RegisteredSystems systems, GatewayKeys gatewayKeys, ApiBody body, ApiWriter writer, Clock clock) {
        this.systems = systems;
        this.gatewayKeys = gatewayKeys;
        this.body = body;
        this.writer = writer;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/systems", produces = MediaType.APPLICATION_JSON_VALUE)
    void list(HttpServletResponse response) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("signs", systems.signs());
        members.put("credentials", systems.all().stream().map(this::json).toList());
        members.put("gatewayKeys", gatewayKeys.all().stream().map(this::json).toList());
        writer.ok(members, response);
    }

    /** What holds a step of registering. */
    @FunctionalInterface
    private interface Registering {
        Outcome take(SystemId system, String pem, Actor by);
    }

    @PostMapping(path = "/api/v1/systems/{agency}/{system}/certificates", produces = MediaType.APPLICATION_JSON_VALUE)
    void certificate(
            @PathVariable("agency") String agency,
            @PathVariable("system") String system,
            Official official,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        register(agency + "/" + system, this::signOrRegister, official, request, response, locale);
    }

    private Outcome signOrRegister(SystemId system, String pem, Actor by) {
        return pem.contains("CERTIFICATE REQUEST")
                ? systems.sign(system, pem, by)
                : systems.registerCertificate(system, pem, by);
    }

    @PostMapping(path = "/api/v1/systems/{agency}/{system}/keys", produces = MediaType.APPLICATION_JSON_VALUE)
    void key(
            @PathVariable("agency") String agency,
            @PathVariable("system") String system,
            Official official,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        register(agency + "/" + system, systems::registerKey, official, request, response, locale);
    }

    private void register(
            String system,
            Registering registering,
            Official official,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        if (!Optional.ofNullable(request.getContentType()).orElse("").startsWith(PEM)) {
            writer.problem(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE), locale, response);
            return;
        }
        byte[] bytes = request.getInputStream().readNBytes(ApiBody.MAX_BYTES + 1);
        if (bytes.length > ApiBody.MAX_BYTES) {
            writer.problem(Problem.of(ProblemType.BODY_TOO_LARGE), locale, response);
            return;
        }
        Optional<SystemId> id = SystemId.parse(system);
        try {
            tell(
                    id.isEmpty()
                            ? new Outcome.Hindered(Hindrance.NO_SUCH_SYSTEM)
                            : registering.take(id.get(), new String(bytes, StandardCharsets.US_ASCII), actor(official)),
                    response,
                    locale);
        } catch (LogUnavailable e) {
            writer.problem(Problem.of(ProblemType.LOG_UNAVAILABLE), locale, response);
        }
    }

    @PostMapping(
            path = "/api/v1/systems/credentials/{id}/activate",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void activate(
            @PathVariable("id") String id,
            Official official,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        switch (body.read(request, Set.of("replaces", "overlap"), Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(JsonNode object) -> {
                Optional<Duration> overlap = object.has("overlap")
                        ? ApiBody.text(object, "overlap", LONGEST).flatMap(SystemsApi::duration)
                        : Optional.of(OVERLAP);
                Optional<String> replaces = ApiBody.text(object, "replaces", LONGEST);
                if (overlap.isEmpty() || object.has("replaces") != replaces.isPresent()) {
                    writer.problem(
                            Problem.at(ProblemType.INVALID_MEMBER, overlap.isEmpty() ? "overlap" : "replaces"),
                            locale,
                            response);
                    return;
                }
                try {
                    tell(systems.activate(id, replaces, overlap.get(), actor(official)), response, locale);
                } catch (LogUnavailable e) {
                    writer.problem(Problem.of(ProblemType.LOG_UNAVAILABLE), locale, response);
                }
            }
        }
    }

    @PostMapping(path = "/api/v1/systems/credentials/{id}/revoke", produces = MediaType.APPLICATION_JSON_VALUE)
    void revoke(@PathVariable("id") String id, Official official, HttpServletResponse response, Locale locale)
            throws IOException {
        try {
            tell(systems.revoke(id, actor(official)), response, locale);
        } catch (LogUnavailable e) {
            writer.problem(Problem.of(ProblemType.LOG_UNAVAILABLE), locale, response);
        }
    }

    /** Announces the key with which the gateway signs next. */
    @PostMapping(
            path = "/api/v1/systems/gateway-keys",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void announce(Official official, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        switch (body.read(request, Set.of("notice"), Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(JsonNode object) -> {
                Optional<Duration> notice = object.has("notice")
                        ? ApiBody.text(object, "notice", LONGEST).flatMap(SystemsApi::duration)
                        : Optional.of(NOTICE);
                if (notice.isEmpty()) {
                    writer.problem(Problem.at(ProblemType.INVALID_MEMBER, "notice"), locale, response);
                    return;
                }
                try {
                    switch (gatewayKeys.announce(notice.get(), actor(official))) {
                        case GatewayKeys.Announced.Done(GatewayKey key) -> writer.ok(json(key), response);
                        case GatewayKeys.Announced.Hindered(Hindrance hindrance) ->
                            hindered(hindrance, response, locale);
                    }
                } catch (LogUnavailable e) {
                    writer.problem(Problem.of(ProblemType.LOG_UNAVAILABLE), locale, response);
                }
            }
        }
    }

    /** Takes one of the gateway's keys out of use. */
    @PostMapping(
            path = "/api/v1/systems/gateway-keys/revocations",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void revokeOwn(Official official, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        switch (body.read(request, Set.of("keyId", "reason"), Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(JsonNode object) -> {
                Optional<String> keyId = ApiBody.text(object, "keyId", LONGEST);
                Optional<Revocation.Reason> reason =
                        ApiBody.text(object, "reason", LONGEST).flatMap(SystemsApi::reason);
                if (keyId.isEmpty() || reason.isEmpty()) {
                    writer.problem(
                            Problem.at(ProblemType.INVALID_MEMBER, keyId.isEmpty() ? "keyId" : "reason"),
                            locale,
                            response);
                    return;
                }
                try {
                    switch (gatewayKeys.revoke(keyId.get(), reason.get(), actor(official))) {
                        case GatewayKeys.Revoked.Done(GatewayKey key, GatewayKey signs) ->
                            writer.ok(Map.of("revoked", json(key), "signs", json(signs)), response);
                        case GatewayKeys.Revoked.Hindered(Hindrance hindrance) -> hindered(hindrance, response, locale);
                    }
                } catch (LogUnavailable e) {
                    writer.problem(Problem.of(ProblemType.LOG_UNAVAILABLE), locale, response);
                }
            }
        }
    }

    private static Optional<Revocation.Reason> reason(String text) {
        return Arrays.stream(Revocation.Reason.values())
                .filter(reason -> ApiNames.of(reason).equals(text))
                .findFirst();
    }

    private Map<String, Object> json(GatewayKey key) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("keyId", key.keyId());
        members.put("state", ApiNames.of(key.stateAt(clock.instant())));
        members.put("from", key.from().toString());
        key.until().ifPresent(until -> members.put("until", until.toString()));
        key.revoked().ifPresent(revoked -> {
            members.put("revokedAt", revoked.at().toString());
            members.put("reason", ApiNames.of(revoked.reason()));
        });
        members.put("pem", key.published().pem());
        return members;
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Actor actor(Official official) {
        return new Actor(official.agency(), official.id());
    }

    private void tell(Outcome outcome, HttpServletResponse response, Locale locale) throws IOException {
        switch (outcome) {
            case Outcome.Done(Credential credential) -> writer.ok(json(credential), response);
            case Outcome.Hindered(Hindrance hindrance)
            when hindrance == Hindrance.NOT_THERE ->
                writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            case Outcome.Hindered(Hindrance hindrance) -> hindered(hindrance, response, locale);
        }
    }

    private void hindered(Hindrance hindrance, HttpServletResponse response, Locale locale) throws IOException {
        writer.problem(
                Problem.with(
                        ProblemType.SYSTEM_STEP_HINDERED,
                        Map.of(
                                "hindrance",
                                ApiNames.of(hindrance),
                                "detail",
                                SystemHindrances.of(hindrance).in(locale))),
                locale,
                response);
    }

    private Map<String, Object> json(Credential one) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", one.id());
        members.put("kind", ApiNames.of(one.kind()));
        members.put("system", one.system().text());
        one.keyId().ifPresent(keyId -> members.put("keyId", keyId));
        members.put("keyType", ApiNames.of(one.type()));
        if (!one.subject().isEmpty()) {
            members.put("subject", one.subject());
        }
        members.put("state", ApiNames.of(one.standing().at(clock.instant())));
        members.put("from", one.standing().from().toString());
        members.put("until", one.standing().until().toString());
        one.standing().holdsUntil().ifPresent(end -> members.put("holdsUntil", end.toString()));
        members.put("pem", one.pem());
        return members;
    }
}

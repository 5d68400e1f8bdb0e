package kr.ieum.gateway.web.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kr.ieum.gateway.identity.SystemCertificate;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.identity.SystemKey;
import kr.ieum.gateway.identity.SystemRegistry;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import tools.jackson.databind.json.JsonMapper;

/** Tells a system how it is known here: the first thing that a new one asks, and what its watch asks before something ends. */
@Controller
final class SelfResource {

    private final SystemRegistry registry;
    private final Clock clock;
    private final JsonMapper mapper;

    SelfResource(SystemRegistry registry, Clock clock, JsonMapper mapper) {
        this.registry = registry;
        this.clock = clock;
        this.mapper = mapper;
    }

    @GetMapping(path = "/exchange/v1/self", produces = MediaType.APPLICATION_JSON_VALUE)
    void self(
            @RequestAttribute(CertificateGate.CERTIFICATE) SystemCertificate certificate, HttpServletResponse response)
            throws IOException {
        SystemId system = certificate.system();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("system", system.text());
        members.put("certificate", certificate(certificate));
        List<Map<String, Object>> keys = registry.keys().stream()
                .filter(key -> key.system().equals(system))
                .map(this::key)
                .toList();
        members.put("keys", keys);
        byte[] body = mapper.writeValueAsBytes(members);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private Map<String, Object> certificate(SystemCertificate certificate) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("fingerprint", certificate.fingerprint());
        members.put("state", word(certificate.standing().at(clock.instant())));
        members.put("until", certificate.standing().until().toString());
        certificate.standing().holdsUntil().ifPresent(end -> members.put("holdsUntil", end.toString()));
        return members;
    }

    private Map<String, Object> key(SystemKey key) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("keyId", key.keyId());
        members.put("algorithm", key.algorithm().text());
        members.put("state", word(key.standing().at(clock.instant())));
        members.put("until", key.standing().until().toString());
        key.standing().holdsUntil().ifPresent(end -> members.put("holdsUntil", end.toString()));
        return members;
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}

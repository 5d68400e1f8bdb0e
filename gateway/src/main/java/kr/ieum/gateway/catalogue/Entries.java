package kr.ieum.gateway.catalogue;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.identity.SecretName;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads the entries of the catalogue's files; the rules stand at {@link CatalogueFolder}. */
final class Entries {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Set<String> CLEAR_TEXT = Set.of("http", "tcp", "kafka");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final Duration LONGEST_DEADLINE = Duration.ofMinutes(10);
    private static final Duration LONGEST_AGE = Duration.ofDays(1);

    private final Agencies agencies;
    private final Optional<Map<String, EndpointAddress>> endpoints;

    /** Reads against these; endpoints that could not be read at all aren't checked against. */
    Entries(Agencies agencies, Optional<Map<String, EndpointAddress>> endpoints) {
        this.agencies = agencies;
        this.endpoints = endpoints;
    }

    static void format(YamlMap top, String expected) {
        top.format("C2", expected);
    }

    Register register(YamlMap top) {
        try (top) {
            format(top, "ieum-register/1");
            return new Register(
                    idOfFile(top, "registers"),
                    top.localized("title"),
                    agency(top, "keeper", top.text("keeper")),
                    top.optionalText("operator").map(code -> agency(top, "operator", code)),
                    top.localized("lifeArea"),
                    top.text("mapping"),
                    endpoint(top),
                    top.text("template"),
                    top.namedTexts("parameters"),
                    top.has("credential") ? credential(top) : Optional.empty(),
                    duration(top, "deadline", LONGEST_DEADLINE),
                    written(top));
        }
    }

    /** The id of a file that is called by it. */
    static String idOfFile(YamlMap top, String folder) {
        String id = id(top);
        String fileName = top.file().replaceFirst("^" + folder + "/", "").replaceFirst("\\.yaml$", "");
        if (!id.isEmpty() && !id.equals(fileName)) {
            top.fault("id", "C3", "'" + id + "' is not the file's name", "write id: " + fileName);
        }
        return id;
    }

    /** Where each key of a file stands. */
    static Written written(YamlMap top) {
        Map<String, Integer> lines = new HashMap<>();
        top.keys().forEach(key -> lines.put(key, top.line(key)));
        top.optionalMap("parameters")
                .ifPresent(map -> map.keys().forEach(key -> lines.put("parameters." + key, map.line(key))));
        return new Written(top.file(), top.line(), lines);
    }

    CaseSystemEntry caseSystem(YamlMap map, Set<String> ids, Set<String> served) {
        try (map) {
            List<String> codes = map.texts("agencies");
            if (codes.isEmpty()) {
                map.fault("agencies", "C5", "names no agency", "list the agencies whose cases it keeps");
            }
            for (String code : codes) {
                agency(map, "agencies", code);
                if (!served.add(code)) {
                    map.fault(
                            "agencies", "C4", "'" + code + "' has another case system already", "keep one of the two");
                }
            }
            return new CaseSystemEntry(
                    once(map, ids),
                    map.localized("title"),
                    map.choice("kind", CaseSystemEntry.Kind.class),
                    codes,
                    endpoint(map),
                    requiredCredential(map),
                    duration(map, "deadline", LONGEST_DEADLINE),
                    duration(map, "verificationDeadline", LONGEST_DEADLINE));
        }
    }

    ProtectionListEntry protectionList(YamlMap map, Set<String> ids) {
        try (map) {
            ProtectionListEntry entry = new ProtectionListEntry(
                    once(map, ids),
                    endpoint(map),
                    requiredCredential(map),
                    duration(map, "deadline", LONGEST_DEADLINE),
                    duration(map, "refresh", LONGEST_AGE),
                    duration(map, "maxAge", LONGEST_AGE));
            if (entry.maxAge().compareTo(entry.refresh()) < 0) {
                map.fault(
                        "maxAge",
                        "C9",
                        "is shorter than 'refresh'",
                        "let a list live longer than until its next reading");
            }
            return entry;
        }
    }

    private static String id(YamlMap map) {
        String id = map.text("id");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            map.fault("id", "C3", "'" + id + "' is not an id", "write lower-case letters, digits and hyphens");
        }
        return id;
    }

    private static String once(YamlMap map, Set<String> ids) {
        String id = id(map);
        if (!id.isEmpty() && !ids.add(id)) {
            map.fault("id", "C4", "'" + id + "' stands twice", "keep one of the two");
        }
        return id;
    }

    private String agency(YamlMap map, String key, String code) {
        if (!code.isEmpty() && agencies.isKnown() && agencies.find(code).isEmpty()) {
            map.fault(key, "C5", "'" + code + "' is not an agency", "use a code of agencies.yaml");
        }
        return code;
    }

    String endpoint(YamlMap map) {
        String name = map.text("endpoint");
        if (!name.isEmpty()
                && endpoints.filter(known -> !known.containsKey(name)).isPresent()) {
            map.fault(
                    "endpoint", "C6", "'" + name + "' is not a usable endpoint", "add or correct it in endpoints.yaml");
        }
        return name;
    }

    /** What is sent or fetched is personal: in clear text it stays on this machine. */
    void reachable(YamlMap map, String name, Set<String> schemes) {
        Optional<URI> address = endpoints.map(known -> known.get(name)).map(EndpointAddress::url);
        address.filter(url -> !schemes.contains(url.getScheme()))
                .ifPresent(url -> map.fault(
                        "endpoint",
                        "C14",
                        "'" + url.getScheme() + "' isn't an address of the transport",
                        "use an endpoint whose address begins with one of " + new TreeSet<>(schemes)));
        address.filter(url -> CLEAR_TEXT.contains(url.getScheme()) && !LOOPBACK.contains(url.getHost()))
                .ifPresent(url -> map.fault(
                        "endpoint",
                        "C14",
                        "personal data would travel in clear text: " + url.getScheme() + " is for this machine only",
                        "use an endpoint with https, ssl, kafkas or sftp"));
    }

    /** An SFTP server proves who it is by its key alone. */
    void pinned(YamlMap map, String name) {
        endpoints
                .map(known -> known.get(name))
                .filter(address -> !"sftp".equals(address.url().getScheme())
                        || address.hostKey().isEmpty())
                .ifPresent(address -> map.fault(
                        "endpoint",
                        "C15",
                        "'" + name + "' is no SFTP server with a host key",
                        "name one with 'url: sftp://…' and 'hostKey'"));
    }

    private CredentialReference requiredCredential(YamlMap map) {
        // A credential at fault stops the start, so what stands in for it here is never used.
        return credential(map).orElseGet(() -> new CredentialReference.Bearer(new SecretName("missing")));
    }

    static Optional<CredentialReference> credential(YamlMap map) {
        try (YamlMap credential = map.map("credential")) {
            Optional<String> bearer = credential.optionalText("bearer");
            Optional<String> user = credential.optionalText("user");
            Optional<String> password = credential.optionalText("password");
            if (bearer.isPresent() == (user.isPresent() || password.isPresent())
                    || user.isPresent() != password.isPresent()) {
                if (map.has("credential")) {
                    map.fault(
                            "credential",
                            "C8",
                            "is neither a key nor a login",
                            "write {bearer: secret:NAME} or {user: NAME, password: secret:NAME}");
                }
                return Optional.empty();
            }
            return bearer.isPresent()
                    ? secret(credential, "bearer", bearer.get()).map(CredentialReference.Bearer::new)
                    : secret(credential, "password", password.orElseThrow())
                            .map(name -> new CredentialReference.Login(user.orElseThrow(), name));
        }
    }

    private static Optional<SecretName> secret(YamlMap map, String key, String text) {
        Optional<SecretName> name = SecretName.ofReference(text);
        if (name.isEmpty()) {
            // Never repeats what stands there: it may be the secret itself.
            map.fault(
                    key,
                    "C8",
                    "is not the name of a secret",
                    "write secret:NAME, and the secret itself into data/secrets/NAME or IEUM_SECRET_NAME; change it if"
                            + " it stood here");
        }
        return name;
    }

    static Duration duration(YamlMap map, String key, Duration longest) {
        if (!map.has(key)) {
            map.text(key);
        }
        Duration duration = map.optionalDuration(key).orElse(Duration.ofSeconds(1));
        if (!duration.isPositive() || duration.compareTo(longest) > 0) {
            map.fault(key, "C9", "is not more than 0 and at most " + longest, "write one such as PT1.5S");
        }
        return duration;
    }
}

package kr.ieum.client.signature;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.Type;

/** The value of a component of a message (RFC 9421 §2.1 to §2.4); empty where there is none that is beyond doubt. */
final class ComponentValue {

    /** Fields that are known to be dictionaries; {@code ;sf} on any other can't be read the same by everybody. */
    private static final Set<String> DICTIONARIES =
            Set.of("content-digest", "repr-digest", "signature", "signature-input", "accept-signature", "priority");

    private ComponentValue() {}

    static Optional<String> of(Component component, SignedMessage message) {
        return switch (message) {
            case SignedMessage.Request request when component.has("req") -> Optional.empty();
            case SignedMessage.Request request -> ofRequest(component, request);
            case SignedMessage.Answer answer when component.has("req") -> ofRequest(component, answer.request());
            case SignedMessage.Answer answer -> ofAnswer(component, answer);
        };
    }

    private static Optional<String> ofAnswer(Component component, SignedMessage.Answer answer) {
        if (!component.isDerived()) {
            return field(component, answer.fields());
        }
        return component.name().equals("@status") && component.hasOnly(List.of())
                ? Optional.of(Integer.toString(answer.status()))
                : Optional.empty();
    }

    private static Optional<String> ofRequest(Component component, SignedMessage.Request request) {
        if (!component.isDerived()) {
            return field(component, request.fields());
        }
        if (component.name().equals("@query-param")) {
            return component.hasOnly(List.of("req", "name"))
                    ? component.text("name").flatMap(name -> queryParameter(name, request))
                    : Optional.empty();
        }
        if (!component.hasOnly(List.of("req"))) {
            return Optional.empty();
        }
        return switch (component.name()) {
            case "@method" -> Optional.of(request.method());
            case "@target-uri" -> Optional.of(request.targetUri());
            case "@authority" -> Optional.of(request.normalAuthority());
            case "@scheme" -> Optional.of(request.scheme());
            case "@request-target" -> Optional.of(request.target());
            case "@path" -> Optional.of(request.path());
            case "@query" -> Optional.of(request.query().orElse("?"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> field(Component component, Fields fields) {
        List<String> values = fields.values(component.name()).stream()
                .map(ComponentValue::withoutOuterSpace)
                .toList();
        if (values.isEmpty() || !component.hasOnly(List.of("req", "sf", "key", "bs"))) {
            return Optional.empty();
        }
        String combined = String.join(", ", values);
        Optional<String> member = component.text("key");
        if (component.has("bs")) {
            return component.has("sf") || member.isPresent() ? Optional.empty() : Optional.of(wrapped(values));
        }
        if (member.isPresent()) {
            return StrictFields.dictionary(combined)
                    .map(Dictionary::get)
                    .map(members -> members.get(member.get()))
                    .map(Type::serialize);
        }
        if (component.has("sf")) {
            return DICTIONARIES.contains(component.name())
                    ? StrictFields.dictionary(combined).map(Dictionary::serialize)
                    : Optional.empty();
        }
        return component.hasOnly(List.of("req")) ? Optional.of(combined) : Optional.empty();
    }

    private static String wrapped(List<String> values) {
        return values.stream()
                .map(value ->
                        ":" + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.ISO_8859_1)) + ":")
                .collect(Collectors.joining(", "));
    }

    private static String withoutOuterSpace(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && isSpace(value.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(value.charAt(to - 1))) {
            to--;
        }
        return value.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    /** A parameter of the query that stands there once (RFC 9421 §2.2.8). */
    private static Optional<String> queryParameter(String name, SignedMessage.Request request) {
        List<String> values = request.query().stream()
                .flatMap(query -> Arrays.stream(query.substring(1).split("&", -1)))
                .map(ComponentValue::nameAndValue)
                .flatMap(Optional::stream)
                .filter(pair -> pair.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    private static Optional<Map.Entry<String, String>> nameAndValue(String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        try {
            return Optional.of(Map.entry(encodedAnew(name), encodedAnew(value)));
        } catch (IllegalArgumentException brokenEscape) {
            return Optional.empty();
        }
    }

    /** Decoded as forms are, and encoded in the one way that the standard names. */
    private static String encodedAnew(String text) {
        return URLEncoder.encode(URLDecoder.decode(text, StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }
}

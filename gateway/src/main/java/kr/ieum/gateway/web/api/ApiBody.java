package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the body of a request strictly: at most {@value #MAX_BYTES} bytes of UTF-8, one JSON object without duplicate
 * keys, deep nesting or anything after it, and only members the operation knows.
 */
@Component
public final class ApiBody {

    static final int MAX_BYTES = 16 * 1024;
    private static final int MAX_LIST = 32;

    private final JsonMapper mapper;

    ApiBody(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** What the body was. */
    public sealed interface Read {

        /** An object with known members only. */
        record Members(JsonNode object) implements Read {}

        /** Something else. */
        record Wrong(Problem problem) implements Read {}
    }

    /**
     * Reads the body.
     *
     * @param known members that the operation understands
     * @param planned members the design knows and the operation doesn't support yet; only these are named in a problem
     */
    public Read read(HttpServletRequest request, Set<String> known, Set<String> planned) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            return new Read.Wrong(Problem.of(ProblemType.BODY_TOO_LARGE));
        }
        Optional<JsonNode> object = object(bytes);
        if (object.isEmpty()) {
            return new Read.Wrong(Problem.of(ProblemType.MALFORMED_BODY));
        }
        for (String name : object.get().propertyNames()) {
            if (!known.contains(name)) {
                return new Read.Wrong(
                        planned.contains(name)
                                ? Problem.at(ProblemType.NOT_SUPPORTED_YET, name)
                                : Problem.of(ProblemType.NOT_SUPPORTED_YET));
            }
        }
        return new Read.Members(object.get());
    }

    private Optional<JsonNode> object(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(mapper.readTree(text)).filter(JsonNode::isObject);
        } catch (CharacterCodingException | JacksonException e) {
            // what the parser says may quote the body
            return Optional.empty();
        }
    }

    /** A text member of bounded length, not blank, without control characters or half a surrogate pair. */
    public static Optional<String> text(JsonNode object, String member, int longest) {
        return text(object.path(member), longest);
    }

    private static Optional<String> text(JsonNode node, int longest) {
        return Optional.of(node)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> !text.isBlank() && text.length() <= longest)
                .filter(text -> text.codePoints()
                        .noneMatch(point -> Character.isISOControl(point)
                                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)));
    }

    /** A list of different texts, from one to {@value #MAX_LIST} of them. */
    public static Optional<Set<String>> texts(JsonNode object, String member, int longest) {
        JsonNode list = object.path(member);
        if (!list.isArray() || list.isEmpty() || list.size() > MAX_LIST) {
            return Optional.empty();
        }
        List<Optional<String>> read =
                list.valueStream().map(item -> text(item, longest)).toList();
        Set<String> texts = new LinkedHashSet<>();
        for (Optional<String> text : read) {
            if (text.isEmpty() || !texts.add(text.get())) {
                return Optional.empty();
            }
        }
        return Optional.of(texts);
    }
}

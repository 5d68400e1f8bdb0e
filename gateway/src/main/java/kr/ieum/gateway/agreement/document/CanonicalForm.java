package kr.ieum.gateway.agreement.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.yaml.YamlNode;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The canonical form of a document and its digest (RFC 8785). Every scalar becomes a JSON string: the strict reader gives
 * scalars no type of their own, so two documents with one digest read the same, and {@code 0123} is never 123.
 */
public final class CanonicalForm {

    private CanonicalForm() {}

    /** Canonical bytes of a JSON text. */
    public static byte[] ofJson(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Canonical bytes of a YAML document. */
    public static byte[] of(YamlNode document) {
        return ofJson(StrictJson.mapper().writeValueAsString(json(document)));
    }

    /** The digest {@code sha-256:…} of bytes, in lower-case hexadecimal. */
    public static String digest(byte[] bytes) {
        try {
            return "sha-256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The digest of a text in UTF-8. */
    public static String digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> JsonNodeFactory.instance.stringNode(scalar.text());
            case YamlNode.Sequence list -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                list.items().forEach(item -> array.add(json(item)));
                yield array;
            }
            case YamlNode.Mapping map -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                map.entries().forEach(entry -> object.set(entry.key(), json(entry.value())));
                yield object;
            }
        };
    }
}

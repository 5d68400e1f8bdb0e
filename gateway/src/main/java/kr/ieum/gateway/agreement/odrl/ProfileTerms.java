package kr.ieum.gateway.agreement.odrl;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parts of a document that ODRL has no words for, under the profile's own: a key becomes a term of the profile, a list stays in
 * order, a text stays a text. The way back loses nothing.
 */
final class ProfileTerms {

    private static final String LIST = "@list";

    private ProfileTerms() {}

    /** A part of the document as linked data. */
    static JsonNode write(JsonNode part) {
        if (part.isObject()) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            part.propertyNames().forEach(key -> node.set(OdrlNames.PREFIX + key, write(part.get(key))));
            return node;
        }
        if (part.isArray()) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            ArrayNode items = node.putArray(LIST);
            part.values().forEach(item -> items.add(write(item)));
            return node;
        }
        return part;
    }

    /** The part of the document that this was written from; nothing for what {@link #write} doesn't write. */
    static Optional<JsonNode> read(JsonNode node) {
        if (node.isString()) {
            return Optional.of(node);
        }
        if (!node.isObject()) {
            return Optional.empty();
        }
        return node.has(LIST) ? list(node.get(LIST)) : map((ObjectNode) node);
    }

    private static Optional<JsonNode> list(JsonNode items) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : items.values()) {
            Optional<JsonNode> read = read(item);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            list.add(read.get());
        }
        return Optional.of(list);
    }

    private static Optional<JsonNode> map(ObjectNode node) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        for (String name : node.propertyNames()) {
            Optional<JsonNode> read = name.startsWith(OdrlNames.PREFIX) ? read(node.get(name)) : Optional.empty();
            if (read.isEmpty()) {
                return Optional.empty();
            }
            map.set(name.substring(OdrlNames.PREFIX.length()), read.get());
        }
        return Optional.of(map);
    }
}

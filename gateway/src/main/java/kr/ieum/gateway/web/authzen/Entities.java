package kr.ieum.gateway.web.authzen;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Subject, action, resource and context of one request as they were sent, with the fields that the specification requires already
 * checked. An identifier that a search leaves out is empty.
 */
record Entities(Entity subject, String action, JsonNode actionProperties, Entity resource, JsonNode context) {

    /** A subject or resource. */
    record Entity(String type, String id, JsonNode properties) {}

    /** What a request may leave out: a search leaves out what it looks for. */
    enum Sought {
        NOTHING,
        SUBJECT,
        RESOURCE,
        ACTION
    }

    /**
     * Reads the four entities; unknown members are left aside, as the specification says.
     *
     * @throws BadRequest when one that is required is missing or of another type
     */
    static Entities read(JsonNode request, Sought sought) {
        JsonNode action = request.path("action");
        String name = "";
        if (sought != Sought.ACTION) {
            object(action, "action");
            name = text(action, "action", "name");
        }
        JsonNode context = request.path("context");
        if (!context.isMissingNode()) {
            object(context, "context");
        }
        return new Entities(
                entity(request, "subject", sought == Sought.SUBJECT),
                name,
                properties(action, "action"),
                entity(request, "resource", sought == Sought.RESOURCE),
                context.isObject() ? context : JsonNodeFactory.instance.objectNode());
    }

    private static Entity entity(JsonNode request, String member, boolean sought) {
        JsonNode node = request.path(member);
        object(node, member);
        String type = text(node, member, "type");
        // the identifier of what is sought is ignored where it is sent
        return new Entity(type, sought ? "" : text(node, member, "id"), properties(node, member));
    }

    private static JsonNode properties(JsonNode node, String member) {
        JsonNode properties = node.path("properties");
        if (properties.isMissingNode()) {
            return JsonNodeFactory.instance.objectNode();
        }
        object(properties, member + ".properties");
        return properties;
    }

    private static void object(JsonNode node, String member) {
        if (!node.isObject()) {
            throw new BadRequest(member, "must be an object");
        }
    }

    private static String text(JsonNode node, String member, String key) {
        JsonNode value = node.path(key);
        if (!value.isString()
                || value.stringValue().isEmpty()
                || value.stringValue().length() > Facts.LONGEST) {
            throw new BadRequest(member + "." + key, "must be a text of 1 to " + Facts.LONGEST + " characters");
        }
        return value.stringValue();
    }
}

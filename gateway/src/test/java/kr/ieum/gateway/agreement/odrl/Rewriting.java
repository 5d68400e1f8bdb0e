package kr.ieum.gateway.agreement.odrl;

import java.util.List;
import java.util.Random;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.schemas.model.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rewrites a document at random into one of the same grammar: other texts, attributes, limits and duties, and parts of tomorrow. */
final class Rewriting {

    private static final List<String> TEXTS = List.of(
            "",
            "평문",
            "a: b # c",
            "\"quoted\" \\ back",
            "- dash",
            "line\nbreak",
            "tab\there",
            "'",
            "{}",
            "123",
            "null",
            "over:130000000");

    private final Random random;
    private final List<String> attributes = DemoParties.references().model().properties().stream()
            .map(Property::key)
            .map(Object::toString)
            .toList();

    Rewriting(Random random) {
        this.random = random;
    }

    void rewrite(ObjectNode document) {
        document.put("version", Integer.toString(1 + random.nextInt(999)));
        document.set("title", part(2));
        for (JsonNode grant : document.path("grants").values()) {
            ObjectNode head = (ObjectNode) grant;
            head.put("when", text());
            if (random.nextBoolean()) {
                head.remove("when");
            }
            ((ArrayNode) head.get("attributes")).removeAll();
            String base = attributes.get(random.nextInt(attributes.size()));
            item((ArrayNode) head.get("attributes"), base);
            attributes.stream()
                    .filter(one -> !one.equals(base) && random.nextInt(20) == 0)
                    .forEach(one -> item((ArrayNode) head.get("attributes"), one));
        }
        ArrayNode limits = document.putArray("limits");
        for (int i = random.nextInt(3); i > 0; i--) {
            ObjectNode limit = limits.addObject().put("id", "P" + i).put("max", "m" + text());
            limit.putArray("attributes").add(attributes.get(random.nextInt(attributes.size())));
            if (random.nextBoolean()) {
                limit.put("when", "w" + text());
            }
        }
        ArrayNode obligations = document.putArray("obligations");
        for (String type : List.of("delete", "hear-before-adverse", "confirm-purpose", "report-use")) {
            if (random.nextBoolean()) {
                obligations.addObject().put("id", "O" + type).put("type", type).put("within", text());
            }
        }
        document.set("ofTomorrow", part(3));
        document.set("disposal", part(1));
    }

    private void item(ArrayNode items, String attribute) {
        ObjectNode item = items.addObject().put("ref", attribute);
        item.set("basis", part(1));
        item.put("need", text());
        if (random.nextBoolean()) {
            item.put("form", "f" + text());
        }
    }

    private JsonNode part(int depth) {
        if (depth > 0 && random.nextBoolean()) {
            ObjectNode map = JsonNodeFactory.instance.objectNode();
            for (int i = random.nextInt(3); i > 0; i--) {
                map.set("k" + i, part(depth - 1));
            }
            return map;
        }
        if (depth > 0 && random.nextBoolean()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (int i = random.nextInt(3); i > 0; i--) {
                list.add(part(depth - 1));
            }
            return list;
        }
        return JsonNodeFactory.instance.stringNode(text());
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size())) + (random.nextBoolean() ? "" : random.nextInt(100));
    }
}

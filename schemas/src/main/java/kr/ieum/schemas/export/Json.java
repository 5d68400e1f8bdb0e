package kr.ieum.schemas.export;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Short ways to build JSON trees. */
final class Json {

    private Json() {}

    static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode list() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** The object under these names, made where it isn't there yet. */
    static ObjectNode object(ObjectNode parent, String... names) {
        ObjectNode at = parent;
        for (String name : names) {
            at = at.get(name) instanceof ObjectNode there ? there : at.putObject(name);
        }
        return at;
    }

    /** Sets a list of texts. */
    static void array(ObjectNode parent, String name, List<String> texts) {
        ArrayNode array = parent.putArray(name);
        texts.forEach(array::add);
    }
}

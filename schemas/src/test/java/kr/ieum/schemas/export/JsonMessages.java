package kr.ieum.schemas.export;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import kr.ieum.schemas.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds messages against a generated schema, and puts what doesn't belong there into every object of them. */
final class JsonMessages {

    private final Schema schema;

    JsonMessages(String schema) {
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON);
    }

    /** What is wrong with a message; nothing when it is valid. */
    List<String> faults(String message) {
        return schema.validate(message, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /** The paths of objects that took in something undeclared without complaint. */
    List<String> leaks(String message, String name, String value) {
        List<String> leaks = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        eachObject(StrictJson.mapper().readTree(message), "", (path, object) -> paths.add(path));
        for (String path : paths) {
            JsonNode changed = StrictJson.mapper().readTree(message);
            ((ObjectNode) changed.at(path)).put(name, value);
            if (faults(changed.toString()).isEmpty()) {
                leaks.add(path + "/" + name);
            }
        }
        return leaks;
    }

    /** The same message with one of its records at a time, so that holding it against the schema is quick. */
    static List<String> recordByRecord(String message) {
        List<String> messages = new ArrayList<>();
        int records = records(StrictJson.mapper().readTree(message)).size();
        for (int i = 0; i < records; i++) {
            JsonNode single = StrictJson.mapper().readTree(message);
            ArrayNode all = records(single);
            JsonNode kept = all.get(i);
            all.removeAll();
            all.add(kept);
            messages.add(single.toString());
        }
        return messages;
    }

    private static ArrayNode records(JsonNode message) {
        return (ArrayNode) message.at("/contributions/0/records");
    }

    static void eachObject(JsonNode node, String path, BiConsumer<String, ObjectNode> visit) {
        if (node instanceof ObjectNode object) {
            visit.accept(path, object);
            object.properties().forEach(member -> eachObject(member.getValue(), path + "/" + member.getKey(), visit));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                eachObject(array.get(i), path + "/" + i, visit);
            }
        }
    }
}

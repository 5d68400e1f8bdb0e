package kr.ieum.gateway.agreement.odrl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kr.ieum.gateway.agreement.document.CanonicalForm;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An agreement document as a tree of texts, lists and maps, which is all that its canonical form knows; comments and the order of
 * keys aren't part of it.
 */
final class DocumentTree {

    /** How a document is usually written from top to bottom; any other key follows. */
    private static final List<String> ORDER = List.of(
            "format",
            "id",
            "version",
            "supersedes",
            "template",
            "clauseText",
            "title",
            "kinds",
            "afterCheck",
            "parties",
            "task",
            "legalBasis",
            "subjects",
            "consent",
            "searchBy",
            "grants",
            "limits",
            "combinations",
            "volume",
            "schedule",
            "obligations",
            "contacts",
            "term",
            "disposal",
            "tests");

    private DocumentTree() {}

    /** The tree of an accepted document. */
    static ObjectNode read(byte[] yaml) {
        List<YamlNode.Entry> entries = StrictYaml.parse(yaml, "", new Faults())
                .map(map -> map.keys().stream()
                        .map(key -> new YamlNode.Entry(key, 0, map.node(key).orElseThrow()))
                        .toList())
                .orElseThrow(() -> new IllegalArgumentException("not a document that was accepted"));
        return (ObjectNode)
                StrictJson.mapper().readTree(CanonicalForm.of(new YamlNode.Mapping(1, new ArrayList<>(entries))));
    }

    /** The canonical digest of the document, {@code sha-256:…}. */
    static String digest(ObjectNode tree) {
        return CanonicalForm.digest(CanonicalForm.ofJson(StrictJson.mapper().writeValueAsString(tree)));
    }

    /** The document as YAML text, every text quoted, which reads as the same tree. */
    static String yaml(ObjectNode tree) {
        StringBuilder out = new StringBuilder();
        Comparator<String> usual =
                Comparator.comparingInt(key -> ORDER.contains(key) ? ORDER.indexOf(key) : ORDER.size());
        tree.propertyNames().stream()
                .sorted(usual.thenComparing(Comparator.naturalOrder()))
                .forEach(key -> entry(out, "", key, tree.get(key)));
        return out.toString();
    }

    private static void entry(StringBuilder out, String indent, String key, JsonNode value) {
        out.append(indent).append(quoted(key)).append(':');
        if (value.isObject() && !value.isEmpty()) {
            out.append('\n');
            members(out, indent + "  ", value);
        } else if (value.isArray() && !value.isEmpty()) {
            out.append('\n');
            value.values().forEach(item -> item(out, indent + "  ", item));
        } else {
            out.append(' ').append(flow(value)).append('\n');
        }
    }

    private static void members(StringBuilder out, String indent, JsonNode map) {
        map.propertyNames().forEach(key -> entry(out, indent, key, map.get(key)));
    }

    private static void item(StringBuilder out, String indent, JsonNode item) {
        if (item.isObject() && !item.isEmpty()) {
            StringBuilder members = new StringBuilder();
            members(members, indent + "  ", item);
            out.append(indent).append("- ").append(members.substring(indent.length() + 2));
        } else {
            out.append(indent).append("- ").append(flow(item)).append('\n');
        }
    }

    /** JSON is YAML too: lists within lists, whatever is empty, and every text. */
    private static String flow(JsonNode value) {
        return StrictJson.mapper().writeValueAsString(value);
    }

    private static String quoted(String text) {
        return StrictJson.mapper().writeValueAsString(text);
    }
}

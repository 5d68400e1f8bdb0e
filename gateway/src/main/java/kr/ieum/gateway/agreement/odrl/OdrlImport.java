package kr.ieum.gateway.agreement.odrl;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;
import kr.ieum.schemas.yaml.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads back what {@link OdrlExport} wrote: the agreement document with the same canonical digest. Nothing else is accepted, since
 * ODRL is never executed: what is rebuilt is exported again and must be what was given, member by member.
 *
 * <p>Rules: O1 not strict JSON, O2 not an agreement of our profile, O3 the document doesn't have the digest that the policy names,
 * O4 a member says something else than the document it stands for.
 */
public final class OdrlImport {

    /** Largest policy, in bytes; an agreement repeats its terms in every rule. */
    public static final int MAX_BYTES = 8 * AgreementLoader.MAX_BYTES;

    private static final Pattern UID =
            Pattern.compile(Pattern.quote(OdrlNames.AGREEMENT_URN) + "([a-z][a-z0-9-]{2,63}):([1-9][0-9]{0,5})");

    private final OdrlExport export;
    private final Map<String, String> attributes;

    /** Reads policies over this model. */
    public OdrlImport(ReferenceModel model) {
        this.export = new OdrlExport(model);
        this.attributes = model.properties().stream()
                .collect(Collectors.toMap(
                        Property::uri, property -> property.key().text()));
    }

    /** What a policy was. */
    public sealed interface Read {

        /**
         * The document, as YAML, still to be loaded like any other.
         *
         * @param digest its canonical digest
         */
        record Accepted(String yaml, String digest) implements Read {}

        /** Foreign or altered. */
        record Refused(Fault fault) implements Read {}
    }

    /**
     * Reads a policy.
     *
     * @param name how a fault names the file
     */
    public Read read(byte[] policy, String name) {
        Optional<ObjectNode> given = json(policy);
        if (given.isEmpty()) {
            return refused(
                    name, "", "O1", "is no JSON object that can be read strictly", "export the agreement once more");
        }
        ObjectNode odrl = given.get();
        Optional<ObjectNode> document = document(odrl);
        if (document.isEmpty()) {
            return refused(
                    name,
                    "",
                    "O2",
                    "is no agreement under the profile " + OdrlNames.PROFILE,
                    "import only what 'ieum agreement export --format odrl' wrote; write any other agreement as a"
                            + " document");
        }
        String digest = DocumentTree.digest(document.get());
        if (!digest.equals(odrl.path(OdrlNames.DIGEST).asString(""))) {
            return refused(
                    name,
                    OdrlNames.DIGEST,
                    "O3",
                    "is not the digest of the document that the rules say",
                    "export it once more");
        }
        Optional<String> difference = difference("", export.tree(document.get()), odrl);
        return difference.isPresent()
                ? refused(
                        name,
                        difference.get(),
                        "O4",
                        "says something else than the rest of the agreement",
                        "change the agreement document instead and export it once more")
                : new Read.Accepted(DocumentTree.yaml(document.get()), digest);
    }

    private static Read refused(String name, String key, String rule, String message, String remedy) {
        return new Read.Refused(new Fault(name, 0, key, rule, message, remedy));
    }

    private static Optional<ObjectNode> json(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(StrictJson.mapper().readTree(text))
                    .filter(JsonNode::isObject)
                    .map(ObjectNode.class::cast);
        } catch (CharacterCodingException | JacksonException e) {
            // what the parser says may quote the file
            return Optional.empty();
        }
    }

    private Optional<ObjectNode> document(ObjectNode odrl) {
        Matcher uid = UID.matcher(odrl.path("uid").asString(""));
        if (!odrl.path("@type").asString("").equals("Agreement")
                || !odrl.path("profile").asString("").equals(OdrlNames.PROFILE)
                || !OdrlExport.text(odrl, OdrlNames.PREFIX + "format").equals(Agreement.FORMAT)
                || !uid.matches()) {
            return Optional.empty();
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("format", Agreement.FORMAT);
        document.put("id", uid.group(1));
        document.put("version", uid.group(2));
        for (String name : odrl.propertyNames()) {
            if (!name.startsWith(OdrlNames.PREFIX)
                    || Set.of(OdrlNames.DIGEST, OdrlNames.PREFIX + "format", OdrlNames.PREFIX + "approver")
                            .contains(name)) {
                continue;
            }
            Optional<JsonNode> part = ProfileTerms.read(odrl.get(name));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            document.set(name.substring(OdrlNames.PREFIX.length()), part.get());
        }
        boolean readable = document.path("grants").isArray()
                && grants(odrl, document)
                && limits(odrl, document)
                && searches(odrl, document)
                && document.path("parties").isArray()
                && document.path("parties").values().stream().allMatch(JsonNode::isObject);
        return readable && withinTheModel(document) ? Optional.of(document) : Optional.empty();
    }

    private boolean grants(ObjectNode odrl, ObjectNode document) {
        for (JsonNode grant : document.path("grants").values()) {
            if (!(grant instanceof ObjectNode head)
                    || OdrlExport.texts(head.path("use")).isEmpty()) {
                return false;
            }
            String first = OdrlExport.action(OdrlExport.texts(head.path("use")).getFirst());
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            for (JsonNode rule : odrl.path("permission").values()) {
                if (OdrlExport.text(rule, "ieum:grant").equals(OdrlExport.text(head, "id"))
                        && OdrlExport.text(rule, "action").equals(first)) {
                    Optional<ObjectNode> item = item(rule, "ref", Set.of("ieum:grant"));
                    if (item.isEmpty()) {
                        return false;
                    }
                    String form = Constraints.textOf(rule, OdrlExport.FORM);
                    if (!form.isEmpty()) {
                        item.get().put("form", form);
                    }
                    items.add(item.get());
                }
            }
            head.set("attributes", items);
        }
        return true;
    }

    private boolean searches(ObjectNode odrl, ObjectNode document) {
        ArrayNode searches = JsonNodeFactory.instance.arrayNode();
        for (JsonNode rule : odrl.path("permission").values()) {
            if (OdrlExport.text(rule, "action").equals(OdrlExport.SEARCH_BY)) {
                Optional<ObjectNode> item = item(rule, "attribute", Set.of());
                if (item.isEmpty()) {
                    return false;
                }
                searches.add(item.get());
            }
        }
        if (!searches.isEmpty()) {
            document.set("searchBy", searches);
        }
        return true;
    }

    private boolean limits(ObjectNode odrl, ObjectNode document) {
        for (JsonNode limit : document.path("limits").values()) {
            if (!(limit instanceof ObjectNode head)) {
                return false;
            }
            ArrayNode limited = JsonNodeFactory.instance.arrayNode();
            for (JsonNode rule : odrl.path("prohibition").values()) {
                if (OdrlExport.text(rule, "ieum:limit").equals(OdrlExport.text(head, "id"))) {
                    limited.add(attributes.getOrDefault(OdrlExport.text(rule, "target"), ""));
                    head.put("max", Constraints.textOf(rule, OdrlExport.FORM));
                    String when = Constraints.textOf(rule, OdrlExport.CONDITION);
                    if (!when.isEmpty()) {
                        head.put("when", when);
                    }
                }
            }
            head.set("attributes", limited);
        }
        return true;
    }

    /** One attribute of a grant or search, with what the profile's terms of its rule say. */
    private Optional<ObjectNode> item(JsonNode rule, String key, Set<String> ofTheRule) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put(key, attributes.getOrDefault(OdrlExport.text(rule, "target"), ""));
        for (String name : rule.propertyNames()) {
            if (name.startsWith(OdrlNames.PREFIX) && !ofTheRule.contains(name)) {
                Optional<JsonNode> part = ProfileTerms.read(rule.get(name));
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                item.set(name.substring(OdrlNames.PREFIX.length()), part.get());
            }
        }
        return Optional.of(item);
    }

    private boolean withinTheModel(ObjectNode document) {
        Set<String> named = new TreeSet<>();
        document.path("grants")
                .values()
                .forEach(grant ->
                        grant.path("attributes").values().forEach(item -> named.add(OdrlExport.text(item, "ref"))));
        document.path("limits").values().forEach(limit -> named.addAll(OdrlExport.texts(limit.path("attributes"))));
        document.path("searchBy").values().forEach(item -> named.add(OdrlExport.text(item, "attribute")));
        return attributes.values().containsAll(named);
    }

    /** Where two trees differ first, as a JSON pointer; members may come in any order, items of a list may not. */
    private static Optional<String> difference(String at, JsonNode meant, JsonNode given) {
        if (meant.isObject() && given.isObject()) {
            Set<String> names = new TreeSet<>(meant.propertyNames());
            names.addAll(given.propertyNames());
            for (String name : names) {
                String member = at + "/" + name.replace("~", "~0").replace("/", "~1");
                if (!meant.has(name)) {
                    // whoever wrote it chose its name
                    return Optional.of(at.isEmpty() ? "/" : at);
                }
                Optional<String> difference =
                        given.has(name) ? difference(member, meant.get(name), given.get(name)) : Optional.of(member);
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        if (meant.isArray() && given.isArray() && meant.size() == given.size()) {
            for (int i = 0; i < meant.size(); i++) {
                Optional<String> difference = difference(at + "/" + i, meant.get(i), given.get(i));
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        return meant.equals(given) ? Optional.empty() : Optional.of(at);
    }
}

package kr.ieum.gateway.agreement.odrl;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.engine.Obligation;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes an agreement as an ODRL 2.2 Agreement. Each attribute of a grant is one permission for each use, whose target is the
 * property's URI and whose constraints repeat what the document says for all of them, so that every rule is atomic and can be read
 * alone; each attribute of a limit is a prohibition of the forms above it; an obligation is a duty. What ODRL lacks stands under the
 * profile's terms, and the document's digest beside it.
 */
public final class OdrlExport {

    /** Keys of the document that rules and identifiers say, so that no profile term repeats them. */
    static final Set<String> SAID_BY_RULES = Set.of("format", "id", "version", "grants", "limits", "searchBy");

    static final String SEARCH_BY = "ieum:search-by";
    static final String FORM = "ieum:form";
    static final String CONDITION = "ieum:condition";

    /** Duties that must be met before anything is released; they hang on the permissions, any other on the agreement. */
    private static final Set<String> BEFORE = Stream.of(Obligation.Type.values())
            .filter(type -> type.phase() == Obligation.Phase.BEFORE)
            .map(Obligation.Type::spelling)
            .collect(Collectors.toUnmodifiableSet());

    private final ReferenceModel model;

    /** Writes agreements that refer to this model. */
    public OdrlExport(ReferenceModel model) {
        this.model = model;
    }

    /** The agreement as a JSON-LD text, always the same bytes for the same document. */
    public String json(AgreementFile file) {
        return StrictJson.pretty(tree(DocumentTree.read(file.bytes())));
    }

    /** The policy of a document's tree. */
    ObjectNode tree(ObjectNode document) {
        String uid = OdrlNames.AGREEMENT_URN + text(document, "id") + ":" + text(document, "version");
        ObjectNode policy = JsonNodeFactory.instance.objectNode();
        policy.putArray("@context").add(OdrlNames.ODRL_CONTEXT).add(OdrlNames.PROFILE_CONTEXT);
        policy.put("@type", "Agreement");
        policy.put("uid", uid);
        policy.put("profile", OdrlNames.PROFILE);
        policy.put(OdrlNames.PREFIX + "format", text(document, "format"));
        policy.put(OdrlNames.DIGEST, DocumentTree.digest(document));
        parties(policy, document);
        ArrayNode permissions = policy.putArray("permission");
        for (JsonNode grant : document.path("grants").values()) {
            permissions(permissions, uid, document, grant);
        }
        if (document.has("searchBy")) {
            searches(permissions, uid, document);
        }
        if (document.has("limits")) {
            prohibitions(policy.putArray("prohibition"), uid, document);
        }
        duties(policy, uid, document);
        heads(policy, document);
        document.propertyNames().stream()
                .filter(key -> !SAID_BY_RULES.contains(key))
                .forEach(key -> policy.set(OdrlNames.PREFIX + key, ProfileTerms.write(document.get(key))));
        return policy;
    }

    private static void parties(ObjectNode policy, ObjectNode document) {
        for (JsonNode party : document.path("parties").values()) {
            String function = switch (text(party, "role")) {
                case "provider" -> "assigner";
                case "consumer" -> "assignee";
                default -> OdrlNames.PREFIX + text(party, "role");
            };
            ObjectNode node =
                    policy.withArray("/" + function.replace("/", "~1")).addObject();
            if (party.has("class")) {
                node.put("@type", "PartyCollection");
                node.put("uid", OdrlNames.URN + "agency-class:" + text(party, "class"));
            } else {
                node.put("@type", "Party");
                node.put("uid", OdrlNames.URN + "agency:" + text(party, "agency"));
            }
        }
    }

    private void permissions(ArrayNode rules, String uid, ObjectNode document, JsonNode grant) {
        String id = text(grant, "id");
        for (JsonNode item : grant.path("attributes").values()) {
            for (String use : texts(grant.path("use"))) {
                ObjectNode rule = rule(rules, "Permission", uid + ":" + id + ":" + text(item, "ref") + ":" + use, item);
                rule.put("action", action(use));
                Constraints constraints = common(document);
                if (item.has("form")) {
                    constraints.text(FORM, "eq", text(item, "form"));
                }
                ofGrant(constraints, document, grant);
                constraints.into(rule);
                duties(rule, uid, document, true, "duty");
                rule.put(OdrlNames.PREFIX + "grant", id);
                rest(rule, item, Set.of("ref", "form"));
            }
        }
    }

    private void searches(ArrayNode rules, String uid, ObjectNode document) {
        for (JsonNode item : document.path("searchBy").values()) {
            ObjectNode rule = rule(rules, "Permission", uid + ":search-by:" + text(item, "attribute"), item);
            rule.put("action", SEARCH_BY);
            common(document).into(rule);
            rest(rule, item, Set.of("attribute"));
        }
    }

    private void prohibitions(ArrayNode rules, String uid, ObjectNode document) {
        for (JsonNode limit : document.path("limits").values()) {
            for (String attribute : texts(limit.path("attributes"))) {
                ObjectNode item = JsonNodeFactory.instance.objectNode().put("ref", attribute);
                ObjectNode rule = rule(rules, "Prohibition", uid + ":" + text(limit, "id") + ":" + attribute, item);
                rule.put("action", "use");
                Constraints constraints = new Constraints().text(FORM, "gt", text(limit, "max"));
                if (limit.has("when")) {
                    constraints.text(CONDITION, "eq", text(limit, "when"));
                }
                constraints.into(rule);
                rule.put(OdrlNames.PREFIX + "limit", text(limit, "id"));
            }
        }
    }

    private ObjectNode rule(ArrayNode rules, String type, String uid, JsonNode item) {
        String attribute = text(item, item.has("ref") ? "ref" : "attribute");
        return rules.addObject()
                .put("@type", type)
                .put("uid", uid)
                .put(
                        "target",
                        model.property(attribute)
                                .map(Property::uri)
                                .orElseThrow(() -> new IllegalArgumentException("no attribute of the model")));
    }

    /** What the agreement says once and each permission is bound by. */
    private static Constraints common(ObjectNode document) {
        Constraints constraints =
                new Constraints().node("purpose", "eq", OdrlNames.URN + "task:" + text(document, "task"));
        JsonNode term = document.path("term");
        constraints.typed("dateTime", "gteq", text(term, "from"), "date");
        constraints.typed("dateTime", "lteq", text(term, "until"), "date");
        if (document.has("schedule")) {
            JsonNode hours = document.get("schedule");
            constraints.text(
                    "ieum:hours",
                    "isPartOf",
                    String.join(",", texts(hours.path("days"))) + " " + text(hours, "from") + "-" + text(hours, "until")
                            + " " + text(hours, "zone"));
        }
        JsonNode volume = document.path("volume");
        if (volume.has("perDay")) {
            constraints.typed("ieum:countPerDay", "lteq", text(volume, "perDay"), "integer");
        }
        if (volume.has("perOfficialHour")) {
            constraints.typed("ieum:countPerOfficialHour", "lteq", text(volume, "perOfficialHour"), "integer");
        }
        return constraints;
    }

    private static void ofGrant(Constraints constraints, ObjectNode document, JsonNode grant) {
        List<String> relations = texts(
                grant.has("subjects")
                        ? grant.get("subjects")
                        : document.path("subjects").path("relation"));
        constraints.anyOf(
                "ieum:relation",
                relations.stream().map(one -> OdrlNames.PREFIX + one).toList());
        constraints.node(
                "recipient", "eq", OdrlNames.PREFIX + (grant.has("recipient") ? text(grant, "recipient") : "official"));
        if (grant.has("register")) {
            constraints.node("ieum:register", "eq", OdrlNames.URN + "register:" + text(grant, "register"));
        }
        if (grant.has("when")) {
            constraints.text(CONDITION, "eq", text(grant, "when"));
        }
        for (JsonNode rule : document.path("consent").values()) {
            if (text(rule, "grant").equals(text(grant, "id"))) {
                constraints.typed("ieum:consentAge", "lteq", text(rule, "maxAge"), "duration");
            }
        }
    }

    private static void duties(ObjectNode policy, String uid, ObjectNode document) {
        duties(policy, uid, document, false, "obligation");
    }

    private static void duties(ObjectNode holder, String uid, ObjectNode document, boolean before, String name) {
        for (JsonNode obligation : document.path("obligations").values()) {
            if (BEFORE.contains(text(obligation, "type")) != before) {
                continue;
            }
            ObjectNode duty = holder.withArray("/" + name)
                    .addObject()
                    .put("@type", "Duty")
                    .put("uid", uid + ":" + text(obligation, "id"))
                    .put("action", action(text(obligation, "type")));
            Constraints constraints = new Constraints();
            if (obligation.has("after")) {
                constraints.text("event", "eq", text(obligation, "after"));
            }
            if (obligation.has("within")) {
                constraints.typed("elapsedTime", "lteq", text(obligation, "within"), "duration");
            }
            if (obligation.has("after") || obligation.has("within")) {
                constraints.into(duty);
            }
        }
    }

    /** Grants and limits without what their rules say; a list of its own keeps their order. */
    private static void heads(ObjectNode policy, ObjectNode document) {
        heads(policy, document, "grants", Set.of("attributes"));
        heads(policy, document, "limits", Set.of("attributes", "max", "when"));
    }

    private static void heads(ObjectNode policy, ObjectNode document, String key, Set<String> said) {
        if (document.has(key)) {
            ArrayNode heads = JsonNodeFactory.instance.arrayNode();
            document.get(key).values().forEach(part -> {
                ObjectNode head = ((ObjectNode) part).deepCopy();
                said.forEach(head::remove);
                heads.add(head);
            });
            policy.set(OdrlNames.PREFIX + key, ProfileTerms.write(heads));
        }
    }

    private static void rest(ObjectNode rule, JsonNode item, Set<String> said) {
        item.propertyNames().stream()
                .filter(key -> !said.contains(key))
                .forEach(key -> rule.set(OdrlNames.PREFIX + key, ProfileTerms.write(item.get(key))));
    }

    /** Words that ODRL has are ODRL's, the others are the profile's. */
    static String action(String word) {
        return word.equals("display") || word.equals("delete") ? word : OdrlNames.PREFIX + word;
    }

    static List<String> texts(JsonNode node) {
        return node.isArray()
                ? node.values().stream().map(item -> item.asString("")).toList()
                : node.isString() ? List.of(node.stringValue()) : List.of();
    }

    static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }
}

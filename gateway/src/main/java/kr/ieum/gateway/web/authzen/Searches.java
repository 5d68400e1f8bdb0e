package kr.ieum.gateway.web.authzen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.ActiveAgreements;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.Agreement.Consumer;
import kr.ieum.gateway.agreement.document.Parties;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.gateway.web.authzen.Entities.Entity;
import kr.ieum.schemas.model.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The three searches: every candidate is put to the engine, and those it permits are the result, with the properties under which it
 * does. Candidates are attributes of the model, uses, and posts that the agreements in force name; never a person.
 */
final class Searches {

    private final ActiveAgreements agreements;
    private final References references;
    private final Evaluator evaluator;

    Searches(ActiveAgreements agreements, References references, Evaluator evaluator) {
        this.agreements = agreements;
        this.references = references;
        this.evaluator = evaluator;
    }

    /** The uses that are permitted. */
    List<Object> actions(Entities asked) {
        List<Object> found = new ArrayList<>();
        for (Use use : Use.values()) {
            Entities one = new Entities(
                    asked.subject(), Facts.spelling(use), asked.actionProperties(), asked.resource(), asked.context());
            if (evaluator.evaluate(one).permitted()) {
                found.add(Map.of("name", Facts.spelling(use)));
            }
        }
        return found;
    }

    /** The attributes that are permitted, each from one register, in the model's order. */
    List<Object> resources(Entities asked) {
        if (!asked.resource().type().equals(Mapping.ATTRIBUTE)) {
            return List.of();
        }
        List<Object> found = new ArrayList<>();
        for (Property property : references.model().properties()) {
            String id = property.key().text();
            Entities one = new Entities(
                    asked.subject(),
                    asked.action(),
                    asked.actionProperties(),
                    new Entity(Mapping.ATTRIBUTE, id, asked.resource().properties()),
                    asked.context());
            Evaluator.Answer answer = evaluator.evaluate(one);
            if (answer.permitted()) {
                ObjectNode properties = ((ObjectNode) asked.resource().properties()).deepCopy();
                properties.put("register", answer.register());
                found.add(entity(Mapping.ATTRIBUTE, id, properties));
            }
        }
        return found;
    }

    /** The posts of officials, or the systems, that are permitted; properties that the request names narrow them. */
    List<Object> subjects(Entities asked) {
        String type = asked.subject().type();
        boolean systems = type.equals(Mapping.SYSTEM);
        if (!systems && !type.equals(Mapping.OFFICIAL)) {
            return List.of();
        }
        List<Object> found = new ArrayList<>();
        for (Post post : posts(
                systems, new Facts(asked.context(), "context").text("task").orElse(""))) {
            if (!post.isWithin(new Facts(asked.subject().properties(), "subject.properties"))) {
                continue;
            }
            ObjectNode properties = post.properties(systems);
            Entities one = new Entities(
                    new Entity(type, post.id(), properties),
                    asked.action(),
                    asked.actionProperties(),
                    asked.resource(),
                    asked.context());
            if (evaluator.evaluate(one).permitted()) {
                found.add(entity(type, post.id(), properties));
            }
        }
        return found;
    }

    private static Map<String, Object> entity(String type, String id, JsonNode properties) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("type", type);
        entity.put("id", id);
        entity.put("properties", properties);
        return entity;
    }

    /** A post: somebody of that role who works through that system of that agency. */
    private record Post(String agency, String system, Optional<String> role, int assurance) {

        String id() {
            return Stream.concat(Stream.of(agency, system), role.stream())
                    .filter(part -> !part.isEmpty())
                    .reduce((one, other) -> one + "/" + other)
                    .orElse("");
        }

        boolean isWithin(Facts narrowed) {
            return narrowed.text("agency").filter(one -> !one.equals(agency)).isEmpty()
                    && narrowed.text("system")
                            .filter(one -> !one.equals(system))
                            .isEmpty()
                    && narrowed.integer("assurance", 1, 4)
                            .filter(one -> one < assurance)
                            .isEmpty()
                    && (!narrowed.has("roles")
                            || role.filter(narrowed.texts("roles")::contains).isPresent());
        }

        ObjectNode properties(boolean ofSystem) {
            ObjectNode properties = JsonNodeFactory.instance.objectNode();
            properties.put("agency", agency).put("system", system).put("assurance", assurance);
            if (!ofSystem) {
                ArrayNode roles = properties.putArray("roles");
                role.ifPresent(roles::add);
            }
            return properties;
        }
    }

    /** Whom the consumers of the agreements in force for a task name, in a fixed order; nobody else can be permitted. */
    private Set<Post> posts(boolean systems, String task) {
        Set<Post> posts = new LinkedHashSet<>();
        for (Agreement agreement : agreements.all()) {
            if (!agreement.task().equals(task)) {
                continue;
            }
            for (Consumer consumer : agreement.consumers()) {
                for (String agency : new TreeSet<>(references.agenciesOf(consumer))) {
                    for (String system : systemsOf(consumer, agency)) {
                        posts.add(new Post(
                                agency, system, systems ? Optional.empty() : consumer.role(), consumer.minAssurance()));
                    }
                }
            }
        }
        return posts;
    }

    private Set<String> systemsOf(Consumer consumer, String agency) {
        Parties.Agency known = references.parties().agencies().get(agency);
        Set<String> own = known == null ? Set.of() : known.systems().keySet();
        Set<String> named = new TreeSet<>(consumer.systems().isEmpty() ? own : consumer.systems());
        return named.isEmpty() ? Set.of("") : named;
    }
}

package kr.ieum.gateway.web.authzen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Several evaluations in one request, with defaults, in the three semantics of the specification. */
final class Batch {

    /** Most evaluations in one request. */
    static final int MOST = 100;

    /** When the rest is no longer evaluated. */
    private enum Semantic {
        EXECUTE_ALL,
        DENY_ON_FIRST_DENY,
        PERMIT_ON_FIRST_PERMIT;

        boolean endsAt(boolean permitted) {
            return switch (this) {
                case EXECUTE_ALL -> false;
                case DENY_ON_FIRST_DENY -> !permitted;
                case PERMIT_ON_FIRST_PERMIT -> permitted;
            };
        }
    }

    private static final Map<String, Semantic> SEMANTICS = Map.of(
            "execute_all", Semantic.EXECUTE_ALL,
            "deny_on_first_deny", Semantic.DENY_ON_FIRST_DENY,
            "permit_on_first_permit", Semantic.PERMIT_ON_FIRST_PERMIT);

    private final Evaluator evaluator;

    Batch(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /**
     * Evaluates a request with or without the member {@code evaluations}; without it, or with an empty one, as a single one.
     *
     * @throws BadRequest when the request as a whole isn't of the specification's form
     */
    Map<String, Object> evaluate(JsonNode request) {
        JsonNode evaluations = request.path("evaluations");
        if (evaluations.isMissingNode() || (evaluations.isArray() && evaluations.isEmpty())) {
            return evaluator
                    .evaluate(Entities.read(request, Entities.Sought.NOTHING))
                    .json();
        }
        if (!evaluations.isArray() || evaluations.size() > MOST) {
            throw new BadRequest("evaluations", "must be a list of at most " + MOST + " evaluations");
        }
        Semantic semantic = semantic(request.path("options"));
        List<Map<String, Object>> answers = new ArrayList<>();
        for (JsonNode evaluation : evaluations.values()) {
            Map<String, Object> answer = one(request, evaluation);
            answers.add(answer);
            if (semantic.endsAt(Boolean.TRUE.equals(answer.get("decision")))) {
                break;
            }
        }
        return Map.of("evaluations", answers);
    }

    private static Semantic semantic(JsonNode options) {
        if (options.isMissingNode()) {
            return Semantic.EXECUTE_ALL;
        }
        if (!options.isObject()) {
            throw new BadRequest("options", "must be an object");
        }
        JsonNode named = options.path("evaluations_semantic");
        if (named.isMissingNode()) {
            return Semantic.EXECUTE_ALL;
        }
        Semantic semantic = SEMANTICS.get(named.asString(""));
        if (semantic == null) {
            throw new BadRequest(
                    "options.evaluations_semantic",
                    "must be execute_all, deny_on_first_deny or permit_on_first_permit");
        }
        return semantic;
    }

    /** One evaluation; whatever is wrong with it denies it and no other. */
    private Map<String, Object> one(JsonNode defaults, JsonNode evaluation) {
        try {
            if (!evaluation.isObject()) {
                throw new BadRequest("evaluation", "must be an object");
            }
            return evaluator
                    .evaluate(Entities.read(merged(defaults, evaluation), Entities.Sought.NOTHING))
                    .json();
        } catch (BadRequest wrong) {
            Map<String, Object> denied = new LinkedHashMap<>();
            denied.put("decision", false);
            denied.put("context", Map.of("error", Map.of("status", 400, "message", wrong.sentence())));
            return denied;
        }
    }

    /**
     * An entity of the evaluation stands for the default as a whole, except that a required member it lacks is the default's
     * (certification scenario, 3.2.7).
     */
    private static ObjectNode merged(JsonNode defaults, JsonNode evaluation) {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        for (String entity : List.of("subject", "action", "resource", "context")) {
            JsonNode own = evaluation.path(entity);
            JsonNode common = defaults.path(entity);
            if (own.isMissingNode()) {
                if (!common.isMissingNode()) {
                    merged.set(entity, common);
                }
                continue;
            }
            JsonNode taken = own.deepCopy();
            if (taken instanceof ObjectNode object && common.isObject() && !entity.equals("context")) {
                for (String required : Set.of("type", "id", "name")) {
                    if (!object.has(required) && common.has(required)) {
                        object.set(required, common.get(required));
                    }
                }
            }
            merged.set(entity, taken);
        }
        return merged;
    }
}

package kr.ieum.gateway.agreement.odrl;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The constraints of one rule; all of them must hold. */
final class Constraints {

    private final ArrayNode constraints = JsonNodeFactory.instance.arrayNode();

    Constraints text(String leftOperand, String operator, String text) {
        add(leftOperand, operator).put("rightOperand", text);
        return this;
    }

    Constraints node(String leftOperand, String operator, String iri) {
        add(leftOperand, operator).putObject("rightOperand").put("@id", iri);
        return this;
    }

    Constraints typed(String leftOperand, String operator, String text, String type) {
        add(leftOperand, operator)
                .putObject("rightOperand")
                .put("@type", "xsd:" + type)
                .put("@value", text);
        return this;
    }

    Constraints anyOf(String leftOperand, List<String> iris) {
        ArrayNode list = add(leftOperand, "isAnyOf").putObject("rightOperand").putArray("@list");
        iris.forEach(iri -> list.addObject().put("@id", iri));
        return this;
    }

    private ObjectNode add(String leftOperand, String operator) {
        return constraints
                .addObject()
                .put("@type", "Constraint")
                .put("leftOperand", leftOperand)
                .put("operator", operator);
    }

    void into(ObjectNode rule) {
        rule.set("constraint", constraints.deepCopy());
    }

    /** The text that a constraint of the rule compares with, empty where there is none. */
    static String textOf(JsonNode rule, String leftOperand) {
        for (JsonNode constraint : rule.path("constraint").values()) {
            if (constraint.path("leftOperand").asString("").equals(leftOperand)) {
                return constraint.path("rightOperand").asString("");
            }
        }
        return "";
    }
}

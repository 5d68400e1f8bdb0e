package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A look-up's answer, to be read as the specification is written. */
record Lookup(JsonNode json) {

    static Lookup read(String body) {
        return new Lookup(JsonMapper.shared().readTree(body));
    }

    /**
     * One field.
     *
     * @param who relation and index, such as {@code benefit-unit 1}
     */
    record Field(String who, String attribute, String state, String form, String value, JsonNode json) {

        String has(String member) {
            return json.path(member).asString("");
        }

        boolean isReleased() {
            return state.equals("value") || state.equals("reduced");
        }

        /** Such as {@code benefit-unit 1 Person/residentNumber: first7 830921-2******}. */
        String line() {
            return who + " " + attribute + ": " + (isReleased() ? form + " " + value : state);
        }
    }

    UUID id() {
        return UUID.fromString(json.path("lookup").asString());
    }

    boolean isComplete() {
        return json.path("completeness").path("complete").asBoolean(false);
    }

    List<String> missing() {
        return json.path("completeness")
                .path("missing")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    String status(String register) {
        return json.path("registers")
                .valueStream()
                .filter(r -> r.path("register").asString().equals(register))
                .map(r -> r.path("status").asString())
                .findFirst()
                .orElse("no result");
    }

    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        json.path("registers")
                .valueStream()
                .forEach(register -> register.path("fields")
                        .valueStream()
                        .forEach(field -> fields.add(new Field(
                                who(field.path("subject").asInt()),
                                field.path("attribute").asString(),
                                field.path("state").asString(),
                                field.path("form").asString(""),
                                field.path("value").asString(""),
                                field))));
        return fields;
    }

    private String who(int index) {
        return json.path("subjects")
                        .valueStream()
                        .filter(s -> s.path("index").asInt() == index)
                        .map(s -> s.path("relation").asString())
                        .findFirst()
                        .orElseThrow()
                + " " + index;
    }

    /** All fields of a register. */
    List<Field> of(String register) {
        return fields().stream().filter(f -> f.has("register").equals(register)).toList();
    }

    /** The one field of that subject. */
    Field field(String who, String attribute) {
        List<Field> found = fields().stream()
                .filter(f -> f.who().equals(who) && f.attribute().equals(attribute))
                .toList();
        assertThat(found).as(who + " " + attribute).hasSize(1);
        return found.getFirst();
    }

    List<String> lines() {
        return fields().stream().map(Field::line).toList();
    }
}

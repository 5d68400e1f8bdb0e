package kr.ieum.gateway.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.json.StrictJson;
import tools.jackson.databind.JsonNode;

/**
 * The sandbox as a gateway tells it, for a terminal.
 *
 * @param notice that all of it is made up, and which system may ask
 */
public record SandboxAnswer(String notice, List<Entry> entries) {

    /** Makes it immutable. */
    public SandboxAnswer {
        entries = List.copyOf(entries);
    }

    /**
     * Somebody to try.
     *
     * @param query to be sent as it stands
     * @param lines all that is told, a line for each
     */
    public record Entry(String id, String title, String query, List<String> lines) {

        /** Makes it immutable. */
        public Entry {
            lines = List.copyOf(lines);
        }
    }

    /** Reads what the gateway signed. */
    public static SandboxAnswer read(byte[] json) {
        JsonNode sandbox = StrictJson.tree(json);
        List<Entry> entries = new ArrayList<>();
        for (JsonNode entry : sandbox.path("entries")) {
            entries.add(new Entry(
                    text(entry, "id"), text(entry, "title"), entry.path("query").toString(), lines(entry)));
        }
        return new SandboxAnswer(text(sandbox, "notice") + " System: " + text(sandbox, "system"), entries);
    }

    /** The one of that name. */
    public Optional<Entry> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** All of it, a line for each. */
    public List<String> lines() {
        return entries.stream().flatMap(entry -> entry.lines().stream()).toList();
    }

    private static List<String> lines(JsonNode entry) {
        List<String> lines = new ArrayList<>();
        JsonNode query = entry.path("query");
        lines.add(text(entry, "id") + ": " + text(entry, "title"));
        lines.add("  " + text(entry, "why"));
        lines.add("  " + text(query, "task") + ", case " + text(query, "case") + ", official " + text(query, "official")
                + ", mode " + text(query, "mode"));
        for (JsonNode subject : query.path("subjects")) {
            lines.add("  " + text(subject, "residentNumber"));
        }
        JsonNode answer = entry.path("answer");
        for (JsonNode field : answer.path("fields")) {
            lines.add("  -> " + field.path("subject").intValue() + " " + text(field, "attribute") + " "
                    + text(field, "state") + (field.has("value") ? ": " + text(field, "value") : ""));
        }
        if (answer.has("problem")) {
            lines.add("  -> " + text(answer, "problem") + ", " + text(answer, "reason"));
        }
        return lines;
    }

    private static String text(JsonNode object, String member) {
        return object.path(member).stringValue("");
    }
}

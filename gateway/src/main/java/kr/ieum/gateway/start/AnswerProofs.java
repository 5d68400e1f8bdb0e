package kr.ieum.gateway.start;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.client.log.LeafProof;
import kr.ieum.client.log.LeafProof.Checked;
import kr.ieum.client.log.LogKey;
import kr.ieum.client.log.LoggedLeaf;
import kr.ieum.client.log.Opening;
import kr.ieum.client.log.PublishedLog;
import kr.ieum.schemas.json.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds an answer against the log: that each of its leaves stands there, that the leaves commit to the values that came and to no others. Says in
 * lines what was proven.
 *
 * @param log where proofs are fetched that the answer came without
 */
public record AnswerProofs(LogKey key, PublishedLog log) {

    /** What was found: whether all of it is proven, and how it stands. */
    public record Found(boolean proven, List<String> lines) {

        /** Makes it immutable. */
        public Found {
            lines = List.copyOf(lines);
        }
    }

    /** A value by where it stands; its text is compared apart, for the message writes it as its kind is written. */
    private record Place(String register, String attribute, int entry, String form) {}

    /** The values that leaves commit to, as they are found. */
    private static final class Committed {
        private final List<Place> places = new ArrayList<>();
        private final List<Opening.LoggedValue> values = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();
        private boolean proven = true;

        void fails(String line) {
            proven = false;
            lines.add(line);
        }
    }

    /**
     * The query that asks for the proofs too.
     *
     * @return nothing where it is no JSON object
     */
    public static Optional<byte[]> asked(byte[] query) {
        try {
            return StrictJson.tree(query) instanceof ObjectNode object
                    ? Optional.of(StrictJson.mapper().writeValueAsBytes(object.put("proof", true)))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Checks an answer in JSON. */
    public Found check(byte[] json) throws IOException, InterruptedException {
        JsonNode answer = StrictJson.tree(json);
        Committed committed = new Committed();
        if (!answer.path("proofs").isArray() || answer.path("proofs").isEmpty()) {
            committed.fails("NOT proven: the answer came without proofs");
        }
        for (JsonNode leaf : answer.path("proofs")) {
            check(leaf, committed);
        }
        compare(answer, committed);
        return new Found(committed.proven, committed.lines);
    }

    private void check(JsonNode leaf, Committed committed) throws IOException, InterruptedException {
        String shard = leaf.path("shard").stringValue("");
        long index = leaf.path("index").longValue();
        Optional<String> proof =
                leaf.has("proof") ? Optional.of(leaf.path("proof").stringValue("")) : log.proof(shard, index);
        if (proof.isEmpty()) {
            committed.fails("NOT proven yet: leaf " + index + " of " + shard + "; ask " + log.address() + "/proof/"
                    + shard + "/" + index + " again");
            return;
        }
        switch (LeafProof.check(proof.get(), key)) {
            case Checked.Refused(String why) ->
                committed.fails("NOT proven: leaf " + index + " of " + shard + ": " + why);
            case Checked.Proven proven
            when proven.index() != index || !proven.origin().endsWith("/" + shard) ->
                committed.fails("NOT proven: leaf " + index + " of " + shard + ": the proof is of another leaf");
            case Checked.Proven proven -> {
                committed.lines.add("proven: " + proven.origin() + " leaf " + index + " of " + proven.size() + ": "
                        + said(proven.leaf()));
                opened(leaf.path("openings"), proven.leaf(), committed);
            }
        }
    }

    private static String said(LoggedLeaf leaf) {
        return switch (leaf) {
            case LoggedLeaf.Intent intent ->
                "intent at " + intent.time() + " of " + intent.agency() + " under " + intent.agreement() + ":"
                        + intent.version() + " for " + intent.task() + ", to ask "
                        + intent.asked().stream()
                                .map(asked -> asked.attribute() + " (" + asked.form() + ", " + asked.grant() + ")")
                                .collect(Collectors.joining(", "));
            case LoggedLeaf.Release release ->
                "release at " + release.time() + " by " + release.register() + " for the intent of leaf "
                        + release.intent() + ": "
                        + release.left().stream()
                                .map(left -> left.attribute() + " (" + left.formOrState() + ")")
                                .collect(Collectors.joining(", "));
            case LoggedLeaf.Refusal refusal ->
                "refusal at " + refusal.time() + " of " + refusal.agency() + " for " + refusal.task() + ": "
                        + refusal.reason();
        };
    }

    private static void opened(JsonNode openings, LoggedLeaf leaf, Committed committed) {
        for (Map.Entry<String, JsonNode> member : openings.properties()) {
            Optional<Opening> opening = Opening.of(
                    member.getKey(),
                    member.getValue().path("salt").stringValue(""),
                    member.getValue().path("value").stringValue(""));
            if (opening.isEmpty() || !leaf.commits(opening.get())) {
                committed.fails("NOT proven: the leaf doesn't commit to the " + member.getKey() + " that came with it");
            } else if (leaf instanceof LoggedLeaf.Release release) {
                Optional<List<Opening.LoggedValue>> values = opening.get().values();
                values.ifPresentOrElse(
                        all -> all.forEach(value -> taken(release.register(), value, committed)),
                        () -> committed.fails("NOT proven: the values of a release can't be read"));
            } else {
                committed.lines.add(
                        "  committed: " + member.getKey() + " " + opening.get().text());
            }
        }
    }

    private static void taken(String register, Opening.LoggedValue value, Committed committed) {
        committed.places.add(new Place(register, value.attribute(), value.entry(), value.form()));
        committed.values.add(value);
        committed.lines.add("  committed: " + value.attribute() + " (" + value.form() + ") = " + value.text());
    }

    /** Each value of the answer is committed to, and each that is committed to is in the answer. */
    private static void compare(JsonNode answer, Committed committed) {
        List<Place> unproven = new ArrayList<>(committed.places);
        for (JsonNode ground : answer.path("grounds")) {
            Place told = new Place(
                    ground.path("register").stringValue(""),
                    ground.path("attribute").stringValue(""),
                    ground.path("entry").intValue(),
                    ground.path("form").stringValue(""));
            if (!told.form().isEmpty() && !unproven.remove(told)) {
                committed.fails(
                        "NOT proven: no leaf commits to the value of " + told.attribute() + " of " + told.register());
            }
        }
        unproven.forEach(missing -> committed.fails(
                "NOT proven: the log has a value of " + missing.attribute() + " that the answer hasn't"));
        Set<String> texts = new HashSet<>();
        collect(answer.path("message"), texts);
        committed.values.stream()
                .filter(value -> !texts.contains(value.text()))
                .forEach(value -> committed.fails(
                        "NOT proven: the message hasn't the value of " + value.attribute() + " as it was logged"));
    }

    private static void collect(JsonNode node, Set<String> texts) {
        if (node.isContainer()) {
            node.forEach(one -> collect(one, texts));
        } else {
            texts.add(node.asString());
        }
    }
}

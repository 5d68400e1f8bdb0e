package kr.ieum.schemas.trial;

import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.mapping.Problem;
import kr.ieum.schemas.mapping.WayOut;
import kr.ieum.schemas.mapping.WayOut.OutgoingRecord;
import kr.ieum.schemas.model.ReferenceModel;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Writes a message of the reference model (decision 0018) in a consumer's own format. What a record can't say there is refused, record
 * by record, and the others are written.
 */
public final class WayOutTrial {

    private static final int MAX_REFUSALS = 1_000;

    private final WayOut way;
    private final ReferenceModel model;

    /** A trial of that way out. */
    public WayOutTrial(WayOut way, ReferenceModel model) {
        this.way = way;
        this.model = model;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * The file was written.
         *
         * @param records how many stand in it
         * @param refused how many don't
         * @param problems what kept the first ones from it; their position is the record's number, from 1
         */
        record Written(int records, int refused, List<Problem> problems) implements Outcome {
            /** Copies the list. */
            public Written {
                problems = List.copyOf(problems);
            }
        }

        /** What was given is no message; nothing was written. */
        record NoMessage(String why) implements Outcome {}
    }

    /**
     * Writes the message.
     *
     * @param out stays open
     * @param otherwise as of when the records speak, where the message doesn't say
     */
    public Outcome run(byte[] message, OutputStream out, Instant otherwise) throws IOException {
        JsonNode tree;
        try {
            tree = StrictJson.tree(message);
        } catch (JacksonException e) {
            return new Outcome.NoMessage("is no JSON, or holds a name twice");
        }
        if (!tree.path("contributions").isArray()) {
            return new Outcome.NoMessage("is no message of the model: it has no list 'contributions'");
        }
        List<MessageRecords.Outgoing> records = new MessageRecords(model, way.attributes()).of(tree);
        int written = 0;
        int refused = 0;
        List<Problem> problems = new ArrayList<>();
        try (WayOut.Writing writing = way.open(out, assertedAt(tree).orElse(otherwise))) {
            for (MessageRecords.Outgoing record : records) {
                List<Problem> kept = switch (record) {
                    case MessageRecords.Outgoing.Sayable(OutgoingRecord one) -> writing.write(one);
                    case MessageRecords.Outgoing.Unsayable(List<Problem> why) -> why;
                };
                written += kept.isEmpty() ? 1 : 0;
                refused += kept.isEmpty() ? 0 : 1;
                int number = written + refused;
                kept.stream()
                        .limit(Math.max(MAX_REFUSALS - problems.size(), 0))
                        .map(problem -> new Problem(problem.rule(), problem.row(), number, problem.message()))
                        .forEach(problems::add);
            }
        }
        return new Outcome.Written(written, refused, problems);
    }

    /** The oldest of what its contributions say: no record is older than the file says. */
    private static Optional<Instant> assertedAt(JsonNode message) {
        Optional<Instant> oldest = Optional.empty();
        for (JsonNode contribution : message.path("contributions")) {
            Optional<Instant> one = instant(contribution.path("assertedAt").stringValue(""));
            if (one.isPresent() && (oldest.isEmpty() || one.get().isBefore(oldest.get()))) {
                oldest = one;
            }
        }
        return oldest;
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

package kr.ieum.schemas.trial;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import kr.ieum.schemas.export.OutgoingFile;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.mapping.Problem;
import kr.ieum.schemas.mapping.WayOut;
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
        OutgoingFile.Written written = new OutgoingFile(way, model).write(tree, out, otherwise);
        return new Outcome.Written(
                written.records(),
                written.refused(),
                written.unsaid().stream()
                        .limit(MAX_REFUSALS)
                        .map(OutgoingFile.Unsaid::problem)
                        .toList());
    }
}

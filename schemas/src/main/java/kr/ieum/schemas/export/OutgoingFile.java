package kr.ieum.schemas.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.mapping.Problem;
import kr.ieum.schemas.mapping.WayOut;
import kr.ieum.schemas.mapping.WayOut.OutgoingRecord;
import kr.ieum.schemas.model.ReferenceModel;
import tools.jackson.databind.JsonNode;

/**
 * A message of the reference model (decision 0018) as a file in a consumer's own format. What a record can't say there is refused,
 * record by record, and never cut; the others are written.
 */
public final class OutgoingFile {

    private final WayOut way;
    private final ReferenceModel model;

    /** Files of that way out. */
    public OutgoingFile(WayOut way, ReferenceModel model) {
        this.way = way;
        this.model = model;
    }

    /**
     * What a file says and doesn't.
     *
     * @param records how many stand in it
     * @param refused how many don't
     * @param unsaid what kept each of those from it
     */
    public record Written(int records, int refused, List<Unsaid> unsaid) {
        /** Makes it immutable. */
        public Written {
            unsaid = List.copyOf(unsaid);
        }
    }

    /**
     * Why a record isn't in the file.
     *
     * @param subject local id of whom it is about, such as {@code #s1}
     * @param problem its position is the record's number, from 1; it holds no value
     */
    public record Unsaid(String subject, Problem problem) {}

    /**
     * Writes the message.
     *
     * @param out stays open
     * @param otherwise as of when the records speak, where the message doesn't say
     */
    public Written write(JsonNode message, OutputStream out, Instant otherwise) throws IOException {
        int written = 0;
        int refused = 0;
        List<Unsaid> unsaid = new ArrayList<>();
        try (WayOut.Writing writing = way.open(out, assertedAt(message).orElse(otherwise))) {
            for (MessageRecords.Outgoing record : new MessageRecords(model, way.attributes()).of(message)) {
                List<Problem> kept = switch (record) {
                    case MessageRecords.Outgoing.Sayable(String subject, OutgoingRecord one) -> writing.write(one);
                    case MessageRecords.Outgoing.Unsayable(String subject, List<Problem> why) -> why;
                };
                written += kept.isEmpty() ? 1 : 0;
                refused += kept.isEmpty() ? 0 : 1;
                int number = written + refused;
                kept.stream()
                        .map(problem -> new Problem(problem.rule(), problem.row(), number, problem.message()))
                        .forEach(problem -> unsaid.add(new Unsaid(record.subject(), problem)));
            }
        }
        return new Written(written, refused, unsaid);
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

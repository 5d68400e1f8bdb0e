package kr.ieum.gateway.exchange.query;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import kr.ieum.schemas.export.ModelUris;
import kr.ieum.schemas.export.OutgoingFile;
import kr.ieum.schemas.model.ReferenceModel;

/**
 * What a query is answered as a file in the consumer's own format: the message of the answer, taken apart into the format's records.
 * What the format can't say isn't in it, and is told beside it.
 *
 * @param written how many records it holds, and what kept others from it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record AnswerFile(OwnFormat format, byte[] bytes, OutgoingFile.Written written) {

    /** Writes the file; it speaks as of the oldest that registers say, or else as of when the first of them was read. */
    static AnswerFile of(
            QueryAnswer answer, OwnFormat format, AnswerMessage messages, ReferenceModel model, ModelUris uris) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            OutgoingFile.Written written = new OutgoingFile(format.way(), model)
                    .write(messages.of(answer).json(uris), bytes, read(answer));
            return new AnswerFile(format, bytes.toByteArray(), written);
        } catch (IOException e) {
            throw new UncheckedIOException("a file in memory takes everything", e);
        }
    }

    private static Instant read(QueryAnswer answer) {
        return answer.fields().stream()
                .flatMap(field -> field.fetchedAt().stream())
                .min(Comparator.naturalOrder())
                .orElseGet(answer::finalAt);
    }

    @Override
    public String toString() {
        return "AnswerFile[" + format.id() + ", " + written.records() + " records]";
    }
}

package kr.ieum.adapters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.mapping.NativeRecord;
import kr.ieum.schemas.mapping.Problem;
import kr.ieum.schemas.model.SubjectKey;

/** What came of asking a register. */
public sealed interface RegisterAnswer {

    /**
     * The register holds the subject.
     *
     * @param records holding permitted source fields only; none where the register says that there is none
     * @param assertedAt as of when the register answers: now for a live register, the delivery's date for a file
     * @param fetchedAt when the answer was read
     * @param presentKey the key that the subject has now, where the register says that the one asked by is a former one of the
     *     same subject
     */
    record Found(List<NativeRecord> records, Instant assertedAt, Instant fetchedAt, Optional<SubjectKey> presentKey)
            implements RegisterAnswer {

        /** An answer about the key that was asked by. */
        public Found(List<NativeRecord> records, Instant assertedAt, Instant fetchedAt) {
            this(records, assertedAt, fetchedAt, Optional.empty());
        }
    }

    /** The register doesn't know the subject. */
    record NotHeld(Instant assertedAt, Instant fetchedAt) implements RegisterAnswer {}

    /** No answer before the deadline. */
    record Late() implements RegisterAnswer {}

    /** The register could not be reached or refused us; {@code cause} is a stable word for the operator. */
    record Unreachable(String cause) implements RegisterAnswer {}

    /** The register answered something that breaks its format; the fields become source errors. */
    record Malformed(Problem problem) implements RegisterAnswer {}

    /** The register has a planned stop until then. */
    record ClosedUntil(Instant until) implements RegisterAnswer {}
}

package kr.ieum.schemas.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a decoder made of a register's payload. */
public sealed interface Decoded {

    /**
     * The register holds the subject.
     *
     * @param records with permitted source fields only; none where the register says that it holds the subject with nothing
     * @param assertedAt as of when the register answers, where its payload says so
     */
    record Records(List<NativeRecord> records, Optional<Instant> assertedAt) implements Decoded {}

    /** The register doesn't know the subject. */
    record NotHeld() implements Decoded {}

    /**
     * The register refused the question or failed.
     *
     * @param code one of the error codes that the mapping lists
     */
    record Failed(String code) implements Decoded {}

    /** The payload breaks its format; nothing of it is used. */
    record Unreadable(Problem problem) implements Decoded {}
}

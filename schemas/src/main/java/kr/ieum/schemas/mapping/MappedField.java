package kr.ieum.schemas.mapping;

import kr.ieum.schemas.model.Value;

/** What one mapping row yields for one record (design §5, §7): a value or a stated reason why there is none. */
public sealed interface MappedField {

    /** A clear value. */
    record Present(Value value) implements MappedField {}

    /** The register says there is none. */
    record KnownEmpty() implements MappedField {}

    /** The register doesn't know. */
    record Unknown() implements MappedField {}

    /** The attribute makes no sense for this record. */
    record NotApplicable() implements MappedField {}

    /** The register keeps no history, or none of the day that was asked for. */
    record NoHistory() implements MappedField {}

    /** The register's text breaks a rule of the row; the text itself is never carried. */
    record Malformed(Problem problem) implements MappedField {}
}

package kr.ieum.schemas.mapping;

/** Why a record has no value where a value could be, spelt as rows spell it. */
enum EmptyState {
    UNKNOWN,
    KNOWN_EMPTY,
    NOT_APPLICABLE;

    MappedField field() {
        return switch (this) {
            case UNKNOWN -> new MappedField.Unknown();
            case KNOWN_EMPTY -> new MappedField.KnownEmpty();
            case NOT_APPLICABLE -> new MappedField.NotApplicable();
        };
    }
}

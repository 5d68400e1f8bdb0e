package kr.ieum.gateway.release;

/** Why a field shows what it shows; every empty field has one of these (design §7, promise P5). */
public enum FieldState {
    /** The clear value. */
    VALUE,
    /** A value in a lesser form than clear: masked, banded, a predicate. */
    REDUCED,
    /** The register says there is none. */
    KNOWN_EMPTY,
    /** The register doesn't know. */
    UNKNOWN,
    /** The attribute makes no sense for this subject. */
    NOT_APPLICABLE,
    /** The register keeps no history, or none of the day as of which was asked; today's value is never shown for it. */
    NO_HISTORY,
    /** A predicate that the register's silence leaves open. */
    UNDETERMINED,
    /** No agreement grants it; the reason says what would be needed. */
    NOT_GRANTED,
    /** Consent is missing, too old or withdrawn. */
    NO_CONSENT,
    /** The subject has declined. */
    DECLINED_BY_SUBJECT,
    /** Neutral: shared by protection and ordinary causes alike. */
    WITHHELD,
    /** The register did not answer before its deadline. */
    LATE,
    /** The register failed or answered something that breaks its format. */
    SOURCE_ERROR,
    /** The register has a planned stop. */
    CLOSED_UNTIL,
    /** Still being asked. */
    PENDING
}

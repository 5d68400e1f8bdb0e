package kr.ieum.schemas.diff;

/** What a change asks of those who use the model, least first. */
public enum Severity {
    /** Nothing: words and examples. */
    PATCH,
    /** Nothing that works stops working; there is more than before. */
    MINOR,
    /** Somebody who did nothing wrong may have to change something. */
    MAJOR
}

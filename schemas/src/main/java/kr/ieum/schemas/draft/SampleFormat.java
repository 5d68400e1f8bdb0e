package kr.ieum.schemas.draft;

/** The formats that a sample may be in. */
enum SampleFormat {
    JSON,
    XML,
    CSV,
    FIXED_WIDTH,
    KEY_VALUE,
    /** Rows of database views, as the transport hands them on. */
    JDBC_ROW
}

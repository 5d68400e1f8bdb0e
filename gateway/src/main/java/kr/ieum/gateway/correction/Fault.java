package kr.ieum.gateway.correction;

/** What is wrong with a field. The list is closed, so that a report needs no value to be understood. */
public enum Fault {
    /** It differs from what the person or a document says. */
    DIFFERS,
    /** It was right once and is out of date. */
    OUTDATED,
    /** It belongs to somebody else. */
    OTHER_PERSON,
    /** There should be something and there is nothing. */
    MISSING,
    /** There is an entry too many, such as one twice. */
    SURPLUS
}

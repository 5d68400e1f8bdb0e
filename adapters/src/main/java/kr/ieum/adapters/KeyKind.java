package kr.ieum.adapters;

/** What a register can be asked by: the kinds of key that subjects have. */
public enum KeyKind {
    /** A resident or foreigner registration number, 13 digits: the question is about a person. */
    RESIDENT_NUMBER,
    /** A parcel number (PNU), 19 digits: the question is about a lot, and about people only through it. */
    PARCEL_NUMBER
}

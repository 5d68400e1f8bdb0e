package kr.ieum.schemas.model;

/** The closed list of datatypes of the reference model; each has its own forms (design §6). */
public enum Datatype {
    DATE,
    IDENTIFIER,
    NAME,
    ADDRESS,
    AMOUNT,
    CODE,
    TEXT,
    /** yes, no or undetermined. */
    INDICATOR
}
